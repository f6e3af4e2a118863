import ArgumentParser
import Imports
import Wording

/// A date of the command line as people write it, read as in the cells of a table.
enum TypedDate {
  /// The date in the form the ledger keeps; what is no date stays as it is, for whoever takes it to say
  /// what it may be: a word, a record, an instant.
  static func read(_ text: String, _ wording: Wording) throws(CommandError) -> String {
    do throws(TableFault) {
      return try WrittenAnswer.date(text)
    } catch {
      if case .badDate = error.reason { return text }
      throw .trouble(.usage(wording.sentence(ofAnswer: error)))
    }
  }

  /// The same while the parser reads options, which are in the language of help.
  static func parse(_ text: String) throws -> String {
    let wording = Wording(helpLanguage)
    do throws(CommandError) {
      return try read(text, wording)
    } catch {
      throw ValidationError(error.sentence(in: wording))
    }
  }
}

import Entente
import Partnership
import Projections
import Wording

/// What actors and persons that a record names are called today, whether its agreement knows them yet or
/// not.
struct NamesFound {
  private let references: [Subject: WordReference]
  private let words: WordsFound
  private let wording: Wording

  init(
    of subjects: [Subject], in ledger: Ledger, at path: String, _ wording: Wording
  ) throws(CommandError) {
    do throws(LedgerError) {
      let now = try ledger.question(about: nil, at: Moment())
      references = try ledger.names(of: subjects, known: now.knownOn, asOf: now.asOf)
    } catch {
      throw CommandError(error, at: path)
    }
    words = try WordsFound(Array(references.values), in: ledger, at: path)
    self.wording = wording
  }

  /// The name behind an id, or what has become of it; nil for an id that has none.
  subscript(id: String) -> String? {
    let subject =
      PersonID(id).map { Subject.person($0) } ?? ActorID(id).map { Subject.actor($0) }
    guard let reference = subject.flatMap({ references[$0] }) else { return nil }
    return words.text(reference)
      ?? wording.label(of: words[reference] == .withheld ? MissingWord.withheld : .erased)
  }
}

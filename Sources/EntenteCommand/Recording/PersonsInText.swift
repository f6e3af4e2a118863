import CanonicalJSON
import Entente
import Partnership
import RecordFormat
import Wording

/// The words by which persons are known, as their registrations have them today: what is said about them
/// elsewhere has not to say these again, for it stays when those are erased.
struct PersonsInText {
  /// Each word, folded, with whose it is.
  private var words: [String: PersonID] = [:]

  /// The fields whose words say who somebody is; numbers and addresses of any form are asked about anywhere.
  private static let fields: Set<String> = ["name", "email"]
  /// Shorter ones say little of anybody.
  private static let fewestLetters = 3
  /// Parts of names that are words of any text.
  private static let particles: Set<String> = [
    "and", "das", "del", "den", "der", "des", "dos", "les", "sur", "the", "van", "von", "zum",
    "zur",
  ]

  /// What the words at hand say; a person of whom there are none is not found.
  init(_ persons: [PersonID], in ledger: Ledger) throws(LedgerError) {
    for person in persons {
      let records: [SequenceNumber]
      do throws(LedgerError) {
        records = try ledger.records(about: person).about
      } catch {
        // Of whom nobody knows nothing can be said again; the rule says that nobody does.
        guard case .refused = error else { throw error }
        continue
      }
      for record in records { add(try ledger.page(of: record), of: person) }
    }
  }

  private mutating func add(_ page: RecordPage, of person: PersonID) {
    for path in page.facts.wordsPresent {
      let field = path.split(separator: ".").last.map(String.init) ?? path
      guard PersonsInText.fields.contains(field), let text = page.words?[path] else { continue }
      // What follows the @ is an organisation's, and stands in many texts.
      let own = field == "email" ? text.prefix { $0 != "@" } : text[...]
      for word in PersonsInText.words(of: String(own)) { words[word.folded] = person }
    }
  }

  /// What of them a text says again, word by word.
  func found(in text: String, at field: String) -> [PersonalTextQuestion.Found] {
    PersonsInText.words(of: text).compactMap { word in
      words[word.folded].map { person in
        .init(
          Refusal(
            .personalText,
            parameters: [
              .field(field), .text(word.text), Parameter(.person, .text(person.text)),
            ]))
      }
    }
  }

  /// The words of a text that say something, each as it stands and folded.
  private static func words(of text: String) -> [(text: String, folded: String)] {
    text.split { !$0.isLetter && !$0.isNumber }.compactMap { word in
      let folded = Search.fold(String(word))
      guard folded.count >= fewestLetters, !particles.contains(folded),
        folded.contains(where: \.isLetter)
      else { return nil }
      return (String(word), folded)
    }
  }
}

extension Ledger {
  /// The persons whom some records name.
  func persons(namedBy records: [SequenceNumber]) throws(LedgerError) -> [PersonID] {
    let size = try logSize()
    var persons: Set<PersonID> = []
    for record in records where record.index < size {
      for subject in try page(of: record).named {
        if case .person(let person) = subject { persons.insert(person) }
      }
    }
    return persons.sorted { $0.text < $1.text }
  }
}

import CanonicalJSON
import Entente
import Partnership
import RecordFormat
import Wording

/// The words by which persons are known: what is said about them elsewhere has not to say these again, for it
/// stays when those are erased.
struct PersonsInText {
  /// Each word, folded, with where it is from: a person, or a record.
  private var words: [String: Parameter] = [:]

  /// Shorter ones say little of anybody.
  private static let fewestLetters = 3
  /// Words that have a capital and hardly ever name anybody: of laws and offices, months and days.
  ///
  /// *June* may; a question at each date would be answered unread.
  static let ordinary: Set<String> = [
    "loi", "code", "reglement", "decret", "article", "directive", "act", "law", "regulation",
    "comite", "conseil", "commission", "direction", "ministere", "universite", "centre", "institut",
    "committee", "council", "board", "ministry", "university", "institute", "center",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday",
  ]
  /// Signs after which a sentence goes on.
  private static let signsWithin: Set<Character> = [
    "’", "'", "-", ",", ":", "(", "«", "“", "\"", "/", "&",
  ]
  /// The letters of *Prof*.
  ///
  /// What is as short and ends a sentence is taken for one: rather a question too many.
  private static let longestTitle = 4
  /// Parts of names that are words of any text.
  private static let particles: Set<String> = [
    "and", "das", "del", "den", "der", "des", "dos", "les", "sur", "the", "van", "von", "zum",
    "zur",
  ]

  /// What the words at hand say of some persons; one of whom there are none is not found.
  init(_ persons: [PersonID], in ledger: Ledger) throws(LedgerError) {
    let known = try ledger.words(about: persons)
    for person in persons {
      for words in known[person] ?? [] { add(words, of: person) }
    }
  }

  /// Adds the words that some texts share with the words of some records and that look like names: they have a
  /// capital in the text, and in one of the two they have it where no sentence begins.
  ///
  /// Neither a name of a partner nor a word of offices and calendars is one.
  mutating func addNames(
    in records: [SequenceNumber], saidIn texts: [String], of ledger: Ledger
  ) throws(LedgerError) {
    // Whether the texts themselves have it within a sentence.
    var sought: [String: Bool] = [:]
    for word in texts.flatMap(PersonsInText.words)
    where word.text.first?.isUppercase == true && !PersonsInText.ordinary.contains(word.folded) {
      sought[word.folded] = sought[word.folded] == true || word.isName
    }
    for word in try ledger.namesOfActors().flatMap({ PersonsInText.words(of: $0.name) }) {
      sought[word.folded] = nil
    }
    guard !sought.isEmpty else { return }
    var found: [String: SequenceNumber] = [:]
    try ledger.forEachWords(of: records) { record, said in
      for path in said.paths {
        for word in PersonsInText.words(of: said[path] ?? "") {
          guard let isName = sought[word.folded], isName || word.isName,
            found[word.folded] == nil
          else { continue }
          found[word.folded] = record
        }
      }
    }
    words.merge(found.mapValues { Parameter(.record, .record($0)) }) { person, _ in person }
  }

  private mutating func add(_ texts: Words, of person: PersonID) {
    let identity = texts.identity
    // What follows the @ is an organisation's, and stands in many texts.
    let own = identity.names + identity.addresses.map { String($0.prefix { $0 != "@" }) }
    for word in own.flatMap(PersonsInText.words) {
      words[word.folded] = Parameter(.person, .text(person.text))
    }
  }

  /// What of them a text says again, word by word.
  func found(in text: String, at field: String) -> [PersonalTextQuestion.Found] {
    PersonsInText.words(of: text).compactMap { word in
      words[word.folded].map { whose in
        .init(Refusal(.personalText, parameters: [.field(field), .text(word.text), whose]))
      }
    }
  }

  /// A word of a text.
  struct Word {
    let text: String
    let folded: String
    /// Whether it says something by itself.
    let isTelling: Bool
    /// Whether it has a capital that no sentence begins with, and is no acronym.
    let isName: Bool
  }

  /// The words of a text that say something, in its order.
  static func words(of text: String) -> [Word] { allWords(of: text).filter(\.isTelling) }

  /// The words of a text, in its order.
  static func allWords(of text: String) -> [Word] {
    // What nobody sees parts no word: U+00AD, U+200B, U+2060.
    let text = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
    return text.split { !$0.isLetter && !$0.isNumber }.map { word in
      let folded = Search.fold(String(word))
      return Word(
        text: String(word), folded: folded,
        isTelling: folded.count >= fewestLetters && !particles.contains(folded)
          && folded.contains(where: \.isLetter),
        isName: word.first?.isUppercase == true && word.contains(where: \.isLowercase)
          && isWithinSentence(text[..<word.startIndex]))
    }
  }

  /// Whether a word after a text begins no sentence: what stands before it ends none, or is a title that has a
  /// full stop itself (*Prof*).
  private static func isWithinSentence(_ before: Substring) -> Bool {
    guard let end = before.lastIndex(where: { !$0.isWhitespace }) else { return false }
    let sign = before[end]
    guard sign == "." else { return sign.isLetter || sign.isNumber || signsWithin.contains(sign) }
    let title = before[..<end].reversed().prefix { $0.isLetter }
    return (1...longestTitle).contains(title.count) && title.last?.isUppercase == true
  }
}

extension Words {
  /// The names and e-mail addresses among what is said of a person, and corrected; numbers and addresses of any
  /// form are asked about anywhere.
  var identity: (names: [String], addresses: [String]) {
    func texts(of field: Substring) -> [String] {
      paths.filter { $0.split(separator: ".").last == field }.compactMap { self[$0] }
    }
    return (texts(of: "name"), texts(of: "email"))
  }
}

import Entente
import Partnership
import RecordFormat
import Wording

/// Where texts say who a person is: no id stands beside a name that somebody wrote, so that nothing else finds it.
///
/// A word of the name counts where it has a capital and is neither a partner’s nor an ordinary one; in who
/// somebody else is, the whole name alone does. Sought is what the words about the person say.
struct NameInTexts {
  /// The whole names, word after word, ` li na `, of two words and more.
  private let phrases: [String]
  /// The words of each name, where there are two and more that say something.
  private let names: [Set<String>]
  /// The words that tell by themselves.
  private let parts: Set<String>
  private let addresses: Set<Substring>

  /// What is to be looked for.
  ///
  /// - Parameter known: The words about the person.
  init(of known: [Words], in ledger: Ledger) throws(LedgerError) {
    let said = known.flatMap(\.identity.names).map(PersonsInText.allWords)
    phrases = said.filter { $0.count > 1 }.map(NameInTexts.phrase)
    let telling = said.map { Set($0.filter(\.isTelling).map(\.folded)) }
    names = telling.filter { $0.count > 1 }
    let partners = try ledger.namesOfActors().flatMap { PersonsInText.words(of: $0.name) }
    parts = telling.reduce(into: Set<String>()) { $0.formUnion($1) }
      .subtracting(partners.map(\.folded)).subtracting(PersonsInText.ordinary)
    addresses = Set(
      known.flatMap(\.identity.addresses).flatMap(NameInTexts.addresses))
  }

  /// The records whose texts say the name, a word of it, or the address, ascending; and those whose texts do
  /// not open, which may.
  func records(
    in ledger: Ledger, progress: (UInt64, UInt64) -> Void
  ) throws(LedgerError) -> [SequenceNumber] {
    guard !phrases.isEmpty || !parts.isEmpty || !addresses.isEmpty else { return [] }
    var records: [SequenceNumber] = []
    try ledger.forEachWords(progress: progress) { record, type, words in
      guard let words else { return records.append(record) }
      let isOfAnother = type == .personRegistered || type == .personUpdated
      let texts = words.paths.compactMap { words[$0] }
      if texts.contains(where: { says($0, isOfAnother) }) { records.append(record) }
    }
    return records
  }

  private func says(_ text: String, _ isOfAnother: Bool) -> Bool {
    let words = PersonsInText.allWords(of: text)
    let folded = Set(words.map(\.folded))
    if names.contains(where: { $0.isSubset(of: folded) }) { return true }
    if !isOfAnother,
      words.contains(where: { $0.text.first?.isUppercase == true && parts.contains($0.folded) })
    {
      return true
    }
    if !phrases.isEmpty {
      let phrase = NameInTexts.phrase(of: words)
      if phrases.contains(where: phrase.contains) { return true }
    }
    guard !addresses.isEmpty, text.contains("@") else { return false }
    return !addresses.isDisjoint(with: NameInTexts.addresses(in: text))
  }

  private static func phrase(of words: [PersonsInText.Word]) -> String {
    " \(words.map(\.folded).joined(separator: " ")) "
  }

  /// What looks like an e-mail address in a text, folded.
  private static func addresses(in text: String) -> [Substring] {
    let around: Set<Character> = ["<", ">", "(", ")", "[", "]", ",", ";", ":", "\"", "«", "»"]
    return Search.fold(text).split { $0.isWhitespace || around.contains($0) }
      .map { $0.last == "." ? $0.dropLast() : $0 }
      .filter { $0.dropFirst().dropLast().contains("@") }
  }
}

import Entente
import Partnership
import RecordFormat
import Wording

/// Where texts say who a person is: no id stands beside a name that somebody wrote, so that nothing else finds it.
struct NameInTexts {
  /// The records whose texts say the name, a word of it, or the address, ascending.
  ///
  /// A word of the name counts where it has a capital and is no partner's; in who somebody else is, the whole name
  /// alone does.
  let records: [SequenceNumber]

  init(
    of person: PersonID, in ledger: Ledger, progress: (UInt64, UInt64) -> Void
  ) throws(LedgerError) {
    var names: [Set<String>] = []
    var addresses: [String] = []
    for words in try ledger.words(about: [person])[person] ?? [] {
      for path in words.paths {
        guard let text = words[path] else { continue }
        switch path.split(separator: ".").last {
        case "name": names.append(Set(PersonsInText.words(of: text).map(\.folded)))
        case "email": addresses.append(Search.fold(text))
        default: break
        }
      }
    }
    names.removeAll(where: \.isEmpty)
    addresses.removeAll(where: \.isEmpty)
    guard !names.isEmpty || !addresses.isEmpty else {
      records = []
      return
    }
    let partners = try ledger.namesOfActors().flatMap { PersonsInText.words(of: $0.name) }
    let parts = names.reduce(into: Set<String>()) { $0.formUnion($1) }
      .subtracting(partners.map(\.folded))
    var records: [SequenceNumber] = []
    try ledger.forEachWords(progress: progress) { record, type, words in
      let texts = words.paths.compactMap { words[$0] }
      let said = texts.flatMap(PersonsInText.words)
      let isWhole = names.contains { $0.isSubset(of: said.map(\.folded)) }
      let isPart =
        type != .personRegistered && type != .personUpdated
        && said.contains { $0.text.first?.isUppercase == true && parts.contains($0.folded) }
      let hasAddress = texts.contains { text in
        let folded = Search.fold(text)
        return addresses.contains { folded.contains($0) }
      }
      if isWhole || isPart || hasAddress { records.append(record) }
    }
    self.records = records
  }
}

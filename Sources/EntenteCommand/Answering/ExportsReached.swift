import Entente
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import Verification

/// Of the exports that a ledger has recorded, those that may have given out what an erasure takes: under
/// their head it was recorded, and their audience was given it.
///
/// Which records were chosen and under which head is not recorded: each counts as of all records, and under
/// whichever of the heads signed before it gave out most.
struct ExportsReached {
  /// The records that they were issued, ascending.
  let records: [SequenceNumber]

  init(_ survey: ErasureSurvey, in ledger: Ledger) throws(LedgerError) {
    guard !survey.exports.isEmpty else {
      records = []
      return
    }
    let heads = try ledger.checkpoints().compactMap { note -> UInt64? in
      // A head of the ledger's own, which was read when it was signed.
      (try? Checkpoint(text: note.text))?.size
    }.sorted()
    let given = try ExportsReached.firstHeads(giving: survey, heads, ledger)
    records = survey.exports.compactMap { export in
      // None is made under a head that was signed after it was recorded.
      let last = heads.last { $0 <= export.record.index }
      guard let last, let first = given[export.profile], first <= last else { return nil }
      return export.record
    }
  }

  /// By each profile the smallest head under which an export of it gives something of what is erased; none
  /// where none does.
  ///
  /// What is recorded after a head only ever narrows what is opened under a later one.
  private static func firstHeads(
    giving survey: ErasureSurvey, _ heads: [UInt64], _ ledger: Ledger
  ) throws(LedgerError) -> [IssuedExport.Profile?: UInt64] {
    var given: [IssuedExport.Profile?: UInt64] = [:]
    guard let first = survey.records.first, let last = survey.records.last else { return given }
    var searched: [(profile: IssuedExport.Profile?, disclosure: Disclosure)] = []
    for profile in Set(survey.exports.map(\.profile)) {
      if let profile {
        let disclosure = Disclosure(
          ofAllTo: profile.audience, asksForPersonalWords: profile.asksForPersonalWords)
        searched.append((profile, disclosure))
      } else {
        given[profile] = heads.first { $0 > first.index }
      }
    }
    let (records, words) = (Set(survey.records), Set(survey.withWords))
    let documents = Set(survey.documents)
    let showing = try ledger.showing()
    var start: UInt64 = 0
    for head in heads where head > start && start <= last.index && !searched.isEmpty {
      for index in start..<head {
        let file = try ledger.shownRecord(SequenceNumber(index), by: showing).file
        guard Disclosure.isToPrepare(file.header), let facts = file.facts else { continue }
        for place in searched.indices { searched[place].disclosure.prepare(file.header, facts) }
      }
      for index in start..<head {
        let file = try ledger.shownRecord(SequenceNumber(index), by: showing).file
        guard let facts = file.facts else { continue }
        let document = HeldDocument(file.header, facts)
        for place in searched.indices {
          let verdict = searched[place].disclosure.decide(file.header, facts)
          guard records.contains(file.header.sequence) else { continue }
          let givesDocument =
            verdict.document == nil && document.map { documents.contains($0.sha256) } == true
          if (verdict.words == nil && words.contains(file.header.sequence)) || givesDocument {
            given[searched[place].profile] = head
          }
        }
      }
      searched.removeAll { given[$0.profile] != nil }
      start = head
    }
    return given
  }
}

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
    var given: [IssuedExport.Profile?: UInt64] = [:]
    for profile in Set(survey.exports.map(\.profile)) {
      given[profile] = try ExportsReached.firstHead(giving: survey, to: profile, heads, ledger)
    }
    records = survey.exports.compactMap { export in
      // None is made under a head that was signed after it was recorded.
      let last = heads.last { $0 <= export.record.index }
      guard let last, let first = given[export.profile], first <= last else { return nil }
      return export.record
    }
  }

  /// The smallest head under which an export of a profile gives something of what is erased; nil where none
  /// does.
  ///
  /// What is recorded after a head only ever narrows what is opened under a later one.
  private static func firstHead(
    giving survey: ErasureSurvey, to profile: IssuedExport.Profile?, _ heads: [UInt64],
    _ ledger: Ledger
  ) throws(LedgerError) -> UInt64? {
    let (records, words) = (Set(survey.records), Set(survey.withWords))
    guard let audience = profile?.audience else {
      return survey.records.first.flatMap { first in heads.first { $0 > first.index } }
    }
    var disclosure = Disclosure(
      ofAllTo: audience.audience, givesPersonalWords: audience.withPersonalWords)
    let showing = try ledger.showing()
    var start: UInt64 = 0
    for head in heads where head > start {
      for index in start..<head {
        let file = try ledger.shownRecord(SequenceNumber(index), by: showing).file
        guard Disclosure.isToPrepare(file.header), let facts = file.facts else { continue }
        disclosure.prepare(file.header, facts)
      }
      for index in start..<head {
        let file = try ledger.shownRecord(SequenceNumber(index), by: showing).file
        guard let facts = file.facts else { continue }
        let verdict = disclosure.decide(file.header, facts)
        guard records.contains(file.header.sequence) else { continue }
        if words.contains(file.header.sequence), verdict.words == nil { return head }
        if verdict.document == nil, let document = HeldDocument(file.header, facts),
          survey.documents.contains(document.sha256)
        {
          return head
        }
      }
      start = head
      guard let last = survey.records.last, last.index >= start else { return nil }
    }
    return nil
  }
}

extension IssuedExport.Profile {
  /// To whom it opens how much.
  fileprivate var audience: (audience: DossierInfo.Audience, withPersonalWords: Bool) {
    switch self {
    case .archive: (.archive, true)
    case .auditor: (.auditor, false)
    case .auditorWithPersonalWords: (.auditor, true)
    case .public: (.public, false)
    }
  }
}

internal import LedgerStore
internal import LedgerTables
public import Partnership
internal import RecordFormat

/// What is to be destroyed where a decision says so, as the log stands.
///
/// A decision covers what was recorded in its agreement before it, but for the records that say why: holds,
/// retention rules and decisions keep their reasons.
public struct DispositionCoverage: Sendable {
  /// The agreement whose records are destroyed.
  public let agreement: AgreementID
  /// The record of the decision.
  public let decision: SequenceNumber
  /// The records whose words are there to be destroyed, ascending.
  public let records: [SequenceNumber]
  /// The documents that the records attach and that are there to be destroyed, by SHA-256, ascending.
  public let documents: [String]
  /// How many records have neither words nor a document.
  public let withoutWords: Int
  /// How many records and documents were erased before.
  public let erasedBefore: (records: Int, documents: Int)
  /// The documents that stay, with a record that names them too and that the decision does not cover.
  public let keptDocuments: [(record: SequenceNumber, sha256: String)]

  /// Whether nothing is left to destroy.
  public var isCarriedOut: Bool { records.isEmpty && documents.isEmpty }
}

extension Ledger {
  /// Looks for what a decision covers and is still there.
  ///
  /// A document that a record of elsewhere names too stays, and with it the words of what attaches it as
  /// personal: their key opens both.
  ///
  /// - Parameter progress: Told how many records were read, of how many.
  /// - Throws: `.unknownAgreement` for one that nothing known proposes.
  public func coverage(
    of decision: SequenceNumber, in agreement: AgreementID,
    progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LedgerError) -> DispositionCoverage {
    let covered = try records(of: agreement, before: decision)
    let erased = try erased()
    let attached = Set(covered.compactMap(\.record.documentHeldHere))
    let left = attached.filter { erased.documents[$0] == nil }.sorted()
    var found = LogSearch(for: left)
    if !left.isEmpty { try search(&found, progress: progress) }
    let sequences = Set(covered.map(\.record.sequence))
    var kept: [(record: SequenceNumber, sha256: String)] = []
    for document in left {
      let other = found.records(containing: document).first {
        $0.names(document: document) && !sequences.contains($0.sequence)
      }
      if let other { kept.append((other.sequence, document)) }
    }
    let spared = Set(kept.map(\.sha256))
    let sealing = try inStore { () throws(LedgerStoreError) in
      Set(try store.recordsSealing(kept.map(\.sha256)).values)
    }
    let withWords = covered.filter { record, hasWords in
      guard hasWords, erased.records[record.sequence] == nil, !sealing.contains(record.sequence)
      else { return false }
      return !(found.isPersonal(record) && record.documentHeldHere.map(spared.contains) == true)
    }
    return DispositionCoverage(
      agreement: agreement, decision: decision, records: withWords.map(\.record.sequence),
      documents: left.filter { !spared.contains($0) },
      withoutWords: covered.count { !$0.hasWords && $0.record.documentHeldHere == nil },
      erasedBefore: (
        covered.count { erased.records[$0.record.sequence] != nil }, attached.count - left.count
      ), keptDocuments: kept)
  }

  /// The records of an agreement that a decision on it covers, and whether each has words.
  private func records(
    of agreement: AgreementID, before decision: SequenceNumber
  ) throws(LedgerError) -> [(record: Record, hasWords: Bool)] {
    try inStore { () throws(LedgerStoreError) in
      try store.read(upTo: decision.index) { transaction, view throws(LedgerTablesError) in
        var records: [(record: Record, hasWords: Bool)] = []
        for entry in try view.journal(of: .agreement(agreement), in: transaction)
        where entry.agreement == agreement && !entry.type.saysWhyRecordsAreKept {
          let stored = try transaction.storedRecord(entry.sequence)
          records.append((stored.record, stored.header.words != nil))
        }
        return records
      }
    }
  }
}

extension RecordType {
  /// Whether it is about how long others are kept, and what becomes of them.
  fileprivate var saysWhyRecordsAreKept: Bool {
    switch self {
    case .holdPlaced, .holdLifted, .retentionAssigned, .dispositionDecided: true
    default: false
    }
  }
}

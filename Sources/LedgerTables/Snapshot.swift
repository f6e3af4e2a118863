public import CanonicalJSON
public import LMDB
public import Partnership
public import Projections

/// An agreement's summary at a position, kept so that a list of agreements need not fold each.
///
/// `size` (8 bytes, big-endian) ‖ number of records of the history (8) ‖ canonical summary.
public struct Snapshot: Sendable, Hashable {
  /// How many records the log held.
  public let size: UInt64
  /// How many of them the agreement's history held.
  public let records: Int
  /// The canonical bytes of the summary.
  public let summary: [UInt8]

  /// The snapshot of a history at a position.
  public init(of history: History, _ agreement: AgreementID, size: UInt64) {
    self.size = size
    records = history.records.count
    summary = AgreementSummary(history, agreement).json.canonicalBytes
  }

  /// Reads a row; nil when it is too short.
  public init?(_ row: Span<UInt8>) {
    guard row.count > 16, let size = UInt64(row: row.extracting(0..<8)),
      let records = UInt64(row: row.extracting(8..<16))
    else { return nil }
    self.size = size
    self.records = Int(clamping: records)
    summary = [UInt8](copying: row.extracting(16...))
  }

  /// The row.
  public var bytes: [UInt8] {
    LedgerKeys.bigEndian(size) + LedgerKeys.bigEndian(UInt64(records)) + summary
  }
}

extension ReadTransaction {
  /// The snapshot of an agreement; nil when there is none.
  public func snapshot(of agreement: AgreementID) throws(LedgerTablesError) -> Snapshot? {
    do throws(LMDBError) {
      guard let row = try get(LedgerKeys.snapshot(of: agreement), in: LedgerTable.snapshots)
      else { return nil }
      if let snapshot = Snapshot(row) { return snapshot }
    } catch {
      throw .storage(error)
    }
    throw .damagedRow(
      table: LedgerTable.snapshots.name, key: agreement.text, what: "it is too short")
  }
}

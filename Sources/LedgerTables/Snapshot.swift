internal import CanonicalJSON
public import LMDB
public import Partnership
internal import Projections

/// An agreement's summary at a position, kept so that a list of agreements need not fold each.
///
/// `size` (8 bytes, big-endian) ‖ number of records of the history (8) ‖ canonical summary.
public struct Snapshot: Sendable, Hashable {
  /// How many records the log held with the last of the agreement's own.
  ///
  /// Not how many it held when the snapshot was made: that would be a number nothing else says, and
  /// a changed one would not show.
  public let size: UInt64
  /// How many of them were the agreement's own.
  public let records: Int
  /// The canonical bytes of the summary.
  public let summary: [UInt8]

  /// The snapshot of a history at its end.
  public init(of history: History, _ agreement: AgreementID) throws(LedgerTablesError) {
    let own = history.records.lazy.filter { $0.agreement == agreement }
    size = own.map { $0.sequence.index + 1 }.max() ?? 0
    records = own.count
    do throws(CanonicalJSONError) {
      summary = try AgreementSummary(of: agreement, atEndOf: history).json.canonicalBytes
    } catch {
      throw .damagedRow(
        table: LedgerTable.snapshots.name, key: agreement.text, what: error.description)
    }
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

extension History {
  /// How many records of the history are the agreement's own; those about actors come along as they
  /// are asked for.
  public func ownRecords(of agreement: AgreementID) -> Int {
    records.count { $0.agreement == agreement }
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

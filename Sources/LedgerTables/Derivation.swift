public import LMDB
public import Partnership

/// A row that follows from the log.
public struct DerivedRow: Sendable, Hashable {
  /// The table.
  public let table: Table
  /// The key.
  public let key: [UInt8]
  /// The value.
  public let value: [UInt8]
}

extension TrailEntry {
  /// The rows that follow from this record alone: its action, and its place in each journal.
  public var rows: [DerivedRow] {
    var rows = [
      DerivedRow(
        table: LedgerTable.actions, key: LedgerKeys.action(action),
        value: LedgerKeys.bigEndian(record.sequence.index))
    ]
    let row = JournalRow.bytes(of: record)
    for subject in subjects {
      rows.append(
        DerivedRow(
          table: LedgerTable.journal, key: LedgerKeys.journal(of: subject, record.sequence),
          value: row))
    }
    return rows
  }

  /// The membership row this record makes for a member.
  public func row(of member: Subject, in agreement: AgreementID) -> DerivedRow {
    DerivedRow(
      table: LedgerTable.memberships, key: LedgerKeys.membership(of: member, in: agreement),
      value: LedgerKeys.bigEndian(record.sequence.index))
  }
}

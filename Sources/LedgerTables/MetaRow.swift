internal import Crypto
public import LMDB
internal import Projections

/// What the store says of itself; each row ends with the SHA-256 of its key and value, because
/// nothing else would show that one was changed.
public enum MetaRow: String, CaseIterable, Sendable {
  /// The number of the format of the store, and the name of the ledger.
  case format
  /// The version of the derived tables, and the number of records they hold.
  case derived
  /// How often heads are signed without being asked for; there is no such row where they are not.
  case rhythm
}

/// The format of a store, and which ledger it is.
public struct FormatStamp: Sendable, Hashable {
  /// The format this program writes, and the newest it reads.
  public static let current: UInt64 = 1

  /// The format of the store.
  public let format: UInt64
  /// The name of the ledger.
  public let ledger: String

  /// A stamp.
  public init(format: UInt64 = FormatStamp.current, ledger: String) {
    self.format = format
    self.ledger = ledger
  }
}

/// How far the derived tables have come.
public struct DerivedPosition: Sendable, Hashable {
  /// The version of the derived tables that this program makes: it rises with the fold's and with
  /// the rows' own, so that neither can change unseen.
  public static let currentVersion = UInt64(clamping: foldVersion) + rowsVersion
  /// How often the bytes of derived rows have changed.
  private static let rowsVersion: UInt64 = 5

  /// The version that made the rows.
  public let version: UInt64
  /// How many records they hold: all below this sequence.
  public let size: UInt64

  /// A position.
  public init(version: UInt64 = DerivedPosition.currentVersion, size: UInt64) {
    self.version = version
    self.size = size
  }
}

extension MetaRow {
  /// The row of a stamp.
  public static func bytes(of stamp: FormatStamp) -> [UInt8] {
    MetaRow.format.sealed(LedgerKeys.bigEndian(stamp.format) + Array(stamp.ledger.utf8))
  }

  /// The row of a position.
  public static func bytes(of position: DerivedPosition) -> [UInt8] {
    MetaRow.derived.sealed(
      LedgerKeys.bigEndian(position.version) + LedgerKeys.bigEndian(position.size))
  }

  /// The row of a rhythm.
  public static func bytes(of rhythm: CheckpointRhythm) -> [UInt8] {
    MetaRow.rhythm.sealed(Array(rhythm.rawValue.utf8))
  }

  private func sealed(_ value: [UInt8]) -> [UInt8] {
    value + Array(SHA256.hash(data: Array(rawValue.utf8) + value))
  }

  /// The value of a row; nil when its hash is not that of key and value.
  func opened(_ row: Span<UInt8>) -> [UInt8]? {
    guard row.count >= 32 else { return nil }
    let value = [UInt8](copying: row.extracting(0..<row.count - 32))
    return sealed(value) == [UInt8](copying: row) ? value : nil
  }
}

extension ReadTransaction {
  /// The stamp of the store; nil when it has none yet.
  public func formatStamp() throws(LedgerTablesError) -> FormatStamp? {
    guard let value = try meta(.format) else { return nil }
    guard value.count > 8, let ledger = String(validating: value[8...], as: UTF8.self) else {
      throw .damagedRow(table: LedgerTable.meta.name, key: "format", what: "too short")
    }
    return FormatStamp(format: number(value[0..<8]), ledger: ledger)
  }

  /// How far the derived tables have come; at nothing when they have not begun.
  public func derivedPosition() throws(LedgerTablesError) -> DerivedPosition {
    guard let value = try meta(.derived) else { return DerivedPosition(size: 0) }
    guard value.count == 16 else {
      throw .damagedRow(table: LedgerTable.meta.name, key: "derived", what: "wrong length")
    }
    return DerivedPosition(version: number(value[0..<8]), size: number(value[8..<16]))
  }

  /// How often heads are signed without being asked for; nil when they are not.
  public func checkpointRhythm() throws(LedgerTablesError) -> CheckpointRhythm? {
    guard let value = try meta(.rhythm) else { return nil }
    guard let name = String(validating: value, as: UTF8.self),
      let rhythm = CheckpointRhythm(rawValue: name)
    else {
      throw .damagedRow(table: LedgerTable.meta.name, key: "rhythm", what: "no rhythm is so named")
    }
    return rhythm
  }

  private func meta(_ row: MetaRow) throws(LedgerTablesError) -> [UInt8]? {
    do throws(LMDBError) {
      guard let bytes = try get(row.rawValue, in: LedgerTable.meta) else { return nil }
      if let value = row.opened(bytes) { return value }
    } catch {
      throw .storage(error)
    }
    throw .damagedRow(
      table: LedgerTable.meta.name, key: row.rawValue, what: "its hash is not that of its value")
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}

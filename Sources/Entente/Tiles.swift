internal import LMDB
internal import LedgerStore
internal import LedgerTables
internal import Partnership
public import Transparency

extension Ledger {
  /// The bytes of a file of the log's tiles: headers behind their lengths, or hashes.
  ///
  /// - Throws: `.noRecord` for a file of more records than the log holds.
  public func bytes(of tile: Tile) throws(LedgerError) -> [UInt8] {
    guard let last = tile.nodes.last?.row, try last < logSize() else {
      throw .noRecord(SequenceNumber(tile.nodes.last?.row ?? .max), size: try logSize())
    }
    return try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        guard case .entries = tile.content else {
          return try tile.hashes { node throws(LedgerTablesError) in
            try transaction.treeHash(node)
          }
        }
        let first = tile.index * UInt64(Tile.fullWidth)
        var entries: [[UInt8]] = []
        entries.reserveCapacity(tile.width)
        try transaction.forEachRecordRow(in: first..<first + UInt64(tile.width)) {
          _, row throws(LedgerTablesError) in entries.append([UInt8](copying: row.header))
        }
        do throws(TransparencyError) {
          return try EntryBundle.bytes(of: entries)
        } catch {
          throw .damagedRow(
            table: LedgerTable.records.name, key: "\(first)", what: error.description)
        }
      }
    }
  }

  /// The root of the log's tree at a size.
  ///
  /// - Throws: `.noRecord` for a size that the log has not reached.
  public func root(atSize size: UInt64) throws(LedgerError) -> Digest {
    let logSize = try logSize()
    guard size <= logSize else { throw .noRecord(SequenceNumber(size), size: logSize) }
    return try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        try transaction.root(atSize: size)
      }
    }
  }
}

import LMDB
import LedgerTables

/// Changes rows of a ledger's store through liblmdb, as nothing in the product does.
struct RowSurgery {
  struct Row: Sendable, Hashable {
    let key: [UInt8]
    let value: [UInt8]
  }

  private let path: String

  init(on path: String) {
    self.path = path
  }

  /// All rows of a table, in order of key.
  func rows(of table: Table) throws -> [Row] {
    let environment = try Environment(at: path, access: .reading, tables: LedgerTable.all)
    return try environment.read { transaction throws(LMDBError) in
      try transaction.withCursor(table) { cursor throws(LMDBError) in
        var rows: [Row] = []
        while let row = try cursor.next() {
          rows.append(
            Row(key: [UInt8](copying: row.key), value: [UInt8](copying: row.value)))
        }
        return rows
      }
    }
  }

  /// Takes rows away and puts others there.
  func replace(_ old: [Row], with new: [Row], in table: Table) throws {
    let environment = try Environment(at: path, access: .writing, tables: LedgerTable.all)
    try environment.write { transaction throws(LMDBError) in
      for row in old { try transaction.delete(row.key, in: table) }
      for row in new { try transaction.put(row.key, row.value, in: table) }
    }
  }

  /// Makes a table hold these rows and no others.
  func set(_ rows: [Row], in table: Table) throws {
    let environment = try Environment(at: path, access: .writing, tables: LedgerTable.all)
    try environment.write { transaction throws(LMDBError) in
      try transaction.clear(table)
      for row in rows { try transaction.put(row.key, row.value, in: table) }
    }
  }
}

extension [UInt8] {
  /// The bytes with one bit of one of them turned.
  func flipping(_ index: Int, bit: Int) -> [UInt8] {
    var bytes = self
    bytes[index] ^= 1 << UInt8(bit)
    return bytes
  }
}

import LMDB
import Testing

let records = Table(0, "records")

@Test func `A row appended is read back by key and by cursor`() throws {
  let scratch = try Scratch()
  let environment = try Environment(at: scratch.path, access: .creating, tables: [records])
  try environment.write { transaction throws(LMDBError) in
    for i in 0..<100 {
      try transaction.append(UInt64(i), [UInt8](repeating: UInt8(i), count: 10), in: records)
    }
    #expect(try transaction.reading.count(of: records) == 100)
  }
  let sum = try environment.read { transaction throws(LMDBError) in
    guard let row = try transaction.get(UInt64(7), in: records) else { return 0 }
    return Int(row[3])
  }
  #expect(sum == 7)
  let keys = try environment.read { transaction throws(LMDBError) in
    try transaction.withCursor(records) { cursor throws(LMDBError) in
      var keys: [UInt64] = []
      try cursor.place(before: UInt64(95))
      while let row = try cursor.next() {
        keys.append(UInt64(row: row.key) ?? 0)
      }
      return keys
    }
  }
  #expect(keys == [95, 96, 97, 98, 99])
}

import LMDB
import Testing

@Suite struct `Cursors` {
  @Test func `An empty table has no row in any direction`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.read { transaction throws(LMDBError) in
      try transaction.withCursor(records) { cursor throws(LMDBError) in
        #expect(try number(cursor.first()) == nil)
        #expect(try number(cursor.last()) == nil)
        #expect(try number(cursor.next()) == nil)
        #expect(try number(cursor.previous()) == nil)
        #expect(try number(cursor.seek(UInt64(1))) == nil)
        try cursor.place(before: UInt64(1))
        #expect(try number(cursor.next()) == nil)
        #expect(try number(cursor.previous()) == nil)
      }
    }
  }

  @Test func `A cursor walks forth and back between its ends`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    for number in [10, 20, 30] as [UInt64] { try environment.append(number) }
    try environment.read { transaction throws(LMDBError) in
      try transaction.withCursor(records) { cursor throws(LMDBError) in
        #expect(try number(cursor.first()) == 10)
        #expect(try number(cursor.next()) == 20)
        #expect(try number(cursor.next()) == 30)
        #expect(try number(cursor.next()) == nil)
        #expect(try number(cursor.last()) == 30)
        #expect(try number(cursor.previous()) == 20)
        #expect(try number(cursor.previous()) == 10)
        #expect(try number(cursor.previous()) == nil)
      }
      try transaction.withCursor(records) { cursor throws(LMDBError) in
        #expect(try number(cursor.previous()) == 30)
      }
    }
  }

  @Test func `A search finds the first key not less, and a place lies before it`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    var generator = SeededGenerator()
    let keys = Set((0..<500).map { _ in UInt64.random(in: 0..<2000, using: &generator) }).sorted()
    try environment.write { transaction throws(LMDBError) in
      for key in keys { try transaction.append(key, [1], in: records) }
    }
    try environment.read { transaction throws(LMDBError) in
      try transaction.withCursor(records) { cursor throws(LMDBError) in
        for wanted in 0...UInt64(2001) {
          let from = keys.firstIndex { $0 >= wanted } ?? keys.endIndex
          let found = from < keys.endIndex ? keys[from] : nil
          let before = from > 0 ? keys[from - 1] : nil
          #expect(try number(cursor.seek(wanted)) == found)
          try cursor.place(before: wanted)
          #expect(try number(cursor.next()) == found)
          try cursor.place(before: wanted)
          #expect(try number(cursor.previous()) == before)
        }
        #expect(try number(cursor.seek([] as [UInt8])) == keys.first)
      }
    }
  }

  @Test func `A client's error leaves a cursor and its transaction as it is`() throws {
    struct Enough: StorageFailure {
      init() {}
      init(storage error: LMDBError) {}
    }
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    #expect(throws: Enough.self) {
      try environment.read { transaction throws(Enough) in
        try transaction.withCursor(records) { _ throws(Enough) in throw Enough() }
      }
    }
  }

  private func number(_ row: borrowing Cursor.Row?) -> UInt64? {
    guard let row = copy row else { return nil }
    return UInt64(row: row.key)
  }
}

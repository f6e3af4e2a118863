import LMDB
import Testing

/// A client's own error, which takes the store's with it.
private enum Refusal: StorageFailure, Equatable {
  case storage(LMDBError)
  case notToday

  init(storage error: LMDBError) {
    self = .storage(error)
  }
}

@Suite struct `Transactions` {
  @Test func `A row written is read back by key`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(7, [70, 71])
    let row = try environment.read { transaction throws(LMDBError) -> [UInt8]? in
      guard let row = try transaction.get(UInt64(7), in: records) else { return nil }
      return [UInt8](copying: row)
    }
    #expect(row == [70, 71])
  }

  @Test func `A key that is not there gives nothing, without an error`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.read { transaction throws(LMDBError) in
      let isThere = try transaction.get(UInt64(7), in: records) != nil
      #expect(!isThere)
    }
  }

  @Test func `Every kind of key and value is the same bytes`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    let bytes: [UInt8] = [0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37]
    try environment.write { transaction throws(LMDBError) in
      try transaction.put(bytes.span, "valeur é", in: names)
      let number: UInt64 = 0x3031_3233_3435_3637
      let lengths = [
        try transaction.reading.get(bytes, in: names)?.count,
        try transaction.reading.get("01234567", in: names)?.count,
        try transaction.reading.get(number, in: names)?.count,
        try transaction.reading.get(bytes.span, in: names)?.count,
      ]
      #expect(lengths == [9, 9, 9, 9])
    }
  }

  @Test func `An empty value is a value`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(1, [])
    let length = try environment.read { transaction throws(LMDBError) in
      try transaction.get(UInt64(1), in: records)?.count
    }
    #expect(length == 0)
  }

  @Test func `A write that throws has never happened`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    #expect(throws: Refusal.notToday) {
      try environment.write { transaction throws(Refusal) in
        do throws(LMDBError) {
          try transaction.append(UInt64(1), [1], in: records)
        } catch {
          throw .storage(error)
        }
        throw .notToday
      }
    }
    #expect(try environment.numbers() == [])
    try environment.append(1)
    #expect(try environment.numbers() == [1])
  }

  @Test func `What fails around the closure reaches a client as its own error`() throws {
    let scratch = try Scratch()
    try { _ = try Environment(scratch) }()
    let environment = try Environment(scratch, .reading)
    #expect(throws: Refusal.storage(LMDBError(.readOnly, "begin writing", scratch.path))) {
      try environment.write { _ throws(Refusal) in }
    }
  }

  @Test func `A write sees its own rows and a read beside it does not`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(1)
    try environment.write { transaction throws(LMDBError) in
      try transaction.append(UInt64(2), [2], in: records)
      #expect(try transaction.reading.count(of: records) == 2)
      #expect(try environment.numbers() == [1])
    }
    #expect(try environment.numbers() == [1, 2])
  }

  @Test func `A read keeps its state while others write`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(1)
    try environment.read { transaction throws(LMDBError) in
      try environment.append(2)
      #expect(try transaction.count(of: records) == 1)
    }
    #expect(try environment.numbers() == [1, 2])
  }

  @Test(arguments: [5, 4, 0] as [UInt64])
  func `An append not after the last key is refused, and the transaction goes on`(
    number: UInt64
  ) throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(5)
    try environment.write { transaction throws(LMDBError) in
      let error = #expect(throws: LMDBError.self) {
        try transaction.append(number, [1], in: records)
      }
      #expect(error?.reason == .keyExists)
      try transaction.append(UInt64(6), [1], in: records)
    }
    #expect(try environment.numbers() == [5, 6])
  }

  @Test func `An insert never writes over a row, and a put does`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.write { transaction throws(LMDBError) in
      try transaction.insert("a", [1], in: names)
      let error = #expect(throws: LMDBError.self) { try transaction.insert("a", [2], in: names) }
      #expect(error?.reason == .keyExists)
      #expect(try transaction.reading.get("a", in: names)?[0] == 1)
      try transaction.put("a", [3], in: names)
      #expect(try transaction.reading.get("a", in: names)?[0] == 3)
    }
  }

  @Test func `A delete says whether there was a row, and a clear leaves none`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.write { transaction throws(LMDBError) in
      try transaction.put("a", [1], in: names)
      try transaction.put("b", [1], in: names)
      try transaction.put("c", [1], in: names)
      #expect(try transaction.delete("a", in: names))
      #expect(try !transaction.delete("a", in: names))
      #expect(try transaction.reading.count(of: names) == 2)
      try transaction.clear(names)
      #expect(try transaction.reading.count(of: names) == 0)
      try transaction.put("d", [1], in: names)
    }
    try environment.read { transaction throws(LMDBError) in
      #expect(try transaction.count(of: names) == 1)
    }
  }

  @Test(arguments: [0, 512])
  func `A key of no byte, or of more than 511, is refused`(length: Int) throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    let error = #expect(throws: LMDBError.self) {
      try environment.write { transaction throws(LMDBError) in
        try transaction.put([UInt8](repeating: 1, count: length), [1], in: names)
      }
    }
    #expect(error?.reason == .badSize)
  }

  @Test func `A table that was not declared is refused by name`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    let error = #expect(throws: LMDBError.self) {
      try environment.read { transaction throws(LMDBError) in
        try transaction.count(of: Table(2, "others"))
      }
    }
    #expect(error?.reason == .tableMissing("others"))
  }

  @Test func `Numbers keep their order as keys, up to the greatest`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    let numbers: [UInt64] = [0, 1, 255, 256, 65535, 65536, 1 << 32, 1 << 63, .max]
    try environment.write { transaction throws(LMDBError) in
      for number in numbers.shuffled() { try transaction.put(number, [1], in: records) }
    }
    #expect(try environment.numbers() == numbers)
  }
}

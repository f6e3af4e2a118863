import Glibc
import Testing

@testable import LMDB

@Suite struct `The plain checks of a store's file` {
  @Test func `A store is fit before and after its first commits`() throws {
    let scratch = try Scratch()
    #expect(try StoreFile.check(inFolder: scratch.path) == .absent)
    for commits in 0...4 {
      try {
        let environment = try Environment(scratch)
        if commits > 0 { try environment.append(UInt64(commits)) }
      }()
      let verdict = try StoreFile.check(inFolder: scratch.path)
      guard case .fit(let figures) = verdict else {
        Issue.record("\(verdict)")
        return
      }
      // The first commit made the tables.
      #expect(figures.lastTransaction == UInt64(1 + commits))
    }
  }

  @Test func `A store whose last commit failed as it was made public is fit`() throws {
    let scratch = try Scratch()
    for number in 1...3 as ClosedRange<UInt64> { try Environment(scratch).append(number) }
    // Commit 4 is in the first meta page. What liblmdb leaves of a fifth that it could not write: the
    // number and last page of commit 3 again, beside trees that begin after it.
    let path = scratch.folder.path(of: "data.mdb")
    try {
      let file = try DataFile(opening: path, access: .writing)
      for offset in [40, 88] {
        let lastPage = try file.read(at: 4096 + 136, count: 8).number(at: 0, as: UInt64.self)
        let root = lastPage + 3
        try file.write(
          (0..<8).map { UInt8(truncatingIfNeeded: root >> (8 * $0)) }, at: 4096 + offset + 40)
        try file.write([1], at: Int(root) * 4096)
      }
      try file.synchronize()
    }()
    guard case .fit(let figures) = try StoreFile.check(inFolder: scratch.path) else {
      Issue.record("\(try StoreFile.check(inFolder: scratch.path))")
      return
    }
    #expect(figures.lastTransaction == 4)
    #expect(try Environment(scratch).numbers() == [1, 2, 3])
  }

  @Test func `A store that is open here is not read as a file`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    let error = #expect(throws: LMDBError.self) {
      try StoreFile.check(inFolder: environment.path)
    }
    #expect(error?.reason == .alreadyOpen)
  }

  @Test(arguments: [
    ([], StoreFile.Verdict.empty),
    ([UInt8](repeating: 0, count: 10), .foreign),
    ([UInt8](repeating: 0, count: 100_000), .foreign),
    ([UInt8]("SQLite format 3\0".utf8) + [UInt8](repeating: 7, count: 8192), .foreign),
  ])
  func `A file that is no store never reaches liblmdb`(
    bytes: [UInt8], verdict: StoreFile.Verdict
  ) throws {
    let scratch = try Scratch()
    try scratch.folder.create("data.mdb", bytes)
    #expect(try StoreFile.check(inFolder: scratch.path) == verdict)
    for access in [Environment.Access.creating, .writing, .reading] {
      let error = #expect(throws: LMDBError.self) { _ = try Environment(scratch, access) }
      #expect(error?.reason == .unfit(verdict))
    }
    #expect(try scratch.folder.names() == ["data.mdb"])
  }

  @Test func `A folder in the file's place is unreadable`() throws {
    let scratch = try Scratch()
    try Folder(scratch.folder.path(of: "data.mdb")).make()
    guard case .unreadable = try StoreFile.check(inFolder: scratch.path) else {
      Issue.record("a folder was read as a file")
      return
    }
  }

  @Test func `A store cut anywhere is truncated, and never reaches liblmdb`() throws {
    let scratch = try Scratch()
    let whole = try filledStore(in: scratch)
    var generator = SeededGenerator()
    var lengths = [1, 16, 151, 152, 4095, 4096, 4200, 8191, 8192, whole.count - 1]
    lengths += (0..<50).map { _ in Int.random(in: 1..<whole.count, using: &generator) }
    for length in lengths {
      try scratch.folder.replace("data.mdb", [UInt8](whole.prefix(length)))
      switch try StoreFile.check(inFolder: scratch.path) {
      case .truncated(let expected, let found):
        #expect(expected > length)
        #expect(found == length)
      case .foreign: #expect(length < 152)
      case let other: Issue.record("cut to \(length): \(other)")
      }
    }
  }

  // A page that was allocated and freed in one transaction is never written.
  @Test func `A sound store that ends before its last page is fit`() throws {
    let scratch = try Scratch()
    var generator = SeededGenerator()
    var shortStores = 0
    for _ in 0..<40 {
      try {
        let environment = try Environment(scratch)
        try environment.write { transaction throws(LMDBError) in
          let keys = (0..<600).map { _ in UInt64.random(in: 0...100_000, using: &generator) }
          for key in keys {
            let length = Int.random(in: 1...6000, using: &generator)
            try transaction.put(key, [UInt8](repeating: 1, count: length), in: records)
          }
          let doomed = Int.random(in: 0...keys.count, using: &generator)
          for key in keys.shuffled(using: &generator).prefix(doomed) {
            try transaction.delete(key, in: records)
          }
          if doomed < 60 { try transaction.clear(records) }
        }
      }()
      guard case .fit(let figures) = try StoreFile.check(inFolder: scratch.path) else {
        Issue.record("\(try StoreFile.check(inFolder: scratch.path))")
        return
      }
      if figures.lengthBytes < (figures.lastPage + 1) * figures.pageBytes {
        shortStores += 1
        // Without the pages in use it is another matter.
        let bytes = try scratch.folder.read("data.mdb", limitBytes: 1 << 30)
        let other = try Scratch()
        try other.folder.create("data.mdb", [UInt8](bytes.prefix(2 * 4096)))
        guard case .truncated = try StoreFile.check(inFolder: other.path) else {
          Issue.record("two pages of a store: \(try StoreFile.check(inFolder: other.path))")
          return
        }
      }
    }
    #expect(shortStores > 0, "no store of this seed was short, so nothing was shown")
  }

  @Test
  func `A flipped bit in a meta page is refused, harms nobody, or shows a commit just before`()
    async throws
  {
    let scratch = try Scratch()
    let whole = try filledStore(in: scratch)
    let file = try DataFile(opening: scratch.folder.path(of: "data.mdb"), access: .writing)
    var refused = 0
    var opened: [Int] = []
    for bit in Array(0..<152 * 8) + Array(4096 * 8..<(4096 + 152) * 8) {
      try file.write([whole[bit / 8] ^ 1 << (bit % 8)], at: bit / 8)
      if case .fit = try StoreFile.check(inFolder: scratch.path) {
        opened.append(bit)
      } else {
        refused += 1
      }
      try file.write([whole[bit / 8]], at: bit / 8)
    }
    // Most bits of a meta page hold what it must hold: what it is, whose root is where.
    #expect(refused > 800)
    // What passes must open and give every row, in a process of its own lest it be wrong.
    await #expect(processExitsWith: .exitCode(0)) {
      [path = scratch.path as String, opened = opened as [Int]] in
      let file = try DataFile(opening: path + "/data.mdb", access: .writing)
      for bit in opened {
        let byte = try file.read(at: bit / 8, count: 1)[0]
        try file.write([byte ^ 1 << (bit % 8)], at: bit / 8)
        do throws(LMDBError) {
          let environment = try Environment(at: path, access: .reading, tables: [records, names])
          let numbers = try environment.numbers()
          // The number of a commit, or of its root, can flip into that of a commit just before:
          // nothing in the file tells that it is not the last. The rows themselves must.
          guard numbers.count >= 97, numbers == Array(0..<UInt64(numbers.count)) else { exit(2) }
        } catch {
          // Refused by liblmdb, which is as good.
        }
        try file.write([byte], at: bit / 8)
      }
      exit(0)
    }
  }

  @Test func `A store that another process writes to is fit at any moment`() throws {
    let scratch = try Scratch()
    try { _ = try Environment(scratch) }()
    let stop = Signal()
    // Here a thread stands for the other process: the checks below go around its environment.
    let environment = try Environment(scratch)
    let writer = Thread {
      var number: UInt64 = 0
      while !stop.isGiven {
        _ = try? environment.write { transaction throws(LMDBError) in
          try transaction.put(number % 50, [UInt8](repeating: 1, count: 3000), in: records)
        }
        number += 1
      }
    }
    for _ in 0..<2000 {
      let verdict = StoreFile.verdict(inFolder: scratch.path)
      guard case .fit = verdict else {
        Issue.record("\(verdict)")
        break
      }
    }
    stop.give()
    writer.join()
  }

  /// A store of 100 rows and more than one page, closed, and its bytes.
  private func filledStore(in scratch: Scratch) throws -> [UInt8] {
    try {
      let environment = try Environment(scratch)
      for number in 0..<100 as Range<UInt64> {
        try environment.append(number, [UInt8](repeating: 1, count: 300))
      }
    }()
    return try scratch.folder.read("data.mdb", limitBytes: 1 << 30)
  }
}

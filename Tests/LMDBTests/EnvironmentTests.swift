import Glibc
import Testing

@testable import LMDB

@Suite struct `An environment` {
  @Test func `A folder is opened once in a process, whatever the path`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    let link = scratch.folder.path(of: "link")
    #expect(symlink(scratch.path, link) == 0)
    for path in [scratch.path, link, scratch.path + "/."] {
      let error = #expect(throws: LMDBError.self) {
        _ = try Environment(at: path, access: .reading, tables: [records])
      }
      #expect(error?.reason == .alreadyOpen)
    }
    try environment.append(1)
  }

  @Test func `A folder can be opened again once its environment is gone`() throws {
    let scratch = try Scratch()
    for number in 1...3 as ClosedRange<UInt64> {
      let environment = try Environment(scratch)
      try environment.append(number)
    }
    let environment = try Environment(scratch, .reading)
    #expect(try environment.numbers() == [1, 2, 3])
  }

  // In a process of its own: the other tests hold stores too, and each reserves 256 GiB of addresses.
  @Test func `Two hundred stores are open together in one process`() async {
    await #expect(processExitsWith: .success) {
      var open: [(Scratch, Environment)] = []
      for number in 0..<200 as Range<UInt64> {
        let scratch = try Scratch()
        let environment = try Environment(scratch)
        try environment.append(number)
        open.append((scratch, environment))
      }
      for (number, store) in open.enumerated() {
        #expect(try store.1.numbers() == [UInt64(number)])
      }
    }
  }

  // Trap 5: a second opening and closing would drop the locks that mark this process's readers,
  // and another process would find its slot stale and reuse the pages it reads.
  @Test func `A refused second opening leaves a live reader its slot`() async throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(1)
    let (began, mayEnd) = (Signal(), Signal())
    let reader = Thread {
      _ = try? environment.read { _ throws(LMDBError) in
        began.give()
        mayEnd.take()
      }
    }
    began.take()
    #expect(throws: LMDBError.self) { _ = try Environment(scratch) }
    await #expect(processExitsWith: .exitCode(0)) { [path = scratch.path as String] in
      let other = try Environment(at: path, access: .writing, tables: [records, names])
      // Opening has freed stale slots and then taken one to read: the second, if the first is live.
      exit(try other.figures().mostReaders == 2 && other.clearStaleReaders() == 0 ? 0 : 1)
    }
    mayEnd.give()
    reader.join()
  }

  @Test func `A store that must be there is not created`() throws {
    let scratch = try Scratch()
    for access in [Environment.Access.writing, .reading] {
      let error = #expect(throws: LMDBError.self) { _ = try Environment(scratch, access) }
      #expect(error?.reason == .missing)
    }
    #expect(try scratch.folder.names() == [])
    let error = #expect(throws: LMDBError.self) {
      _ = try Environment(at: scratch.path + "/none", access: .creating, tables: [])
    }
    #expect(error?.reason == .missing)
  }

  // Trap 9: an environment that did not open still holds descriptors until it is closed.
  @Test func `A failed opening gives everything back`() throws {
    let scratch = try Scratch()
    try { _ = try Environment(at: scratch.path, access: .creating, tables: [records]) }()
    let before = openDescriptors(under: scratch.path)
    for _ in 0..<20 {
      let error = #expect(throws: LMDBError.self) { _ = try Environment(scratch, .writing) }
      #expect(error?.reason == .tableMissing("names"))
    }
    #expect(openDescriptors(under: scratch.path) == before)
    let environment = try Environment(scratch, .creating)
    try environment.append(1)
  }

  @Test func `An environment opened for reading reads and does not write`() throws {
    let scratch = try Scratch()
    try { try Environment(scratch).append(1) }()
    let environment = try Environment(scratch, .reading)
    #expect(environment.holdsReaderSlots)
    #expect(try environment.numbers() == [1])
    let error = #expect(throws: LMDBError.self) { try environment.append(2) }
    #expect(error?.reason == .readOnly)
  }

  @Test func `The figures count rows and pages`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    for number in 0..<10 as Range<UInt64> {
      try environment.append(number, [UInt8](repeating: 0, count: 10_000))
    }
    let figures = try environment.figures()
    #expect(figures.reservedBytes == 1 << 38)
    #expect(figures.readerSlots == 1024)
    #expect(figures.tables.map(\.table) == [records, names])
    #expect(figures.tables.map(\.rows) == [10, 0])
    #expect(figures.tables[0].overflowPages == 10 * ((10_016 - 1) / figures.pageBytes + 1))
    #expect(figures.usedBytes == (figures.lastPage + 1) * figures.pageBytes)
    #expect(figures.lastTransaction == 11)
  }

  @Test func `A copy made while others write is a whole store`() async throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    for number in 0..<200 as Range<UInt64> {
      try environment.append(number, [UInt8](repeating: 0, count: 2000))
    }
    let stop = Signal()
    let writer = Thread {
      for number in 200..<UInt64.max {
        if stop.isGiven { return }
        _ = try? environment.append(number, [UInt8](repeating: 1, count: 2000))
      }
    }
    for attempt in 0..<5 {
      let copy = Folder(scratch.folder.path(of: "copy\(attempt)"))
      try copy.make()
      let before = UInt64(try environment.figures().tables[0].rows)
      try environment.copy(to: copy.path)
      let after = UInt64(try environment.figures().tables[0].rows)
      guard case .fit = try StoreFile.check(inFolder: copy.path) else {
        Issue.record("the copy is not fit: \(try StoreFile.check(inFolder: copy.path))")
        continue
      }
      let copied = try Environment(at: copy.path, access: .reading, tables: [records, names])
      let numbers = try copied.numbers()
      #expect(numbers == Array(0..<UInt64(numbers.count)))
      #expect((before...after).contains(UInt64(numbers.count)))
    }
    stop.give()
    writer.join()
  }

  @Test func `A copy goes into an empty folder only`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    let error = #expect(throws: LMDBError.self) { try environment.copy(to: scratch.path) }
    #expect(error?.description.contains("folder not empty") == true)
    let missing = #expect(throws: LMDBError.self) { try environment.copy(to: scratch.path + "/x") }
    #expect(missing?.reason == .missing)
  }

  private func openDescriptors(under path: String) -> Int {
    (0..<1024 as Range<CInt>).count { descriptor in
      var target = [CChar](repeating: 0, count: 4096)
      guard readlink("/proc/self/fd/\(descriptor)", &target, target.count - 1) > 0 else {
        return false
      }
      return String(decoding: target.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        .hasPrefix(path)
    }
  }
}

import Glibc
import Testing

@testable import LMDB

@Suite struct `What a store survives` {
  @Test(arguments: 1...8)
  func `A process killed while it appends leaves every acknowledged record`(
    round: Int
  ) async throws {
    let scratch = try Scratch()
    var generator = SeededGenerator()
    let microseconds = UInt32.random(in: 1_000...60_000, using: &generator)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = scratch.path as String, microseconds = microseconds as UInt32] in
      let environment = try Environment(at: path, access: .creating, tables: [records, names])
      let acknowledged = try DataFile(opening: path + "/acknowledged", access: .creating)
      _ = Thread {
        usleep(microseconds)
        kill(getpid(), SIGKILL)
      }
      for number in 0..<UInt64.max {
        try environment.append(number, [UInt8](repeating: 5, count: 500))
        try acknowledged.write(number, at: 0)
      }
    }
    let file = try scratch.folder.read("acknowledged", limitBytes: 8)
    let last = UInt64(row: file.span)
    let acknowledged = last.map { $0 + 1 } ?? 0
    let verdict = try StoreFile.check(inFolder: scratch.path)
    guard case .fit = verdict else {
      Issue.record("\(verdict)")
      return
    }
    let numbers = try Environment(scratch).numbers()
    #expect(numbers == Array(0..<UInt64(numbers.count)))
    // The one after may have been committed just before the kill.
    #expect((acknowledged...acknowledged + 1).contains(UInt64(numbers.count)))
  }

  @Test(.enabled(if: SmallDisk.canMount, "mounting a small disk is not permitted here"))
  func `A full disk refuses the write, and the store goes on once there is room`() throws {
    let scratch = try Scratch()
    let disk = try #require(SmallDisk(at: scratch.path, bytes: 1 << 20))
    let folder = Folder(disk.path)
    let environment = try Environment(scratch)
    try environment.append(0)
    try folder.create("ballast", [UInt8](repeating: 0, count: 512 << 10))
    var appended: UInt64 = 0
    let error = #expect(throws: LMDBError.self) {
      while true {
        try environment.append(appended + 1, [UInt8](repeating: 9, count: 10_000))
        appended += 1
      }
    }
    #expect(error?.reason == .diskFull)
    #expect(error?.description.contains("free some space") == true)
    #expect(try environment.numbers() == Array(0...appended))
    #expect(throws: LMDBError.self) {
      try folder.create("more", [UInt8](repeating: 0, count: 512 << 10))
    }
    #expect(try folder.lengthBytes(of: "more") == nil)

    try folder.remove("ballast")
    try environment.append(appended + 1, [UInt8](repeating: 9, count: 10_000))
    #expect(try environment.numbers() == Array(0...appended + 1))
  }

  @Test(.enabled(if: SmallDisk.canMount, "mounting a small disk is not permitted here"))
  func `A file system mounted for reading is read without locks`() throws {
    let scratch = try Scratch()
    let disk = try #require(SmallDisk(at: scratch.path, bytes: 1 << 20))
    try { try Environment(scratch).append(1) }()
    #expect(disk.makeReadOnly())
    #expect(!scratch.folder.isWritable)
    let error = #expect(throws: LMDBError.self) { _ = try Environment(scratch, .writing) }
    #expect(error?.reason == .readOnlyFileSystem)
    let environment = try Environment(scratch, .reading)
    #expect(!environment.holdsReaderSlots)
    #expect(try environment.numbers() == [1])
    #expect(try environment.clearStaleReaders() == 0)
  }

  @Test func `A folder that may not be written is read without locks, and can be locked`()
    async throws
  {
    let scratch = try Scratch()
    try { try Environment(scratch).append(1) }()
    try scratch.folder.create("presence", [])
    for name in ["data.mdb", "lock.mdb", "presence"] {
      #expect(chmod(scratch.folder.path(of: name), 0o444) == 0)
    }
    #expect(chmod(scratch.path, 0o555) == 0)
    defer { chmod(scratch.path, 0o700) }
    await #expect(processExitsWith: .exitCode(0)) { [path = scratch.path as String] in
      // The superuser may write anywhere; nobody may not.
      if geteuid() == 0 { precondition(setuid(65534) == 0) }
      precondition(!Folder(path).isWritable)
      let environment = try Environment(at: path, access: .reading, tables: [records, names])
      precondition(!environment.holdsReaderSlots)
      let lock = try FileLock(.shared, on: path + "/presence", waiting: false)
      do throws(LMDBError) {
        _ = try Environment(at: path, access: .writing, tables: [records, names])
      } catch {
        exit(error.reason == .alreadyOpen ? try environment.numbers() == [1] ? 0 : 2 : 3)
      }
      exit(lock.path.isEmpty ? 4 : 5)
    }
    await #expect(processExitsWith: .exitCode(0)) { [path = scratch.path as String] in
      if geteuid() == 0 { precondition(setuid(65534) == 0) }
      do throws(LMDBError) {
        _ = try Environment(at: path, access: .writing, tables: [records, names])
      } catch {
        exit(error.reason == .permission ? 0 : 1)
      }
      exit(2)
    }
  }
}

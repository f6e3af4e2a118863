import Glibc
import Synchronization
import Testing

@testable import LMDB

/// What bites those who use liblmdb directly, each shown to be harmless here.
///
/// Traps 5 (opened twice) and 9 (failed opening) are with the environment's tests.
@Suite struct `The traps of liblmdb` {
  // Trap 1: a write committed on another thread leaves every later writer waiting. The closure is
  // synchronous and the transaction cannot leave it, so begin and commit share a thread by type.
  @Test func `Writes from many tasks come one after the other`() async throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    let writes = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<64 {
        group.addTask {
          try environment.write { transaction throws(LMDBError) in
            let atOnce = writes.atOnce.add(1, ordering: .sequentiallyConsistent).newValue
            #expect(atOnce == 1)
            let count = try transaction.reading.count(of: records)
            try transaction.append(UInt64(count), [1], in: records)
            writes.atOnce.subtract(1, ordering: .sequentiallyConsistent)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try environment.numbers() == Array(0..<64))
  }

  // Found by killing processes while they opened: a lock file that was being made anew speaks of commit 0
  // to whoever waited for it.
  @Test func `A lock file that speaks of another commit stops the writing, and loses nothing`()
    throws
  {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    for number in 0..<20 as Range<UInt64> { try environment.append(number) }
    let last = try #require(environment.lastTransaction)
    let lockFile = scratch.folder.path(of: "lock.mdb")
    // Whole, by a process of its own: closing a descriptor here would drop our locks.
    let bytes = try ChildProcess("/bin/cat", [lockFile]).run().output
    let places = stride(from: 0, to: 128, by: 8)
    let found = places.first { place in
      Array(bytes[place..<place + 8]).number(at: 0, as: UInt64.self) == last
    }
    let place = try #require(found)
    func write(_ digits: String) throws {
      let written = try ChildProcess(
        "/bin/sh",
        [
          "-c", #"printf "$1" | dd of="$0" bs=1 seek=\#(place) conv=notrunc 2>/dev/null"#,
          lockFile, digits,
        ]
      ).run()
      #expect(written.ending == .exited(0))
    }
    try write(#"\000\000\000\000\000\000\000\000"#)
    let error = #expect(throws: LMDBError.self) { try environment.append(20) }
    #expect(error?.reason == .lockFileDisagrees)
    try write(#"\0\#(String(last, radix: 8))"#)
    try environment.append(20)
    #expect(try environment.numbers() == Array(0..<21))
  }

  // Trap 2: liblmdb would wait for itself.
  @Test func `A write inside a write stops the program at once`() async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .signal(SIGILL)) { [path = scratch.path as String] in
      let environment = try Environment(at: path, access: .creating, tables: [records, names])
      try environment.write { _ throws(LMDBError) in
        try environment.write { _ throws(LMDBError) in }
      }
      exit(0)
    }
  }

  @Test func `A copy inside a write stops the program at once`() async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .signal(SIGILL)) { [path = scratch.path as String] in
      let environment = try Environment(at: path, access: .creating, tables: [records, names])
      try Folder(path + "/copy").make()
      try environment.write { _ throws(LMDBError) in
        try environment.copy(to: path + "/copy")
      }
      exit(0)
    }
  }

  // Trap 3.
  @Test func `One reader too many is told so, and can read once another has ended`() throws {
    let scratch = try Scratch()
    let environment = try Environment(
      at: scratch.path, access: .creating, tables: [records, names], reservedBytes: 1 << 30,
      readerSlots: 2)
    try environment.append(1)
    try environment.read { _ throws(LMDBError) in
      try environment.read { _ throws(LMDBError) in
        let error = #expect(throws: LMDBError.self) { try environment.numbers() }
        #expect(error?.reason == .readersFull)
      }
      #expect(try environment.numbers() == [1])
    }
  }

  @Test func `Thousands of tasks that read take a slot only while they read`() async throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(1)
    try await withThrowingTaskGroup(of: [UInt64].self) { group in
      for _ in 0..<2000 { group.addTask { try environment.numbers() } }
      for try await numbers in group { #expect(numbers == [1]) }
    }
    #expect(try environment.figures().mostReaders <= 128)
  }

  // Trap 4.
  @Test func `The slot of a reader that was killed is freed`() async throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(1)
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch.path as String] in
      let other = try Environment(at: path, access: .writing, tables: [records, names])
      try other.read { _ throws(LMDBError) in
        kill(getpid(), SIGKILL)
        sleep(60)
      }
    }
    #expect(try environment.clearStaleReaders() == 1)
    #expect(try environment.clearStaleReaders() == 0)
  }

  @Test func `Opening frees the slots of readers that were killed`() async throws {
    let scratch = try Scratch()
    try { try Environment(scratch).append(1) }()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch.path as String] in
      let other = try Environment(at: path, access: .reading, tables: [records, names])
      try other.read { _ throws(LMDBError) in
        kill(getpid(), SIGKILL)
        sleep(60)
      }
    }
    let environment = try Environment(scratch)
    #expect(try environment.clearStaleReaders() == 0)
  }

  // Trap 6: full.
  @Test func `A full map is a full disk, and the store goes on without that write`() throws {
    let scratch = try Scratch()
    let environment = try Environment(
      at: scratch.path, access: .creating, tables: [records, names], reservedBytes: 1 << 20,
      readerSlots: 8)
    try environment.append(1)
    let error = #expect(throws: LMDBError.self) {
      try environment.append(2, [UInt8](repeating: 0, count: 1 << 20))
    }
    #expect(error?.reason == .diskFull)
    try environment.append(3)
    #expect(try environment.numbers() == [1, 3])
  }

  @Test func `A write that went on after a failed step is not committed`() throws {
    let scratch = try Scratch()
    let environment = try Environment(
      at: scratch.path, access: .creating, tables: [records, names], reservedBytes: 1 << 20,
      readerSlots: 8)
    let error = #expect(throws: LMDBError.self) {
      try environment.write { transaction throws(LMDBError) in
        try transaction.append(UInt64(1), [1], in: records)
        do throws(LMDBError) {
          try transaction.append(UInt64(2), [UInt8](repeating: 0, count: 1 << 20), in: records)
          Issue.record("a map of 1 MiB took a row of 1 MiB")
        } catch {
          #expect(error.reason == .diskFull)
        }
      }
    }
    #expect(error?.reason == .transactionDoomed)
    #expect(try environment.numbers() == [])
    try environment.append(3)
    #expect(try environment.numbers() == [3])
  }

  // Trap 6: resized. With the map reserved at open, growth elsewhere needs nothing here.
  @Test func `A store grown by another process is read and written on`() async throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(0)
    await #expect(processExitsWith: .exitCode(0)) { [path = scratch.path as String] in
      let other = try Environment(at: path, access: .writing, tables: [records, names])
      for number in 1..<40 as Range<UInt64> {
        try other.append(number, [UInt8](repeating: 7, count: 1 << 20))
      }
      exit(0)
    }
    #expect(try environment.numbers() == Array(0..<40))
    try environment.append(40)
    #expect(try environment.numbers() == Array(0...40))
  }

  // Trap 7: nothing here forks; a program is spawned, and no descriptor of the store goes along.
  @Test func `A program started while the store is open inherits none of its files`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(1)
    // Not through `ChildProcess`, which closes whatever is open: others start programs too.
    let listing = scratch.folder.path(of: "listing")
    #expect(system("ls -l /proc/self/fd > \(listing)") == 0)
    let text = String(
      decoding: try scratch.folder.read("listing", limitBytes: 1 << 20), as: UTF8.self)
    #expect(text.contains("/proc"))
    #expect(!text.contains("\(scratch.path)/data.mdb"))
    #expect(!text.contains("\(scratch.path)/lock.mdb"))
  }

  @Test func `A child process inherits its three outputs and nothing else`() throws {
    let outcome = try ChildProcess("/bin/ls", ["/proc/self/fd"]).run()
    #expect(outcome.ending == .exited(0))
    // The fourth is the listed folder itself.
    #expect(String(decoding: outcome.output, as: UTF8.self) == "0\n1\n2\n3\n")
  }

  // Trap 10: a read pins the pages of its state; in pages of short reads the file stays small.
  @Test func `Short reads let old pages be used again`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    func rewrite() throws {
      for round in 0..<50 as Range<UInt8> {
        try environment.write { transaction throws(LMDBError) in
          try transaction.put("row", [UInt8](repeating: round, count: 100_000), in: names)
        }
        _ = try environment.numbers()
      }
    }
    try rewrite()
    let small = try environment.figures().usedBytes
    try environment.read { _ throws(LMDBError) in
      do { try rewrite() } catch { Issue.record(error) }
    }
    #expect(try environment.figures().usedBytes > 5 * small)
  }
}

private final class Counter: Sendable {
  let atOnce = Atomic(0)
}

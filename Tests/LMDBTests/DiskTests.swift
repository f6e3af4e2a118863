import Glibc
import Testing

@testable import LMDB

@Suite struct `Files and folders` {
  @Test func `A file is created once, for its owner alone`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    try folder.create("a", [1, 2, 3] as [UInt8])
    #expect(try folder.read("a", limitBytes: 3) == [1, 2, 3])
    var status = stat()
    #expect(stat(folder.path(of: "a"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    let error = #expect(throws: LMDBError.self) { try folder.create("a", "other") }
    #expect(error?.reason == .exists)
    #expect(try folder.read("a", limitBytes: 3) == [1, 2, 3])
  }

  @Test func `A file is replaced whole, also over what a crash left`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    try folder.create("a.new", "left over")
    try folder.replace("a", "one")
    #expect(try folder.names() == ["a"])
    try folder.replace("a", "another")
    #expect(try folder.read("a", limitBytes: 100) == Array("another".utf8))
    #expect(try folder.names() == ["a"])
  }

  @Test func `A file that somebody names is written with no other touched`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    try folder.create("a.new", "somebody's")
    let place = FilePlace(folder.path(of: "a"))
    try place.create(Array("one".utf8))
    let error = #expect(throws: LMDBError.self) { try place.create(Array("other".utf8)) }
    #expect(error?.reason == .exists)
    #expect(try folder.read("a", limitBytes: 100) == Array("one".utf8))
    try place.replace(Array("two".utf8))
    #expect(try folder.read("a", limitBytes: 100) == Array("two".utf8))
    #expect(try folder.read("a.new", limitBytes: 100) == Array("somebody's".utf8))
    // Given up, it leaves nothing.
    do {
      var file = try ReplacementFile(at: place)
      try file.append(Array("three".utf8))
    }
    #expect(try folder.names() == ["a", "a.new"])
    #expect(try folder.read("a", limitBytes: 100) == Array("two".utf8))
  }

  @Test func `A device or a pipe is written into, and stays what it is`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    let full = FilePlace(folder.path(of: "full"))
    #expect(symlink("/dev/full", full.path) == 0)
    let error = #expect(throws: LMDBError.self) { try full.replace([1]) }
    #expect(error?.reason == .diskFull)
    let pipe = FilePlace(folder.path(of: "pipe"))
    #expect(mkfifo(pipe.path, 0o600) == 0)
    // Also for writing, so that neither end waits for the other.
    let descriptor = open(pipe.path, O_RDWR)
    defer { close(descriptor) }
    try pipe.replace(Array("one".utf8))
    var bytes = [UInt8](repeating: 0, count: 3)
    #expect(read(descriptor, &bytes, 3) == 3 && bytes == Array("one".utf8))
    #expect(try folder.names() == ["full", "pipe"])
    var status = stat()
    #expect(lstat(full.path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(lstat(pipe.path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func `A file that several make at once is made by one of them`() async throws {
    let scratch = try Scratch()
    let place = FilePlace(scratch.folder.path(of: "key"))
    let made = await withTaskGroup(of: Int?.self) { group in
      for number in 0..<16 {
        group.addTask {
          // Of those that come second, nothing is wanted.
          (try? place.create(Array("\(number)".utf8))).map { number }
        }
      }
      return await group.reduce(into: []) { made, number in
        if let number { made.append(number) }
      }
    }
    #expect(made.count == 1)
    #expect(try place.folder.read("key", limitBytes: 9) == Array("\(made[0])".utf8))
    #expect(try scratch.folder.names() == ["key"])
  }

  @Test func `A file longer than the limit is not read`() throws {
    let scratch = try Scratch()
    try scratch.folder.create("a", "four")
    let error = #expect(throws: LMDBError.self) { try scratch.folder.read("a", limitBytes: 3) }
    #expect(error?.reason == .tooLong(limitBytes: 3))
  }

  @Test func `A file is copied whole or up to a length, also one of more than one piece`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    let other = Folder(folder.path(of: "other"))
    try other.make()
    let bytes = (0..<(4 << 20) + 777).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 8) }
    try folder.create("a", bytes)
    try other.create("a.new", "left over")
    try other.copy("a", from: folder, limitBytes: bytes.count)
    #expect(try other.read("a", limitBytes: .max) == bytes)
    try other.copy("a", from: folder, firstBytes: 5)
    #expect(try other.read("a", limitBytes: .max) == Array(bytes.prefix(5)))
    try other.copy("a", from: folder, firstBytes: .max)
    #expect(try other.read("a", limitBytes: .max) == bytes)
    #expect(try other.names() == ["a"])
    #expect(truncate(folder.path(of: "a"), 2 << 40) == 0)
    let error = #expect(throws: LMDBError.self) {
      try other.copy("a", from: folder, limitBytes: 1_000)
    }
    #expect(error?.reason == .tooLong(limitBytes: 1_000))
    try other.copy("a", from: folder, firstBytes: 7)
    #expect(try other.read("a", limitBytes: .max) == Array(bytes.prefix(7)))
  }

  @Test func `What stands at a path is known without opening it`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    try folder.create("a", "a")
    #expect(symlink("a", folder.path(of: "link")) == 0)
    #expect(mkfifo(folder.path(of: "pipe"), 0o600) == 0)
    #expect(try FileKind(at: folder.path(of: "a")) == .file)
    #expect(try FileKind(at: folder.path(of: "link")) == .file)
    #expect(try FileKind(at: folder.path) == .folder)
    #expect(try FileKind(at: folder.path(of: "pipe")) == .endless)
    #expect(try FileKind(at: "/dev/null") == .endless)
    #expect(try FileKind(at: folder.path(of: "none")) == nil)
    #expect(throws: LMDBError.self) { try FileKind(at: folder.path(of: "a/b")) }
  }

  @Test func `A pipe in the place of a file is not waited for`() async {
    // In a process of its own, which the alarm ends: here it would wait for its turn as well.
    await #expect(processExitsWith: .success) {
      alarm(60)
      let scratch = try Scratch()
      #expect(mkfifo(scratch.folder.path(of: "pipe"), 0o600) == 0)
      let file = try DataFile(opening: scratch.folder.path(of: "pipe"), access: .reading)
      let error = #expect(throws: LMDBError.self) { try file.read(at: 0, count: 1) }
      #expect(error?.description.contains("ESPIPE, is a pipe") == true)
    }
  }

  @Test func `What is not there is missing, absent or false, as the question asks`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    #expect(try folder.lengthBytes(of: "none") == nil)
    #expect(try !folder.remove("none"))
    #expect(try !Folder(folder.path(of: "none")).exists())
    let error = #expect(throws: LMDBError.self) { try folder.read("none", limitBytes: 1) }
    #expect(error?.reason == .missing)
    #expect(error?.description.contains(folder.path(of: "none")) == true)
    #expect(throws: LMDBError.self) { try Folder(folder.path(of: "none")).names() }
  }

  @Test func `A folder is made, listed in order, and removed when empty`() throws {
    let scratch = try Scratch()
    let inner = Folder(scratch.folder.path(of: "inner"))
    try inner.make()
    #expect(try inner.exists())
    #expect(inner.isWritable)
    #expect(throws: LMDBError.self) { try inner.make() }
    for name in ["b", "é", "a", "Z"] { try inner.create(name, name) }
    #expect(try inner.names() == ["Z", "a", "b", "é"])
    #expect(try inner.lengthBytes(of: "é") == 2)
    #expect(throws: LMDBError.self) { try inner.removeIfEmpty() }
    for name in try inner.names() { #expect(try inner.remove(name)) }
    try inner.removeIfEmpty()
    #expect(try !inner.exists())
  }

  @Test func `A data file is read and written at offsets`() throws {
    let scratch = try Scratch()
    let file = try DataFile(opening: scratch.folder.path(of: "keys"), access: .creating)
    try file.write([1, 2, 3, 4] as [UInt8], at: 0)
    try file.write([9] as [UInt8], at: 2)
    try file.write([5] as [UInt8], at: 6)
    try file.synchronize()
    #expect(try file.lengthBytes() == 7)
    #expect(try file.read(at: 0, count: 7) == [1, 2, 9, 4, 0, 0, 5])
    #expect(try file.read(at: 3, count: 0) == [])
    let error = #expect(throws: LMDBError.self) { try file.read(at: 3, count: 5) }
    #expect(error?.reason == .endOfFile)
  }

  @Test func `A data file opened for reading is not written`() throws {
    let scratch = try Scratch()
    try scratch.folder.create("keys", "k")
    let file = try DataFile(opening: scratch.folder.path(of: "keys"), access: .reading)
    #expect(throws: LMDBError.self) { try file.write([1] as [UInt8], at: 0) }
    #expect(try scratch.folder.read("keys", limitBytes: 1) == [0x6b])
  }
}

@Suite struct `File locks` {
  @Test func `Many share a lock, one holds it alone`() throws {
    let scratch = try Scratch()
    let path = scratch.folder.path(of: "presence")
    do {
      let first = try FileLock(.shared, creating: path, waiting: false)
      let second = try FileLock(.shared, on: path, waiting: false)
      let error = #expect(throws: LMDBError.self) {
        _ = try FileLock(.exclusive, on: path, waiting: false)
      }
      #expect(error?.reason == .locked)
      #expect(first.path == second.path)
    }
    let alone = try FileLock(.exclusive, on: path, waiting: false)
    let error = #expect(throws: LMDBError.self) {
      _ = try FileLock(.shared, on: alone.path, waiting: false)
    }
    #expect(error?.reason == .locked)
  }

  @Test func `A lock is not dropped by closing the file elsewhere`() throws {
    let scratch = try Scratch()
    let path = scratch.folder.path(of: "presence")
    let lock = try FileLock(.exclusive, creating: path, waiting: false)
    _ = try scratch.folder.read("presence", limitBytes: 0)
    #expect(throws: LMDBError.self) { _ = try FileLock(.shared, on: lock.path, waiting: false) }
  }

  @Test func `A lock waited for comes when it is let go`() throws {
    let scratch = try Scratch()
    let path = scratch.folder.path(of: "presence")
    let locked = Signal()
    let ending = Signal()
    let holder = Thread {
      guard let lock = try? FileLock(.exclusive, creating: path, waiting: false) else { return }
      locked.give()
      usleep(50_000)
      ending.give()
      _ = lock.path
    }
    locked.take()
    let lock = try FileLock(.shared, on: path, waiting: true)
    #expect(ending.isGiven, "it did not wait")
    #expect(lock.path == path)
    holder.join()
  }

  @Test func `A lock dies with its process`() async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch.path as String] in
      let lock = try FileLock(.exclusive, creating: path + "/presence", waiting: false)
      kill(getpid(), SIGKILL)
      _ = lock.path
    }
    let path = scratch.folder.path(of: "presence")
    let lock = try FileLock(.exclusive, on: path, waiting: false)
    #expect(lock.path == path)
  }
}

@Suite struct `Clocks and random bytes` {
  @Test func `The wall clock agrees with the system's in microseconds`() {
    let before = Int64(time(nil))
    let now = SystemTime.microsecondsSince1970()
    #expect((before - 1...before + 1).contains(now / 1_000_000))
  }

  @Test func `The monotonic clock never goes back`() {
    var last = SystemTime.monotonicNanoseconds()
    for _ in 0..<10_000 {
      let now = SystemTime.monotonicNanoseconds()
      #expect(now >= last)
      last = now
    }
  }

  @Test(arguments: [0, 1, 255, 256, 257, 1 << 20])
  func `Random bytes come in the number asked for`(count: Int) throws {
    #expect(try SystemRandom.bytes(count: count).count == count)
  }

  @Test func `Random bytes fill the whole, evenly`() throws {
    let bytes = try SystemRandom.bytes(count: 1 << 20)
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    // 4096 each on average, with a deviation of 64: ten deviations do not happen.
    #expect(counts.allSatisfy { (3456...4736).contains($0) })
    #expect(try SystemRandom.bytes(count: 32) != SystemRandom.bytes(count: 32))
  }
}

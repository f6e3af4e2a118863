import Glibc
import Testing

@testable import LMDB

@Suite struct `What is on its way to its name` {
  private func mode(_ path: String) throws -> mode_t {
    var status = stat()
    try #require(lstat(path, &status) == 0, "\(path)")
    return status.st_mode & 0o777
  }

  /// What a folder and a file for everybody get here.
  private func usual(_ scratch: Scratch) throws -> (folder: mode_t, file: mode_t) {
    let folder = Folder(scratch.folder.path(of: "usual"), for: .all)
    try folder.make()
    try folder.create("file", "bytes")
    return (try mode(folder.path), try mode(folder.path(of: "file")))
  }

  @Test func `is entered by its owner alone, and has the usual modes once it is whole`() throws {
    let scratch = try Scratch()
    let usual = try usual(scratch)
    let path = scratch.folder.path(of: "D")
    var staged = try StagedFolder(path, for: .all)
    try staged.write("data/words", [1])
    #expect(try mode("\(path).new") == 0o700)
    try staged.finish()
    #expect(try mode(path) == usual.folder && mode("\(path)/data") == usual.folder)
    #expect(try mode("\(path)/data/words") == usual.file)
    let single = scratch.folder.path(of: "D.zip")
    var packed = try StagedFolder(single, for: .all)
    try packed.write("packed", [1])
    #expect(try mode("\(single).new") == 0o700)
    try packed.finish(as: "packed")
    #expect(try mode(single) == usual.file)
    #expect(try scratch.folder.names() == ["D", "D.zip", "usual"])
  }

  @Test func `is opened by its owner alone, and has the usual mode once it is whole`() throws {
    let scratch = try Scratch()
    let usual = try usual(scratch)
    let folder = Folder(scratch.folder.path(of: "usual"), for: .all)
    var file = try ReplacementFile("records", in: folder)
    try file.append([1, 2])
    #expect(try mode(folder.path(of: "records.new")) == 0o600)
    try file.finish()
    #expect(try mode(folder.path(of: "records")) == usual.file)
  }

  @Test func `is left for its owner alone by a process that is killed`() async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch.path as String] in
      var staged = try StagedFolder(path + "/D", for: .all)
      try staged.write("data/words", [1])
      var file = try ReplacementFile("records", in: Folder(path, for: .all))
      try file.append([UInt8](repeating: 1, count: 2 << 20))
      kill(getpid(), SIGKILL)
      try staged.finish()
      try file.finish()
    }
    #expect(try scratch.folder.names() == ["D.new", "records.new"])
    #expect(try mode(scratch.folder.path(of: "D.new")) == 0o700)
    #expect(try mode(scratch.folder.path(of: "records.new")) == 0o600)
  }

  @Test func `is removed by the next of its name, even where that is there already`() async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch.path as String] in
      var staged = try StagedFolder(path + "/D", for: .all)
      try staged.write("data/words", [1])
      kill(getpid(), SIGKILL)
      try staged.finish()
    }
    try scratch.folder.create("D", "bytes")
    #expect(throws: LMDBError(.exists, "make", scratch.folder.path(of: "D"))) {
      _ = try StagedFolder(scratch.folder.path(of: "D"), for: .all)
    }
    #expect(try scratch.folder.names() == ["D"])
  }
}

import CanonicalJSON
import Foundation
import Testing
import Transparency

@testable import EntenteCommand

extension Scratch {
  fileprivate func path(of name: String) -> String { url.appending(path: name).path }
}

@Suite struct `Tiles of a ledger` {
  private func files(_ scratch: Scratch, in folder: String) throws -> Set<String> {
    let root = scratch.path(of: folder)
    return Set(
      try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
        return attributes[.type] as? FileAttributeType == .typeRegular
      })
  }

  /// The root that the files make, and what their head says.
  private func head(_ scratch: Scratch, in folder: String) throws -> (Digest, Checkpoint) {
    let note = try SignedNote(
      [UInt8](
        FileManager.default.contents(atPath: scratch.path(of: "\(folder)/checkpoint")) ?? Data()))
    let checkpoint = try Checkpoint(text: note.text)
    let root = scratch.path(of: folder)
    var tree = TiledTree<CocoaError>(size: checkpoint.size) { tile throws(CocoaError) in
      guard let data = FileManager.default.contents(atPath: "\(root)/\(tile.path)") else {
        throw CocoaError(.fileNoSuchFile)
      }
      return [UInt8](data)
    }
    return (try MerkleTree.root(atSize: checkpoint.size) { try tree.hash(of: $0) }, checkpoint)
  }

  @Test func `hold every header, and a tree whose root is the signed one`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("checkpoint").code == 0)
    let run = try scratch.run("export", "tiles", "tiles")
    #expect(run.code == 0, "\(run.words)")
    let (root, checkpoint) = try head(scratch, in: "tiles")
    #expect(root == checkpoint.root)
    let tile = try #require(Tile(.entries, index: 0, width: Int(checkpoint.size)))
    let bytes = [UInt8](
      try #require(FileManager.default.contents(atPath: scratch.path(of: "tiles/\(tile.path)"))))
    let entries = try EntryBundle.entries(bytes.span, of: tile)
    let leaves = StoredLeaves(entries)
    #expect(leaves.root == checkpoint.root)
    #expect(String(decoding: entries[0], as: UTF8.self).contains(#""type":"ledger.opened""#))
  }

  private struct StoredLeaves {
    let root: Digest

    init(_ entries: [[UInt8]]) {
      root = MerkleTree.root(of: entries.map { MerkleTree.leafHash(of: $0) })
    }
  }

  @Test func `go on where they are, and say what no head has signed yet`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("checkpoint").code == 0)
    let first = try scratch.run("export", "tiles", "tiles", "--json")
    #expect(first.code == 0)
    let before = try files(scratch, in: "tiles")
    let size = try #require(try first.json["size"]?.integerValue)
    #expect(before == ["checkpoint", "tile/0/000.p/\(size)", "tile/entries/000.p/\(size)"])
    #expect(
      try scratch.run("record", "actor.registered", "actor=lab", "name=Lab", "kind=party").code == 0
    )
    let unsigned = try scratch.run("export", "tiles", "tiles")
    #expect(unsigned.words.contains("Not yet under a signed checkpoint: 1 record."))
    #expect(try files(scratch, in: "tiles") == before)
    #expect(try scratch.run("checkpoint").code == 0)
    #expect(try scratch.run("exporter", "tiles", "tiles").code == 0)
    let (root, checkpoint) = try head(scratch, in: "tiles")
    #expect(root == checkpoint.root)
    #expect(checkpoint.size == UInt64(size) + 1)
    // Whoever holds the older head still finds its files.
    #expect(try files(scratch, in: "tiles").isSuperset(of: before))
  }

  @Test func `go on after a run that was stopped before its head`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let path = scratch.path(of: "tiles")
    #expect(try scratch.run("export", "tiles", path).code == 0)
    try FileManager.default.removeItem(atPath: "\(path)/checkpoint")
    try Data("half".utf8).write(to: URL(filePath: "\(path)/tile/0/000.p/1.new"))
    #expect(try scratch.run("export", "tiles", path).code == 0)
    let (root, checkpoint) = try head(scratch, in: "tiles")
    #expect(root == checkpoint.root)
  }

  @Test func `are not mixed with anything else`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let path = scratch.path(of: "other")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try Data("mine".utf8).write(to: URL(filePath: "\(path)/letter.txt"))
    let run = try scratch.run(
      "export", "tiles", path, "--lang", "fr-CA", environment: ["COLUMNS": "300"])
    #expect(run.code == 5)
    #expect(run.words.contains("contient autre chose qu’une exportation"))
    #expect(try files(scratch, in: "other") == ["letter.txt"])
  }

  @Test func `are not continued by a ledger that was set back`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let path = scratch.path(of: "tiles")
    #expect(try scratch.run("backup", "copy").code == 0)
    #expect(
      try scratch.run("record", "actor.registered", "actor=lab", "name=Lab", "kind=party").code == 0
    )
    #expect(try scratch.run("checkpoint").code == 0)
    #expect(try scratch.run("export", "tiles", path).code == 0)
    let before = try files(scratch, in: "tiles")
    let older = try scratch.run(
      "export", "tiles", path, "--ledger", "copy", "--json")
    #expect(older.code == 4, "\(older.words)")
    #expect(try older.json["error"]?["name"] == "export")
    #expect(try files(scratch, in: "tiles") == before)
  }

  @Test func `of another ledger, or with a head that does not read, are left alone`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let path = scratch.path(of: "tiles")
    #expect(try scratch.run("export", "tiles", path).code == 0)
    let other = scratch.path(of: "second")
    #expect(
      try scratch.run("open", other, "--origin", "ledger.example.org/second", "--title", "Second")
        .code == 0)
    let wide = ["COLUMNS": "300"]
    let run = try scratch.run("export", "tiles", path, "--ledger", other, environment: wide)
    #expect(run.code == 5)
    #expect(run.words.contains("holds another ledger"))
    try Data("not a note".utf8).write(to: URL(filePath: "\(path)/checkpoint"))
    let unread = try scratch.run("export", "tiles", path, environment: wide)
    #expect(unread.code == 5)
    #expect(unread.words.contains("does not read"))
  }
}

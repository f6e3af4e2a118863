import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite struct `Tiles by themselves` {
  private func path(_ name: String, _ scratch: Scratch) -> String {
    scratch.url.appending(path: name).path
  }

  /// Publishes the sample ledger, and writes the policy that accepts its key.
  private func published() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.publish()
    return scratch
  }

  private func faults(_ run: Run) throws -> [String] {
    (try run.json["checks"]?.arrayValue ?? []).flatMap { check in
      (check["faults"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
    }
  }

  private func verify(_ scratch: Scratch, _ more: String...) throws -> Run {
    try Run(["verify", path("tiles", scratch), "--json"] + more, in: scratch.url)
  }

  @Test func `are undecided until somebody says whose they are, and hold where that is met`() throws
  {
    let scratch = try published()
    let alone = try verify(scratch)
    #expect(alone.code == 2)
    #expect(try faults(alone) == ["F-POLICY-NOT-GIVEN"])
    let told = try verify(scratch, "--policy", "policy")
    #expect(told.code == 0, "\(told.words)")
    #expect(try told.json["remarks"] == ["headers_alone"])
    #expect(try told.json["vouched"]?["size"] == 11)
    #expect(try faults(told) == [])
  }

  @Test func `are read although names beside them are not in UTF-8`() throws {
    let scratch = try published()
    for count in [2, 240] {
      let name = Array("fork-".utf8) + [UInt8](repeating: 0xFF, count: count)
      try scratch.url.appending(path: "tiles").make(name, isFolder: false)
    }
    let run = try verify(scratch, "--policy", "policy")
    #expect(run.code == 0, "\(run.output)\(run.words)")
  }

  @Test func `are not written through a link that lies in their folder`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let manager = FileManager.default
    for name in ["tiles", "elsewhere"] {
      try manager.createDirectory(
        at: scratch.url.appending(path: name), withIntermediateDirectories: false)
    }
    try scratch.done("export", "tiles", "tiles")
    try manager.removeItem(at: scratch.url.appending(path: "tiles/tile"))
    try manager.createSymbolicLink(
      atPath: path("tiles/tile", scratch), withDestinationPath: path("elsewhere", scratch))
    try scratch.done(
      "record", "exchange.held", "exchange=X9", "form=video", "--axis", "A1", "--party", "gq",
      "--party", "cnrs", "--occurred", "2022-05-03")
    try scratch.done("checkpoint")
    let run = try scratch.run("export", "tiles", "tiles", "--lang", "fr-CA")
    #expect(run.code == 5 && run.words.contains("ce n’est pas un dossier"), "\(run.words)")
    #expect(try manager.contentsOfDirectory(atPath: path("elsewhere", scratch)) == [])
  }

  @Test func `are not accepted from another log than the policy names`() throws {
    let scratch = try published()
    let stranger = try SignerKey(
      name: Origin("ledger.example.org/other").keyName, seed: [UInt8](repeating: 7, count: 32))
    try scratch.write("log \(stranger.verifierKey.text)\nquorum none\n", to: "policy")
    let run = try verify(scratch, "--policy", "policy")
    #expect(run.code == 4)
    #expect(try faults(run) == ["F-HEAD-NOT-ACCEPTED"])
  }

  @Test func `show each change of a byte in them, wherever it is`() throws {
    let scratch = try published()
    let root = path("tiles", scratch)
    let files = try FileManager.default.subpathsOfDirectory(atPath: "\(root)/tile").filter {
      // Of so few records none is full.
      $0.contains(".p/")
    }
    #expect(files.count == 2)
    for name in files {
      let url = URL(filePath: "\(root)/tile/\(name)")
      let whole = try Data(contentsOf: url)
      for place in [1, whole.count / 2, whole.count - 1] {
        var changed = whole
        changed[place] ^= 0x01
        try changed.write(to: url)
        let run = try verify(scratch, "--policy", "policy")
        #expect(run.code == 4, "\(name) at \(place): \(run.output)")
      }
      try whole.dropLast().write(to: url)
      #expect(try verify(scratch, "--policy", "policy").code == 4)
      try FileManager.default.removeItem(at: url)
      let run = try verify(scratch, "--policy", "policy")
      #expect(run.code == 4)
      #expect(try faults(run) == ["F-TILE-MISSING"])
      try whole.write(to: url)
    }
    #expect(try verify(scratch, "--policy", "policy").code == 0)
  }

  @Test func `are not those that a link leads to, nor anything that is no file`() throws {
    let scratch = try published()
    let files = FileManager.default
    let root = path("tiles", scratch)
    let tile = try #require(
      try files.subpathsOfDirectory(atPath: "\(root)/tile").first { $0.contains(".p/") })
    let file = "\(root)/tile/\(tile)"
    try files.moveItem(atPath: file, toPath: path("elsewhere", scratch))
    try files.createSymbolicLink(
      atPath: file, withDestinationPath: path("elsewhere", scratch))
    #expect(try faults(verify(scratch, "--policy", "policy")) == ["F-TILE-MISSING"])
    // A pipe would be waited for.
    try files.removeItem(atPath: file)
    try #require(mkfifo(file, 0o600) == 0)
    #expect(try faults(verify(scratch, "--policy", "policy")) == ["F-TILE-MISSING"])
    try files.removeItem(atPath: file)
    try files.moveItem(atPath: path("elsewhere", scratch), toPath: file)
    let folder = String(file[..<(try #require(file.lastIndex(of: "/")))])
    try files.moveItem(atPath: folder, toPath: path("elsewhere", scratch))
    try files.createSymbolicLink(
      atPath: folder, withDestinationPath: path("elsewhere", scratch))
    #expect(try faults(verify(scratch, "--policy", "policy")) == ["F-TILE-MISSING"])
  }

  @Test func `under a head of a size that no machine holds are missed at once`() throws {
    let scratch = try published()
    let path = path("tiles/checkpoint", scratch)
    let note = try SignedNote([UInt8](try Data(contentsOf: URL(filePath: path))))
    let head = try Checkpoint(text: note.text)
    let wild = try Checkpoint(
      origin: head.origin, size: MerkleTree.maximumSize, root: head.root)
    try Data(try SignedNote(text: wild.text, signatures: note.signatures).bytes)
      .write(to: URL(filePath: path))
    let run = try verify(scratch)
    #expect(run.code == 4)
    #expect(try faults(run).contains("F-TILE-MISSING"))
  }

  @Test func `are held against a head that was kept from before`() throws {
    let scratch = try published()
    try FileManager.default.copyItem(
      atPath: path("tiles/checkpoint", scratch), toPath: path("kept", scratch))
    #expect(
      try scratch.run("record", "actor.registered", "actor=lab", "name=Lab", "kind=party").code == 0
    )
    #expect(try scratch.run("checkpoint").code == 0)
    #expect(try scratch.run("export", "tiles", path("tiles", scratch)).code == 0)
    #expect(try verify(scratch, "--policy", "policy", "--old", "kept").code == 0)
    // One that is ahead, and one of another history: the root of another size under this one's.
    let note = try SignedNote([UInt8](try Data(contentsOf: URL(filePath: path("kept", scratch)))))
    let kept = try Checkpoint(text: note.text)
    for (size, name) in [
      (kept.size + 7, "F-OLDER-HEAD-AHEAD"), (kept.size - 1, "F-OLDER-HEAD-DIFFERS"),
    ] {
      let head = try Checkpoint(origin: kept.origin, size: size, root: kept.root)
      let forged = try SignedNote(text: head.text, signatures: note.signatures)
      try scratch.write(String(decoding: forged.bytes, as: UTF8.self), to: "kept")
      let run = try verify(scratch, "--policy", "policy", "--old", "kept")
      #expect(run.code == 4)
      #expect(try faults(run) == [name])
    }
  }

  @Test func `are vouched for by anchors as by a policy, and a file of either has to read`() throws
  {
    let scratch = try published()
    let anchors = try scratch.run("keys", "--json").json["anchors"]?.stringValue
    try scratch.write(try #require(anchors), to: "anchors")
    #expect(try verify(scratch, "--anchors", "anchors").code == 0)
    try scratch.write("log nobody\n", to: "policy")
    #expect(try verify(scratch, "--policy", "policy").code == 5)
    #expect(try verify(scratch, "--old", "policy").code == 5)
  }
}

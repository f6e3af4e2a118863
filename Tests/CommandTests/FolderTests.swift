import CanonicalJSON
import Foundation
import LMDB
import LedgerTables
import Testing

@Suite("Folders that are not a ledger, or may not be touched")
struct FolderTests {
  static let readers = [["state"], ["log"], ["show", "0"], ["doctor"], ["checkpoint"]]

  @Test(arguments: readers)
  func `A folder that is not there ends with 5`(arguments: [String]) throws {
    let scratch = try Scratch()
    let run = try scratch.run(arguments + ["--lang", "fr-CA"])
    #expect(run.code == 5)
    #expect(run.words.contains("L ne contient pas de registre"))
  }

  @Test(arguments: readers)
  func `An empty folder ends with 5 and stays empty`(arguments: [String]) throws {
    let scratch = try Scratch()
    let folder = scratch.url.appending(path: "L")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    #expect(try scratch.run(arguments).code == 5)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(arguments: readers)
  func `An empty store and one of somebody else end with 5, a cut one with 4`(
    arguments: [String]
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let store = scratch.url.appending(path: "L/data.mdb")
    let whole = try Data(contentsOf: store)
    try Data().write(to: store)
    #expect(try scratch.run(arguments).code == 5)
    try Data("not a store, but text of some length\n".utf8 + Data(count: 9_000)).write(to: store)
    #expect(try scratch.run(arguments).code == 5)
    try whole.prefix(8_192).write(to: store)
    let cut = try scratch.run(arguments + ["--json"])
    #expect(cut.code == 4)
    #expect(try cut.json["error"]?["name"] == "unfit_store")
  }

  @Test(arguments: [["state"], ["checkpoint"], ["backup", "B"], ["verify"]])
  func `A pipe in the place of the locks is named, and not waited for`(
    arguments: [String]
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let locks = scratch.url.appending(path: "L/lock.mdb")
    try FileManager.default.removeItem(at: locks)
    try #require(mkfifo(locks.path, 0o600) == 0)
    let run = try scratch.run(arguments + ["--lang", "en"])
    #expect(run.code == 5, "\(run.output)\(run.words)")
    #expect((run.output + run.words).contains("lock.mdb"), "\(run.output)\(run.words)")
    try FileManager.default.removeItem(at: locks)
    #expect(try scratch.run(arguments).code == 0)
  }

  @Test func `A ledger that may only be read can be asked, and says 5 to whoever writes`() throws {
    try #require(geteuid() == 0, "run as root, who can give up rights")
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.permit()
    for arguments in [["state"], ["log"], ["show", "3"], ["doctor"]] {
      let run = try Run(arguments, in: scratch.url, ["ENTENTE_LEDGER": "L"], asNobody: true)
      #expect(run.code == 0, "\(run.words)")
    }
    let state = try Run(["state"], in: scratch.url, ["ENTENTE_LEDGER": "L"], asNobody: true)
    #expect(state.output == (try scratch.run("state")).output)
    for arguments in [
      ["checkpoint"], ["record", "actor.registered", "actor=x", "name=X", "kind=party"],
    ] {
      let run = try Run(
        arguments + ["--lang", "fr-FR"], in: scratch.url, ["ENTENTE_LEDGER": "L"], asNobody: true)
      #expect(run.code == 5)
      #expect(run.words.contains("permission refusée"))
    }
  }

  @Test func `A ledger nobody may read ends with 5`() throws {
    try #require(geteuid() == 0, "run as root, who can give up rights")
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.permit()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: scratch.url.appending(path: "L/data.mdb").path)
    let run = try Run(["state"], in: scratch.url, ["ENTENTE_LEDGER": "L"], asNobody: true)
    #expect(run.code == 5)
    #expect(run.words.contains("permission denied"))
  }

  @Test func `A ledger of a newer format is left alone`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let environment = try Environment(
      at: scratch.url.appending(path: "L").path, access: .writing, tables: LedgerTable.all)
    try environment.write { transaction throws(LMDBError) in
      try transaction.put(
        MetaRow.format.rawValue,
        MetaRow.bytes(of: FormatStamp(format: 2, ledger: "example.org/ledger")),
        in: LedgerTable.meta)
    }
    for arguments in FolderTests.readers {
      let run = try scratch.run(arguments + ["--json"])
      #expect(run.code == 5)
      #expect(try run.json["error"]?["name"] == "newer_format")
      #expect(
        run.words.contains("use the program that wrote it") || run.words.contains("Use the program")
      )
    }
  }

  @Test func `A disk that is full ends with 5, and a reader that goes away with silence`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let program = try Run.program.path
    let full = try shell("\(program) state > /dev/full", in: scratch.url)
    #expect(full.code == 5)
    #expect(full.words.contains("no room is left"))
    let pipe = try shell("\(program) types | true; echo ${PIPESTATUS[0]}", in: scratch.url)
    #expect(pipe.words.isEmpty)
    #expect(pipe.output == "0\n")
  }

  @Test func `What another command writes is imported from where the shell opened it`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let program = try Run.program.path
    let row =
      #"{"type":"actor.registered","data":{"actor":"mei","kind":"government","name":"MEI"}}"#
    let run = try shell("\(program) import <(echo '\(row)') --json", in: scratch.url)
    #expect(run.code == 0, "\(run.words)")
    #expect(run.output.contains(#""recorded":1"#), "\(run.output)")
  }

  private func shell(_ command: String, in folder: URL) throws -> Run {
    try Run(
      ["-c", command], in: folder, ["ENTENTE_LEDGER": "L"],
      program: URL(fileURLWithPath: "/bin/bash"))
  }
}

extension Scratch {
  /// Lets everybody read the ledger and nobody but its owner write it.
  fileprivate func permit() throws {
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    let folder = url.appending(path: "L")
    try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    for name in try manager.subpathsOfDirectory(atPath: folder.path) {
      let path = folder.appending(path: name).path
      var isFolder: ObjCBool = false
      _ = manager.fileExists(atPath: path, isDirectory: &isFolder)
      try manager.setAttributes(
        [.posixPermissions: isFolder.boolValue ? 0o755 : 0o644], ofItemAtPath: path)
    }
  }
}

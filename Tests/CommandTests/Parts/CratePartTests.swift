import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite struct `A crate of parts` {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.openParts()
  }

  /// The entities of a description, by their ids.
  private func entities(in folder: String) throws -> [String: [String: Any]] {
    let json = try JSONSerialization.jsonObject(
      with: Data(scratch.text(of: "\(folder)/ro-crate-metadata.json").utf8))
    let graph = try #require((json as? [String: Any])?["@graph"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: graph.map { ($0["@id"] as? String ?? "", $0) })
  }

  @Test func `describes every file that it has, and no other`() throws {
    try scratch.export("premis", to: "out")
    let run = try scratch.export("ro-crate", to: "out", ["--words", "--axis", "A1"])
    let files = try scratch.files(below: "out")
    let described = try entities(in: "out").filter { $0.value["@type"] as? String == "File" }
    #expect(
      Set(described.keys)
        == Set(files.keys).subtracting(["ro-crate-metadata.json", "premis.xml"]))
    for (name, entity) in described {
      let bytes = try #require(files[name])
      #expect(entity["contentSize"] as? String == "\(bytes.count)")
      #expect(entity["sha256"] as? String == Digest(hashing: Array(bytes)).hex, "\(name)")
    }
    #expect(run.output.contains("7 of 16 records in out.\nFiles written: 39."), "\(run.output)")
  }

  @Test func `holds the same bytes as each part on its own`() throws {
    try scratch.export("ro-crate", to: "out", ["--words"])
    for part in ["cloudevents", "csv", "ics", "prov", "xlsx", "report"] {
      try scratch.export(part, to: "parts", ["--words"])
    }
    var crate = try scratch.files(below: "out")
    #expect(crate.removeValue(forKey: "ro-crate-metadata.json") != nil)
    #expect(try crate == scratch.files(below: "parts"))
  }

  @Test func `says of what it is, and that it proves nothing`() throws {
    try scratch.export("ro-crate", to: "out", ["--axis", "A1", "--as-of", "2022-05-20"])
    let root = try #require(try entities(in: "out")["./"])
    #expect(
      root["name"] as? String
        == "Écritures du registre example.org/ledger, tête 16 / Records of the ledger example.org/ledger,"
        + " checkpoint 16")
    let description = try #require(root["description"] as? String)
    #expect(description.contains("A1"), "\(description)")
    #expect(description.contains("May 20, 2022"), "\(description)")
    #expect(description.contains("20 mai 2022"), "\(description)")
    #expect(description.contains("Nothing here proves itself"), "\(description)")
  }

  @Test func `lets no part be written beside it, whose digest it would not have`() throws {
    try scratch.export("ro-crate", to: "out")
    let before = try scratch.files(below: "out")
    let beside = try scratch.run(["export", "csv", "out", "--axis", "A1"])
    #expect(beside.code == 5 && beside.words.contains("holds something other than an export"))
    #expect(try before == scratch.files(below: "out"))
    try scratch.export("ro-crate", to: "out", ["--axis", "A1"])
    #expect(try before != scratch.files(below: "out"))
  }

  @Test func `that was stopped describes nothing, and is made whole by the next run`() throws {
    try scratch.export("ro-crate", to: "whole", ["--words"])
    try scratch.export("ro-crate", to: "out")
    // Where the report would come: what is written before stands, and is described no more.
    try FileManager.default.removeItem(at: scratch.url.appending(path: "out/report.en.html"))
    let inTheWay = scratch.url.appending(path: "out/report.en.html.new")
    try FileManager.default.createDirectory(at: inTheWay, withIntermediateDirectories: false)
    // Nothing is begun where something else lies.
    #expect(try scratch.run(["export", "ro-crate", "out", "--words"]).code == 5)
    try FileManager.default.removeItem(at: inTheWay)
    try scratch.export("ro-crate", to: "out", ["--words"])
    #expect(try scratch.files(below: "out") == scratch.files(below: "whole"))
  }
}

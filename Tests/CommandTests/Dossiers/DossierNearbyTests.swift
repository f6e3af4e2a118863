import CanonicalJSON
import Foundation
import Testing

/// What is said of a path that leads to no dossier, to one around it, or to one inside.
@Suite("What is to be verified where the path is of something else")
struct DossierNearbyTests {
  private static let wide = ["COLUMNS": "1000"]

  private func verify(_ path: String, in sample: DossierSample, _ language: String) throws -> Run {
    try Run(["verify", path, "--lang", language], in: sample.scratch.url, DossierNearbyTests.wide)
  }

  @Test("is nothing where there is nothing", arguments: ["nothere.zip", "nothere", "D/nothere"])
  func nothing(path: String) throws {
    let sample = try DossierSample()
    try sample.export("D")
    let english = try verify(path, in: sample, "en")
    #expect(english.code == 5, "\(english.words)")
    #expect(english.words.contains("\(path): no such file or folder."), "\(english.words)")
    let french = try verify(path, in: sample, "fr-CA")
    #expect(french.words.contains("aucun fichier ni dossier de ce nom"), "\(french.words)")
  }

  @Test("is the dossier in a folder inside")
  func within() throws {
    let sample = try DossierSample()
    let outer = sample.scratch.url.appending(path: "outer")
    try FileManager.default.createDirectory(at: outer, withIntermediateDirectories: true)
    try sample.export("outer/my dossier")
    let english = try verify("outer", in: sample, "en")
    #expect(english.code == 3)
    #expect(
      english.words.contains("inside: entente verify 'outer/my dossier'."), "\(english.words)")
    let french = try verify("outer/", in: sample, "fr-CA")
    #expect(
      french.words.contains("entente verifier 'outer/my dossier'."), "\(french.words)")
    try sample.export("outer/other")
    let json = try sample.scratch.run("verify", "outer", "--json").json["error"]
    #expect(json?["name"]?.stringValue == "dossier_elsewhere", "\(String(describing: json))")
    let both = try verify("outer", in: sample, "en")
    #expect(both.words.contains("several are inside"), "\(both.words)")
  }

  @Test(
    "is the whole of what it is a part of",
    arguments: [
      "D/data/documents", "D/data/schemas", "D/data/proof/records", "D/data/proof/policy",
      "D/data/proof/records/3.tlog-proof", "D/data/tables", "D/data/records.jsonl",
    ])
  func around(path: String) throws {
    let sample = try DossierSample()
    try sample.export("D")
    let english = try verify(path, in: sample, "en")
    #expect(english.code == 3, "\(english.output)\(english.words)")
    #expect(
      english.words.contains(
        "\(path) is a part of the dossier D, where all is that it takes to verify it:"
          + " entente verify D."), "\(english.words)")
    let french = try verify(path, in: sample, "fr-CA")
    #expect(french.words.contains("entente verifier D."), "\(french.words)")
  }

  @Test("is a proof of its own where its record is beside it, or is given")
  func alone() throws {
    let sample = try DossierSample()
    try sample.export("D")
    try sample.scratch.done("prove", "3", "--out", "p.tlog-proof")
    let given = try Run(
      ["verify", "D/data/proof/records/3.tlog-proof", "--record", "p.json", "--lang", "en"],
      in: sample.scratch.url)
    #expect(given.code == 2 && given.output.contains("Record 3"), "\(given.output)\(given.words)")
    #expect(try verify("p.tlog-proof", in: sample, "en").code == 2)
    #expect(try verify("D/data/proof", in: sample, "en").code == 2)
  }

  @Test("is told from within the dossier as well")
  func fromWithin() throws {
    let sample = try DossierSample()
    try sample.export("D")
    let run = try Run(
      ["verify", "documents", "--lang", "en"], in: sample.scratch.url.appending(path: "D/data"),
      DossierNearbyTests.wide)
    #expect(run.code == 3 && run.words.contains("is a part of the dossier /"), "\(run.words)")
  }

  @Test("is found by where a path leads, over links and back up")
  func real() throws {
    let sample = try DossierSample()
    try sample.export("D")
    let root = sample.scratch.url
    func verify(_ path: String, in folder: String) throws -> Run {
      try Run(
        ["verify", path, "--lang", "en"], in: root.appending(path: folder),
        DossierNearbyTests.wide)
    }
    for name in ["beside", "D/data/../../far"] {
      try FileManager.default.createDirectory(
        at: root.appending(path: name), withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      atPath: root.appending(path: "link").path, withDestinationPath: "D/data/tables")
    try FileManager.default.createSymbolicLink(
      atPath: root.appending(path: "loop").path, withDestinationPath: "loop")
    let around = try verify(".", in: ".")
    #expect(
      around.words.contains("verify ./D") && !around.words.contains("ELOOP"), "\(around.words)")
    let up = try verify("../D/data/tables", in: "beside")
    #expect(up.code == 3 && up.words.contains("of the dossier ../D,"), "\(up.words)")
    let within = try verify("../tables", in: "D/data/proof")
    #expect(within.code == 3 && within.words.contains("of the dossier /"), "\(within.words)")
    let link = try verify("link", in: ".")
    #expect(link.code == 3 && link.words.contains("of the dossier /"), "\(link.words)")
    // Up from within a dossier and out of it is no part of it.
    for path in ["../../far", "../../beside/../far"] {
      let out = try verify(path, in: "D/data")
      #expect(out.code == 5 && !out.words.contains("is a part of"), "\(path): \(out.words)")
    }
  }
}

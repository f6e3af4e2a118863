import Foundation
import Testing

@Suite struct `Parts of a dossier on their own` {
  static let parts = [
    "cloudevents", "csv", "ics", "ocel", "premis", "prov", "report", "seda", "xlsx", "ro-crate",
  ]

  @Test(arguments: parts)
  func `are the same bytes in any time zone and any language`(part: String) throws {
    let scratch = try Scratch()
    try scratch.openParts()
    for options in [["--words"], ["--axis", "A1", "--as-of", "2022-05-20"]] {
      try scratch.export(
        part, to: "one", options,
        environment: ["TZ": "Pacific/Kiritimati", "LANG": "fr_CA.UTF-8"])
      try scratch.export(
        part, to: "two", options,
        environment: ["TZ": "America/Montreal", "LANG": "en_CA.UTF-8"])
      let one = try scratch.files(below: "one")
      #expect(!one.isEmpty)
      #expect(one == (try scratch.files(below: "two")))
      // And again over what is there.
      try scratch.export(part, to: "one", options)
      #expect(one == (try scratch.files(below: "one")))
    }
  }

  @Test(arguments: parts)
  func `stay the same under their head, whatever is recorded and signed after it`(
    part: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.export(part, to: "before", ["--words"])
    try scratch.done(
      "record", "commitment.met", "commitment=C-1", "--occurred", "2022-05-06", "--on-behalf-of",
      "cnrs", "--reason", "Sent")
    try scratch.done("checkpoint")
    try scratch.export(part, to: "after", ["--words", "--head", "16"])
    #expect(try scratch.files(below: "before") == (try scratch.files(below: "after")))
    try scratch.export(part, to: "after", ["--words"])
    #expect(try scratch.files(below: "before") != (try scratch.files(below: "after")))
  }

  @Test func `lie beside each other in one folder, and nothing half written does`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    for part in `Parts of a dossier on their own`.parts { try scratch.export(part, to: "out") }
    let files = try scratch.files(below: "out").keys.filter { !$0.contains("/") }
    #expect(
      files.sorted() == [
        "due.ics", "ocel.json", "premis.xml", "prov.json", "records.jsonl", "register.xlsx",
        "report.en.html", "report.fr.html", "ro-crate-metadata.json", "seda.xml",
      ])
    #expect(files.allSatisfy { !$0.hasSuffix(".new") })
  }

  @Test(arguments: parts)
  func `are not written where there is something else, or through a link`(part: String) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let wide = ["COLUMNS": "300"]
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "mine"), withIntermediateDirectories: false)
    try scratch.write("mine", to: "mine/notes.txt")
    let parties = part == "seda" ? Scratch.parties : []
    let used = try scratch.run(["export", part, "mine"] + parties, environment: wide)
    #expect(used.code == 5 && used.words.contains("holds something other than an export"))
    #expect(try scratch.files(below: "mine").keys.sorted() == ["notes.txt"])

    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "linked"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url.appending(path: "linked/tables").path, withDestinationPath: "../mine")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url.appending(path: "linked/prov.json").path,
      withDestinationPath: "../mine/notes.txt")
    let linked = try scratch.run(["export", part, "linked"] + parties, environment: wide)
    #expect(linked.code == 5, "\(linked.words)")
    #expect(try scratch.text(of: "mine/notes.txt") == "mine")
    #expect(try scratch.files(below: "mine").count == 1)
  }

  @Test(arguments: ["csv", "cloudevents"])
  func `are those of one run, where two fill a folder at once`(part: String) async throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let runs = [["--words"], ["--axis", "A1"], []]
    var wanted: [[String: Data]] = []
    for (number, options) in runs.enumerated() {
      try scratch.export(part, to: "alone-\(number)", options)
      wanted.append(try scratch.files(below: "alone-\(number)"))
    }
    let url = scratch.url
    for _ in 0..<6 {
      try await withThrowingTaskGroup(of: Int32.self) { group in
        for options in runs {
          let arguments = ["export", part, "out"] + options
          group.addTask { try Run(arguments, in: url, ["ENTENTE_LEDGER": "L"]).code }
        }
        for try await code in group { #expect(code == 0) }
      }
      let found = try scratch.files(below: "out")
      #expect(wanted.contains(found), "\(found.keys.sorted())")
    }
  }

  @Test func `leave no words lying that a run left which was stopped`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.export("csv", to: "out")
    for name in ["records.jsonl.new", "tables/records.csv.new", "report.en.html.new"] {
      try scratch.write("half", to: "out/\(name)")
    }
    try scratch.export("prov", to: "out")
    #expect(try scratch.files(below: "out").keys.allSatisfy { !$0.hasSuffix(".new") })
  }

  @Test func `are asked for by French names too, and by options that mean something`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.done("checkpoint")
    for name in [
      "événements", "tableaux", "classeur", "calendrier", "provenance", "premis", "ocel", "rapport",
      "ro-crate",
    ] {
      let run = try scratch.run(
        "exporter", name, "sortie", "--au", "2022-05-06", "--connu-le", "#10", "--tete", "11",
        environment: ["LANG": "fr_CA.UTF-8"])
      #expect(run.code == 0, "\(name): \(run.words)")
      #expect(run.output.contains("dans sortie"), "\(run.output)")
    }
    let tiles = try scratch.run("export", "tiles", "tiles", "--head", "11")
    #expect(tiles.code == 64 && tiles.words.contains("--head"))
    let unknown = try scratch.run("export", "csv", "out", "--agreement", "nobody")
    #expect(unknown.code == 3 && !scratch.exists("out"))
  }
}

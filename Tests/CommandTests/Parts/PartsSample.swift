import CanonicalJSON
import Foundation
import Testing

extension Scratch {
  /// The sample ledger with what parts of a dossier have to say of: a hostile title (11), a correction of
  /// the exchange (12), an annulment of the know-how (13), a person (14) whose words are erased (15); the
  /// head of all of it signed.
  func openParts() throws {
    try openSample()
    let title = #"{"en":"=1+1, \"quoted\"\nsecond line","fr":"Équipe d’été; rapport"}"#
    try done(
      "import", "-",
      input: #"{"type":"commitment.made","agreement":"gq-cnrs","occurred":"2022-05-01","#
        + #""axes":["A1"],"on_behalf_of":["gq"],"data":{"commitment":"C-2","title":"# + title
        + #","debtors":["gq"],"due":"2022-06-30"}}"#)
    try done("correct", "8", "occurred=2022-05-02", "--reason", "Day after")
    try done("annul", "9", "--reason", "Another agreement")
    let made = try done(
      "record", "person.registered", "name=Philippa Quenneville", "email=pq@example.org", "--json")
    let person = try #require(made.json["person"]?.stringValue)
    try done(
      "erase", person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    try done("checkpoint")
  }

  /// The same, with what archives ask about: a document and one given as evidence (16, 17), a protocol with
  /// classes of data (18), a retention rule (19), a hold (20).
  func openArchived() throws {
    try openParts()
    try write("%PDF-1.7 minutes", to: "minutes.pdf")
    try done(
      "record", "document.attached", "document=D-1", "title.en=Minutes & <notes>", "language=fr",
      "class=confidential", "--document", "minutes.pdf", "--agreement", "gq-cnrs", "--occurred",
      "2022-05-03")
    let evidence =
      #""evidence":[{"sha256":"\#(String(repeating: "ab", count: 32))","#
      + #""media_type":"text/plain","name":"Letter"}]"#
    try done(
      "import", "-",
      input: #"{"type":"commitment.met","agreement":"gq-cnrs","occurred":"2022-05-06","#
        + #""axes":["A1"],"on_behalf_of":["cnrs"],"data":{"commitment":"C-1"},"# + evidence + "}\n"
        + #"{"type":"protocol.drafted","agreement":"gq-cnrs","occurred":"2022-05-05","axes":["A1"],"#
        + #""on_behalf_of":["gq"],"data":{"protocol":"P-1","version":1,"#
        + #""data_classes":["personal"],"duo":["DUO:0000007"]}}"#)
    try done("retention", "assign", "R-1", "--after", "P10Y", "--then", "keep")
    try done("hold", "place", "H-1", "--agreement", "gq-cnrs", "--reason", "Dispute feared")
    try done("checkpoint")
  }

  /// Exports a part to a folder here, with options.
  @discardableResult
  func export(
    _ part: String, to folder: String, _ options: [String] = [],
    environment: [String: String] = [:]
  ) throws -> Run {
    let parties =
      part == "seda" && !options.contains("--archival-agency") ? Scratch.parties : []
    let run = try Run(
      ["export", part, folder] + parties + options, in: url,
      ["ENTENTE_LEDGER": "L"].merging(environment) { $1 })
    try #require(run.code == 0, "\(part): \(run.words)")
    return run
  }

  /// The bytes of every file below a folder here, by path.
  func files(below folder: String) throws -> [String: Data] {
    let root = url.appending(path: folder)
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let file = root.appending(path: path)
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        files[path] = try Data(contentsOf: file)
      }
    }
    return files
  }
}

/// A table as RFC 4180 has it, read without the code that wrote it.
struct ReadTable {
  let columns: [String]
  let rows: [[String]]

  init(_ text: String) throws {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        cell.unicodeScalars.append(scalar)
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r" where !isQuoted:
        #expect(scalars.popFirst() == "\n", "a row ends with CR LF")
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    try #require(row.isEmpty && cell.isEmpty, "the last row has an end")
    columns = try #require(rows.first)
    self.rows = Array(rows.dropFirst())
    for row in rows { #expect(row.count == columns.count) }
  }

  /// The cells of a column.
  subscript(column: String) -> [String] {
    guard let index = columns.firstIndex(of: column) else { return [] }
    return rows.map { $0[index] }
  }

  /// The first row in which a column holds something, by column.
  func row(where column: String, is text: String) -> [String: String]? {
    guard let index = columns.firstIndex(of: column),
      let row = rows.first(where: { $0[index] == text })
    else { return nil }
    return Dictionary(uniqueKeysWithValues: zip(columns, row))
  }
}

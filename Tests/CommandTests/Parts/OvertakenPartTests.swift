import Foundation
import Testing

@Suite struct `A part that an erasure overtakes` {
  /// It stands still while the words are erased that it has written already.
  @Test func `is made once more, without what was erased`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let long = String(repeating: "Un long intitulé. ", count: 30)
    let rows = (0..<3_000).map { number in
      let title = number == 0 ? "Projet Quetzalcoatl" : long
      return
        #"{"type":"commitment.made","agreement":"gq-cnrs","occurred":"2022-05-01","axes":["A1"],"#
        + #""on_behalf_of":["gq"],"data":{"commitment":"D-\#(number)","title":{"fr":"\#(title)"},"#
        + #""debtors":["gq"],"due":"2022-06-30"}}"#
    }
    try scratch.done("import", "-", input: rows.joined(separator: "\n"))
    try scratch.done("checkpoint")
    try scratch.export("cloudevents", to: "before", ["--words"])
    #expect(try scratch.files(below: "before")["records.jsonl"]?.contains("Quetzalcoatl") == true)

    let export = try RunningProgram(
      ["export", "cloudevents", "after", "--words", "--lang", "en"], in: scratch.url,
      ["ENTENTE_LEDGER": "L"])
    let staged = scratch.url.appending(path: "after/records.jsonl.new")
    // A mebibyte is written at once: the record is among the first.
    while export.isRunning, try staged.fileBytes() == 0 { usleep(500) }
    export.send(SIGSTOP)
    #expect(try staged.fileBytes() > 0, "it was done before it could be stopped")
    try scratch.done(
      "erase", "--record", "16", "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    export.send(SIGCONT)
    let run = try export.end()

    #expect(run.code == 0, "\(run.words)")
    let after = try #require(scratch.files(below: "after")["records.jsonl"])
    #expect(!after.contains("Quetzalcoatl"))
    #expect(after.split(separator: 0x0A).count == 3_016)
    // What it says of the words is of what is there.
    let again = try scratch.export("cloudevents", to: "again", ["--words", "--lang", "en"])
    #expect(try scratch.files(below: "again")["records.jsonl"] == after)
    #expect(run.output.replacing("after", with: "again") == again.output)
    #expect(run.words.replacing("after", with: "again") == again.words)
  }
}

extension URL {
  /// How many bytes a file has; none where there is none.
  fileprivate func fileBytes() throws -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }
}

extension Data {
  fileprivate func contains(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}

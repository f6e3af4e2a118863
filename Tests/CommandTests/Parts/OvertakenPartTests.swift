import Foundation
import Testing

@Suite struct `A part that an erasure overtakes` {
  private static let secret = "Projet Quetzalcoatl"

  /// The sample of parts with many records more, of which the first, 16, says what is to be erased.
  private func sample() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openParts()
    let long = String(repeating: "Un long intitulé. ", count: 30)
    let rows = (0..<3_000).map { number in
      let title = number == 0 ? Self.secret : long
      return
        #"{"type":"commitment.made","agreement":"gq-cnrs","occurred":"2022-05-01","axes":["A1"],"#
        + #""on_behalf_of":["gq"],"data":{"commitment":"D-\#(number)","title":{"fr":"\#(title)"},"#
        + #""debtors":["gq"],"due":"2022-06-30"}}"#
    }
    try scratch.done("import", "-", input: rows.joined(separator: "\n"))
    try scratch.done("checkpoint")
    return scratch
  }

  /// Exports the events, and stands still while the words are erased that are written already.
  private func overtaken(_ scratch: Scratch, meanwhile: () throws -> Void = {}) throws -> Run {
    let staged = scratch.url.appending(path: "after/records.jsonl.new")
    var export: RunningProgram
    var tries = 0
    // On a busy machine it may be done before it can be stopped.
    repeat {
      try scratch.remove("after")
      tries += 1
      export = try RunningProgram(
        ["export", "cloudevents", "after", "--words", "--lang", "en"], in: scratch.url,
        ["ENTENTE_LEDGER": "L"])
      // A mebibyte is written at once: the record is among the first.
      while export.isRunning, try staged.fileBytes() == 0 { usleep(500) }
      export.send(SIGSTOP)
    } while try staged.fileBytes() == 0 && tries < 20
    #expect(try staged.fileBytes() > 0, "it was done before it could be stopped")
    try scratch.done(
      "erase", "--record", "16", "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    try meanwhile()
    export.send(SIGCONT)
    return try export.end()
  }

  @Test func `is made once more, without what was erased`() throws {
    let scratch = try sample()
    try scratch.export("cloudevents", to: "before", ["--words"])
    #expect(try scratch.files(below: "before")["records.jsonl"]?.contains(Self.secret) == true)
    let run = try overtaken(scratch)
    #expect(run.code == 0, "\(run.words)")
    let after = try #require(scratch.files(below: "after")["records.jsonl"])
    #expect(!after.contains(Self.secret))
    #expect(after.split(separator: 0x0A).count == 3_016)
    // What it says of the words is of what is there.
    let again = try scratch.export("cloudevents", to: "again", ["--words", "--lang", "en"])
    #expect(try scratch.files(below: "again")["records.jsonl"] == after)
    #expect(run.output.replacing("after", with: "again") == again.output)
    #expect(run.words.replacing("after", with: "again") == again.words)
  }

  @Test func `is not there at all where it cannot be made again`() throws {
    let scratch = try sample()
    // The folder takes no part any more that has something else in it.
    let run = try overtaken(scratch) { try scratch.write("mine", to: "after/mine.txt") }
    #expect(run.code == 5, "\(run.words)")
    #expect(try scratch.files(below: "after").keys.sorted() == ["mine.txt"])
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

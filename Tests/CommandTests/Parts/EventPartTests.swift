import CanonicalJSON
import Foundation
import Testing

@Suite struct `Records as CloudEvents` {
  private func events(of scratch: Scratch, in folder: String) throws -> [JSON] {
    try scratch.text(of: "\(folder)/records.jsonl").split(separator: "\n").map {
      try JSON(canonical: Array($0.utf8))
    }
  }

  @Test func `are one line a record, with its header as attributes and its facts as data`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.export("cloudevents", to: "out", ["--words"])
    let events = try events(of: scratch, in: "out")
    #expect(events.count == 16)
    let page = try scratch.run("show", "10", "--json").json
    let header = try #require(page["answer"]?["header"])
    let event = events[10]
    #expect(event["specversion"] == "1.0")
    #expect(event["id"] == header["action"])
    #expect(event["source"] == "example.org/ledger")
    #expect(event["type"] == "commitment.made")
    #expect(event["time"] == header["recorded"])
    #expect(event["subject"] == "gq-cnrs/commitment/C-1")
    #expect(event["sequence"] == "0000000000000010")
    #expect(event["occurred"] == "2022-05-01")
    #expect(event["axes"] == "A1")
    #expect(event["onbehalfof"] == "cnrs")
    #expect(event["leaf"] == page["answer"]?["receipt"]?["leaf"])
    #expect(event["datacontenttype"] == "application/json")
    #expect(event["data"]?["facts"] == page["answer"]?["facts"])
    #expect(event["data"]?["words"] == ["title.fr": "Rapport"])
    // Attributes have lower-case letters and digits, and are no objects; `data` alone is one.
    for event in events {
      for (key, value) in event.objectValue ?? [:] {
        #expect(key.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }, "\(key)")
        #expect(key == "data" || value.scalar, "\(key)")
      }
    }
  }

  @Test func `say what was corrected, annulled, withheld and erased`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let run = try scratch.export("cloudevents", to: "out")
    #expect(run.words.contains("stay here; --words gives them too"))
    #expect(run.words.contains("erased by #15"))
    var events = try events(of: scratch, in: "out")
    #expect(events[8]["correctedby"] == "0000000000000012")
    #expect(events[8]["occurred"] == "2022-05-01", "as it was recorded")
    #expect(events[9]["annulledby"] == "0000000000000013")
    #expect(events[13]["target"] == "0000000000000009")
    #expect(events[13]["subject"] == "gq-cnrs/record/9")
    #expect(events[11]["words"] == "withheld")
    #expect(events[11]["data"]?["words"] == nil)
    #expect(events[4]["words"] == "none")
    #expect(events[14]["words"] == "erased")
    #expect(events[14]["erasedby"] == "0000000000000015")
    try scratch.export("cloudevents", to: "out", ["--words"])
    events = try self.events(of: scratch, in: "out")
    #expect(events[11]["words"] == "shown")
    #expect(events[14]["words"] == "erased")
    #expect(events[14]["data"]?["words"] == nil)
    #expect(!(try scratch.text(of: "out/records.jsonl").contains("Quenneville")))
  }

  @Test func `are those of the head, the position and the selection that were asked for`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let sequences = { (options: [String]) throws -> [String] in
      try scratch.export("cloudevents", to: "out", options)
      return try events(of: scratch, in: "out").compactMap {
        $0["sequence"]?.stringValue.flatMap { Int($0) }.map { String($0) }
      }
    }
    #expect(try sequences(["--known-on", "#5"]) == (0...5).map { String($0) })
    #expect(try sequences(["--head", "1"]) == ["0"])
    #expect(
      try sequences(["--axis", "A1", "--from", "2022-05"]) == ["8", "9", "10", "11", "12", "13"])
    #expect(try sequences(["--axis", "A1", "--from", "2022-05", "--known-on", "#8"]) == ["8"])
    let unknown = try scratch.run("export", "cloudevents", "out", "--head", "7")
    #expect(unknown.code == 3 && unknown.words.contains("16"), "\(unknown.code) \(unknown.words)")
    let beyond = try scratch.run("export", "cloudevents", "out", "--head", "1", "--known-on", "#5")
    #expect(beyond.code == 64 && beyond.words.contains("--known-on"), "\(beyond.words)")
  }

  @Test func `that no head covers yet are left out, and it is said`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.done("checkpoint")
    try scratch.done("record", "actor.registered", "actor=lab", "name=Lab", "kind=party")
    let run = try scratch.export("cloudevents", to: "out")
    #expect(run.output.contains("11 of 11 records in out/records.jsonl."))
    #expect(run.words.contains("Not yet under a signed checkpoint: 1 record."))
    #expect(try events(of: scratch, in: "out").count == 11)
  }
}

extension JSON {
  fileprivate var scalar: Bool { objectValue == nil && arrayValue == nil && self != .null }
}

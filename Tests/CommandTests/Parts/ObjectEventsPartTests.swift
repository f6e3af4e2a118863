import CanonicalJSON
import Foundation
import Partnership
import Testing

@Suite struct `Records as an object-centric event log` {
  private func log(_ options: String...) throws -> [String: Any] {
    let scratch = try Scratch()
    try scratch.openArchived()
    try scratch.export("ocel", to: "out", options)
    let json = try JSONSerialization.jsonObject(with: Data(scratch.text(of: "out/ocel.json").utf8))
    return try #require(json as? [String: Any])
  }

  private func list(_ name: String, of log: [String: Any]) throws -> [[String: Any]] {
    try #require(log[name] as? [[String: Any]])
  }

  private func attributes(of thing: [String: Any]) throws -> [String: String] {
    let list = try #require(thing["attributes"] as? [[String: Any]])
    return Dictionary(list.map { ("\($0["name"] ?? "")", "\($0["value"] ?? "")") }) { $1 }
  }

  private func relations(of thing: [String: Any]) throws -> Set<String> {
    let list = try #require(thing["relationships"] as? [[String: Any]])
    return Set(list.map { "\($0["qualifier"] ?? "") \($0["objectId"] ?? "")" })
  }

  @Test func `have an event a record, with the objects it concerns`() throws {
    let events = try list("events", of: try log())
    #expect(events.count == 21)
    let made = events[10]
    #expect(made["type"] as? String == "commitment.made")
    #expect(made["time"] as? String == "2022-05-01T23:59:59.000000Z")
    #expect(
      try relations(of: made) == [
        "agreement agreement:gq-cnrs", "axis axis:gq-cnrs/A1", "concerned actor:cnrs",
        "acting actor:cnrs", "debtors actor:cnrs", "commitment commitment:gq-cnrs/C-1",
      ])
    let attributes = try attributes(of: made)
    #expect(attributes["record_sequence"] == "10" && attributes["record_words"] == "withheld")
    #expect(attributes["due"] == "2022-05-04" && attributes["title_fr"] == nil)
    // A clerical record is when the ledger took it.
    #expect((events[15]["time"] as? String)?.hasPrefix("2022-05-06T") == true)
    #expect(try self.attributes(of: events[9])["record_annulled_by"] == "13")
  }

  @Test func `say of objects what records say of them, and how they belong together`() throws {
    let objects = try list("objects", of: try log("--words"))
    func object(_ id: String) throws -> [String: Any] {
      try #require(objects.first { $0["id"] as? String == id }, "\(objects.map { $0["id"] ?? "" })")
    }
    let commitment = try object("commitment:gq-cnrs/C-1")
    #expect(commitment["type"] as? String == "commitment")
    #expect(try attributes(of: commitment)["title_fr"] == "Rapport")
    #expect(
      try relations(of: commitment) == [
        "agreement agreement:gq-cnrs", "axis axis:gq-cnrs/A1", "debtors actor:cnrs",
      ])
    #expect(try attributes(of: try object("actor:gq"))["name"] == "Génome Québec")
    #expect(
      try relations(of: try object("axis:gq-cnrs/A1")).contains("agreement agreement:gq-cnrs"))
    #expect(try attributes(of: try object("document:gq-cnrs/D-1"))["class"] == "confidential")
    #expect(try attributes(of: try object("protocol:gq-cnrs/P-1"))["duo"] == "DUO:0000007")
    // What was erased is nowhere, and what persons are called is no attribute of theirs.
    #expect(!objects.contains { "\($0)".contains("Quenneville") })
  }

  @Test func `declare every type of the catalogue and every sort of object`() throws {
    let log = try log()
    let types = try list("eventTypes", of: log).compactMap { $0["name"] as? String }
    #expect(types == RecordType.allCases.map(\.name))
    let names = try list("objectTypes", of: log).compactMap { $0["name"] as? String }
    for name in ["agreement", "axis", "actor", "exchange", "protocol", "commitment", "lead"] {
      #expect(names.contains(name))
    }
  }
}

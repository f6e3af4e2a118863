import CanonicalJSON
import Foundation
import Testing

@Suite struct `Views as tables` {
  private func table(_ name: String, of scratch: Scratch) throws -> ReadTable {
    try ReadTable(try scratch.text(of: "out/tables/\(name).csv"))
  }

  private func given(_ options: String...) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.export("csv", to: "out", options)
    return scratch
  }

  @Test func `hold what the views of the ledger say, folded from its records`() throws {
    let scratch = try given("--words")
    let commitments = try table("commitments", of: scratch)
    let first = try #require(commitments.row(where: "id", is: "C-1"))
    #expect(first["agreement"] == "gq-cnrs")
    #expect(first["stage"] == "overdue")
    #expect(first["due_day"] == "2022-05-04")
    #expect(first["debtors"] == "cnrs")
    #expect(first["title_fr"] == "Rapport")
    #expect(first["words_missing"] == "")
    // A negative number stays one.
    let due = try table("due", of: scratch)
    #expect(due.row(where: "id", is: "commitment:C-1")?["days"] == "-2")
    // What was annulled is in no view, and in the records, marked.
    #expect(try table("knowhow", of: scratch).rows.isEmpty)
    let records = try table("records", of: scratch)
    #expect(records["sequence"] == (0...15).map { String($0) })
    #expect(records.row(where: "sequence", is: "9")?["annulled_by"] == "13")
    #expect(records.row(where: "sequence", is: "8")?["corrected_by"] == "12")
    #expect(records.row(where: "sequence", is: "14")?["words_shown"] == "erased")
    #expect(records.row(where: "sequence", is: "14")?["erased_by"] == "15")
    // The exchange as corrected, and the record as it was recorded.
    #expect(
      try table("exchanges", of: scratch).row(where: "id", is: "X1")?["occurred"] == "2022-05-02")
    #expect(records.row(where: "sequence", is: "8")?["occurred"] == "2022-05-01")
    let facts = try #require(records.row(where: "sequence", is: "10")?["facts"])
    #expect(try JSON(canonical: Array(facts.utf8))["commitment"] == "C-1")
    let board = try table("board", of: scratch)
    let total = try #require(
      zip(board["axis"], board["partner"]).enumerated().first { $0.element == ("*", "*") }?.offset)
    let answer = try scratch.run("state", "--as-of", "2022-05-06", "--json").json["answer"]
    #expect(
      board["records"][total] == answer?["total"]?["records"]?.integerValue.map { String($0) })
    let agreement = try #require(
      try table("agreements", of: scratch).row(where: "agreement", is: "gq-cnrs"))
    #expect(agreement["stage"] == "in_force")
    #expect(agreement["from"] == "2022-04-22" && agreement["until"] == "2024-04-22")
    #expect(agreement["parties"] == "cnrs;gq")
  }

  @Test func `hold the registers of erasures, holds and delegations`() throws {
    let scratch = try given("--words")
    let erasure = try #require(
      try table("erasures", of: scratch).row(where: "record", is: "15"))
    #expect(erasure["legal_basis"] == "loi25-28")
    #expect(erasure["erased_records"] == "14" && erasure["erased_documents"] == "")
    #expect(erasure["person"]?.hasPrefix("p-") == true)
    #expect(erasure["reason_en"] == "On request" && erasure["words_shown"] == "shown")
    try scratch.done(
      "hold", "place", "H-1", "--agreement", "gq-cnrs", "--reason", "Litigation")
    try scratch.done(
      "record", "delegation.granted", "from=cnrs", "to=gq", #"scope:=["A1"]"#,
      "--agreement",
      "gq-cnrs", "--on-behalf-of", "cnrs", "--occurred", "2022-05-05")
    try scratch.done("checkpoint")
    try scratch.export("csv", to: "out", ["--words"])
    let hold = try #require(try table("holds", of: scratch).row(where: "id", is: "H-1"))
    #expect(hold["placed"] == "16" && hold["lifted"] == "")
    #expect(hold["covers"]?.contains(#""agreements":["gq-cnrs"]"#) == true)
    let delegation = try #require(
      try table("delegations", of: scratch).row(where: "record", is: "17"))
    #expect(delegation["grantor"] == "cnrs" && delegation["delegate"] == "gq")
    #expect(delegation["every_axis"] == "false" && delegation["axes"] == "A1")
    // Without words the reason is not given, and that is said.
    try scratch.export("csv", to: "out")
    let withheld = try table("erasures", of: scratch).row(where: "record", is: "15")
    #expect(withheld?["reason_en"] == "" && withheld?["words_shown"] == "withheld")
  }

  @Test func `have the rules of retention, and each decision on what becomes of records`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.done("retention", "assign", "R-0", "--after", "P1Y", "--then", "keep", "--for-all")
    try scratch.done("disposition", "decide", "R-0", "--author", "svc-archives")
    try scratch.done("checkpoint")
    try scratch.export("csv", to: "out")
    let rules = try table("retention", of: scratch)
    let all = try #require(rules.row(where: "rule", is: "R-0"))
    #expect(all["agreement"] == "gq-cnrs" && all["for_all"] == "true")
    #expect(all["after"] == "P1Y" && all["disposition"] == "keep")
    #expect(all["ends"] == "2024-04-22" && all["kept_until"] == "2025-04-22")
    let decision = try #require(
      try table("dispositions", of: scratch).row(where: "record", is: all["decided"] ?? ""))
    #expect(decision["rule"] == "R-0" && decision["disposition"] == "keep")
    #expect(decision["author"] == "svc-archives" && decision["recorded"]?.hasSuffix("Z") == true)
    // A rule is for all the records of its agreement, so that a part of them has none.
    try scratch.export("csv", to: "out", ["--party", "cnrs"])
    #expect(try table("retention", of: scratch).rows.isEmpty)
  }

  @Test func `keep a text a text where a spreadsheet would see a formula`() throws {
    let scratch = try given("--words")
    let title = try table("commitments", of: scratch).row(where: "id", is: "C-2")?["title_en"]
    #expect(title == "'=1+1, \"quoted\"\nsecond line")
    #expect(
      try table("commitments", of: scratch).row(where: "id", is: "C-2")?["title_fr"]
        == "Équipe d’été; rapport")
  }

  @Test func `say of each word that is not there why it is not`() throws {
    let scratch = try given()
    let row = try table("commitments", of: scratch).row(where: "id", is: "C-2")
    #expect(row?["title_en"] == "" && row?["title_fr"] == "")
    #expect(row?["words_missing"] == "title_fr=withheld;title_en=withheld")
    for (path, data) in try scratch.files(below: "out") {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains("Rapport") && !text.contains("quoted"), "\(path)")
    }
  }

  @Test func `are described column by column, in two standards, in French and in English`() throws {
    let scratch = try given()
    let names = try scratch.files(below: "out/tables").keys.sorted()
    let tables = names.filter { $0.hasSuffix(".csv") }
    #expect(tables.count == 30)
    let metadata = try JSONSerialization.jsonObject(
      with: Data(try scratch.text(of: "out/tables/csv-metadata.json").utf8))
    let described = try #require((metadata as? [String: Any])?["tables"] as? [[String: Any]])
    #expect(described.compactMap { $0["url"] as? String }.sorted() == tables)
    let package = try JSONSerialization.jsonObject(
      with: Data(try scratch.text(of: "out/tables/datapackage.json").utf8))
    let resources = try #require((package as? [String: Any])?["resources"] as? [[String: Any]])
    #expect(resources.compactMap { $0["path"] as? String }.sorted() == tables)
    for (table, resource) in zip(described, resources) {
      let url = try #require(table["url"] as? String)
      let columns = try ReadTable(try scratch.text(of: "out/tables/\(url)")).columns
      let schema = try #require(table["tableSchema"] as? [String: Any])
      let names = try #require(schema["columns"] as? [[String: Any]])
      #expect(names.compactMap { $0["name"] as? String } == columns, "\(url)")
      for column in names {
        let labels = try #require(column["rdfs:label"] as? [[String: String]])
        let name = try #require(column["name"] as? String)
        #expect(labels.map { $0["@language"] } == ["fr", "en"])
        #expect(Set(labels.map { $0["@value"] }) != [name], "\(name) has no name for people")
      }
      let fields = try #require(
        (resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
      #expect(fields.compactMap { $0["name"] as? String } == columns, "\(url)")
    }
  }

  @Test func `of a selection hold the rows of its axes and parties alone`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.export("csv", to: "out", ["--party", "cnrs", "--words"])
    #expect(try table("commitments", of: scratch)["id"] == ["C-1"])
    #expect(try table("partners", of: scratch)["id"] == ["cnrs"])
    #expect(Set(try table("board", of: scratch)["partner"]) == ["cnrs"])
    try scratch.export("csv", to: "out", ["--as-of", "2022-05-01", "--known-on", "#7"])
    #expect(try table("commitments", of: scratch).rows.isEmpty)
    #expect(try table("axes", of: scratch)["id"] == ["A1"])
    #expect(try table("records", of: scratch).rows.count == 8)
  }

  @Test func `of a ledger without an agreement have their first row and no other`() throws {
    let scratch = try Scratch()
    try scratch.done("open", "L", "--origin", "example.org/empty", "--title", "Empty")
    try scratch.export("csv", to: "out")
    #expect(try table("records", of: scratch)["type"] == ["ledger.opened"])
    #expect(try table("agreements", of: scratch).rows.isEmpty)
  }
}

import CanonicalJSON
import Foundation
import Testing

@Suite struct `Provenance of the records` {
  private typealias Statements = [String: [String: Any]]

  private func document(_ scratch: Scratch, _ options: String...) throws -> [String: Statements] {
    try scratch.export("prov", to: "out", options)
    let read = try JSONSerialization.jsonObject(
      with: Data(try scratch.text(of: "out/prov.json").utf8))
    var document = try #require(read as? [String: Any])
    let prefixes = try #require(document.removeValue(forKey: "prefix") as? [String: String])
    // Nothing is named by a prefix that is not declared.
    let text = try scratch.text(of: "out/prov.json")
    for used in text.matches(of: /"([a-z]+):[^"\/][^"]*"\s*:/) where used.output.1 != "_" {
      #expect(prefixes[String(used.output.1)] != nil, "\(used.output.0)")
    }
    return try #require(document as? [String: Statements])
  }

  private func entity(_ sequence: Int, in document: [String: Statements]) throws -> String {
    let found = document["entity"]?.first { _, attributes in
      (attributes["entente:sequence"] as? [String: String])?["$"] == String(sequence)
    }
    return try #require(found?.key)
  }

  private func relation(
    _ sort: String, in document: [String: Statements], where key: String, is value: String
  ) -> [String: String]? {
    document[sort]?.values.first { $0[key] as? String == value }?.compactMapValues { $0 as? String }
  }

  @Test func `says who recorded each, when and on whose behalf`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let document = try document(scratch)
    #expect(document["activity"]?.count == 16)
    let record = try entity(10, in: document)
    #expect(record.hasPrefix("record:"))
    let made = relation("wasGeneratedBy", in: document, where: "prov:entity", is: record)
    #expect(made?["prov:activity"] == "ledger:recording/10")
    let behalf = relation(
      "actedOnBehalfOf", in: document, where: "prov:activity", is: "ledger:recording/10")
    #expect(behalf?["prov:delegate"] == "ledger:author/local")
    #expect(behalf?["prov:responsible"] == "ledger:actor/cnrs")
    // A joint act is of all who act.
    let joint = document["actedOnBehalfOf"]?.values.filter {
      $0["prov:activity"] as? String == "ledger:recording/6"
    }
    #expect(joint?.count == 2)
  }

  @Test func `says what revises, what invalidates, and what was erased`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let document = try document(scratch, "--words")
    let revision = relation(
      "wasDerivedFrom", in: document, where: "prov:generatedEntity",
      is: try entity(12, in: document))
    #expect(revision?["prov:usedEntity"] == (try entity(8, in: document)))
    let annulment = relation(
      "wasInvalidatedBy", in: document, where: "prov:entity", is: try entity(9, in: document))
    #expect(annulment?["prov:activity"] == "ledger:recording/13")
    let erasure = relation(
      "wasInvalidatedBy", in: document, where: "prov:entity", is: "ledger:words/14")
    #expect(erasure?["prov:activity"] == "ledger:recording/15")
    #expect(document["agent"]?["ledger:actor/cnrs"]?["prov:label"] as? String == "CNRS")
    #expect(!(try scratch.text(of: "out/prov.json").contains("Quenneville")))
  }

  @Test func `names documents by their hash, once, and says which replaces which`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let hashes = [
      "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e",
      "16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4",
    ]
    let attached = hashes.enumerated().map { number, hash in
      #"{"type":"document.attached","agreement":"gq-cnrs","occurred":"2022-05-05","axes":["A1"],"#
        + #""parties":["gq"],"data":{"document":"D-\#(number)","title":{"en":"Minutes"},"bytes":5,"#
        + #""class":"internal","language":"en","media_type":"text/plain","sha256":"\#(hash)"},"#
        + #""evidence":[{"sha256":"\#(hash)","media_type":"text/plain","held_at":"Archive"}]}"#
    }
    try scratch.done("import", "-", input: attached.joined(separator: "\n"))
    try scratch.done(
      "record", "document.replaced", "document=D-1", "replaces=D-0", "--axis", "A1", "--party",
      "gq", "--occurred", "2022-05-05")
    try scratch.done("checkpoint")
    let document = try document(scratch)
    let documents = (document["entity"] ?? [:]).keys.filter { $0.hasPrefix("nih:") }
    #expect(Set(documents) == Set(hashes.map { "nih:\($0)" }))
    let revision = document["wasDerivedFrom"]?.values.first
    #expect(revision?["prov:generatedEntity"] as? String == "nih:\(hashes[1])")
    #expect(revision?["prov:usedEntity"] as? String == "nih:\(hashes[0])")
    let used = (document["used"] ?? [:]).values.compactMap { $0["prov:entity"] as? String }
    #expect(used.sorted() == hashes.flatMap { ["nih:\($0)", "nih:\($0)"] }.sorted())
  }
}

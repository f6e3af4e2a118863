import Foundation
import Testing

@Suite struct `Records and documents in PREMIS` {
  private func text(_ options: String...) throws -> String {
    let scratch = try Scratch()
    try scratch.openArchived()
    try scratch.export("premis", to: "out", options)
    return try scratch.text(of: "out/premis.xml")
  }

  /// The elements of a name, whole.
  private func elements(_ name: String, of text: String) -> [Substring] {
    var found: [Substring] = []
    var rest = text[...]
    while let start = rest.range(of: "\n  <\(name)")?.lowerBound,
      let end = rest[start...].range(of: "\n  </\(name)>")?.upperBound
    {
      found.append(rest[start..<end])
      rest = rest[end...]
    }
    return found
  }

  @Test func `keep every record with its leaf, its facts and what became of its words`() throws {
    let objects = elements("object", of: try text())
    // The ledger, 21 records, two documents.
    #expect(objects.count == 24)
    let commitment = try #require(objects.first { $0.contains("example.org/ledger#11<") })
    #expect(commitment.contains("<significantPropertiesValue>commitment.made<"))
    #expect(commitment.contains("&quot;commitment&quot;:&quot;C-2&quot;"))
    #expect(commitment.contains("<significantPropertiesValue>withheld<"))
    let erased = try #require(objects.first { $0.contains("example.org/ledger#14<") })
    #expect(erased.contains("erased by example.org/ledger#15"))
    let correction = try #require(objects.first { $0.contains("example.org/ledger#12<") })
    #expect(correction.contains("<relationshipSubType>corrects<"))
  }

  @Test func `keep each document once, by its hash`() throws {
    let objects = elements("object", of: try text("--words")).filter { $0.contains(#""file""#) }
    #expect(objects.count == 2)
    let minutes = try #require(objects.first { $0.contains("gq-cnrs/document/D-1") })
    #expect(minutes.contains("<messageDigestAlgorithm>SHA-256<"))
    #expect(minutes.contains("<size>16<") && minutes.contains(">application/pdf<"))
    #expect(minutes.contains("Minutes &amp; &lt;notes&gt;"))
    #expect(objects.contains { $0.contains(String(repeating: "ab", count: 32)) })
  }

  @Test func `tell what was done, when, by whom and with what outcome`() throws {
    let events = elements("event", of: try text())
    #expect(events.count == 21)
    let held = events[8]
    #expect(held.contains("<eventDetail>recorded: exchange.held, occurred 2022-05-01<"))
    #expect(held.contains("<eventOutcome>corrected<"))
    #expect(held.contains("corrected by example.org/ledger#12"))
    #expect(events[9].contains("<eventOutcome>annulled<"))
    #expect(events[10].contains("<linkingAgentRole>acting party<"))
    #expect(events[15].contains(">deletion<") && events[15].contains("<linkingObjectRole>erased<"))
    #expect(events[16].contains(">ingestion<"))
    #expect(events[17].contains("<linkingObjectRole>evidence<"))
  }

  @Test func `say what classes, rules, holds and legal bases allow`() throws {
    let text = try text()
    let rights = try #require(elements("rights", of: text).first)
    for basis in [
      "class of the document: confidential", "protocol P-1", "retention rule R-1", "hold H-1",
      "loi25-28",
    ] {
      #expect(rights.contains("<otherRightsBasis>\(basis)<"), "\(basis)")
    }
    #expect(rights.contains("<restriction>GA4GH DUO: DUO:0000007<"))
    #expect(rights.contains("<rightsGrantedNote>after P10Y<"))
  }
}

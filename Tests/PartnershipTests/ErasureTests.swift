import CanonicalJSON
import EntenteTesting
import Testing

@testable import Partnership

@Suite struct `An erasure and the holds before it` {
  private static let reason: JSONObject = ["reason": ["fr": "Litige"]]

  private func erasing(_ record: SequenceNumber) -> JSON {
    ["legal_basis": "loi25-28", "records": [.integer(Int64(record.index))]]
  }

  @Test func `is refused where a hold covers the document that a record attaches`() throws {
    var ledger = try Scenario.inForce()
    try ledger.attach("D1")
    let attached = ledger.last
    try ledger.attach("D2")
    let other = ledger.last
    try ledger.record(
      .holdPlaced, ["covers": ["documents": ["D1"]], "hold": "H1"],
      `An erasure and the holds before it`.reason)
    let reason = `An erasure and the holds before it`.reason
    #expect(ledger.refusal(.personalErased, erasing(attached), reason) == .underHold)
    #expect(ledger.refusal(.personalErased, erasing(other), reason) == nil)
  }

  @Test func `is refused for what corrects or annuls a record that is held`() throws {
    var ledger = try Scenario.inForce()
    let reason = `An erasure and the holds before it`.reason
    try ledger.record(
      .exchangeHeld, on: "2022-05-03", ["exchange": "E1", "form": "meeting"],
      ["on_behalf_of": ["cnrs"], "text": ["fr": "Rencontre"]])
    let held = ledger.last
    try ledger.record(
      .recordCorrected, ["changes": ["form": "visit"], "target": .integer(Int64(held.index))],
      reason)
    let correction = ledger.last
    try ledger.record(.recordAnnulled, ["target": .integer(Int64(correction.index))], reason)
    let annulment = ledger.last
    try ledger.record(
      .holdPlaced, ["covers": ["records": [.integer(Int64(held.index))]], "hold": "H1"], reason)
    for record in [held, correction, annulment] {
      #expect(ledger.refusal(.personalErased, erasing(record), reason) == .underHold)
    }
  }

  @Test func `names each hold with its record, and what of the erasure it keeps`() throws {
    var ledger = try Scenario.inForce()
    let reason = `An erasure and the holds before it`.reason
    try ledger.attach("D1")
    let attached = ledger.last
    try ledger.record(
      .holdPlaced, ["covers": ["records": [.integer(Int64(attached.index))]], "hold": "H1"], reason)
    let first = ledger.last
    try ledger.record(
      .holdPlaced, ["covers": ["agreements": ["gq-cnrs-2022"]], "hold": "H2"], reason)
    let second = ledger.last
    let held = Parameter(.records, .records([attached]))
    #expect(
      ledger.whyRefused(.personalErased, erasing(attached), reason)
        == Refusal(
          .underHold, Parameter(.code, .text("H1")), .record(first), held,
          Parameter(.code, .text("H2")), .record(second), .agreement(ledger.agreement), held))
  }

  @Test func `says of each record and document the first erasure`() {
    var facts = Facts()
    facts[.records] = .tree([.integer(3), .integer(5)])
    facts[.documents] = .texts(["aa"])
    var parts = ErasedParts([])
    #expect(parts.isEmpty)
    parts.add(facts, by: 9)
    parts.add(facts, by: 7)
    #expect(parts.records == [3: 7, 5: 7] && parts.documents == ["aa": 7])
  }
}

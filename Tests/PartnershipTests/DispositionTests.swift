import CanonicalJSON
import EntenteTesting
import Testing

@testable import Partnership

@Suite struct `A decision on what becomes of records` {
  private static let reason: JSONObject = ["reason": ["fr": "Litige"]]

  /// The agreement with a rule of its own and one for all, and a document that a record attaches.
  private func ruled() throws -> Scenario {
    var ledger = try Scenario.inForce()
    ledger.others = [try #require(AgreementID("second")), ledger.agreement]
    try ledger.attach("D1")
    try ledger.record(.retentionAssigned, ["rule": "R1", "action": "destroy", "after": "P10Y"])
    try ledger.record(
      .retentionAssigned, ["rule": "R0", "action": "transfer", "after": "P5Y"],
      ["agreement": .null])
    return ledger
  }

  private func refusal(
    _ ledger: Scenario, _ rule: String, _ action: String, _ envelope: JSONObject = [:]
  ) -> RefusalName? {
    ledger.refusal(
      .dispositionDecided, ["rule": .string(rule), "action": .string(action)], envelope)
  }

  /// Holds that reach the agreement, whosever they are.
  @Test(arguments: [
    ("agreements", false), ("agreements", true), ("records", false), ("records", true),
    ("documents", true),
  ])
  func `is refused under each rule where a hold covers a record, unless it is to keep`(
    covered: String, isOfAgreement: Bool
  ) throws {
    var ledger = try ruled()
    let attached = try #require(ledger.records.first { $0.type == .documentAttached })
    let item: JSON =
      switch covered {
      case "agreements": .string(ledger.agreement.text)
      case "records": .integer(Int64(attached.sequence.index))
      default: "D1"
      }
    try ledger.record(
      .holdPlaced, ["hold": "H1", "covers": .object([covered: .array([item])])],
      isOfAgreement ? Self.reason : ["agreement": .null, "reason": ["fr": "Litige"]])
    for rule in ["R0", "R1"] {
      #expect(refusal(ledger, rule, "destroy") == .underHold)
      #expect(refusal(ledger, rule, "transfer") == .underHold)
      #expect(refusal(ledger, rule, "keep") == nil)
    }
    try ledger.record(
      .holdLifted, ["hold": "H1"],
      isOfAgreement ? Self.reason : ["agreement": .null, "reason": ["fr": "Réglé"]])
    #expect(refusal(ledger, "R1", "destroy") == nil)
  }

  @Test func `is taken where no hold covers a record of the agreement`() throws {
    var ledger = try ruled()
    try ledger.record(
      .holdPlaced, ["hold": "H1", "covers": ["agreements": ["second"]]],
      ["agreement": .null, "reason": ["fr": "Litige"]])
    // Record 1 registers an actor, and is of no agreement.
    try ledger.record(
      .holdPlaced, ["hold": "H2", "covers": ["records": [1]]], Self.reason)
    for rule in ["R0", "R1"] { #expect(refusal(ledger, rule, "destroy") == nil) }
  }

  @Test func `names the holds that refuse it and what they cover`() throws {
    var ledger = try ruled()
    try ledger.record(
      .holdPlaced, ["hold": "H1", "covers": ["documents": ["D1"], "records": [1]]], Self.reason)
    let first = ledger.last
    try ledger.record(
      .holdPlaced, ["hold": "H2", "covers": ["agreements": ["gq-cnrs-2022"]]], Self.reason)
    let second = ledger.last
    #expect(
      ledger.whyRefused(.dispositionDecided, ["rule": "R1", "action": "destroy"])
        == Refusal(
          .underHold, Parameter(.code, .text("H1")), .record(first),
          Parameter(.document, .text("D1")), Parameter(.code, .text("H2")), .record(second),
          .agreement(ledger.agreement)))
  }

  @Test func `is taken once, and no rule that was there conflicts with it`() throws {
    var ledger = try ruled()
    try ledger.record(.dispositionDecided, ["rule": "R1", "action": "destroy"])
    #expect(refusal(ledger, "R1", "destroy") == .alreadyRecorded)
    #expect(refusal(ledger, "R1", "keep") == .alreadyDecided)
    #expect(refusal(ledger, "R0", "keep") == .alreadyDecided)
    // The same again closes the other rule.
    #expect(refusal(ledger, "R0", "destroy") == nil)
    // A rule that knows of the decision may be decided otherwise.
    try ledger.record(.retentionAssigned, ["rule": "R2", "action": "keep", "after": "P10Y"])
    #expect(refusal(ledger, "R2", "keep") == nil)
    // Of the rules that were there before, the last decision is to be met.
    try ledger.record(.dispositionDecided, ["rule": "R2", "action": "keep"])
    #expect(refusal(ledger, "R0", "destroy") == .alreadyDecided)
    #expect(refusal(ledger, "R0", "keep") == nil)
  }

  @Test func `is of one agreement`() throws {
    let ledger = try ruled()
    #expect(refusal(ledger, "R0", "keep", ["agreement": .null]) == .agreementMissing)
  }

  @Test func `and a hold are not corrected, whatever they cover`() throws {
    var ledger = try ruled()
    try ledger.record(.dispositionDecided, ["rule": "R1", "action": "keep"])
    #expect(ledger.refusalToCorrect(ledger.last, ["action": "destroy"]) == .notCorrectable)
    try ledger.record(.holdPlaced, ["hold": "H1", "covers": ["records": [6]]], Self.reason)
    #expect(
      ledger.refusalToCorrect(ledger.last, ["covers": ["records": [9999]]]) == .notCorrectable)
    #expect(ledger.refusalToAnnul(ledger.last) == .notAnnullable)
  }
}

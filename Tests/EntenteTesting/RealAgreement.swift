internal import CanonicalJSON
public import Partnership

/// The persons of the real agreement, by made-up ids.
public enum RealPersons {
  /// The head of Génome Québec who ratified.
  public static let daniel = "p-danielcoderre222"
  /// The head of the CNRS who ratified.
  public static let antoine = "p-antoinepetit2222"
  /// Somebody who has no role anywhere.
  public static let stranger = "p-strangerstranger"
}

extension Scenario {
  /// The agreement between Génome Québec and the CNRS, with the facts of its announcement, in a
  /// ledger that opened on 6 May 2022.
  public static func realAgreement() throws -> Scenario {
    var ledger = try withParties()
    try ledger.propose()
    try ledger.sign()
    for (party, person) in [("genome-quebec", RealPersons.daniel), ("cnrs", RealPersons.antoine)] {
      try ledger.record(
        .agreementRatified, on: "../2022-05-05",
        ["party": .string(party), "person": .string(person)])
    }
    try ledger.enterIntoForce()
    try ledger.record(.agreementAnnounced, on: "2022-05-05", ["place": ["fr": "Montréal"]])
    for axis in ["A1", "A2", "A3", "A4"] { try ledger.agree(onAxis: axis) }
    try ledger.record(
      .exchangeHeld, on: "2022-04-22",
      ["exchange": "signing", "form": "meeting", "place": ["fr": "Montréal"]],
      ["parties": ["cnrs", "genome-quebec"]])
    return ledger
  }

  /// Two parties, a ministry, two heads and a stranger, known to the ledger since 6 May 2022.
  public static func withParties() throws -> Scenario {
    guard let id = AgreementID("gq-cnrs-2022"), let day = Day("2022-05-06") else {
      throw BadScenario(text: "gq-cnrs-2022")
    }
    var ledger = Scenario(id, startingOn: day)
    for (actor, kind, country) in [
      ("genome-quebec", "party", "CA"), ("cnrs", "party", "FR"), ("mei", "government", "CA"),
    ] {
      try ledger.record(
        .actorRegistered,
        [
          "actor": .string(actor), "name": .string(actor), "kind": .string(kind),
          "country": .string(country),
        ])
    }
    for (person, actor) in [(RealPersons.daniel, "genome-quebec"), (RealPersons.antoine, "cnrs")] {
      try ledger.record(.personRegistered, ["person": .string(person), "name": "…"])
      try ledger.record(
        .roleAssigned, on: "../2022-05-05",
        ["person": .string(person), "actor": .string(actor), "function": "head", "exclusive": true])
    }
    try ledger.record(.personRegistered, ["person": .string(RealPersons.stranger), "name": "…"])
    return ledger
  }

  /// An agreement proposed by both parties.
  public static func proposed() throws -> Scenario {
    var ledger = try withParties()
    try ledger.propose()
    return ledger
  }

  /// An agreement signed by both parties.
  public static func signed() throws -> Scenario {
    var ledger = try proposed()
    try ledger.sign()
    return ledger
  }

  /// An agreement in force from 22 April 2022 to 22 April 2024, with one axis, A1.
  public static func inForce() throws -> Scenario {
    var ledger = try signed()
    try ledger.enterIntoForce()
    try ledger.agree(onAxis: "A1")
    return ledger
  }

  /// An agreement in force, with an exchange E1 scheduled on 2 May 2022 for June.
  public static func scheduled() throws -> Scenario {
    var ledger = try inForce()
    try ledger.record(
      .exchangeScheduled, on: "2022-05-02",
      ["exchange": "E1", "form": "meeting", "planned": "2022-06"], ["on_behalf_of": ["cnrs"]])
    return ledger
  }

  /// An agreement in force, with a commitment C1 made on 2 May 2022 and due on 30 June.
  public static func committed() throws -> Scenario {
    var ledger = try inForce()
    try ledger.record(
      .commitmentMade, on: "2022-05-02",
      [
        "commitment": "C1", "title": ["fr": "Rapport"], "debtors": ["cnrs"], "due": "2022-06-30",
      ], ["on_behalf_of": ["cnrs"]])
    return ledger
  }

  /// Proposes the agreement in the name of both parties.
  public mutating func propose() throws(Refusal) {
    try record(
      .agreementProposed, on: "../2022-04-22",
      [
        "title": ["fr": "Entente de partenariat"], "object": ["fr": "Explorer ensemble"],
        "parties": ["cnrs", "genome-quebec"], "term": "P24M",
      ], ["on_behalf_of": ["cnrs", "genome-quebec"]])
  }

  /// Signs for both parties on 22 April 2022.
  public mutating func sign() throws(Refusal) {
    for party in ["genome-quebec", "cnrs"] {
      try record(
        .agreementSigned, on: "2022-04-22",
        [
          "party": .string(party), "place": ["fr": "Montréal"],
          "occasion": ["fr": "Jour de la Terre"],
        ])
    }
  }

  /// Enters into force on 22 April 2022 for 24 months.
  public mutating func enterIntoForce() throws(Refusal) {
    try record(
      .agreementEnteredIntoForce, on: "2022-04-22", ["basis": "signature", "term": "P24M"],
      ["on_behalf_of": ["cnrs", "genome-quebec"]])
  }

  /// Agrees on an axis in the name of both parties.
  public mutating func agree(onAxis axis: String) throws(Refusal) {
    try record(
      .axisAgreed, on: "../2022-04-22", ["axis": .string(axis), "title": ["fr": "Axe"]],
      ["on_behalf_of": ["cnrs", "genome-quebec"]])
  }
}

import CanonicalJSON
import EntenteTesting
import Partnership
import Testing

/// A full example of each type that people may record, in a ledger where all of them are right.
let examples: [Example] = examplesOfFirstMonths + examplesOfObjects + examplesOfLife

/// Examples of what the agreement and its first months need.
private let examplesOfFirstMonths: [Example] = [
  (
    .actorRegistered, nil,
    [
      "actor": "office", "name": "Bureau", "kind": "representation_office", "country": "CA",
      "ecosystem": "france", "parents": ["cnrs"], "represents": "cnrs",
      "identifiers": ["ror": "02feahw73", "siren": "180089013"],
    ], [:]
  ),
  (.actorRenamed, "2022-10-20", ["actor": "mei", "name": "MEIE", "decided": "2022-05-01"], [:]),
  (
    .personRegistered, nil,
    ["person": "p-aaaaaaaaaaaaaaaa", "name": "…", "email": "…", "phone": "…", "orcid": "…"], [:]
  ),
  (
    .roleAssigned, "2022-05-06",
    [
      "person": "p-aaaaaaaaaaaaaaaa", "actor": "office", "function": "head",
      "label": ["fr": "Cheffe"], "exclusive": true,
    ], [:]
  ),
  (
    .roleEnded, "2022-06-01",
    ["person": "p-aaaaaaaaaaaaaaaa", "actor": "office", "function": "head"], [:]
  ),
  (
    .contactDesignated, "2022-05-06",
    ["party": "cnrs", "person": "p-aaaaaaaaaaaaaaaa", "function": "press"], ["axes": ["A1"]]
  ),
  (
    .contactReplaced, "2022-06-06",
    [
      "party": "cnrs", "replaces": "p-aaaaaaaaaaaaaaaa", "person": .string(RealPersons.stranger),
      "function": "press",
    ], [:]
  ),
  (
    .figureDeclared, "2022-05-05",
    [
      "actor": "cnrs", "figure": "staff", "value": 32_000, "unit": "people", "qualifier": "equal",
      "label": ["fr": "Agents"],
    ], [:]
  ),
  (
    .funderDeclared, "2022-05-05",
    ["actor": "genome-quebec", "funder": "mei", "through": "office"], [:]
  ),
  (
    .innovationPromoted, "2022-05-05",
    [
      "innovation": "I1", "title": ["en": "Method"], "challenge": "…", "channel": "…",
      "audience": "decision_makers",
    ], ["axes": ["A1"]]
  ),
  (
    .documentAttached, "2022-05-05",
    [
      "document": "release", "title": ["fr": "Communiqué"],
      "sha256": "73a8f7e28cceffb20a0981c96d08042081ff9259f298f0c01844bcc978c14b29", "bytes": 5_367,
      "media_type": "text/plain", "language": "fr", "class": "public",
    ], [:]
  ),
  (
    .agreementRatified, "../2022-05-05", ["party": "cnrs", "person": .string(RealPersons.antoine)],
    [:]
  ),
  (.agreementAnnounced, "2022-05-05", ["place": ["fr": "Montréal"], "document": "release"], [:]),
  (
    .statementPublished, "2022-05-05",
    [
      "person": .string(RealPersons.antoine), "quote": "…", "language": "fr-CA",
      "audience": "public",
    ], ["axes": ["A1"]]
  ),
  (
    .axisAgreed, "2022-05-02",
    ["axis": "A2", "title": ["fr": "x", "en": "x"], "expects": ["funding", "innovations"]],
    ["on_behalf_of": ["cnrs", "genome-quebec"]]
  ),
  (
    .exchangeScheduled, "2022-05-02",
    [
      "exchange": "E1", "form": "workshop", "planned": "2022-06/2022-07", "place": ["fr": "Lyon"],
      "participants": ["cnrs", .string(RealPersons.daniel)], "title": ["fr": "Atelier"],
    ], ["on_behalf_of": ["cnrs"], "axes": ["A2"]]
  ),
  (.exchangeCancelled, "2022-05-03", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]]),
  (
    .exchangeHeld, "2022-05-04T10:00:00+02:00",
    ["exchange": "E2", "form": "video", "participants": ["mei"], "title": ["fr": "Appel"]], [:]
  ),
  (
    .knowhowTransferred, "2022-05-04",
    [
      "giver": "cnrs", "receiver": "genome-quebec", "subject": ["fr": "Bancs"], "exchange": "E2",
    ], ["axes": ["A1"]]
  ),
  (
    .commitmentMade, "2022-05-02",
    [
      "commitment": "C1", "title": ["fr": "Rapport"], "debtors": ["cnrs", "genome-quebec"],
      "creditor": "mei", "due": "end_of_term", "kind": "deliverable",
    ], ["on_behalf_of": ["cnrs"]]
  ),
  (
    .commitmentMet, "2022-05-05", ["commitment": "C1"],
    [
      "evidence": [
        [
          "sha256": "73a8f7e28cceffb20a0981c96d08042081ff9259f298f0c01844bcc978c14b29",
          "media_type": "application/pdf", "bytes": 12, "name": "rapport.pdf", "held_at": "CNRS",
          "language": "fr",
        ]
      ]
    ]
  ),
  (.commitmentMissed, "2022-05-05", ["commitment": "C1"], [:]),
]

@Suite struct `The catalogue` {
  @Test func `Every type is recorded when it is right, with all its fields`() throws {
    var ledger = try Scenario.inForce()
    ledger.others = [try #require(AgreementID("x"))]
    for (type, occurred, data, envelope) in examples {
      let decision = try ledger.record(type, on: occurred, data, envelope)
      #expect(decision.record.type == type)
      #expect(type == .commitmentMissed || decision.anomalies == [], "\(type)")
    }
    try ledger.correct(ledger.last, ["occurred": "2022-05-05"])
    try ledger.annul(ledger.last)
    // An agreement that was signed cannot be abandoned, nor one that was terminated expire.
    var other = try Scenario.signed()
    try other.record(.agreementAbandoned, on: "2022-05-06", .null, both)
    var third = try Scenario.inForce()
    try third.wait(until: "2024-05-01")
    try third.record(.agreementExpired, on: "2024-04-22", .null, both)
    let recorded = (ledger.records + other.records + third.records).map(\.type)
    let missing = Set(RecordType.allCases.filter { $0.definition.isByHand }).subtracting(recorded)
    #expect(missing == [])
  }

  @Test func `The record that opens the ledger is made from its own fields`() throws {
    var ledger = try #require(
      AgreementID("a").flatMap { id in
        Day("2022-05-06").map { Scenario(id, startingOn: $0) }
      })
    let key = JSON.string(String(repeating: "0", count: 64))
    try ledger.record(
      .ledgerOpened,
      [
        "title": ["fr": "Registre"], "zone": "America/Toronto", "clock": "simulated",
        "clock_source": "demo", "checkpoint_key": key, "software": "entente-0.1",
        "predecessor_root": key,
      ])
    #expect(!RecordType.ledgerOpened.definition.isByHand)
    #expect(ledger.records[0].subjects == [.ledger])
  }

  @Test(arguments: examples.indices)
  func `Of every type each compulsory field is needed, and no unknown one is taken`(
    index: Int
  ) throws {
    let (type, occurred, data, envelope) = examples[index]
    let object = try #require(data.objectValue)
    let ledger = try Scenario.withParties()
    func refusal(_ data: JSONObject) -> RefusalName? {
      do {
        _ = try ledger.action(type, on: occurred, .object(data), envelope).prepared()
        return nil
      } catch {
        return error.name
      }
    }
    #expect(refusal(object) == nil)
    for field in type.definition.fields {
      var less = object
      less["unrelated"] = "x"
      #expect(refusal(less) == .unknownField)
      less = object
      less[field.name.name] = nil
      if !less.isEmpty {
        #expect(refusal(less) == (field.isOptional ? nil : .missingField))
      }
      for empty: JSON in [.null, "", [], [:]] {
        var more = object
        more[field.name.name] = empty
        #expect(refusal(more) == .emptyField)
      }
      var wrong = object
      wrong[field.name.name] = field.kind == .boolean ? 1 : true
      #expect(refusal(wrong) == .badField, "\(field.name.name)")
    }
  }

  @Test func `Words and facts are told apart by the kind of field alone`() throws {
    let action = try Scenario.withParties().action(
      .actorRegistered, ["actor": "x", "name": "É", "kind": "party", "parents": ["b", "a"]],
      ["text": ["en": "note"], "authority": "art. 3"])
    let prepared = try action.prepared()
    #expect(prepared.facts.actors(.parents).map(\.text) == ["a", "b"])
    #expect(prepared.facts[.name] == nil)
    #expect(prepared.words.paths == ["authority", "name", "text.en"])
    #expect(prepared.facts.wordsPresent == prepared.words.paths)
    #expect(Set(prepared.facts.json.keys) == ["actor", "kind", "parents", "words_present"])
  }

  @Test func `References to actions are resolved, and refused when nothing answers to them`() throws
  {
    let id = try #require(ActionID("01890a5d-ac96-774b-bcce-b302099a8057"))
    let person = PersonID(random: 1, 2)
    let reference: JSON = ["action": .string(id.description)]
    let action = try Scenario.withParties().action(
      .roleAssigned, on: "2022", ["person": reference, "actor": "cnrs", "function": "head"],
      ["cause": reference])
    let known = Resolution(
      record: { $0 == id ? 7 : nil }, person: { $0 == id ? person : nil })
    let prepared = try action.prepared(resolving: known)
    #expect(prepared.facts.person(.person) == person)
    #expect(prepared.facts.cause == 7)
    let refusal = #expect(throws: Refusal.self) { try action.prepared() }
    #expect(refusal?.name == .unknownAction)
  }

  @Test func `Numbers and names are unique and lead back to their cases`() {
    #expect(Set(RecordType.allCases.map(\.name)).count == RecordType.allCases.count)
    for type in RecordType.allCases { #expect(RecordType(name: type.name) == type) }
    for field in FieldName.allCases { #expect(FieldName(name: field.name) == field) }
    #expect(RecordType(name: "axis") == nil)
    #expect(FieldName(name: "reason") == nil)
  }

  @Test(arguments: [
    (#"[]"#, RefusalName.badField), ("type", .missingField), ("axes", .badField),
    ("axes twice", .badField), ("evidence", .badField), ("cause", .badField), ("data", .badField),
    ("expires", .badField), ("author", .badField), ("action", .badField),
  ])
  func `An action that is not in form is refused by name`(part: String, expected: RefusalName) {
    var object: JSONObject = ["type": "agreement.announced"]
    switch part {
    case "type": object["type"] = nil
    case "axes twice": object["axes"] = ["A1", "A1"]
    default: object[part] = "?"
    }
    let json: JSON = part == "[]" ? ["x"] : .object(object)
    let refusal = #expect(throws: Refusal.self) { _ = try Action(json: json) }
    #expect(refusal?.name == expected)
  }

  @Test func `Text is French, English or both, without control characters`() throws {
    func refusal(_ text: JSON) throws -> RefusalName? {
      try Scenario.proposed().refusal(.agreementAnnounced, on: "2022-05-05", ["place": text])
    }
    #expect(try refusal(["fr": "Tab\tet\nligne", "en": "\u{2009}’"]) == nil)
    #expect(try refusal("Montréal") == .badField)
    #expect(try refusal(["de": "Montréal"]) == .badField)
    #expect(try refusal(["fr": "\u{7}"]) == .badField)
    #expect(try refusal(["fr": "\u{85}"]) == .badField)
    #expect(try refusal(["fr": "\u{FFFF}"]) == .badField)
    #expect(try refusal(["fr": 1]) == .badField)
    #expect(try refusal(["fr": .string(String(repeating: "x", count: 65_536))]) == nil)
  }
}

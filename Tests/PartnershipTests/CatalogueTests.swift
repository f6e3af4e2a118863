import CanonicalJSON
import EntenteTesting
import Partnership
import Testing

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
    #expect(ledger.records[0].subjects == [.ledger, .keys])
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

  @Test func `White space at the ends of words is no part of them`() throws {
    let scenario = try Scenario.withParties()
    let data: JSON = ["actor": "x", "name": "\u{A0} É a\n b \u{2028}\n\u{3000}", "kind": "party"]
    let prepared = try scenario.action(
      .actorRegistered, data, ["text": ["en": "note\n"], "authority": "\tart. 3 "]
    ).prepared()
    #expect(prepared.words["name"] == "É a\n b")
    #expect(prepared.words["text.en"] == "note")
    #expect(prepared.words["authority"] == "art. 3")
    let blank = try scenario.action(.actorRegistered, data, ["authority": " \n\u{A0}"])
    #expect {
      try blank.prepared()
    } throws: {
      ($0 as? Refusal)?.name == .emptyField
    }
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
      record: { $0 == id ? 7 : nil }, person: { $0 == .action(id) ? person : nil })
    let prepared = try action.prepared(resolving: known)
    #expect(prepared.facts.person(.person) == person)
    #expect(prepared.facts.cause == 7)
    let refusal = #expect(throws: Refusal.self) { try action.prepared() }
    #expect(refusal?.name == .unknownAction)
  }

  @Test func `A person may be named by the number of the record that registers the person`() throws
  {
    let person = PersonID(random: 1, 2)
    let action = try Scenario.withParties().action(
      .roleAssigned, on: "2022", ["person": 3, "actor": "cnrs", "function": "head"])
    #expect(action.needsLog)
    #expect(action.registrationsNamed == [3])
    let known = Resolution(
      record: { _ in nil }, person: { $0 == .sequence(3) ? person : nil })
    #expect(try action.prepared(resolving: known).facts.person(.person) == person)
    let refusal = #expect(throws: Refusal.self) { try action.prepared() }
    #expect(refusal?.name == .unknownPerson)
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

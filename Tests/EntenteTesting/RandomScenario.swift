public import CanonicalJSON
public import Partnership

extension Scenario {
  /// A ledger in which somebody has tried many things at random, and what was not refused stands.
  public static func random(attempts: Int, _ random: inout SeededRandom) throws -> Scenario {
    let beginnings = [
      withParties, proposed, signed, inForce, inForce, inForce, nearItsEnd, seasoned, seasoned,
    ]
    var ledger = try (random.pick(beginnings) ?? inForce)()
    if let other = AgreementID("x") { ledger.others = [other] }
    for _ in 0..<attempts { ledger.attemptAnything(&random) }
    return ledger
  }

  /// An agreement in force until 22 April 2024, a few days before.
  private static func nearItsEnd() throws -> Scenario {
    var ledger = try inForce()
    try ledger.wait(until: "2024-04-10")
    return ledger
  }

  /// An agreement in which everything has happened once, but its end.
  public static func seasoned() throws -> Scenario {
    var ledger = try inForce()
    let endings: Set<RecordType> = [
      .actorMerged, .agreementTerminated, .agreementClosedOut, .agreementRenewed,
    ]
    for example in examples where !endings.contains(example.type) {
      try ledger.record(example.type, on: example.occurred, example.data, example.envelope)
    }
    return ledger
  }

  /// Tries one thing at random; refused, it leaves the ledger as it was.
  public mutating func attemptAnything(_ random: inout SeededRandom) {
    if Int.random(in: 0..<3, using: &random) == 0 {
      clock.move(to: clock.now.day.adding(days: Int.random(in: 1...20, using: &random)))
    }
    let attempt: (inout Scenario, inout SeededRandom) throws(Refusal) -> Void =
      switch Int.random(in: 0..<20, using: &random) {
      case 0: { ledger, random throws(Refusal) in try ledger.correctSomething(&random) }
      case 1:
        { ledger, random throws(Refusal) in
          try ledger.annul(SequenceNumber(UInt64.random(in: 5..<ledger.next.index, using: &random)))
        }
      case 2...9: { ledger, random throws(Refusal) in try ledger.goOnWithSomething(&random) }
      case 10: { ledger, random throws(Refusal) in try ledger.carryOutSomething(&random) }
      default: { ledger, random throws(Refusal) in try ledger.recordSomething(&random) }
      }
    do { try attempt(&self, &random) } catch {}
  }

  private mutating func recordSomething(_ random: inout SeededRandom) throws(Refusal) {
    // What has the most to say to each other comes up more often.
    let often: [RecordType] = [
      .exchangeScheduled, .exchangeHeld, .exchangeCancelled, .commitmentMade, .commitmentMet,
      .commitmentMissed, .commitmentRescheduled, .roleAssigned, .roleEnded, .amendmentProposed,
      .amendmentAccepted, .agreementSuspended, .agreementExtended, .fundingIdentified,
      .fundingApplied, .fundingAwarded, .protocolDrafted, .protocolAdopted, .transferMade,
      .toolProposed, .toolDeployed, .disputeRaised, .opportunityIdentified,
      .protocolSuspended, .protocolResumed, .disputeResponded, .documentAttached,
    ]
    let all = RecordType.allCases.filter { $0.definition.isByHand }
    let type = random.pick(Bool.random(using: &random) ? often : all) ?? .exchangeHeld
    try record(type, [:], &random)
  }

  /// Something more about what a record is about.
  private mutating func goOnWithSomething(_ random: inout SeededRandom) throws(Refusal) {
    func family(_ type: RecordType) -> Substring { type.name.prefix { $0 != "." } }
    let recent = Bool.random(using: &random) ? Array(records.suffix(6)) : records
    guard let first = random.pick(recent),
      let type = random.pick(
        RecordType.allCases.filter {
          $0.definition.isByHand && family($0) == family(first.type)
        })
    else { return }
    var given: JSONObject = [:]
    for field in type.definition.fields {
      let same: FieldName =
        switch (field.name, first.type) {
        case (.replaces, .contactDesignated): .person
        case (.replaces, .documentAttached): .document
        default: field.name
        }
      if !field.isOptional, let value = first.facts[same] { given[field.name.name] = value.json }
    }
    // Another document than the one it replaces.
    if type == .documentReplaced { given["document"] = nil }
    try record(type, given, &random)
  }

  /// Something that an amendment says is to be done.
  private mutating func carryOutSomething(_ random: inout SeededRandom) throws(Refusal) {
    guard let amendment = random.pick(records.filter { $0.type == .amendmentProposed }),
      case .tree(let operations)? = amendment.facts[.operations],
      let operation = operations.arrayValue.flatMap({ random.pick($0) })?.objectValue,
      let type = operation["type"]?.stringValue.flatMap({ RecordType(name: $0) })
    else { return }
    var given: JSONObject = ["amendment": .string(amendment.facts.text(.amendment) ?? "")]
    for (key, value) in operation where key != "type" { given[key] = value }
    if type == .agreementExtended { given[given["until"] == nil ? "until" : "term"] = .null }
    try record(type, given, &random)
  }

  /// Records something of a type, with what is given and the rest at random; `null` leaves a field out.
  private mutating func record(
    _ type: RecordType, _ given: JSONObject, _ random: inout SeededRandom
  ) throws(Refusal) {
    guard type != .recordCorrected, type != .recordAnnulled else { return }
    var data = JSONObject()
    for field in type.definition.fields {
      if let given = given[field.name.name] {
        if given != .null { data[field.name.name] = given }
      } else if !field.isOptional || Int.random(in: 0..<3, using: &random) == 0 {
        data[field.name.name] = random.value(of: field.kind, named: field.name)
      }
    }
    // A merger of a party would end most of what can happen.
    if type == .actorMerged { data["actor"] = "office" }
    var envelope: JSONObject = ["reason": ["fr": "Au hasard"]]
    if type.definition.axisRule == .required
      || (type.definition.axisRule == .optional && Bool.random(using: &random))
    {
      envelope["axes"] = [
        .string(random.pick(["A1", "A1", "A1", "A1", "A1", "A1", "A1", "A2"]) ?? "")
      ]
    }
    let actsMostly = type.definition.kind == .act ? 8 : 2
    if type.definition.kind != .clerical, Int.random(in: 0..<actsMostly, using: &random) > 0 {
      envelope["on_behalf_of"] = random.pick([
        ["cnrs"], ["genome-quebec"], ["cnrs", "genome-quebec"], ["cnrs", "genome-quebec"],
      ])
    }
    if Int.random(in: 0..<8, using: &random) == 0 {
      envelope["cause"] = .integer(Int64.random(in: 0..<Int64(next.index), using: &random))
    }
    // What goes on with something mostly does so the same day.
    let date =
      given.isEmpty || Bool.random(using: &random) ? occurred(&random) : "\(clock.now.day)"
    try record(
      type, on: type.definition.kind == .clerical ? nil : date,
      data.isEmpty ? .null : .object(data), envelope)
  }

  private mutating func correctSomething(_ random: inout SeededRandom) throws(Refusal) {
    guard let target = random.pick(records) else { return }
    var changes = JSONObject()
    switch Int.random(in: 0..<4, using: &random) {
    case 0, 1: changes["occurred"] = .string(occurred(&random))
    case 2: changes["axes"] = random.pick([.null, ["A1"], ["A1", "A2"]])
    default:
      guard let field = random.pick(target.type.definition.fields) else { return }
      changes[field.name.name] =
        field.isOptional && Bool.random(using: &random)
        ? .null : random.value(of: field.kind, named: field.name)
    }
    try correct(target.sequence, .object(changes))
  }

  /// A date about now, in one of the written forms.
  private func occurred(_ random: inout SeededRandom) -> String {
    let today = clock.now.day
    let day = today.adding(days: Int.random(in: -60...1, using: &random))
    let other = day.adding(days: Int.random(in: 1...40, using: &random))
    let hour = Int.random(in: 10...19, using: &random)
    return random.pick([
      "\(day)", "\(day)", "\(today)", "\(day)T\(hour):30:00-04:00", "\(day)T\(hour):30:00Z",
      "\(day.description.prefix(7))", "\(day)/\(other)", "../\(day)", "\(day)/..",
      "\(today.adding(days: 30))",
    ]) ?? ""
  }
}

extension SeededRandom {
  /// A value that may fit a field, from so few that records often meet.
  public mutating func value(of kind: FieldKind, named name: FieldName) -> JSON {
    func text(_ choices: [String], _ random: inout SeededRandom) -> JSON {
      .string(random.pick(choices) ?? "")
    }
    switch kind {
    case .actor: return text(["cnrs", "genome-quebec", "mei", "office"], &self)
    case .person:
      return text([RealPersons.daniel, RealPersons.antoine, RealPersons.stranger], &self)
    case .participant: return text(["cnrs", "genome-quebec", RealPersons.daniel], &self)
    case .axis: return text(["A1", "A1", "A2"], &self)
    case .axisOrAll: return text(["A1", "all"], &self)
    case .object: return text(["X1", "X2", "x2"], &self)
    case .code:
      return text(name == .function ? ["head", "press"] : ["X1", "X2", "X3", "x2"], &self)
    case .choice(let choices): return text(choices, &self)
    case .boolean: return .bool(Bool.random(using: &self))
    case .integer where name == .version: return .integer(Int64.random(in: 1...3, using: &self))
    case .integer where name == .amount: return .integer(Int64.random(in: 0...3, using: &self))
    case .integer: return .integer(Int64.random(in: 0...1000, using: &self))
    case .day: return text(["2022-06-01", "2022-07-01"], &self)
    case .due: return text(["2022-06-30", "2022-09-30", "end_of_term"], &self)
    case .occurred: return text(["2022-07", "2022-08-15"], &self)
    case .term: return text(["P24M", "P60D"], &self)
    case .sha256:
      return .string(String(repeating: pick(["a", "b"]) ?? "a", count: 64))
    case .language: return "fr"
    case .country: return "FR"
    case .mediaType: return "text/plain"
    case .external, .agreement: return "x"
    case .identifiers: return ["ror": "02feahw73"]
    case .text: return ["fr": "Texte"]
    case .line: return "Ligne"
    case .set(let kind), .list(let kind):
      let one = value(of: kind, named: name)
      let two = value(of: kind, named: name)
      return one == two ? [one] : [one, two]
    case .currency: return text(["CAD", "EUR"], &self)
    case .records: return [.integer(Int64.random(in: 0...30, using: &self))]
    case .coverage:
      return pick([
        ["documents": ["X1"]], ["persons": [.string(RealPersons.daniel)]], ["records": [3, 5]],
        ["agreements": ["x"]],
      ]) ?? .null
    case .waivers:
      return pick([
        [["kind": "commitment", "code": "X1"], ["kind": "commitment", "code": "X2"]],
        [["kind": "transfer", "code": "X1"]], [["kind": "dispute", "code": "X1"]],
      ]) ?? .null
    case .operations:
      return pick([
        [["type": "agreement.extended", "until": "2024-06-01"]],
        [["type": "agreement.extended", "term": "P6M"]],
        [
          ["type": "agreement.party_added", "party": "mei"],
          ["type": "agreement.party_left", "party": "mei"],
        ],
        [["type": "axis.added", "axis": "A9"], ["type": "axis.retired", "axis": "A1"]],
      ]) ?? .null
    case .zone, .key, .signature: return "x"
    }
  }
}

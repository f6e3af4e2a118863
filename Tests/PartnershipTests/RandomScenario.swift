import CanonicalJSON
import EntenteTesting
import Partnership

extension Scenario {
  /// A ledger in which somebody has tried many things at random, and what was not refused stands.
  static func random(attempts: Int, _ random: inout SeededRandom) throws -> Scenario {
    let beginnings = [withParties, proposed, inForce]
    var ledger = try (random.pick(beginnings) ?? inForce)()
    for _ in 0..<attempts { ledger.attemptAnything(&random) }
    return ledger
  }

  /// Tries one thing at random; refused, it leaves the ledger as it was.
  mutating func attemptAnything(_ random: inout SeededRandom) {
    if Int.random(in: 0..<3, using: &random) == 0 {
      clock.move(to: clock.now.day.adding(days: Int.random(in: 1...20, using: &random)))
    }
    let attempt: (inout Scenario, inout SeededRandom) throws(Refusal) -> Void =
      switch Int.random(in: 0..<10, using: &random) {
      case 0: { ledger, random throws(Refusal) in try ledger.correctSomething(&random) }
      case 1:
        { ledger, random throws(Refusal) in
          try ledger.annul(SequenceNumber(UInt64.random(in: 5..<ledger.next.index, using: &random)))
        }
      default: { ledger, random throws(Refusal) in try ledger.recordSomething(&random) }
      }
    do { try attempt(&self, &random) } catch {}
  }

  private mutating func recordSomething(_ random: inout SeededRandom) throws(Refusal) {
    // What has the most to say to each other comes up more often.
    let often: [RecordType] = [
      .exchangeScheduled, .exchangeHeld, .exchangeCancelled, .commitmentMade, .commitmentMet,
      .commitmentMissed, .roleAssigned, .roleEnded,
    ]
    let all = RecordType.allCases.filter { $0.definition.isByHand }
    let type = random.pick(Bool.random(using: &random) ? often : all) ?? .exchangeHeld
    guard type != .recordCorrected, type != .recordAnnulled else { return }
    var data = JSONObject()
    for field in type.definition.fields
    where !field.isOptional || Int.random(in: 0..<3, using: &random) == 0 {
      data[field.name.name] = random.value(of: field.kind, named: field.name)
    }
    var envelope: JSONObject = ["reason": ["fr": "Au hasard"]]
    if type.definition.axisRule == .required
      || (type.definition.axisRule == .optional && Bool.random(using: &random))
    {
      envelope["axes"] = [.string(random.pick(["A1", "A2"]) ?? "")]
    }
    if type.definition.kind != .clerical, Bool.random(using: &random) {
      envelope["on_behalf_of"] = random.pick([
        ["cnrs"], ["genome-quebec"], ["cnrs", "genome-quebec"],
      ])
    }
    if Int.random(in: 0..<8, using: &random) == 0 {
      envelope["cause"] = .integer(Int64.random(in: 0..<Int64(next.index), using: &random))
    }
    try record(
      type, on: type.definition.kind == .clerical ? nil : occurred(&random), .object(data), envelope
    )
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
  fileprivate mutating func value(of kind: FieldKind, named name: FieldName) -> JSON {
    func text(_ choices: [String], _ random: inout SeededRandom) -> JSON {
      .string(random.pick(choices) ?? "")
    }
    switch kind {
    case .actor: return text(["cnrs", "genome-quebec", "mei", "office"], &self)
    case .person:
      return text([RealPersons.daniel, RealPersons.antoine, RealPersons.stranger], &self)
    case .participant: return text(["cnrs", "genome-quebec", RealPersons.daniel], &self)
    case .axis: return text(["A1", "A2"], &self)
    case .code:
      return text(name == .function ? ["head", "press"] : ["X1", "X2", "X3", "x2"], &self)
    case .choice(let choices): return text(choices, &self)
    case .boolean: return .bool(Bool.random(using: &self))
    case .integer: return .integer(Int64.random(in: 0...1000, using: &self))
    case .day: return text(["2022-06-01", "2022-07-01"], &self)
    case .due: return text(["2022-06-30", "2022-09-30", "end_of_term"], &self)
    case .occurred: return text(["2022-07", "2022-08-15"], &self)
    case .term: return text(["P24M", "P60D"], &self)
    case .sha256: return .string(String(repeating: "a", count: 64))
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
    case .currency, .zone, .key, .signature: return "x"
    }
  }
}

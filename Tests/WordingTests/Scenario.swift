import CanonicalJSON
import Partnership
import Testing

/// A small partnership that tests decide action by action, as a ledger would.
struct Scenario {
  private(set) var records: [Record] = []
  private(set) var words: [WordReference: String] = [:]
  private var clock: Recorded

  init(on day: String = "2022-05-06") throws {
    clock = Recorded(startOf: try #require(Day(day)))
  }

  var history: History { History(records) }

  /// Goes on to a later day.
  mutating func wait(until day: String) throws {
    clock = Recorded(startOf: try #require(Day(day)))
  }

  /// Records an action given as the JSON of an import.
  @discardableResult
  mutating func record(_ json: JSON) throws -> Decision {
    let action = try Action(json: json)
    let target = try action.target(.none).flatMap { history.record($0)?.type }
    let prepared = try action.prepared(correcting: target)
    clock = clock.adding(microseconds: 1_000_000)
    let decision = try history.decide(
      prepared, sequence: SequenceNumber(UInt64(records.count)), recorded: clock)
    for path in prepared.words.paths {
      words[WordReference(decision.record.sequence, path)] = prepared.words[path]
    }
    records.append(decision.record)
    return decision
  }
}

extension Scenario {
  /// Two parties, two axes, in force from 22 April 2022 for 24 months; know-how both ways on A1.
  static func partnership() throws -> Scenario {
    var scenario = try Scenario()
    try scenario.record(actor("genome-quebec", "Génome Québec"))
    try scenario.record(actor("cnrs", "CNRS"))
    try scenario.record([
      "agreement": "gq-cnrs", "author": "svc-demo",
      "data": [
        "object": ["fr": "Explorer des collaborations"], "parties": ["cnrs", "genome-quebec"],
        "term": "P24M",
        "title": ["en": "Partnership agreement", "fr": "Entente de partenariat"],
      ], "occurred": "../2022-04-22", "on_behalf_of": ["cnrs", "genome-quebec"],
      "type": "agreement.proposed",
    ])
    for party in ["cnrs", "genome-quebec"] {
      try scenario.record([
        "agreement": "gq-cnrs", "author": "svc-demo", "data": ["party": .string(party)],
        "occurred": "2022-04-22", "type": "agreement.signed",
      ])
    }
    try scenario.record([
      "agreement": "gq-cnrs", "author": "svc-demo",
      "data": ["basis": "signature", "term": "P24M"], "occurred": "2022-04-22",
      "on_behalf_of": ["cnrs", "genome-quebec"], "type": "agreement.entered_into_force",
    ])
    for (axis, title) in [("A1", "Savoir-faire et expertise"), ("A3", "Protocoles")] {
      try scenario.record([
        "agreement": "gq-cnrs", "author": "svc-demo",
        "data": [
          "axis": .string(axis), "expects": ["knowhow_mutual"], "title": ["fr": .string(title)],
        ], "occurred": "2022-04-22", "on_behalf_of": ["cnrs", "genome-quebec"],
        "type": "axis.agreed",
      ])
    }
    try scenario.wait(until: "2022-11-23")
    try scenario.record(transfer(from: "genome-quebec", to: "cnrs", "2022-11-21"))
    try scenario.record(transfer(from: "cnrs", to: "genome-quebec", "2022-11-22"))
    try scenario.record([
      "agreement": "gq-cnrs", "author": "svc-synthetic", "axes": ["A3"],
      "data": [
        "commitment": "C-1", "debtors": ["cnrs"], "due": "2023-01-31",
        "title": ["fr": "Livrer un protocole"],
      ], "occurred": "2022-11-22", "on_behalf_of": ["cnrs"], "type": "commitment.made",
    ])
    return scenario
  }

  private static func actor(_ id: String, _ name: String) -> JSON {
    [
      "author": "svc-demo",
      "data": ["actor": .string(id), "kind": "party", "name": .string(name)],
      "type": "actor.registered",
    ]
  }

  private static func transfer(from giver: String, to receiver: String, _ day: String) -> JSON {
    [
      "agreement": "gq-cnrs", "author": "svc-synthetic", "axes": ["A1"],
      "data": [
        "giver": .string(giver), "receiver": .string(receiver),
        "subject": ["fr": "Analyse d'échantillons"],
      ], "occurred": .string(day), "type": "knowhow.transferred",
    ]
  }
}

/// A partnership in which one exchange was held twice.
func answerWithDuplicate() throws -> Answer {
  var scenario = try Scenario.partnership()
  for day in ["2022-11-20", "2022-11-21"] {
    try scenario.record([
      "agreement": "gq-cnrs", "author": "svc-synthetic",
      "data": ["exchange": "E-1", "form": "visit"], "occurred": .string(day),
      "parties": ["cnrs", "genome-quebec"], "type": "exchange.held",
    ])
  }
  return scenario.history.answer(asOf: try #require(Day("2022-12-31")))
}

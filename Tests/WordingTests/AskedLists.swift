import CanonicalJSON
import Partnership
import Projections
import Testing
import Wording

/// A scenario asked about in one language, as the command line shows its answers.
struct AskedLists {
  let rendering: Rendering
  let history: History
  let answer: Answer
  let agreement: AgreementID

  /// - Parameter words: What words say, where it is not what was recorded.
  init(
    _ scenario: Scenario, _ language: Language, _ day: String, width: Int? = nil,
    words: ((WordReference) -> String?)? = nil
  ) throws {
    let day = try #require(Day(day))
    let history = scenario.history
    let answer = history.answer(asOf: day)
    let recorded = scenario.words
    let position = try #require(history.position)
    agreement = try #require(AgreementID("gq-cnrs"))
    self.history = history
    self.answer = answer
    rendering = Rendering(
      language,
      of: Question(
        agreement: agreement, asOf: day, knownOn: position,
        recorded: try #require(history.record(position)).recorded, isDayNotOver: false,
        isClockSimulated: true),
      width: width, word: { words?($0) ?? recorded[$0] },
      author: { history.record($0)?.author }, nameOfActor: { answer.name(of: $0) })
  }

  var due: DueView { DueView(of: agreement, in: answer) }
  var alerts: AlertsView { AlertsView(of: agreement, in: answer) }

  func audit(_ list: AuditList) -> AuditView {
    AuditView(
      list,
      joining: [
        AuditView(
          list, of: history, in: answer,
          lookUp: AuditLookUp(
            actions: [3: ActionID(derivedFrom: 1, 2)],
            drawn: [4: .init(place: 1, digest: String(repeating: "a", count: 64))]))
      ], draw: list == .sample ? AuditDraw(seed: 42, size: 1, population: 14) : nil)
  }
}

extension Scenario {
  /// The partnership with a little of everything that lists show: records 11 to 21.
  static func eventful() throws -> Scenario {
    var scenario = try Scenario.partnership()
    let always: JSONObject = ["agreement": "gq-cnrs", "author": "svc-demo"]
    func add(_ action: JSON) throws {
      let members = try #require(action.objectValue)
      var object = always
      for (key, value) in members { object[key] = value }
      if object["type"]?.stringValue?.hasPrefix("record.") == true { object["agreement"] = nil }
      try scenario.record(.object(object))
    }
    try scenario.wait(until: "2023-02-01")
    try add([
      "axes": ["A1"],
      "data": [
        "exchange": "E-1", "form": "workshop", "planned": "2023-03-06/2023-03-08",
        "title": ["fr": "Atelier; jour 1, 2"],
      ], "occurred": "2023-02-01", "on_behalf_of": ["cnrs"], "parties": ["cnrs", "genome-quebec"],
      "type": "exchange.scheduled",
    ])
    try add([
      "axes": ["A3"], "data": ["protocol": "P-1", "version": 1], "occurred": "2022-12-20",
      "on_behalf_of": ["cnrs"], "reason": ["fr": "Reçu en janvier"], "type": "protocol.drafted",
    ])
    try add([
      "axes": ["A3"], "data": ["protocol": "P-1", "version": 1], "occurred": "2023-02-01",
      "on_behalf_of": ["cnrs"], "type": "protocol.adopted",
    ])
    try add([
      "axes": ["A3"],
      "data": [
        "bytes": 1_500_000, "items": 12, "personal": false, "protocol": "P-1",
        "receiver": "genome-quebec", "sender": "cnrs", "transfer": "T-1", "version": 1,
      ], "occurred": "2023-01-10", "type": "transfer.made",
    ])
    try add([
      "data": ["incident": "I-1", "risk": "serious", "what": ["fr": "Clé perdue"]],
      "occurred": "2023-01-20", "parties": ["cnrs"], "type": "incident.declared",
    ])
    try add([
      "data": ["amendment": "AV-1", "effective": "2023-03-01", "title": ["fr": "Prolonger"]],
      "occurred": "2023-02-01", "on_behalf_of": ["cnrs"], "type": "amendment.proposed",
    ])
    try add([
      "axes": ["A1"], "data": ["exchange": "E-0", "form": "visit"], "occurred": "2022-12-01",
      "parties": ["cnrs"], "reason": ["fr": "Oubli"], "type": "exchange.held",
    ])
    try add([
      "data": ["changes": ["form": "meeting", "occurred": "2022-12-02"], "target": 17],
      "reason": ["fr": "Autre forme"], "type": "record.corrected",
    ])
    try add([
      "data": ["target": 8], "reason": ["fr": "N'a pas eu lieu"], "type": "record.annulled",
    ])
    return scenario
  }
}

import CanonicalJSON
import EntenteTesting
import Partnership
import Projections
import Testing
import Wording

@Suite struct `A value of a view` {
  @Test func `is called by a label of either language, whichever it is`() throws {
    let (french, english) = (try rendering(.frCA), try rendering(.en))
    let keys = try everyValue().reduce(into: Set<String>()) { keys, value in
      keys.formUnion(value.keys)
    }.subtracting(alike)
    for path in try everyValue().map(\.path) {
      let (fr, en) = (french.label(of: path), english.label(of: path))
      // A step without a label shows its key, the same in both languages.
      let shared = Set(fr.lowercased().split(separator: " · "))
        .intersection(en.lowercased().split(separator: " · "))
      #expect(shared.allSatisfy { !keys.contains(String($0)) }, "\(path): \(fr)")
      #expect(!fr.contains("_") && !en.contains("_"), "\(path): \(fr), \(en)")
    }
  }

  @Test func `is said in words: stages and kinds by their labels, records by their numbers`() throws
  {
    let french = try rendering(.frCA)
    for (path, value, _) in try everyValue() {
      let shown = french.shown(value, at: path)
      #expect(!shown.contains("_"), "\(path): \(shown)")
      switch (path.path.split(separator: "/").last, value) {
      case ("stage", .string(let stage)), ("type", .string(let stage)),
        ("anomaly", .string(let stage)), ("ecosystem", .string(let stage)):
        #expect(shown != stage, "\(path)")
      case ("record", .integer(let record)), ("since", .integer(let record)):
        #expect(shown == "#\(record)", "\(path)")
      default: break
      }
    }
  }

  @Test(arguments: [
    ("axis:A1/stage", "active", "État", "actif"),
    ("agreement/stage", "in_force", "État", "en vigueur"),
    ("protocol:P-1/object/versions/1/stage", "adopted", "Version 1 · état", "adoptée"),
    ("axis:A1/owed/C-1/stage", "overdue", "Encore dû · engagement C-1 · état", "en retard"),
    (
      "axis:A1/funding/leads/F-1/stage", "applied", "Piste de financement F-1 · état",
      "demande déposée"
    ),
    ("party:cnrs/profile/kind", "party", "Genre", "partie"),
    ("axis:A1/exchanges/E-1/form", "visit", "Échange E-1 · forme", "visite"),
    ("commitment:C-1/object/due", "end_of_term", "Échéance", "terme de l’entente"),
    ("agreement/title/fr", "Titre", "Titre (français)", "Titre"),
    ("agreement/force/until", "2024-04-22", "Terme", "2024-04-22"),
    ("agreement/term", "P24M", "Durée", "24 mois"),
  ])
  func `reads in French as a partner would say it`(
    path: String, raw: String, label: String, value: String
  ) throws {
    let french = try rendering(.frCA)
    #expect(french.label(of: ViewPath(path)) == label)
    #expect(french.shown(.string(raw), at: ViewPath(path)) == value)
  }

  @Test(arguments: [
    ("axis:A1/counts/commitments/met_late", "Engagements tenus en retard", "3"),
    ("axis:A1/funding/currencies/CAD/pending", "Financement · CAD · demandé", "0,03\u{A0}$"),
    ("partners/cnrs/total/given", "mot · savoir-faire donnés", "3"),
    ("total/records", "Total · écritures", "3"),
    ("agreement/signed/by", "Signature", "3"),
    ("agreement/force/record", "Entrée en vigueur", "#3"),
    ("axis:A1/owed/C-1/met", "Encore dû · engagement C-1 · tenu", "#3"),
  ])
  func `that is a number is an amount, a count or a record`(
    path: String, label: String, value: String
  ) throws {
    let french = try rendering(.frCA)
    #expect(french.label(of: ViewPath(path)) == label)
    #expect(french.shown(3, at: ViewPath(path)) == value)
  }

  /// Keys whose label is the same word in French and in English.
  private let alike: Set<String> = [
    "adoption", "audience", "contact", "description", "document", "documents", "exchange",
    "incident", "initiative", "initiatives", "innovation", "innovations", "ratification",
    "relations",
    "signature", "total", "version", "promotion", "date", "code",
  ]

  /// Every value of every view of an agreement in which everything has happened, and of one at random.
  private func everyValue() throws -> [(path: ViewPath, value: JSON, keys: Set<String>)] {
    var random = SeededRandom(for: "labels of values")
    let ledgers = [
      try EntenteTesting.Scenario.seasoned(), try .random(attempts: 200, &random),
    ]
    return try ledgers.flatMap { ledger in
      let answer = try ledger.answer(asOf: "2024-06-30")
      return subjects(of: answer).flatMap { subject in
        guard let json = subject.json(of: ledger.agreement, in: answer) else {
          return [(path: ViewPath, value: JSON, keys: Set<String>)]()
        }
        let keys = keys(of: json)
        return ViewValues(of: json).byPath.map { (ViewPath(subject, $0.key), $0.value, keys) }
      }
    }
  }

  /// What the members of a view are called in it.
  private func keys(of json: JSON) -> Set<String> {
    switch json {
    case .object(let members):
      members.reduce(into: []) { $0.formUnion(keys(of: $1.value).union([$1.key])) }
    case .array(let items): items.reduce(into: []) { $0.formUnion(keys(of: $1)) }
    case .null, .bool, .integer, .string: []
    }
  }

  private func subjects(of answer: Answer) -> [ViewSubject] {
    let state = answer.state
    var subjects: [ViewSubject] = [.board, .agreement]
    subjects += state.agreement.axes.keys.map { .axis($0) }
    subjects += state.actors.keys.map { .party($0) }
    for record in answer.records {
      for kind in ObjectKind.allCases {
        guard let field = FieldName(name: kind.rawValue), let code = record.facts.code(field) else {
          continue
        }
        subjects.append(.object(kind, code))
      }
    }
    return Array(Set(subjects))
  }

  private func rendering(_ language: Language) throws -> Rendering {
    let day = try #require(Day("2024-06-30"))
    let question = Question(
      agreement: nil, asOf: day, knownOn: SequenceNumber(0), recorded: Recorded(startOf: day),
      isDayNotOver: false, isClockSimulated: false)
    return Rendering(
      language, of: question, word: { _ in "mot" }, author: { _ in nil },
      nameOfActor: { _ in WordReference(SequenceNumber(0), "name") },
      nameOfPerson: { _ in WordReference(SequenceNumber(0), "name") })
  }
}

@Suite struct `A comparison for people` {
  @Test(arguments: [
    (
      Language.frCA,
      [
        "A1 · mutuel                       non    oui        #9",
        "A1 · CNRS · savoir-faire donnés   0      1          #9",
        "Non tenu · engagement C-1         —      en retard  #10",
      ]
    ),
    (
      .en,
      [
        "A1 · mutual                       no      yes      #9",
        "A1 · CNRS · know-how given        0       1        #9",
        "Unkept · commitment C-1           —       overdue  #10",
      ]
    ),
  ])
  func `calls each value by its label, with the records behind it`(
    language: Language, rows: [String]
  ) throws {
    let lines = try compare(.board, from: "2022-11-21", to: "2023-02-15", language)
    let text = lines.map { squeezed($0) }
    for row in rows {
      #expect(text.contains(squeezed(row)), "\(row)\n\(lines.joined(separator: "\n"))")
    }
    // The number of records and the last of them only repeat the rest.
    #expect(!text.contains { $0.hasPrefix("A1 · écritures") || $0.contains("dernière") })
    #expect(!lines.contains { $0.contains("axes/") || $0.contains("tally") })
  }

  @Test func `names what it compares, and gives an item that came one row with where it stands`()
    throws
  {
    let lines = try compare(
      .axis(try #require(Code("A3"))), from: "2022-11-01", to: "2023-02-15", .en)
    #expect(lines.first?.hasPrefix("Axis A3") == true)
    let text = lines.map { squeezed($0) }
    #expect(text.contains("Still owed · commitment C-1 — overdue #10"), "\(lines)")
    #expect(!text.contains { $0.hasPrefix("Last record") })
  }

  @Test func `says of a currency that was not there what is awarded, and no sum that is nought`()
    throws
  {
    let lead: JSONObject = ["agreement": "gq-cnrs", "axes": ["A3"], "author": "svc-demo"]
    var scenario = try Scenario.partnership()
    for (type, data) in [
      ("funding.identified", ["funder": "genome-quebec", "lead": "F-1"]),
      ("funding.applied", ["amount": 150_000, "currency": "EUR", "lead": "F-1"]),
    ] as [(String, JSON)] {
      var action = lead
      action["data"] = data
      action["occurred"] = "2022-11-23"
      action["type"] = .string(type)
      if type == "funding.applied" { action["on_behalf_of"] = ["cnrs"] }
      try scenario.record(.object(action))
    }
    let lines = try compare(
      .axis(try #require(Code("A3"))), from: "2022-11-22", to: "2022-11-23", .en, in: scenario)
    let text = lines.map { squeezed($0) }
    #expect(text.contains("Funding · EUR · asked — €1,500.00 #12"), "\(lines)")
    #expect(text.count { $0.hasPrefix("Funding · EUR") } == 1, "\(lines)")
  }

  private func squeezed(_ line: String) -> String {
    line.split(separator: " ").joined(separator: " ")
  }

  private func compare(
    _ subject: ViewSubject, from first: String, to last: String, _ language: Language,
    in given: Scenario? = nil
  ) throws -> [String] {
    let scenario = try given ?? Scenario.partnership()
    let history = scenario.history
    let words = scenario.words
    let agreement = try #require(AgreementID("gq-cnrs"))
    let days = (try #require(Day(first)), try #require(Day(last)))
    func question(_ day: Day) throws -> Question {
      Question(
        agreement: agreement, asOf: day, knownOn: try #require(history.position),
        recorded: Recorded(startOf: day), isDayNotOver: false, isClockSimulated: false)
    }
    let answer = history.answer(asOf: days.1)
    let rendering = Rendering(
      language, of: try question(days.1), width: 120, word: { words[$0] },
      author: { history.record($0)?.author }, nameOfActor: { answer.name(of: $0) })
    let view = ComparisonView(
      subject, of: agreement, from: (history: history, day: days.0),
      to: (history: history, day: days.1))
    return rendering.lines(of: view, since: try question(days.0))
  }
}

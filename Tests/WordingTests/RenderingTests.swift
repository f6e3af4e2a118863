import CanonicalJSON
import Partnership
import Projections
import Testing
import Wording

@Suite struct `Views as text for people` {
  private let agreement = AgreementID("gq-cnrs")

  /// A rendering of the partnership as of 15 February 2023, and the answer it shows.
  private func asked(
    _ language: Language, width: Int? = nil, inColour: Bool = false, erased: Bool = false,
    missing: MissingWord = .erased, isClockSimulated: Bool = true, isDayNotOver: Bool = false
  ) throws -> (rendering: Rendering, history: History, answer: Answer) {
    let scenario = try Scenario.partnership()
    let history = scenario.history
    let day = try #require(Day("2023-02-15"))
    let question = Question(
      agreement: agreement, asOf: day, knownOn: try #require(history.position),
      recorded: Recorded(startOf: try #require(Day("2022-11-23"))), isDayNotOver: isDayNotOver,
      isClockSimulated: isClockSimulated)
    let words = erased ? [:] : scenario.words
    let rendering = Rendering(
      language, of: question, width: width, inColour: inColour, word: { words[$0] },
      missing: { _ in missing }, author: { history.record($0)?.author })
    return (rendering, history, history.answer(asOf: day))
  }

  @Test func `The board says who did what on each axis`() throws {
    let (rendering, _, answer) = try asked(.frCA, width: 160)
    let id = try #require(agreement)
    let lines = rendering.lines(of: BoardView(of: id, in: answer))
    let first = try #require(lines.first)
    #expect(first.hasPrefix("Entente gq-cnrs — CNRS · Génome Québec  "))
    #expect(
      first.hasSuffix("au 15 février 2023, connu jusqu’à l’écriture 10 (23 novembre 2022)"))
    #expect(displayWidth(first) == 160)
    #expect(lines.contains("◇ Horloge simulée\u{A0}: démonstration ou essai"))
    #expect(
      lines.contains {
        $0.hasPrefix(
          "En vigueur depuis le 22 avril 2022 · terme le 22 avril 2024 (dans 432 jours)")
      })
    let text = lines.joined(separator: "\n")
    for part in [
      "Savoir-faire et", "mutuel ✓", "donne 1, reçoit 1", "svc-synthetic ◇ synthétique",
      "! 1 engagement en retard\u{A0}: C-1 «\u{A0}Livrer un protocole\u{A0}» (2023-01-31, A3, CNRS",
    ] { #expect(text.contains(part), "\(part)\n\(text)") }
  }

  @Test func `The board keeps its columns for the parties, and lists the others after it`() throws {
    var scenario = try Scenario.partnership()
    try scenario.record([
      "data": ["actor": "lab", "kind": "academic", "name": "Laboratoire"],
      "type": "actor.registered",
    ])
    try scenario.record([
      "agreement": "gq-cnrs", "axes": ["A3"], "data": ["actor": "lab"],
      "occurred": "2022-11-22", "type": "actor.introduced",
    ])
    let history = scenario.history
    let day = try #require(Day("2023-02-15"))
    let words = scenario.words
    let question = Question(
      agreement: agreement, asOf: day, knownOn: try #require(history.position),
      recorded: Recorded(startOf: day), isDayNotOver: false, isClockSimulated: true)
    let rendering = Rendering(
      .en, of: question, width: 120, word: { words[$0] },
      author: { history.record($0)?.author })
    let id = try #require(agreement)
    let lines = rendering.lines(of: BoardView(of: id, in: history.answer(asOf: day)))
    let heading = try #require(lines.first { $0.hasPrefix("Axis") })
    #expect(heading.contains("CNRS") && !heading.contains("Laboratoire"))
    #expect(lines.contains { $0.hasPrefix("Other partner") })
    #expect(lines.contains { $0.hasPrefix("Laboratoire    A3    1 record") }, "\(lines)")
  }

  @Test func `A line about a person calls them by name`() throws {
    var scenario = try Scenario.partnership()
    try scenario.record([
      "data": ["name": "Personne Exemple", "person": "p-exemple2exemple2"],
      "type": "person.registered",
    ])
    try scenario.record([
      "agreement": "gq-cnrs", "axes": ["A3"],
      "data": ["language": "fr", "person": "p-exemple2exemple2"], "occurred": "2022-11-23",
      "parties": ["cnrs"], "type": "statement.published",
    ])
    let history = scenario.history
    let words = scenario.words
    let day = try #require(Day("2023-02-15"))
    let answer = history.answer(asOf: day)
    let question = Question(
      agreement: agreement, asOf: day, knownOn: try #require(history.position),
      recorded: Recorded(startOf: day), isDayNotOver: false, isClockSimulated: true)
    let rendering = Rendering(
      .en, of: question, word: { words[$0] }, author: { history.record($0)?.author },
      nameOfPerson: { answer.name(of: $0) })
    let id = try #require(agreement)
    let text = rendering.lines(of: BoardView(of: id, in: answer)).joined(separator: "\n")
    #expect(text.contains("Statement published Personne Exemple"), "\(text)")
  }

  @Test func `The timeline says which version, which two actors and how much`() throws {
    var scenario = try Scenario.partnership()
    try scenario.record([
      "agreement": "gq-cnrs", "axes": ["A3"], "data": ["protocol": "P-1", "version": 2],
      "occurred": "2022-11-22", "on_behalf_of": ["cnrs"], "type": "protocol.drafted",
    ])
    try scenario.record([
      "agreement": "gq-cnrs", "axes": ["A3"],
      "data": ["a": "cnrs", "b": "genome-quebec", "kind": "study"], "occurred": "2022-11-22",
      "type": "relation.established",
    ])
    try scenario.record([
      "agreement": "gq-cnrs", "axes": ["A3"],
      "data": [
        "amount": 150_000, "currency": "EUR", "funder": "genome-quebec", "lead": "F-1",
      ], "occurred": "2022-11-22", "type": "funding.identified",
    ])
    let history = scenario.history
    let day = try #require(Day("2022-11-23"))
    let question = Question(
      agreement: agreement, asOf: day, knownOn: try #require(history.position),
      recorded: Recorded(startOf: day), isDayNotOver: false, isClockSimulated: true)
    let rendering = Rendering(.en, of: question, word: { _ in nil }, author: { _ in nil })
    let text = rendering.lines(of: TimelineView(of: history, in: history.answer(asOf: day)))
      .joined(separator: "\n")
    #expect(text.contains("P-1 version 2 [A3]"), "\(text)")
    #expect(text.contains("F-1 €1,500.00 [A3]"), "\(text)")
    #expect(text.contains(" – "), "\(text)")
  }

  @Test func `A relation that was recorded late is listed with the two it joins`() throws {
    var scenario = try Scenario.partnership()
    try scenario.wait(until: "2023-03-01")
    try scenario.record([
      "agreement": "gq-cnrs", "axes": ["A3"],
      "data": ["a": "cnrs", "b": "genome-quebec", "kind": "study"], "occurred": "2022-11-22",
      "reason": ["en": "Late"], "type": "relation.established",
    ])
    let asked = try AskedLists(scenario, .en, "2023-03-01")
    let text = asked.rendering.lines(of: asked.audit(.late)).joined(separator: "\n")
    #expect(text.contains("CNRS – Génome Québec [A3]"), "\(text)")
  }

  @Test(arguments: Language.allCases, [60, 80, 120])
  func `No line of any view is wider than the terminal`(
    _ language: Language, _ width: Int
  ) throws {
    for lines in try allViews(language, width: width) {
      for line in lines { #expect(displayWidth(line) <= width, "\(line)") }
    }
  }

  @Test(arguments: Language.allCases)
  func `Every view says the clock is simulated, and who recorded`(_ language: Language) throws {
    let mark = language == .en ? "◇ synthetic" : "◇ synthétique"
    let texts = try allViews(language).map { $0.joined(separator: "\n") }
    for text in texts {
      #expect(text.contains("◇ \(language == .en ? "Simulated clock" : "Horloge simulée")"))
      #expect(text.contains("svc-"))
      #expect(!text.replacing("svc-synthetic \(mark)", with: "").contains("svc-synthetic"))
    }
    // The agreement's own view names no synthetic record.
    #expect(texts.count { $0.contains(mark) } == texts.count - 1)
  }

  @Test(arguments: Language.allCases)
  func `A word that is erased is shown as erased, and nothing else changes`(
    _ language: Language
  ) throws {
    let mark = language == .en ? "[erased]" : "[effacé]"
    for lines in try allViews(language, erased: true) {
      let text = lines.joined(separator: "\n")
      #expect(text.contains(mark))
      #expect(!text.contains("Génome"))
    }
  }

  @Test(arguments: Language.allCases)
  func `A word that is withheld is shown as withheld, never as erased`(
    _ language: Language
  ) throws {
    for lines in try allViews(language, erased: true, missing: .withheld) {
      let text = lines.joined(separator: "\n")
      #expect(text.contains(language == .en ? "[withheld]" : "[non remis]"))
      #expect(!text.contains("[erased]") && !text.contains("[effacé]"))
    }
  }

  @Test func `Commitments are counted by where they stand, the number first`() throws {
    let id = try #require(agreement)
    for (language, counts) in [
      (Language.frCA, "1 engagement (1 en retard)"), (.en, "1 commitment (1 overdue)"),
    ] {
      let (rendering, _, answer) = try asked(language)
      let text = rendering.lines(of: AgreementView(of: id, in: answer)).joined(separator: "\n")
      #expect(text.contains(counts), "\(text)")
    }
    #expect(Wording(.frCA).count(2, .openOnes) == "2 ouverts")
    #expect(Wording(.frCA).count(1, .metLateOnes) == "1 tenu en retard")
    #expect(Wording(.en).count(2, .missedOnes) == "2 missed")
  }

  @Test func `A title in the other language is marked`() throws {
    let (rendering, _, answer) = try asked(.en)
    let id = try #require(agreement)
    let text = rendering.lines(of: BoardView(of: id, in: answer)).joined(separator: "\n")
    #expect(text.contains("Partnership agreement"))
    #expect(text.contains("Savoir-faire et expertise [fr]"))
  }

  @Test func `A day that is not over says so, and a system clock says nothing`() throws {
    let (rendering, _, answer) = try asked(.en, isClockSimulated: false, isDayNotOver: true)
    let id = try #require(agreement)
    let lines = rendering.lines(of: BoardView(of: id, in: answer))
    #expect(lines.contains { $0.hasSuffix("(November 23, 2022) · day not over") })
    #expect(!lines.contains { $0.contains("Simulated clock") })
  }

  @Test func `Colour adds nothing but colour`() throws {
    let (plain, _, answer) = try asked(.frCA, width: 120)
    let (coloured, _, _) = try asked(.frCA, width: 120, inColour: true)
    let id = try #require(agreement)
    let board = BoardView(of: id, in: answer)
    let stripped = coloured.lines(of: board).map {
      $0.replacing(/\u{1B}\[[0-9]+m/, with: "")
    }
    #expect(stripped == plain.lines(of: board))
    #expect(coloured.lines(of: board) != plain.lines(of: board))
  }

  @Test func `The timeline shows annulled, corrected and late records for what they are`() throws {
    var scenario = try Scenario.partnership()
    try scenario.wait(until: "2023-03-01")
    try scenario.record([
      "data": ["changes": ["due": "2023-02-28"], "target": 10],
      "reason": ["fr": "Faute de frappe"], "type": "record.corrected",
    ])
    try scenario.record([
      "data": ["target": 9], "reason": ["fr": "N'a pas eu lieu"], "type": "record.annulled",
    ])
    try scenario.record([
      "agreement": "gq-cnrs", "data": ["exchange": "E-1", "form": "visit"],
      "occurred": "2023-01-10", "parties": ["cnrs"], "reason": ["fr": "Oubli"],
      "type": "exchange.held",
    ])
    let history = scenario.history
    let day = try #require(Day("2023-03-01"))
    let words = scenario.words
    let question = Question(
      agreement: agreement, asOf: day, knownOn: try #require(history.position),
      recorded: Recorded(startOf: day), isDayNotOver: true, isClockSimulated: true)
    let rendering = Rendering(
      .frCA, of: question, word: { words[$0] }, author: { history.record($0)?.author })
    let lines = rendering.lines(of: TimelineView(of: history, in: history.answer(asOf: day)))
    func row(_ number: Int) throws -> String {
      try #require(
        lines.first { $0.drop { $0 == " " }.hasPrefix("\(number)  ") }, "\(lines)")
    }
    #expect(try row(9).contains("✗ annulée (#12)"))
    #expect(try row(10).contains("rectifiée par #11"))
    #expect(try row(11).contains("→ #10"))
    #expect(try row(13).contains("! tardive (50 jours)"))
    #expect(lines.last == "14 écritures")
  }

  @Test func `Every capacity has a name`() throws {
    let (rendering, _, answer) = try asked(.frCA)
    let id = try #require(agreement)
    let partner = try #require(ActorID("cnrs"))
    let view = try #require(PartnerView(partner, of: id, in: answer))
    let text = rendering.lines(of: view).joined(separator: "\n")
    for capacity in view.capacities {
      #expect(!text.lowercased().contains("\n\(capacity.id.rawValue) — "), "\(capacity.id)")
    }
    for name in ["Partie", "Donneur", "Receveur", "Débiteur"] {
      #expect(text.contains("\n\(name) — "), "\(name)\n\(text)")
    }
  }

  private func allViews(
    _ language: Language, width: Int? = nil, erased: Bool = false, missing: MissingWord = .erased
  ) throws -> [[String]] {
    let (rendering, history, answer) = try asked(
      language, width: width, erased: erased, missing: missing)
    let id = try #require(agreement)
    let axis = try #require(Code("A1"))
    let partner = try #require(ActorID("genome-quebec"))
    let axisView = try #require(AxisView(axis, of: id, in: answer))
    let partnerView = try #require(PartnerView(partner, of: id, in: answer))
    return [
      rendering.lines(of: BoardView(of: id, in: answer)),
      rendering.lines(of: AgreementView(of: id, in: answer)),
      rendering.lines(of: axisView), rendering.lines(of: partnerView),
      rendering.lines(of: TimelineView(of: history, in: answer)),
    ]
  }
}

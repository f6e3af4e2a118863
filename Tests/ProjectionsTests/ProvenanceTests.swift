import CanonicalJSON
import EntenteTesting
import Partnership
import Projections
import Testing

@Suite struct `The records that make a value what it is` {
  @Test(arguments: [0, 30, 90])
  func `give the value when they are folded alone, and none of them can be left out`(
    daysBack: Int
  ) throws {
    var random = SeededRandom(for: "provenance \(daysBack)")
    for _ in 0..<6 {
      let scenario = try Scenario.random(attempts: 60, &random)
      let agreement = scenario.agreement
      let history = scenario.history
      let answer = history.answer(asOf: scenario.clock.now.day.adding(days: -daysBack))
      for subject in ViewSubject.all(of: agreement, in: answer) {
        let view = try #require(subject.json(of: agreement, in: answer))
        for path in random.some(8, of: ViewValues(of: view).paths) {
          let value = try #require(ViewValues(of: view)[path])
          let why = try #require(
            ProvenanceView(
              ViewPath(subject, path), of: agreement, in: answer, of: history))
          #expect(why.value == value)
          let records = why.records.compactMap { history.record($0.sequence) }
          func fold(_ records: [Record]) -> JSON? {
            let answer = History(records).answer(asOf: answer.day)
            return subject.json(of: agreement, in: answer).flatMap { ViewValues(of: $0)[path] }
          }
          #expect(fold(records) == value, "\(subject)/\(path)")
          for left in records.indices {
            var others = records
            others.remove(at: left)
            #expect(
              fold(others) != value,
              "\(subject)/\(path) without #\(records[left].sequence) of \(records.map(\.sequence))")
          }
        }
      }
    }
  }

  @Test func `of a count are those counted, and not what was annulled or came to nothing`() throws {
    var ledger = try Scenario.inForce()
    func made(_ code: String, _ ledger: inout Scenario) throws -> SequenceNumber {
      try ledger.record(
        .commitmentMade, on: "2022-05-02",
        [
          "commitment": .string(code), "title": ["fr": "w"], "debtors": ["cnrs"],
          "due": "2022-06-30",
        ],
        both.on("A1")
      ).record.sequence
    }
    let first = try made("C1", &ledger)
    _ = try made("C2", &ledger)
    let annulled = try made("C3", &ledger)
    let second = try made("C4", &ledger)
    let met = try ledger.record(
      .commitmentMet, on: "2022-05-03", ["commitment": "C2"], ["reason": ["fr": "w"]]
    ).record.sequence
    try ledger.annul(annulled)
    #expect(
      try ledger.why("agreement/commitments/open", asOf: "2022-05-10") == [first, second])
    #expect(try ledger.why("agreement/commitments/met", asOf: "2022-05-10") == [met])
  }

  @Test func `of a state are the transitions that led to it, with their corrections`() throws {
    var ledger = try Scenario.inForce()
    let drafted = try ledger.record(
      .protocolDrafted, on: "2022-05-01", protocol1, both.on("A1")
    ).record.sequence
    let adopted = try ledger.record(
      .protocolAdopted, on: "2022-05-02", protocol1, both.on("A1")
    ).record.sequence
    let correction = try ledger.correct(adopted, ["occurred": "2022-05-03"])
    let stage = "protocol:P1/object/versions/1/stage"
    #expect(try ledger.why(stage, asOf: "2022-05-02") == [drafted])
    let after = try ledger.why(stage, asOf: "2022-05-10")
    #expect(after.contains(adopted) && !after.contains(drafted))
    // The day it took effect is as corrected, so the correction is needed on the day it gives.
    #expect(try ledger.why("protocol:P1/object/in_force", asOf: "2022-05-03").contains(adopted))
    #expect(
      try ledger.why("protocol:P1/records/\(adopted)/occurred", asOf: "2022-05-10")
        == [adopted, correction])
  }

  @Test func `of at least one are the first`() throws {
    var ledger = try Scenario.inForce()
    func give(_ giver: String, _ receiver: String, _ day: String, _ ledger: inout Scenario) throws
      -> SequenceNumber
    {
      try ledger.record(
        .knowhowTransferred, on: day,
        ["giver": .string(giver), "receiver": .string(receiver), "subject": ["fr": "w"]],
        ["axes": ["A1"]]
      ).record.sequence
    }
    let one = try give("cnrs", "genome-quebec", "2022-05-01", &ledger)
    _ = try give("cnrs", "genome-quebec", "2022-05-02", &ledger)
    let other = try give("genome-quebec", "cnrs", "2022-05-03", &ledger)
    _ = try give("genome-quebec", "cnrs", "2022-05-04", &ledger)
    let why = try ledger.why("axis:A1/knowhow/mutual", asOf: "2022-05-10")
    #expect(why.contains(one) && why.contains(other))
    #expect(why.count == 3, "the proposal says who the parties are")
  }

  @Test func `of nought are those that bring in its cell, and none that was annulled`() throws {
    var ledger = try Scenario.inForce()
    func give(_ day: String, _ ledger: inout Scenario) throws -> SequenceNumber {
      try ledger.record(
        .knowhowTransferred, on: day,
        ["giver": "mei", "receiver": "cnrs", "subject": ["fr": "w"]], ["axes": ["A1"]]
      ).record.sequence
    }
    let annulled = try give("2022-05-01", &ledger)
    let kept = try give("2022-05-02", &ledger)
    try ledger.annul(annulled)
    #expect(
      try ledger.why("board/axes/A1/partners/mei/tally/sent", asOf: "2022-05-10") == [kept])
  }

  @Test func `There is nothing to say of a path that leads nowhere`() throws {
    let ledger = try Scenario.inForce()
    let answer = try ledger.answer(asOf: "2022-05-10")
    for path in ["axis:A9/stage", "agreement/nothing", "total", "", "agreement/title"] {
      #expect(
        ProvenanceView(ViewPath(path), of: ledger.agreement, in: answer, of: ledger.history) == nil,
        "\(path)")
    }
  }
}

@Suite struct `The difference between two answers` {
  @Test func `applied to the one gives the other, on either line and in both directions`() throws {
    var random = SeededRandom(for: "comparison")
    for _ in 0..<8 {
      let scenario = try Scenario.random(attempts: 50, &random)
      let agreement = scenario.agreement
      let today = scenario.clock.now.day
      let middle = SequenceNumber(UInt64.random(in: 5..<scenario.next.index, using: &random))
      let whole = (history: scenario.history, day: today)
      let others = [
        (history: scenario.history, day: today.adding(days: -30)),
        (history: scenario.history.known(at: middle), day: today),
      ]
      for other in others {
        for (then, now) in [(other, whole), (whole, other)] {
          let subjects = ViewSubject.all(
            of: agreement, in: now.history.answer(asOf: now.day))
          for subject in subjects {
            let comparison = ComparisonView(subject, of: agreement, from: then, to: now)
            func values(_ at: (history: History, day: Day)) -> ViewValues {
              ViewValues(
                of: subject.json(of: agreement, in: at.history.answer(asOf: at.day)) ?? .null)
            }
            var applied = values(then).byPath
            for change in comparison.changes {
              #expect(applied[change.value.path] == change.value.then)
              applied[change.value.path] = change.value.now
            }
            #expect(applied == values(now).byPath, "\(subject)")
            let named = Set(comparison.changes.flatMap(\.records))
            #expect(Set(comparison.records.map(\.sequence)) == named)
            // What has no records is what it would be without those that came in.
            func basis(_ at: (history: History, day: Day)) -> Set<SequenceNumber> {
              let isDated = then.history.position == now.history.position
              return Set(
                isDated
                  ? at.history.answer(asOf: at.day).records.map(\.sequence)
                  : at.history.records.map(\.sequence))
            }
            let came = basis(whole).subtracting(basis(other))
            let rest = History(whole.history.records.filter { !came.contains($0.sequence) })
            let alone = values((history: rest, day: whole.day))
            let end = values(whole)
            for change in comparison.changes where change.records.isEmpty {
              #expect(alone[change.value.path] == end[change.value.path])
            }
          }
        }
      }
    }
  }

  @Test func `names for each value the records that changed it, and none where only days passed`()
    throws
  {
    var ledger = try Scenario.inForce()
    let made = try ledger.record(
      .commitmentMade, on: "2022-05-02",
      ["commitment": "C1", "title": ["fr": "w"], "debtors": ["cnrs"], "due": "2022-05-08"],
      both.on("A1")
    ).record.sequence
    let earlier = (history: ledger.history, day: try day("2022-05-05"))
    let later = (history: ledger.history, day: try day("2022-05-20"))
    let passed = ComparisonView(.agreement, of: ledger.agreement, from: earlier, to: later)
    #expect(passed.changes.first { $0.value.path == "commitments/overdue" }?.records == [])
    #expect(passed.changes.first { $0.value.path == "days_left" }?.records == [])
    let beginning = (history: ledger.history, day: try day("2022-05-01"))
    let happened = ComparisonView(.agreement, of: ledger.agreement, from: beginning, to: earlier)
    #expect(happened.changes.first { $0.value.path == "records" }?.records == [made])
    #expect(happened.records.map(\.sequence) == [made])
    // Made in between and overdue since: without the record no day would have made it so.
    let since = ComparisonView(.agreement, of: ledger.agreement, from: beginning, to: later)
    #expect(since.changes.first { $0.value.path == "commitments/overdue" }?.records == [made])
    #expect(since.changes.first { $0.value.path == "days_left" }?.records == [])
  }

  @Test(
    arguments: [
      // Met before it was due: no day makes it overdue on the way.
      (
        "2022-05-03",
        [
          "commitments/met": true, "commitments/open": true, "commitments/overdue": nil,
        ]
      ),
      // Met late: it is the day that it was due on which takes it from those that are open.
      (
        "2022-05-05",
        [
          "commitments/met_late": true, "commitments/open": false, "commitments/overdue": nil,
        ]
      ),
    ] as [(String, [String: Bool?])])
  func `lets each record come in on its own day, after what the days before it change`(
    met: String, isByRecord: [String: Bool?]
  ) throws {
    var ledger = try Scenario.inForce()
    _ = try ledger.record(
      .commitmentMade, on: "2022-05-02",
      ["commitment": "C1", "title": ["fr": "w"], "debtors": ["cnrs"], "due": "2022-05-04"],
      both.on("A1"))
    let kept = try ledger.record(
      .commitmentMet, on: met, ["commitment": "C1"], ["reason": ["fr": "w"]]
    ).record.sequence
    let earlier = (history: ledger.history, day: try day("2022-05-02"))
    let later = (history: ledger.history, day: try day("2022-05-20"))
    for (then, now) in [(earlier, later), (later, earlier)] {
      let view = ComparisonView(.agreement, of: ledger.agreement, from: then, to: now)
      for (path, isByRecord) in isByRecord {
        let change = view.changes.first { $0.value.path == path }
        #expect(change?.records == isByRecord.map { $0 ? [kept] : [] }, "\(path)")
      }
    }
  }
}

extension ViewSubject {
  /// The board, the agreement, and every axis, party and object an answer knows.
  static func all(of agreement: AgreementID, in answer: Answer) -> [ViewSubject] {
    let state = answer.state.agreement
    var all: [ViewSubject] = [.board, .agreement]
    all += state.axes.keys.sorted().map { .axis($0) }
    all += answer.state.actors.keys.sorted().map { .party($0) }
    func add(_ kind: ObjectKind, _ codes: some Collection<Code>) {
      all += codes.sorted().map { .object(kind, $0) }
    }
    add(.amendment, state.amendments.keys)
    add(.commitment, state.commitments.keys)
    add(.dispute, state.disputes.keys)
    add(.document, state.documents.keys)
    add(.exchange, state.exchanges.keys)
    add(.hold, answer.state.holds.keys)
    add(.incident, state.incidents.keys)
    add(.initiative, state.initiatives.keys)
    add(.lead, state.leads.keys)
    add(.opportunity, state.opportunities.keys)
    add(.protocol, state.protocols.keys)
    add(.rule, answer.state.retention.keys)
    add(.tool, state.tools.keys)
    add(.transfer, state.transfers.keys)
    return all.filter { $0.json(of: agreement, in: answer) != nil }
  }
}

extension Scenario {
  /// The records behind a value.
  fileprivate func why(_ path: String, asOf day: String) throws -> [SequenceNumber] {
    let answer = try answer(asOf: day)
    return ProvenanceView(ViewPath(path), of: agreement, in: answer, of: history)?
      .records.map(\.sequence) ?? []
  }
}

extension SeededRandom {
  /// At most so many, each once.
  fileprivate mutating func some(_ count: Int, of paths: [String]) -> [String] {
    Array(paths.shuffled(using: &self).prefix(count)).sorted()
  }
}

import CanonicalJSON
import Entente
import LedgerStore
import LedgerTesting
import Partnership
import Projections
import Testing

@Suite struct `The two times of a question` {
  /// A ledger in Montréal (UTC−4 in May) with a record each evening at 22:00 and 23:30 there.
  private static func evenings(_ path: String) async throws -> Ledger {
    var plan = Ledger.Plan.demonstration
    plan.zone = "America/Toronto"
    let ledger = try await Ledger.withParties(path, plan)
    for (index, instant) in [
      "2022-05-07T02:00:00.000000Z", "2022-05-07T03:30:00.000000Z", "2022-05-08T02:00:00.000000Z",
      "2022-05-08T03:30:00.000000Z",
    ].enumerated() {
      var options = AppendOptions()
      options.clock.now = Recorded(instant)
      _ = try await ledger.record(.transfer(id: UInt64(index)), options)
    }
    return ledger
  }

  @Test func `are read in every form`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await `The two times of a question`.evenings(folder.path)
    let agreement = try ledger.agreement(nil)
    let last = try ledger.logSize() - 1
    for (text, day) in [
      ("2022-05-01", "2022-05-01"), ("2022-05", "2022-05-31"), ("2022", "2022-12-31"),
      ("today", "2022-05-08"), ("yesterday", "2022-05-07"), ("hier", "2022-05-07"),
      ("aujourd’hui", "2022-05-08"), ("aujourd'hui", "2022-05-08"),
    ] {
      let question = try ledger.question(about: agreement, at: Moment(asOf: text))
      #expect(question.asOf.description == day, "\(text)")
      #expect(question.knownOn == SequenceNumber(last))
    }
    for (text, sequence) in [
      ("#0", 0), ("#3", 3), ("#\(last)", last), ("now", last),
      // Days end in the ledger's zone: at 04:00 UTC.
      ("2022-05-06", last - 2), ("2022-05-07", last), ("2022-05", last), ("2022", last),
      ("today", last), ("yesterday", last), ("9999-12-31", last),
      ("2022-05-07T02:00:00.000000Z", last - 3), ("2022-05-07T01:59:59.999999Z", 8),
      ("2022-05-06T22:00:00-04:00", last - 3), ("2022-05-07T02:00:00Z", last - 3),
      ("2022-05-06T21:59:59-04:00", 8),
    ] as [(String, UInt64)] {
      let question = try ledger.question(about: agreement, at: Moment(knownOn: text))
      #expect(question.knownOn == SequenceNumber(sequence), "\(text)")
    }
  }

  @Test(arguments: [
    "", "tomorrow", "2022-13-01", "2022-05-32", "22-05-01", "2022-5-1", "2022-05-01T10:00", "+5",
    "5", "#", "#-1", "#+1", "#1 ", "2022-05-01/2022-05-02",
  ])
  func `that do not read are refused`(text: String) async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let agreement = try ledger.agreement(nil)
    #expect(throws: LedgerError.badMoment(text)) {
      try ledger.question(about: agreement, at: Moment(knownOn: text))
    }
    #expect(throws: LedgerError.badDate(text)) {
      try ledger.question(about: agreement, at: Moment(asOf: text))
    }
  }

  @Test(arguments: ["#1", "2022-05-07T02:00:00Z", "now"])
  func `that are no date cannot be asked as of`(text: String) async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let agreement = try ledger.agreement(nil)
    #expect(throws: LedgerError.badDate(text)) {
      try ledger.question(about: agreement, at: Moment(asOf: text))
    }
  }

  @Test(arguments: ["Mars/Olympus", "Montreal", "Europe"])
  func `are promised in no zone that this machine does not know`(zone: String) async throws {
    let folder = try TemporaryFolder()
    var plan = Ledger.Plan.demonstration
    plan.zone = zone
    await #expect(throws: LedgerError.unknownZone(zone)) {
      try await Ledger.create(at: folder.path + "/ledger", plan)
    }
  }

  @Test func `before the first record, or beyond the last, are told so`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let first = try #require(Recorded("2022-05-06T12:00:00.000000Z"))
    for text in ["2022-05-05", "2021", "2022-05-06T11:59:59Z", "0001-01-01"] {
      #expect(throws: LedgerError.beforeFirstRecord(first), "\(text)") {
        try ledger.board(of: try ledger.agreement(nil), at: Moment(knownOn: text))
      }
    }
    let size = try ledger.logSize()
    #expect(throws: LedgerError.noRecord(SequenceNumber(size), size: size)) {
      try ledger.question(about: nil, at: Moment(knownOn: "#\(size)"))
    }
  }

  @Test func `are those of a head that was signed, and of no other`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    _ = try ledger.checkpoint()
    _ = try await ledger.record(.transfer(id: 1))
    let size = Ledger.sizeWithParties
    for text in ["checkpoint:\(size)", "tete:\(size)", "tête:\(size)", "Checkpoint:\(size)"] {
      let question = try ledger.question(about: nil, at: Moment(knownOn: text))
      #expect(question.knownOn == SequenceNumber(size - 1), "\(text)")
    }
    #expect(
      try ledger.question(about: nil, at: Moment(knownOn: "checkpoint:1")).knownOn
        == SequenceNumber(0))
    for other in [size - 1, size + 1, size + 2] {
      #expect(throws: LedgerError.noCheckpoint(size: other, known: [1, size])) {
        try ledger.question(about: nil, at: Moment(knownOn: "checkpoint:\(other)"))
      }
    }
    for text in ["checkpoint:0", "checkpoint:", "checkpoint:09", "checkpoint:-1", "tete:neuf"] {
      #expect(throws: LedgerError.badMoment(text)) {
        try ledger.question(about: nil, at: Moment(knownOn: text))
      }
    }
  }

  @Test func `say when their day is not over`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await `The two times of a question`.evenings(folder.path)
    for (asOf, known, isNotOver) in [
      ("2022-05-07", nil, false), ("2022-05-08", nil, true), ("2022-05-07", "2022-05-06", false),
      // It is 23:30 of 7 May in Montréal.
      ("2022-05-07", "2022-05-07", true), ("2022-05-07", "#2", false),
    ] as [(String, String?, Bool)] {
      let question = try ledger.question(about: nil, at: Moment(asOf: asOf, knownOn: known))
      #expect(question.isDayNotOver == isNotOver, "\(asOf), \(known ?? "-")")
    }
  }

  @Test func `are answered about what was annulled since`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    var agreed = Action(.axisAgreed)
    agreed.agreement = try ledger.agreement(nil)
    agreed.occurred = Occurred("2022-05-02")
    agreed.onBehalfOf = try ledger.agreementView(of: try ledger.agreement(nil)).view.parties.map(
      \.id)
    agreed.data = ["axis": "A9", "title": ["fr": "Axe"]]
    let record = try await ledger.record(agreed).receipt.sequence
    var annulment = Action(.recordAnnulled)
    annulment.data = ["target": .integer(Int64(record.index))]
    annulment.reason = ["fr": "Erreur"]
    _ = try await ledger.record(annulment)
    let then = try ledger.axis(
      try #require(Code("A9")), of: try ledger.agreement(nil),
      at: Moment(knownOn: "#\(record.index)"))
    #expect(then.view.axis.stage == .active)
    #expect(then.changedSince?.values.isEmpty == false)
  }

  @Test func `tell how the answer has changed since`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let agreement = try ledger.agreement(nil)
    let transfer = try await ledger.record(.transfer(id: 1)).receipt.sequence
    var annulment = Action(.recordAnnulled)
    annulment.data = ["target": .integer(Int64(transfer.index))]
    annulment.reason = ["fr": "Erreur"]
    let annulled = try await ledger.record(annulment).receipt.sequence
    let before = try ledger.board(of: agreement, at: Moment(knownOn: "#\(transfer.index - 1)"))
    // Recorded and taken back since: nothing differs.
    #expect(before.changedSince?.values.isEmpty == true)
    let between = try ledger.board(of: agreement, at: Moment(knownOn: "#\(transfer.index)"))
    #expect(between.changedSince?.values.isEmpty == false)
    #expect(between.changedSince?.records.contains(annulled) == true)
    let now = try ledger.board(of: agreement, at: Moment(knownOn: "#\(annulled.index)"))
    #expect(now.changedSince == nil)
    #expect(try ledger.board(of: agreement).changedSince == nil)
  }

  @Test func `about an agreement that is not there, or not the only one, are told so`()
    async throws
  {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.create(at: folder.path, .demonstration)
    #expect(throws: LedgerError.agreementNotNamed([])) { try ledger.agreement(nil) }
    var beginnings = RandomActions(seed: 1)
    for action in beginnings.beginnings() { _ = try await ledger.record(action) }
    #expect(throws: LedgerError.agreementNotNamed(RandomActions.agreements)) {
      try ledger.agreement(nil)
    }
    let unknown = try #require(AgreementID("unknown"))
    #expect(throws: LedgerError.unknownAgreement(unknown)) { try ledger.board(of: unknown) }
    #expect(throws: LedgerError.unknownAgreement(RandomActions.agreements[2])) {
      try ledger.board(of: RandomActions.agreements[2], at: Moment(knownOn: "#3"))
    }
  }
}

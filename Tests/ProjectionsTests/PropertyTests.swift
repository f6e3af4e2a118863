import CanonicalJSON
import EntenteTesting
import Partnership
import Projections
import Testing

@Suite struct `Whatever the history` {
  @Test func `Each cell and total of the board is the distinct count of what it is about`() throws {
    var random = SeededRandom(for: "board")
    for _ in 0..<12 {
      let ledger = try TestLedger.random(150, &random)
      for back in [0, 40, 200] {
        let answer = ledger.history.answer(asOf: ledger.today.adding(days: -back))
        let board = ledger.board(answer)
        let count = Recount(answer, of: ledger.agreement)
        #expect(Set(board.axes.map(\.axis.id)) == count.axes)
        #expect(Set(board.partners.map(\.id)) == count.partners)
        #expect(board.total.matches(count.all(axis: .any, partner: nil)))
        for (column, partner) in board.partners.enumerated() {
          let total = count.all(axis: .any, partner: partner.id)
          #expect(partner.total.matches(total), "\(partner.id)")
          let without = count.all(axis: .none, partner: partner.id)
          #expect(board.withoutAxis.cells[column].matches(without), "\(partner.id)")
          for row in board.axes {
            let cell = count.all(axis: .one(row.axis.id), partner: partner.id)
            #expect(row.row.cells[column].matches(cell), "\(row.axis.id) \(partner.id)")
          }
        }
        for row in board.axes {
          #expect(row.row.total.matches(count.all(axis: .one(row.axis.id), partner: nil)))
          let view = try ledger.axis(row.axis.id.text, answer)
          #expect(view.knowhow.isMutual == row.isMutual)
          #expect(view.counts.records == row.row.total.records)
          #expect(view.counts.commitments == row.row.total.commitments)
          #expect(view.counts.exchanges.held == row.row.total.exchangesHeld)
          #expect(view.last == row.row.total.last)
        }
        #expect(board.withoutAxis.total.matches(count.all(axis: .none, partner: nil)))
        #expect(ledger.agreementView(answer).records == board.total.records)
      }
    }
  }

  @Test func `Each object, transfer and relation of the whole catalogue counts once in each cell`()
    throws
  {
    var random = SeededRandom(for: "objects on the board")
    for _ in 0..<12 {
      let scenario = try Scenario.random(attempts: 80, &random)
      let answer = scenario.history.answer(asOf: scenario.clock.now.day)
      let board = BoardView(of: scenario.agreement, in: answer)
      let count = Recount(answer, of: scenario.agreement)
      for (column, partner) in board.partners.enumerated() {
        #expect(partner.total.objects == count.objects(axis: .any, partner: partner.id))
        for row in board.axes {
          #expect(
            row.row.cells[column].objects
              == count.objects(axis: .one(row.axis.id), partner: partner.id))
        }
      }
      for row in board.axes {
        let counts = AxisView(row.axis.id, of: scenario.agreement, in: answer)?.counts
        #expect(counts?.leads == row.row.total.leads)
        #expect(counts?.protocols == row.row.total.protocols)
        #expect(counts?.tools == row.row.total.tools)
        #expect(counts?.relations == row.row.total.relations)
      }
      #expect(board.total.objects == count.objects(axis: .any, partner: nil))
    }
  }

  @Test func `What was answered at a position is answered there for ever, byte for byte`() throws {
    var random = SeededRandom(for: "positions")
    for _ in 0..<3 {
      let whole = try TestLedger.random(120, &random)
      let day = whole.today.adding(days: -100).description
      let records = whole.history.records
      var history = History()
      for record in records {
        history.add(record)
        guard record.sequence.index % 20 == 19 else { continue }
        #expect(
          try allViews(of: whole.agreement, history, asOf: day)
            == allViews(of: whole.agreement, whole.history.known(at: record.sequence), asOf: day),
          "#\(record.sequence)")
      }
    }
  }

  @Test
  func `Whatever of the whole catalogue comes later, an answer at a position stays, byte for byte`()
    throws
  {
    var random = SeededRandom(for: "positions of the whole catalogue")
    for _ in 0..<6 {
      let scenario = try Scenario.random(attempts: 70, &random)
      let day = scenario.clock.now.day.adding(days: -20)
      var history = History()
      for record in scenario.records {
        history.add(record)
        guard record.sequence.index % 15 == 14 else { continue }
        let then = history.answer(asOf: day)
        let now = scenario.history.known(at: record.sequence).answer(asOf: day)
        for subject in ViewSubject.all(of: scenario.agreement, in: then) {
          #expect(
            try subject.json(of: scenario.agreement, in: then)?.canonicalBytes
              == subject.json(of: scenario.agreement, in: now)?.canonicalBytes,
            "\(subject) at #\(record.sequence)")
        }
      }
    }
  }

  @Test func `A summary says of every later day what folding says`() throws {
    var random = SeededRandom(for: "summaries")
    for _ in 0..<20 {
      let ledger = try TestLedger.random(60, &random)
      let summary = AgreementSummary(of: ledger.agreement, atEndOf: ledger.history)
      #expect(try AgreementSummary(canonical: summary.json.canonicalBytes) == summary)
      for days in [0, 1, 15, 30, 400, 800] {
        let later = ledger.today.adding(days: days)
        let view = ledger.agreementView(ledger.history.answer(asOf: later))
        #expect(summary.stage(on: later) == view.stage)
        #expect(summary.daysLeft(on: later) == view.daysLeft)
        #expect(summary.commitments(on: later) == view.commitments)
        #expect(summary.records == view.records)
      }
    }
  }

  @Test func `A view differs from itself in nothing, and from another wherever bytes do`() throws {
    var random = SeededRandom(for: "differences")
    let ledger = try TestLedger.random(150, &random)
    let answers = [0, 50, 100, 200].map {
      ledger.history.answer(asOf: ledger.today.adding(days: -$0))
    }
    for one in answers {
      for other in answers {
        let difference = ViewDifference.between(ledger.board(one).json, ledger.board(other).json)
        #expect(
          difference.values.isEmpty == (ledger.board(one).json == ledger.board(other).json))
      }
    }
  }
}

/// The counts of a board made again the slow way: by walking the records for each cell.
private struct Recount {
  enum Axis {
    case any, none
    case one(Code)

    func holds(_ record: DatedRecord) -> Bool {
      switch self {
      case .any: true
      case .none: record.axes.isEmpty
      case .one(let code): record.axes.contains(code)
      }
    }
  }

  struct Cell {
    var records = 0
    var given = 0
    var received = 0
    var exchangesHeld = 0
    var innovations = 0
    var commitments: [CommitmentStage: Int] = [:]
    var last: SequenceNumber?
  }

  let day: Day
  let end: Day?
  let records: [DatedRecord]

  init(_ answer: Answer, of agreement: AgreementID) {
    day = answer.day
    end = answer.state.agreement.force?.days.last
    records = answer.records.filter { $0.place != nil && $0.record.agreement == agreement }
  }

  var axes: Set<Code> {
    Set(records.flatMap(\.record.axes) + records.compactMap { $0.facts.code(.axis) })
  }
  var partners: Set<ActorID> { Set(records.flatMap(\.record.parties)) }

  func all(axis: Axis, partner: ActorID?) -> Cell {
    func isOn(_ record: DatedRecord) -> Bool { axis.holds(record) }
    func isOf(_ record: DatedRecord) -> Bool {
      partner.map { record.record.parties.contains($0) } ?? true
    }
    var cell = Cell()
    let mine = records.filter { isOn($0) && isOf($0) }
    cell.records = Set(mine.map(\.sequence)).count
    cell.last = mine.last?.sequence
    let transfers = records.filter { isOn($0) && $0.type == .knowhowTransferred }
    cell.given = transfers.count { partner == nil || $0.facts.actor(.giver) == partner }
    cell.received = transfers.count { partner == nil || $0.facts.actor(.receiver) == partner }
    cell.innovations =
      Set(mine.filter { $0.type == .innovationPromoted }.compactMap { $0.facts.code(.innovation) })
      .count
    for exchange in Set(records.compactMap(\.exchange)) {
      // Whichever of held and cancelled comes first in the fold is final.
      let final = records.first {
        $0.exchange == exchange && [.exchangeHeld, .exchangeCancelled].contains($0.type)
      }
      if let final, final.type == .exchangeHeld, isOn(final), isOf(final) {
        cell.exchangesHeld += 1
      }
    }
    for commitment in Set(records.compactMap { $0.facts.code(.commitment) }) {
      let about = records.filter { $0.facts.code(.commitment) == commitment }
      let made = about.first { $0.type == .commitmentMade }
      guard let first = made ?? about.first, isOn(first) else { continue }
      let debtors = made?.facts.actors(.debtors) ?? []
      if partner == nil || partner.map(debtors.contains) == true {
        cell.commitments[stage(about, made), default: 0] += 1
      }
    }
    return cell
  }

  /// Leads, protocols, tools, relations, transfers sent and obtained.
  func objects(axis: Axis, partner: ActorID?) -> [Int] {
    let mine = records.filter { record in
      axis.holds(record) && partner.map { record.parties.contains($0) } ?? true
    }
    func distinct(_ family: String, _ field: FieldName) -> Int {
      Set(mine.filter { $0.type.name.hasPrefix(family + ".") }.compactMap { $0.facts.code(field) })
        .count
    }
    let made = records.filter { axis.holds($0) && $0.type == .transferMade }
    return [
      distinct("funding", .lead), distinct("protocol", .protocolCode), distinct("tool", .tool),
      mine.count { $0.type == .relationEstablished },
      made.count { partner == nil || $0.facts.actor(.sender) == partner },
      made.count { partner == nil || $0.facts.actor(.receiver) == partner },
    ]
  }

  private func stage(_ about: [DatedRecord], _ made: DatedRecord?) -> CommitmentStage {
    let text = made?.facts.text(.due)
    let due = text == "end_of_term" ? end : text.flatMap { Day($0) }
    if let met = about.first(where: { $0.type == .commitmentMet }), let first = met.first {
      return due.map { first > $0 } == true ? .metLate : .met
    }
    if about.contains(where: { $0.type == .commitmentMissed }) { return .missed }
    return due.map { day > $0 } == true ? .overdue : .open
  }
}

extension DatedRecord {
  /// The exchange the record is about, not one it only mentions.
  fileprivate var exchange: Code? {
    [.exchangeScheduled, .exchangeHeld, .exchangeCancelled].contains(type)
      ? facts.code(.exchange) : nil
  }
}

extension Tally {
  fileprivate var objects: [Int] { [leads, protocols, tools, relations, sent, obtained] }

  fileprivate func matches(_ cell: Recount.Cell) -> Bool {
    let counts: [CommitmentStage: Int] = [
      .open: commitments.open, .overdue: commitments.overdue, .missed: commitments.missed,
      .met: commitments.met, .metLate: commitments.metLate,
    ]
    return records == cell.records && given == cell.given && received == cell.received
      && exchangesHeld == cell.exchangesHeld && innovations == cell.innovations
      && counts.filter { $0.value > 0 } == cell.commitments && last?.sequence == cell.last
  }
}

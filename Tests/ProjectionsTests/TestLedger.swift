import CanonicalJSON
import Partnership
import Projections
import Testing

/// A history of one agreement being recorded, at instants the test names.
struct TestLedger {
  private(set) var history = History()
  private(set) var next: UInt64 = 0
  private var clock: Recorded
  let agreement: AgreementID

  init(_ agreement: String, opening day: String) throws {
    self.agreement = try #require(AgreementID(agreement))
    clock = Recorded(startOf: try #require(Day(day)))
  }

  /// The last record.
  var position: SequenceNumber { SequenceNumber(next - 1) }

  /// Moves the clock to the beginning of a day.
  mutating func turn(to day: String) throws {
    clock = max(clock, Recorded(startOf: try #require(Day(day))))
  }

  /// The day on the clock.
  var today: Day { clock.day }

  /// Moves the clock on by some days.
  mutating func pass(days: Int) {
    clock = clock.adding(microseconds: Int64(days) * 86_400_000_000)
  }

  /// Decides and adds one action given as JSON text; the agreement is filled in where the type asks
  /// for one.
  @discardableResult
  mutating func record(_ text: String) throws -> SequenceNumber {
    var object = try #require(try JSON(parsing: Array(text.utf8)).objectValue)
    let type = try #require(object["type"]?.stringValue.flatMap { RecordType(name: $0) })
    if type.definition.scope == .agreement { object["agreement"] = .string(agreement.text) }
    let action = try Action(json: .object(object))
    let target = try action.target(.none)
    let prepared = try action.prepared(
      correcting: target.flatMap { history.record($0)?.type })
    clock = clock.adding(microseconds: 1_000_000)
    let sequence = SequenceNumber(next)
    let decision = try history.decide(prepared, sequence: sequence, recorded: clock)
    history.add(decision.record)
    next += 1
    return sequence
  }

  /// The answer as of a day, by all that is known or by what was known at a record.
  func answer(_ day: String, known position: SequenceNumber? = nil) throws -> Answer {
    let day = try #require(Day(day))
    return (position.map { history.known(at: $0) } ?? history).answer(asOf: day)
  }
}

extension TestLedger {
  func agreementView(_ answer: Answer) -> AgreementView { AgreementView(of: agreement, in: answer) }
  func board(_ answer: Answer) -> BoardView { BoardView(of: agreement, in: answer) }

  func axis(_ axis: String, _ answer: Answer) throws -> AxisView {
    try #require(AxisView(try code(axis), of: agreement, in: answer))
  }

  func partner(_ partner: String, _ answer: Answer) throws -> PartnerView {
    try #require(PartnerView(try actor(partner), of: agreement, in: answer))
  }

  func timeline(
    _ answer: Answer, _ filter: TimelineView.Filter = TimelineView.Filter(),
    _ order: TimelineView.Order = .sequence
  ) -> TimelineView {
    TimelineView(of: history, in: answer, filter: filter, order: order)
  }
}

/// JSON as a test writes it out.
func json(_ text: String) throws -> JSON { try JSON(parsing: Array(text.utf8)) }

func code(_ text: String) throws -> Code { try #require(Code(text)) }
func actor(_ text: String) throws -> ActorID { try #require(ActorID(text)) }
func day(_ text: String) throws -> Day { try #require(Day(text)) }

/// When a commitment falls due.
public enum Due: Sendable, Hashable {
  /// On a day.
  case day(Day)
  /// On the last day the agreement is in force.
  case endOfTerm

  /// Reads a day or `end_of_term`.
  public init?(_ text: String) {
    if text == "end_of_term" {
      self = .endOfTerm
    } else if let day = Day(text) {
      self = .day(day)
    } else {
      return nil
    }
  }
}

/// What parties owe: made, then met, met in part, missed or waived; missed, it may still be met late.
public struct CommitmentState: Sendable, Hashable {
  /// The record that made it.
  public var made: SequenceNumber?
  /// The days it may have been made on.
  public var madeDays: Days?
  /// Who owes it.
  public var debtors: [ActorID] = []
  /// To whom, when it is not to all the others.
  public var creditor: ActorID?
  /// When it falls due, first as it was made and then as it was rescheduled, each from some days on.
  public var dues: [Rescheduling] = []
  /// The record that says it was met.
  public var met: SequenceNumber?
  /// The days it may have been met on.
  public var metDays: Days?
  /// The record that says it was met in part.
  public var partlyMet: SequenceNumber?
  /// The record that says it was missed.
  public var missed: SequenceNumber?
  /// The days it may have been found missed on.
  public var missedDays: Days?
  /// Who has agreed to each other due date.
  public var rescheduling: [Due: JointAct] = [:]
  /// Who has agreed to waive it.
  public var waiver = JointAct()
  /// Where it has stood, but for what follows from the day asked about.
  public var progress = Progress<CommitmentStage>()
  /// The acts that came too late to change anything, each with the record that barred it.
  public var withoutEffect: [SequenceNumber: SequenceNumber] = [:]
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []

  /// A due date, and from when on it is the one.
  public struct Rescheduling: Sendable, Hashable {
    /// The date.
    public let due: Due
    /// The record that set it.
    public let record: SequenceNumber
    /// The days it may have been set on.
    public let days: Days
  }
}

/// Where a commitment stands on a day; *overdue* is computed and never recorded.
public enum CommitmentStage: String, Sendable, Hashable, CaseIterable {
  case open
  case overdue
  case missed
  case partlyMet = "partly_met"
  case met
  case metLate = "met_late"
  case waived
}

extension CommitmentStage {
  /// Whether what was promised is still owed.
  public var isOwed: Bool {
    switch self {
    case .open, .overdue, .missed, .partlyMet: true
    case .met, .metLate, .waived: false
    }
  }
}

extension CommitmentState {
  /// When it falls due.
  public var due: Due? { dues.last?.due }

  fileprivate mutating func apply(_ record: DatedRecord, _ parties: [ActorID]) {
    records.append(record.sequence)
    switch record.type {
    case .commitmentMade where made == nil: applyMaking(record)
    case .commitmentRescheduled: applyRescheduling(record, parties)
    case .commitmentWaived:
      if isOpen {
        if waiver.accept(record, by: decidingParties(parties)) {
          progress.move(to: .waived, record)
        }
      } else {
        bar(record)
      }
    case .commitmentMet:
      if met == nil {
        met = record.sequence
        metDays = record.days
      }
      if progress.stage != .met, progress.stage != .waived { progress.move(to: .met, record) }
    case .commitmentPartlyMet:
      if partlyMet == nil { partlyMet = record.sequence }
      if progress.stage == nil || progress.stage == .open {
        progress.move(to: .partlyMet, record)
      }
    case .commitmentMissed:
      if missed == nil {
        missed = record.sequence
        missedDays = record.days
      }
      if progress.stage == nil || progress.stage == .open { progress.move(to: .missed, record) }
    default: break
    }
  }

  private mutating func applyMaking(_ record: DatedRecord) {
    made = record.sequence
    madeDays = record.days
    debtors = record.facts.actors(.debtors)
    creditor = record.facts.actor(.creditor)
    if let due = record.facts.text(.due).flatMap({ Due($0) }), let days = record.days {
      dues.insert(Rescheduling(due: due, record: record.sequence, days: days), at: 0)
    }
    if progress.stage == nil { progress.move(to: .open, record) }
  }

  private mutating func applyRescheduling(_ record: DatedRecord, _ parties: [ActorID]) {
    guard progress.stage == .open else { return bar(record) }
    guard let due = record.facts.text(.due).flatMap({ Due($0) }), let days = record.days
    else { return }
    var act = rescheduling[due] ?? JointAct()
    if act.accept(record, by: decidingParties(parties)) {
      dues.append(Rescheduling(due: due, record: record.sequence, days: days))
      // Whoever wants yet another date begins anew.
      rescheduling = [:]
    } else {
      rescheduling[due] = act
    }
  }

  private mutating func bar(_ act: DatedRecord) {
    if let since = progress.since { withoutEffect[act.sequence] = since }
  }

  /// Whether something of it can still be asked for or let go.
  private var isOpen: Bool { progress.stage == .open || progress.stage == .partlyMet }

  /// Who decides on rescheduling and waiving it: the creditor, else all the parties.
  private func decidingParties(_ parties: [ActorID]) -> [ActorID] {
    creditor.map { [$0] } ?? parties
  }

  /// The agreement is closed out in spite of it.
  mutating func waiveAtClosing(_ record: DatedRecord) {
    if progress.stage != .met, progress.stage != .waived { progress.move(to: .waived, record) }
  }

  /// The day it falls due; nil while it depends on a term that has not begun.
  public func dueDay(in agreement: AgreementState) -> Day? { due?.day(in: agreement) }

  /// The due dates that may have been the ones on some days.
  fileprivate func dues(on days: Days) -> [Due] {
    dues.indices.filter { index in
      let first = index == 0 ? .earliest : dues[index].days.first
      let last = index + 1 < dues.count ? dues[index + 1].days.last : .latest
      return Days(first: first, last: max(first, last)).overlaps(days)
    }.map { dues[$0].due }
  }

  /// Whether it was met in time on every day it may have been; with no day to be late after, it was.
  fileprivate func isMetInTime(_ on: Days, _ dueDay: Day?) -> Bool {
    guard made != nil else { return false }
    return dueDay.map { on.last <= $0 } ?? true
  }

  /// Where it stands at the end of a day.
  public func stage(on day: Day, in agreement: AgreementState) -> CommitmentStage {
    let due = dueDay(in: agreement)
    switch progress.stage {
    case .met:
      guard let due, let metDays else { return .met }
      return metDays.first > due ? .metLate : .met
    case .missed?, .waived?, .partlyMet?: return progress.stage ?? .open
    default:
      if let due, day > due { return .overdue }
      return .open
    }
  }

  fileprivate func judge(_ act: Record, _ code: Code, _ parties: [ActorID]) throws(Refusal) {
    if act.type == .commitmentMade {
      guard let made else { return }
      throw Refusal(.commitmentAlreadyMade, .code(code), .record(made))
    }
    guard made != nil, let stage = progress.stage else {
      throw Refusal(.tooEarly, .type(act.type), .code(code))
    }
    if let creditor, act.onBehalfOf != [creditor] {
      throw Refusal(.notTheCreditor, .actor(creditor), .code(code))
    }
    let isWaiver = act.type == .commitmentWaived
    guard isWaiver ? isOpen : stage == .open else {
      throw .wrongStage(
        act, of: code.text, .commitment(stage), since: progress.since,
        expected: (isWaiver ? [.open, .partlyMet] : [.open]).map { .commitment($0) })
    }
    if isWaiver {
      try waiver.judge(act)
    } else if let due = act.facts.text(.due).flatMap({ Due($0) }) {
      try rescheduling[due]?.judge(act)
    }
  }
}

extension Due {
  /// The day it stands for; nil while it depends on a term that has not begun.
  fileprivate func day(in agreement: AgreementState) -> Day? {
    switch self {
    case .day(let day): day
    case .endOfTerm: agreement.force?.days.last
    }
  }
}

extension AgreementState {
  mutating func applyCommitment(_ record: DatedRecord) {
    guard let code = record.facts.code(.commitment) else { return }
    commitments[code, default: CommitmentState()].apply(record, parties)
  }

  func judgeCommitment(_ act: Record) throws(Refusal) {
    guard let code = act.facts.code(.commitment) else { return }
    try (commitments[code] ?? CommitmentState()).judge(act, code, parties)
  }

  func anomaliesOfCommitment(_ record: DatedRecord) -> [Anomaly] {
    guard let code = record.facts.code(.commitment), let commitment = commitments[code],
      let days = record.days
    else { return [] }
    var anomalies: [Anomaly] = []
    func flag(_ name: Anomaly.Name, _ other: SequenceNumber?) {
      anomalies.append(Anomaly(name, record.sequence, other: other))
    }
    if record.type.definition.kind == .act {
      if let by = commitment.withoutEffect[record.sequence] { flag(.outOfOrder, by) }
      return anomalies
    }
    if commitment.made == nil {
      flag(.outOfOrder, nil)
    } else if let made = commitment.madeDays, days.last < made.first {
      flag(.outOfOrder, commitment.made)
    }
    // What had surely ended it before leaves nothing to be met or missed.
    let endings: Set<CommitmentStage> =
      switch record.type {
      case .commitmentMet: [.waived]
      case .commitmentPartlyMet: [.met, .missed, .waived]
      default: [.partlyMet, .waived]
      }
    if let ending = commitment.progress.step(to: endings, surelyBefore: days) {
      flag(.outOfOrder, ending.record)
    }
    let due = commitment.dueDay(in: self)
    switch record.type {
    case .commitmentMet:
      if let met = commitment.met, met != record.sequence, let on = commitment.metDays,
        days.first > on.last
      {
        flag(.outOfOrder, met)
      }
    case .commitmentMissed:
      let dues = commitment.dues(on: days).map { $0.day(in: self) }
      if !dues.isEmpty, dues.allSatisfy({ $0.map { days.last < $0 } ?? false }) {
        flag(.missedEarly, commitment.dues.last?.record)
      }
      if let missed = commitment.missed, missed != record.sequence,
        let on = commitment.missedDays, days.first > on.last
      {
        flag(.outOfOrder, missed)
      }
      guard let met = commitment.met, let on = commitment.metDays else { break }
      if commitment.isMetInTime(on, due) {
        flag(.contradicted, met)
      } else if days.first > on.last {
        flag(.outOfOrder, met)
      }
    default: break
    }
    return anomalies
  }
}

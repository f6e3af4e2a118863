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

/// What parties owe: made, then met or missed; missed, it may still be met late.
public struct CommitmentState: Sendable, Hashable {
  /// The record that made it.
  public var made: SequenceNumber?
  /// The days it may have been made on.
  public var madeDays: Days?
  /// Who owes it.
  public var debtors: [ActorID] = []
  /// To whom, when it is not to all the others.
  public var creditor: ActorID?
  /// When it falls due.
  public var due: Due?
  /// The record that says it was met.
  public var met: SequenceNumber?
  /// The days it may have been met on.
  public var metDays: Days?
  /// The record that says it was missed.
  public var missed: SequenceNumber?
  /// The days it may have been found missed on.
  public var missedDays: Days?
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

/// Where a commitment stands on a day; *overdue* is computed and never recorded.
public enum CommitmentStage: String, Sendable, Hashable, CaseIterable {
  case open
  case overdue
  case missed
  case met
  case metLate = "met_late"
}

extension CommitmentState {
  fileprivate mutating func apply(_ record: DatedRecord) {
    records.append(record.sequence)
    switch record.type {
    case .commitmentMade where made == nil:
      made = record.sequence
      madeDays = record.days
      debtors = record.facts.actors(.debtors)
      creditor = record.facts.actor(.creditor)
      due = record.facts.text(.due).flatMap { Due($0) }
    case .commitmentMet where met == nil:
      met = record.sequence
      metDays = record.days
    case .commitmentMissed where missed == nil:
      missed = record.sequence
      missedDays = record.days
    default: break
    }
  }

  /// The day it falls due; nil while it depends on a term that has not begun.
  public func dueDay(in agreement: AgreementState) -> Day? {
    switch due {
    case .day(let day): day
    case .endOfTerm: agreement.force?.days.last
    case nil: nil
    }
  }

  /// Whether it was met in time on every day it may have been; with no day to be late after, it was.
  fileprivate func isMetInTime(_ on: Days, _ dueDay: Day?) -> Bool {
    guard made != nil else { return false }
    return dueDay.map { on.last <= $0 } ?? true
  }

  /// Where it stands at the end of a day.
  public func stage(on day: Day, in agreement: AgreementState) -> CommitmentStage {
    let due = dueDay(in: agreement)
    if let metDays {
      guard let due else { return .met }
      return metDays.first > due ? .metLate : .met
    }
    if missed != nil { return .missed }
    if let due, day > due { return .overdue }
    return .open
  }
}

extension AgreementState {
  mutating func applyCommitment(_ record: DatedRecord) {
    guard let code = record.facts.code(.commitment) else { return }
    commitments[code, default: CommitmentState()].apply(record)
  }

  func judgeCommitment(_ act: Record) throws(Refusal) {
    try judgeStanding(act)
    guard let code = act.facts.code(.commitment) else { return }
    if let made = commitments[code]?.made {
      throw Refusal(.commitmentAlreadyMade, .code(code), .record(made))
    }
  }

  func anomaliesOfCommitment(_ record: DatedRecord) -> [Anomaly] {
    guard let code = record.facts.code(.commitment), let commitment = commitments[code],
      let days = record.days
    else { return [] }
    var anomalies: [Anomaly] = []
    func flag(_ name: Anomaly.Name, _ other: SequenceNumber?) {
      anomalies.append(Anomaly(name, record.sequence, other: other))
    }
    if commitment.made == nil {
      flag(.outOfOrder, nil)
    } else if let made = commitment.madeDays, days.last < made.first {
      flag(.outOfOrder, commitment.made)
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
      if let due, days.last < due { flag(.missedEarly, commitment.made) }
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

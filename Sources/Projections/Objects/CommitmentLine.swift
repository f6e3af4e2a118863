public import CanonicalJSON
public import Partnership

/// How many commitments are at each stage.
public struct CommitmentCounts: Sendable, Hashable {
  /// Not yet due.
  public var open = 0
  /// Past due, and nobody has said what became of them.
  public var overdue = 0
  /// Said to be missed, and still owed.
  public var missed = 0
  /// Met in part, the rest still owed.
  public var partlyMet = 0
  /// Met in time.
  public var met = 0
  /// Met after they were due.
  public var metLate = 0
  /// Let go by those they were owed to.
  public var waived = 0

  /// No commitments.
  public init() {}

  /// All of them.
  public var all: Int { owed + met + metLate + waived }
  /// Those still owed: open, overdue, missed or met in part.
  public var owed: Int { open + overdue + missed + partlyMet }

  mutating func add(_ stage: CommitmentStage) {
    switch stage {
    case .open: open += 1
    case .overdue: overdue += 1
    case .missed: missed += 1
    case .partlyMet: partlyMet += 1
    case .met: met += 1
    case .metLate: metLate += 1
    case .waived: waived += 1
    }
  }

  /// The counts as JSON.
  public var json: JSON {
    [
      "met": .count(met), "met_late": .count(metLate), "missed": .count(missed),
      "open": .count(open), "overdue": .count(overdue), "partly_met": .count(partlyMet),
      "waived": .count(waived),
    ]
  }
}

/// A commitment in one line.
public struct CommitmentLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// Where it stands at the end of the day asked about.
  public let stage: CommitmentStage
  /// When it falls due, as its makers put it.
  public let due: Due?
  /// The day it falls due; nil while it depends on a term that has not begun.
  public let dueDay: Day?
  /// Engagement, milestone or deliverable, where it was said.
  public let kind: String?
  /// Who owes it, ascending.
  public let debtors: [ActorID]
  /// To whom; nil when to all the other parties.
  public let creditor: ActorID?
  /// The axes of the record that made it.
  public let axes: [Code]
  /// The record that made it, or the first that speaks of it.
  public let record: SequenceNumber
  /// The record that says it was met.
  public let met: SequenceNumber?
  /// The record that says it was missed.
  public let missed: SequenceNumber?
  /// Where its title stands.
  public let title: TextReference?

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: CommitmentState, in answer: Answer) {
    guard let record = state.made ?? state.records.first, let made = answer[record] else {
      return nil
    }
    self.id = id
    self.record = record
    stage = state.stage(on: answer.day, in: answer.state.agreement)
    due = state.due
    dueDay = state.dueDay(in: answer.state.agreement)
    kind = made.facts.text(.kind)
    debtors = state.debtors
    creditor = state.creditor
    axes = made.axes
    met = state.met
    missed = state.missed
    title = TextReference("title", in: made)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "creditor": .optional(creditor), "debtors": .texts(debtors),
      "due": due?.json ?? .null, "due_day": .optional(dueDay), "id": .text(id),
      "kind": .optional(kind), "met": .optionalRecord(met), "missed": .optionalRecord(missed),
      "record": .record(record), "stage": .string(stage.rawValue), "title": .text(title),
    ]
  }
}

extension Due {
  var json: JSON {
    switch self {
    case .day(let day): .text(day)
    case .endOfTerm: "end_of_term"
    }
  }
}

extension Answer {
  /// Counts the commitments a view is about, and lists those of them still owed, ascending by code.
  func commitments(
    where isWanted: (CommitmentState, DatedRecord) -> Bool
  ) -> (counts: CommitmentCounts, owed: [CommitmentLine]) {
    var counts = CommitmentCounts()
    var owed: [CommitmentLine] = []
    for (id, commitment) in state.agreement.commitments {
      guard let first = commitment.made ?? commitment.records.first, let record = self[first],
        isWanted(commitment, record)
      else { continue }
      let stage = commitment.stage(on: day, in: state.agreement)
      counts.add(stage)
      if stage.isOwed, let line = CommitmentLine(id, commitment, in: self) { owed.append(line) }
    }
    return (counts, owed.sorted { $0.id < $1.id })
  }
}

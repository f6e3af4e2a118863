public import CanonicalJSON
public import Partnership

/// What falls due in an agreement, by day: what is late first, then what lies ahead, then what is
/// waited for without a day.
public struct DueView: View, Hashable {
  /// Which rows to show; all of them unless told.
  public struct Filter: Sendable, Hashable {
    /// Those of an axis.
    public var axis: Code?
    /// Those that concern a party.
    public var party: ActorID?
    /// Those that fall due within so many days, or are late; rows without a day are left out.
    public var withinDays: Int?

    /// Shows everything.
    public init() {}
  }

  /// The agreement.
  public let agreement: AgreementID
  /// The rows by day, those without one last; on one day by kind, then by id.
  public let rows: [DueRow]

  /// What an answer says will fall due, or was to have been done.
  public init(of agreement: AgreementID, in answer: Answer, filter: Filter = Filter()) {
    self.agreement = agreement
    rows = DueRow.all(of: agreement, in: answer).filter { $0.passes(filter) }.sorted()
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON { ["agreement": .text(agreement), "rows": .array(rows.map(\.json))] }

  /// One row a row.
  public var table: ViewTable {
    ViewTable(of: rows.map(\.json), beginningWith: ["day", "kind", "id"])
  }
}

/// What sort of thing falls due.
public enum DueKind: String, Sendable, Hashable, CaseIterable {
  /// A commitment that is still owed.
  case commitment
  /// An exchange that is planned, and neither held nor cancelled.
  case exchange
  /// A funding lead that can be applied for until a day.
  case lead
  /// An amendment with the day it is to take effect.
  case amendment
  /// A delegation with the last day it holds.
  case delegation
  /// A known record that takes effect on a day ahead.
  case effect
  /// The last day the agreement is in force.
  case term
  /// A transfer that nobody has acknowledged; it has no day.
  case transfer
}

/// What falls due, and where it stands: of each sort what can fall due at all.
public enum DueMatter: Sendable, Hashable {
  /// A commitment, at one of the stages at which it is owed.
  case commitment(CommitmentStage)
  /// An exchange, scheduled.
  case exchange
  /// A funding lead, identified.
  case lead
  /// An amendment, proposed or adopted.
  case amendment(AmendmentStage)
  /// A delegation.
  case delegation
  /// A record that takes effect on a day ahead.
  case effect
  /// The term of an agreement, in force or suspended.
  case term(AgreementStage)
  /// A transfer.
  case transfer

  /// What sort of thing it is.
  public var kind: DueKind {
    switch self {
    case .commitment: .commitment
    case .exchange: .exchange
    case .lead: .lead
    case .amendment: .amendment
    case .delegation: .delegation
    case .effect: .effect
    case .term: .term
    case .transfer: .transfer
    }
  }

  /// Where it stands; nil of what stands nowhere in particular.
  public var stage: Stage? {
    switch self {
    case .commitment(let stage): .commitment(stage)
    case .exchange: .exchange(.scheduled)
    case .lead: .lead(.identified)
    case .amendment(let stage): .amendment(stage)
    case .term(let stage): .agreement(stage)
    case .delegation, .effect, .transfer: nil
    }
  }

  /// Its stage as views spell it; of an effect, that it is to come.
  fileprivate var stageName: String? {
    self == .effect ? "coming" : stage?.bareName
  }
}

/// One thing that falls due.
public struct DueRow: Sendable, Hashable {
  /// What it is known by in this list and in calendars: `commitment:C-1`.
  public let id: String
  /// What it is, and where it stands.
  public let matter: DueMatter
  /// Its code, the one who delegates, or what the record that takes effect is about.
  public let about: String?
  /// The first day it is about, for what lasts several or is not exactly dated.
  public let from: Day?
  /// The last day it may be done on without being late; nil when it has none.
  public let day: Day?
  /// Calendar days from the day asked about to that day; negative when it is late.
  public let days: Int?
  /// The day or days as written, or `end_of_term`; of a transfer, when it was made.
  public let written: String?
  /// Who owes it, ascending; nobody in particular but for a commitment.
  public let debtors: [ActorID]
  /// The axes of its record, ascending.
  public let axes: [Code]
  /// Whom it concerns, ascending.
  public let parties: [ActorID]
  /// The record that brought it in.
  public let record: SequenceNumber
  /// What that record is.
  public let type: RecordType
  /// The last record that speaks of it or changed it; it never goes back.
  public let changed: SequenceNumber
  /// When that record was recorded.
  public let recorded: Recorded
  /// Where its title stands.
  public let title: TextReference?

  /// The row as JSON.
  public var json: JSON {
    [
      "about": .optional(about), "axes": .texts(axes), "changed": .record(changed),
      "day": .optional(day), "days": days.map { .count($0) } ?? .null, "debtors": .texts(debtors),
      "from": .optional(from), "id": .string(id), "kind": .string(kind.rawValue),
      "parties": .texts(parties), "record": .record(record), "recorded": .text(recorded),
      "stage": .optional(matter.stageName), "title": .text(title),
      "type": .string(type.name), "written": .optional(written),
    ]
  }

  /// What sort of thing it is.
  public var kind: DueKind { matter.kind }

  /// Whether its day is past.
  public var isLate: Bool { days.map { $0 < 0 } ?? false }

  /// When it falls due, as its author put it, where that is a date.
  public var occurred: Occurred? { written.flatMap { Occurred($0) } }

  fileprivate func passes(_ filter: DueView.Filter) -> Bool {
    if let axis = filter.axis, !axes.contains(axis) { return false }
    if let party = filter.party, !parties.contains(party) { return false }
    if let limit = filter.withinDays { return days.map { $0 <= limit } ?? false }
    return true
  }
}

extension DueRow: Comparable {
  /// By day, those without one last; then by kind, then by id.
  public static func < (one: DueRow, other: DueRow) -> Bool {
    let (day, otherDay) = (one.day?.ordinal ?? .max, other.day?.ordinal ?? .max)
    if day != otherDay { return day < otherDay }
    if one.kind != other.kind { return one.kind.order < other.kind.order }
    return one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
  }
}

extension DueKind {
  fileprivate var order: Int { DueKind.allCases.firstIndex(of: self) ?? 0 }
}

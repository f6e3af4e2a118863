public import CanonicalJSON
public import Partnership

/// What needs somebody in an agreement: the gravest first, each with its records and the command to
/// run next.
public struct AlertsView: View, Hashable {
  /// Which alerts to show; all of them unless told.
  public struct Filter: Sendable, Hashable {
    /// Those of an axis.
    public var axis: Code?
    /// Those that concern a party, or wait for it.
    public var party: ActorID?

    /// Shows everything.
    public init() {}
  }

  /// The agreement.
  public let agreement: AgreementID
  /// The alerts by severity, then by kind, then by day, then by id.
  public let rows: [AlertRow]

  /// What an answer says needs somebody.
  public init(of agreement: AgreementID, in answer: Answer, filter: Filter = Filter()) {
    self.agreement = agreement
    rows = AlertRow.all(of: agreement, in: answer).filter { $0.passes(filter) }.sorted()
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON { ["agreement": .text(agreement), "rows": .array(rows.map(\.json))] }

  /// One row a row.
  public var table: ViewTable {
    ViewTable(of: rows.map(\.json), beginningWith: ["severity", "kind"])
  }
}

/// What needs somebody; the order is that of the list within one severity.
public enum AlertKind: String, Sendable, Hashable, CaseIterable {
  /// An incident nobody has closed; how severe by its risk.
  case openIncident = "open_incident"
  /// A commitment past its day, of which nobody has said what became.
  case overdueCommitment = "overdue_commitment"
  /// A commitment said to be missed, and still owed.
  case missedCommitment = "missed_commitment"
  /// A commitment met in part, the rest still owed.
  case partlyMetCommitment = "partly_met_commitment"
  /// A dispute neither settled nor withdrawn.
  case openDispute = "open_dispute"
  /// A record that is out of rule.
  case anomaly
  /// An exchange past its planned days that was neither recorded as held nor cancelled.
  case unrecordedExchange = "unrecorded_exchange"
  /// An amendment that parties have yet to decide on.
  case waitingAmendment = "waiting_amendment"
  /// An adopted amendment past its day, some of whose operations nobody has carried out.
  case pendingAmendment = "pending_amendment"
  /// A protocol version that parties have yet to adopt.
  case protocolAdoptedInPart = "protocol_adopted_in_part"
  /// A transfer made over 30 days ago that nobody has acknowledged.
  case unacknowledgedTransfer = "unacknowledged_transfer"
  /// The last day in force is within 90 days.
  case agreementEnding = "agreement_ending"
  /// The agreement is over, and nobody has closed it out.
  case agreementToCloseOut = "agreement_to_close_out"
  /// A funding lead whose deadline has passed without an application.
  case missedDeadline = "missed_deadline"
  /// Something falls due within 30 days.
  case dueSoon = "due_soon"
  /// An active axis without a record in 180 days, the agreement being in force.
  case stalledAxis = "stalled_axis"
  /// A record that was recorded late, in the last 30 days or after the day asked about.
  case lateRecord = "late_record"
}

/// How much an alert matters, the gravest first.
public enum AlertSeverity: String, Sendable, Hashable, CaseIterable {
  /// Something that was promised was not done, or persons may be harmed.
  case urgent
  /// Somebody has to act or explain.
  case attention
  /// Good to know in time.
  case notice
}

/// One thing that needs somebody.
public struct AlertRow: Sendable, Hashable {
  /// What it is known by: `overdue_commitment:C-1`.
  public let id: String
  /// What it is.
  public let alert: AlertKind
  /// How much it matters.
  public let severity: AlertSeverity
  /// The code or id it is about: a commitment, an axis, an amendment.
  public let about: String?
  /// The day it fell or falls due, or since when it waits.
  public let day: Day?
  /// Calendar days from the day asked about to that day; negative when it is past.
  public let days: Int?
  /// The axes it concerns, ascending.
  public let axes: [Code]
  /// Whom it concerns, ascending.
  public let parties: [ActorID]
  /// Who has decided, of all who must; nil where nothing is decided together.
  public let share: Share?
  /// Who has yet to act, ascending, where that is known.
  public let missing: [ActorID]
  /// What is out of rule, of an anomaly.
  public let anomaly: Anomaly?
  /// The record to look at.
  public let record: SequenceNumber?
  /// What that record is.
  public let type: RecordType?
  /// Every record behind it, ascending.
  public let records: [SequenceNumber]
  /// Where a title stands.
  public let title: TextReference?
  /// The command to run next.
  public let next: NextCommand

  /// The row as JSON.
  public var json: JSON {
    [
      "about": .optional(about), "alert": .string(alert.rawValue),
      "anomaly": .optional(anomaly?.name.rawValue), "axes": .texts(axes),
      "by": share.map { .count($0.by) } ?? .null, "day": .optional(day),
      "days": days.map { .count($0) } ?? .null, "id": .string(id), "missing": .texts(missing),
      "next": .string("entente " + next.words.joined(separator: " ")),
      "of": share.map { .count($0.of) } ?? .null, "other": .optionalRecord(anomaly?.other),
      "parties": .texts(parties), "record": .optionalRecord(record), "records": .records(records),
      "severity": .string(severity.rawValue), "title": .text(title), "type": .optional(type?.name),
    ]
  }

  fileprivate func passes(_ filter: AlertsView.Filter) -> Bool {
    if let axis = filter.axis, !axes.contains(axis) { return false }
    if let party = filter.party, !parties.contains(party) { return missing.contains(party) }
    return true
  }
}

extension AlertRow: Comparable {
  /// By severity, by kind, by day (those without one last), by id.
  public static func < (one: AlertRow, other: AlertRow) -> Bool {
    if one.severity != other.severity { return one.severity.order < other.severity.order }
    if one.alert != other.alert { return one.alert.order < other.alert.order }
    let (day, otherDay) = (one.day?.ordinal ?? .max, other.day?.ordinal ?? .max)
    if day != otherDay { return day < otherDay }
    return one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
  }
}

extension AlertKind {
  fileprivate var order: Int { AlertKind.allCases.firstIndex(of: self) ?? 0 }
}

extension AlertSeverity {
  fileprivate var order: Int { AlertSeverity.allCases.firstIndex(of: self) ?? 0 }
}

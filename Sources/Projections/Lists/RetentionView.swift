public import CanonicalJSON
public import Partnership

/// The retention rules, each with every agreement it is for: until when the records are kept, what keeps
/// them longer, and what was decided.
public struct RetentionView: View, Hashable {
  /// Which rows to show; all of them unless told.
  public struct Filter: Sendable, Hashable {
    /// Those of an agreement.
    public var agreement: AgreementID?
    /// What has come to the end of its retention, and nobody has decided on.
    public var isOfProposals = false
    /// With these, what was decided.
    public var includesDecided = false

    /// Shows everything.
    public init() {}
  }

  /// Whether it is a list of what is to be decided.
  public let isOfProposals: Bool
  /// The rows by agreement, then by rule.
  public let rows: [RetentionRow]
  /// Of such a list without what was decided, those left out: their time is over and somebody has decided.
  public let settled: [RetentionRow]

  /// What several agreements say, each with its history, as of one day.
  ///
  /// - Parameters:
  ///   - ledger: What the ledger itself says, whose rules are for agreements to come, too.
  ///   - holds: Every hold there was, of the whole ledger.
  public init(
    of agreements: [(id: AgreementID, history: History, answer: Answer)], in ledger: Answer,
    holds: [PlacedHold], filter: Filter = Filter()
  ) {
    isOfProposals = filter.isOfProposals
    let day = ledger.day
    let inForce = holds.filter { $0.isInForce(on: day) }
    var rows = agreements.flatMap { id, history, answer in
      answer.state.retention.map { code, rule in
        RetentionRow(code, rule, of: id, history, answer, holds: inForce)
      }
    }
    if agreements.isEmpty, filter.agreement == nil {
      rows = ledger.state.retention.map { RetentionRow($0, $1) }
    }
    self.rows = rows.filter { row in
      guard filter.isOfProposals else { return true }
      switch row.standing {
      case .kept, .proposed: return true
      case .decided: return filter.includesDecided
      case .notEnded, .running: return false
      }
    }.sorted()
    let isComplete = !filter.isOfProposals || filter.includesDecided
    settled =
      isComplete
      ? [] : rows.filter { $0.standing == .decided && ($0.days.map { $0 < 0 } ?? false) }.sorted()
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "proposals": .bool(isOfProposals), "rows": .array(rows.map(\.json)),
      "settled": .array(settled.map { .string($0.id) }),
    ]
  }

  /// One rule of one agreement a row.
  public var table: ViewTable {
    ViewTable(of: rows.map(\.json), beginningWith: ["agreement", "rule", "standing", "kept_until"])
  }
}

/// How far the retention of an agreement's records under a rule has come.
public enum RetentionStanding: String, Sendable, Hashable, CaseIterable {
  /// The agreement has not ended, so that nothing runs yet.
  case notEnded = "not_ended"
  /// The records are kept for the time of the rule.
  case running
  /// That time is over, and a hold or something open keeps them.
  case kept
  /// That time is over: somebody has to decide.
  case proposed
  /// Somebody has decided: under the rule, or once that time was over, under another that reaches it.
  case decided
}

/// One retention rule of one agreement.
public struct RetentionRow: Sendable, Hashable {
  /// The agreement; nil where the ledger has none yet.
  public let agreement: AgreementID?
  /// The code of the rule.
  public let rule: Code
  /// Whether the rule is the ledger's, for every agreement.
  public let isForAll: Bool
  /// What it has done with the records.
  public let action: String
  /// How long after the last day of the agreement.
  public let after: Term
  /// The record that assigned it.
  public let assigned: SequenceNumber
  /// How far it has come.
  public let standing: RetentionStanding
  /// The last day of the agreement: in force, or on which it was abandoned; to come while it has not ended.
  public let ends: Day?
  /// The last day the records are kept for.
  public let keptUntil: Day?
  /// Calendar days from the day asked about to that day; negative when it is past.
  public let days: Int?
  /// The holds that keep records of the agreement.
  public let holds: [Keeper]
  /// What is not settled.
  public let open: [Open]
  /// The record that decided; nil while none has.
  public let decided: SequenceNumber?
  /// What it decided.
  public let decision: String?
  /// The rule that it decided under, which may be another of the agreement.
  public let decidedUnder: Code?

  /// A hold that keeps records of an agreement.
  public struct Keeper: Sendable, Hashable {
    /// Its code.
    public let hold: Code
    /// Whose hold it is; nil for the ledger's.
    public let agreement: AgreementID?
    /// The record that placed it.
    public let record: SequenceNumber
    /// Whether it covers the agreement with all its records; else some of them.
    public let isWhole: Bool
  }

  /// Something that is not settled.
  public struct Open: Sendable, Hashable {
    /// What it is.
    public let matter: Waiver
    /// The record that brought it in.
    public let record: SequenceNumber
  }
}

extension RetentionRow {
  /// A rule of the ledger that no agreement is there for.
  init(_ code: Code, _ rule: RetentionState) {
    self.init(code, rule, of: nil, ends: nil, .notEnded, on: nil, holds: [], open: [], nil)
  }

  init(
    _ code: Code, _ rule: RetentionState, of id: AgreementID, _ history: History, _ answer: Answer,
    holds: [PlacedHold]
  ) {
    let state = answer.state.agreement
    let stage = state.stage(on: answer.day)
    let hasEnded = [.terminated, .expired, .closedOut, .abandoned].contains(stage)
    let ends =
      stage == .abandoned ? state.progress.steps.last?.days.last : state.force?.days.last
    let own = history.records.filter { $0.agreement == id }
    let keepers = holds.filter { own.contains(where: $0.isOn) }.map { hold in
      Keeper(
        hold: hold.code, agreement: hold.agreement, record: hold.placed.sequence,
        isWhole: hold.covers.agreements.contains(id))
    }
    // What an agreement was closed in spite of keeps nothing.
    let open = stage == .closedOut ? [] : state.openMatters(on: answer.day)
    let keptUntil = ends.map { rule.after.lastDay(from: $0) }
    let isOver = keptUntil.map { answer.day > $0 } ?? false
    // What would be refused as decided is not to be decided.
    let decision = answer.state.decision(reaching: code)
    let standing: RetentionStanding =
      if decision?.rule == code {
        .decided
      } else if !hasEnded {
        .notEnded
      } else if !isOver {
        .running
      } else if decision != nil {
        .decided
      } else {
        keepers.isEmpty && open.isEmpty ? .proposed : .kept
      }
    self.init(
      code, rule, of: id, ends: ends, standing, on: answer.day, holds: keepers,
      open: open.map { Open(matter: $0.matter, record: $0.record) },
      standing == .decided ? decision : nil)
  }

  private init(
    _ code: Code, _ rule: RetentionState, of id: AgreementID?, ends: Day?,
    _ standing: RetentionStanding, on day: Day?, holds: [Keeper], open: [Open],
    _ decision: DispositionDecision?
  ) {
    agreement = id
    self.rule = code
    isForAll = rule.agreement == nil
    action = rule.action
    after = rule.after
    assigned = rule.assigned
    self.standing = standing
    self.ends = ends
    keptUntil = ends.map { rule.after.lastDay(from: $0) }
    days = keptUntil.flatMap { until in day.map { $0.days(until: until) } }
    self.holds = holds
    self.open = open
    decided = decision?.record
    self.decision = decision?.action
    decidedUnder = decision?.rule
  }

  /// Whether it keeps records that are decided to be destroyed under another rule: its time is not over, or
  /// somebody decided otherwise under it.
  ///
  /// The rules take such a decision, for partners may agree to it; whoever takes it or carries it out has to
  /// know.
  public var contradictsDestroying: Bool {
    switch standing {
    case .notEnded, .running: true
    case .decided: decidedUnder == rule && decision != Catalogue.destroying
    case .kept, .proposed: false
    }
  }

  /// What tells the row from the others: `AGREEMENT:RULE`.
  var id: String { [agreement?.text, rule.text].compactMap { $0 }.joined(separator: ":") }

  /// The row as JSON.
  public var json: JSON {
    [
      "action": .string(action), "after": .text(after), "agreement": .optional(agreement),
      "assigned": .record(assigned), "days": days.map { .count($0) } ?? .null,
      "decided": .optionalRecord(decided), "decided_under": .optional(decidedUnder),
      "decision": .optional(decision),
      "ends": .optional(ends), "for_all": .bool(isForAll), "holds": .array(holds.map(\.json)),
      "id": .string(id),
      "kept_until": .optional(keptUntil), "open": .array(open.map(\.json)), "rule": .text(rule),
      "standing": .string(standing.rawValue),
    ]
  }
}

extension RetentionRow: Comparable {
  /// By agreement, then by rule.
  public static func < (one: RetentionRow, other: RetentionRow) -> Bool {
    (one.agreement?.text ?? "", one.rule.text) < (other.agreement?.text ?? "", other.rule.text)
  }
}

extension RetentionRow.Keeper {
  fileprivate var json: JSON {
    [
      "agreement": .optional(agreement), "hold": .text(hold), "record": .record(record),
      "whole": .bool(isWhole),
    ]
  }
}

extension RetentionRow.Open {
  fileprivate var json: JSON {
    [
      "code": .text(matter.code), "kind": .string(matter.kind.rawValue), "record": .record(record),
    ]
  }
}

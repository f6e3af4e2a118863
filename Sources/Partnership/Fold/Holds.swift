/// Records that may not be destroyed while it lasts.
public struct HoldState: Sendable, Hashable {
  /// The record that placed it.
  public let placed: SequenceNumber
  /// The agreement whose hold it is; nil for the ledger's.
  let agreement: AgreementID?
  /// What it covers.
  public let covers: Coverage
  /// The record that lifted it; nil while it lasts.
  public var lifted: SequenceNumber?
}

/// How long records are kept, and what becomes of them then.
public struct RetentionState: Sendable, Hashable {
  /// The record that assigned it.
  public let assigned: SequenceNumber
  /// The agreement it is for; nil for the ledger.
  public let agreement: AgreementID?
  /// What becomes of the records.
  public let action: String
  /// How long after the end of the agreement.
  public let after: Term
  /// The record that decided; nil while it is not decided.
  public var decided: SequenceNumber?
  /// What it decided.
  public var decision: String?
}

extension PartnershipState {
  mutating func applyHold(_ record: DatedRecord) {
    guard let code = record.facts.code(.hold) else { return }
    if record.type == .holdLifted {
      // An agreement's history takes in what lifts the ledger's hold of the same code, too.
      guard let hold = holds[code], hold.lifted == nil,
        record.agreement != nil || hold.agreement == nil
      else { return }
      holds[code]?.lifted = record.sequence
    } else if holds[code] == nil, case .tree(let json) = record.facts[.covers] {
      holds[code] = HoldState(
        placed: record.sequence, agreement: record.agreement, covers: Coverage(json))
    }
  }

  mutating func applyRetention(_ record: DatedRecord) {
    guard let code = record.facts.code(.rule) else { return }
    if record.type == .dispositionDecided {
      if retention[code]?.decided == nil {
        retention[code]?.decided = record.sequence
        retention[code]?.decision = record.facts.text(.action)
      }
    } else if retention[code] == nil, let action = record.facts.text(.action),
      let after = record.facts.term(.after)
    {
      retention[code] = RetentionState(
        assigned: record.sequence, agreement: record.agreement, action: action, after: after)
    }
  }

  func judgeClerical(_ record: Record) throws(Refusal) {
    switch record.type {
    case .holdLifted:
      guard let code = record.facts.code(.hold), let lifted = holds[code]?.lifted else { return }
      throw Refusal(.alreadyRecorded, .type(record.type), .record(lifted))
    case .dispositionDecided: try judgeDisposition(record)
    default: break
    }
  }

  /// A decision is of one agreement, once a rule, and does not conflict with the last that was taken there.
  ///
  /// Whoever changes their mind assigns another rule and decides by that: neither decision is then silent
  /// about the other.
  private func judgeDisposition(_ record: Record) throws(Refusal) {
    guard let code = record.facts.code(.rule), let rule = retention[code] else { return }
    let action = record.facts.text(.action)
    if let decided = rule.decided {
      let isTheSame = rule.decision == action
      throw Refusal(
        isTheSame ? .alreadyRecorded : .alreadyDecided, .type(record.type), .record(decided))
    }
    let decisions = retention.values.compactMap { other in
      other.decided.map { (record: $0, action: other.decision) }
    }
    if let last = decisions.max(by: { $0.record < $1.record }), last.action != action,
      rule.assigned < last.record
    {
      throw Refusal(.alreadyDecided, .type(record.type), .record(last.record))
    }
  }
}

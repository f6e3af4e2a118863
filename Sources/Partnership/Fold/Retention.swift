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

/// A decision on what becomes of the records of an agreement.
public struct DispositionDecision: Sendable, Hashable {
  /// The rule that it was taken under.
  public let rule: Code
  /// The record that says so.
  public let record: SequenceNumber
  /// What it decided.
  public let action: String?
}

extension PartnershipState {
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

  /// A decision is of one agreement, once a rule, and does not conflict with the last that was taken there.
  ///
  /// Whoever changes their mind assigns another rule and decides by that: neither decision is then silent
  /// about the other.
  func judgeDisposition(_ record: Record) throws(Refusal) {
    guard let code = record.facts.code(.rule), let decision = decision(reaching: code) else {
      return
    }
    let isTheSame = decision.action == record.facts.text(.action)
    // The same under another rule closes that one, too.
    guard !isTheSame || decision.rule == code else { return }
    throw Refusal(
      isTheSame ? .alreadyRecorded : .alreadyDecided, .type(record.type), .record(decision.record))
  }

  /// The decision that a rule is under: its own, or else the last of the agreement, if the rule was there
  /// when it was taken; nil where somebody has to decide.
  public func decision(reaching code: Code) -> DispositionDecision? {
    guard let rule = retention[code] else { return nil }
    let decisions = retention.compactMap { code, rule in
      rule.decided.map { DispositionDecision(rule: code, record: $0, action: rule.decision) }
    }
    return decisions.first { $0.rule == code }
      ?? decisions.filter { rule.assigned < $0.record }.max { $0.record < $1.record }
  }
}

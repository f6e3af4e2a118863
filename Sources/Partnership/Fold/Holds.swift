/// Records that may not be destroyed while it lasts.
public struct HoldState: Sendable, Hashable {
  /// The record that placed it.
  public let placed: SequenceNumber
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
}

extension PartnershipState {
  mutating func applyHold(_ record: DatedRecord) {
    guard let code = record.facts.code(.hold) else { return }
    if record.type == .holdLifted {
      if holds[code]?.lifted == nil { holds[code]?.lifted = record.sequence }
    } else if holds[code] == nil, case .tree(let json) = record.facts[.covers] {
      holds[code] = HoldState(placed: record.sequence, covers: Coverage(json))
    }
  }

  mutating func applyRetention(_ record: DatedRecord) {
    guard let code = record.facts.code(.rule) else { return }
    if record.type == .dispositionDecided {
      if retention[code]?.decided == nil { retention[code]?.decided = record.sequence }
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
    case .dispositionDecided:
      guard let code = record.facts.code(.rule), let rule = retention[code] else { return }
      if let decided = rule.decided {
        throw Refusal(.alreadyRecorded, .type(record.type), .record(decided))
      }
      let held = holds.values.filter { hold in
        hold.lifted == nil
          && (rule.agreement.map { hold.covers.agreements.contains($0) } ?? true)
      }
      if let hold = held.map(\.placed).min() { throw Refusal(.underHold, .record(hold)) }
    default: break
    }
  }
}

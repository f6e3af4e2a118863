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

  func judgeClerical(_ record: Record) throws(Refusal) {
    switch record.type {
    case .holdLifted:
      guard let code = record.facts.code(.hold), let hold = holds[code], let lifted = hold.lifted
      else { return }
      throw Refusal(
        .alreadyRecorded,
        parameters: [.type(record.type), .record(lifted), .code(code)]
          + (hold.agreement.map { [.agreement($0)] } ?? []))
    case .dispositionDecided: try judgeDisposition(record)
    default: break
    }
  }
}

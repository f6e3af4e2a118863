/// Information that went from one actor to another under a version of a protocol.
public struct TransferState: Sendable, Hashable {
  /// The record that says it was made.
  public var made: SequenceNumber?
  /// The days it may have been made on.
  public var madeDays: Days?
  /// The hash of the list of what was sent, where it was said.
  public var manifestSHA256: String?
  /// The record that acknowledges it.
  public var acknowledged: SequenceNumber?
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

extension TransferState {
  fileprivate mutating func apply(_ record: DatedRecord) {
    records.append(record.sequence)
    switch record.type {
    case .transferMade where made == nil:
      made = record.sequence
      madeDays = record.days
      manifestSHA256 = record.facts.text(.manifestSHA256)
    case .transferAcknowledged where acknowledged == nil: acknowledged = record.sequence
    default: break
    }
  }
}

extension AgreementState {
  mutating func applyTransfer(_ record: DatedRecord) {
    guard let code = record.facts.code(.transfer) else { return }
    transfers[code, default: TransferState()].apply(record)
  }

  func anomaliesOfTransfer(_ record: DatedRecord) -> [Anomaly] {
    guard let code = record.facts.code(.transfer), let transfer = transfers[code],
      let days = record.days
    else { return [] }
    return record.type == .transferMade
      ? anomalies(ofMaking: record, transfer, days)
      : anomalies(ofAcknowledging: record, transfer, days)
  }

  private func anomalies(
    ofMaking record: DatedRecord, _ transfer: TransferState, _ days: Days
  ) -> [Anomaly] {
    var anomalies = duplicate(record, of: transfer.made)
    let version = record.facts.code(.protocolCode).flatMap { code in
      record.facts.integer(.version).flatMap { protocols[code]?.versions[$0] }
    }
    let isUnderProtocol = version?.progress.mayStand(in: [.adopted], on: days) ?? false
    let suspended = record.axes.first {
      axes[$0]?.progress.surelyStands(in: [.suspended], on: days) ?? false
    }
    if !isUnderProtocol {
      anomalies.append(
        Anomaly(.outsideProtocol, record.sequence, other: version?.whyNotInForce(on: days)))
    } else if let suspended {
      anomalies.append(
        Anomaly(
          .outsideProtocol, record.sequence,
          other: axes[suspended]?.progress.standing(before: record)))
    }
    if record.facts.isTrue(.personal), record.facts[.impactAssessment] == nil,
      version?.impactAssessment == nil
    {
      anomalies.append(Anomaly(.noImpactAssessment, record.sequence))
    }
    return anomalies
  }

  private func anomalies(
    ofAcknowledging record: DatedRecord, _ transfer: TransferState, _ days: Days
  ) -> [Anomaly] {
    var anomalies = duplicate(record, of: transfer.acknowledged)
    if transfer.madeDays.map({ days.last < $0.first }) ?? true {
      anomalies.append(Anomaly(.outOfOrder, record.sequence, other: transfer.made))
    }
    if let received = record.facts.text(.manifestSHA256), let sent = transfer.manifestSHA256,
      received != sent
    {
      anomalies.append(Anomaly(.hashMismatch, record.sequence, other: transfer.made))
    }
    return anomalies
  }
}

extension ProtocolVersionState {
  /// What says that it was in force on none of some days: what had ended that before, or began it only
  /// later; of a version that was never adopted, what put it aside, or its last record.
  fileprivate func whyNotInForce(on days: Days) -> SequenceNumber? {
    let steps = progress.steps
    guard steps.contains(where: { $0.stage == .adopted }) else {
      let aside = steps.first { $0.stage == .superseded && $0.days.first <= days.last }
      return aside?.record ?? records.last
    }
    var ended: SequenceNumber?
    for index in steps.indices where steps[index].stage == .adopted {
      if days.last < steps[index].days.first { return ended ?? steps[index].record }
      ended = index + 1 < steps.count ? steps[index + 1].record : nil
    }
    return ended
  }
}

// What findings about objects of every sort wear when they come twice, or out of order.

extension AgreementState {
  /// A record says again that something came to be; the first one counts.
  func duplicate(_ record: DatedRecord, of first: SequenceNumber?) -> [Anomaly] {
    guard let first, first != record.sequence else { return [] }
    return [Anomaly(.duplicate, record.sequence, other: first)]
  }

  /// A finding came where the machine of its object has no place for it; beside it what had led to where
  /// the object stood.
  func outOfOrder<Stage>(_ record: DatedRecord, _ progress: Progress<Stage>) -> [Anomaly] {
    [Anomaly(.outOfOrder, record.sequence, other: progress.standing(before: record))]
  }
}

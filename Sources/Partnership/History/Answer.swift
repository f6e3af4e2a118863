/// What one history says at two times: the state, the records it rests on, and what is not in it.
///
/// A class, because views hand it to every line they make, and a structure would copy two dozen tables
/// each time.
public final class Answer: Sendable {
  /// The end of this day.
  public let day: Day
  /// What holds.
  public let state: PartnershipState
  /// The records of the answer: the clerical ones by sequence, then acts and findings in fold
  /// order, each as corrected.
  public let records: [DatedRecord]
  /// Known records dated after the day.
  public let coming: [DatedRecord]
  /// Known records that had begun, or may have happened, by the day, and are not sure to have.
  public let underWay: [DatedRecord]
  /// What is out of rule, by record.
  public let anomalies: [Anomaly]
  /// The records annulled, each with its annulment, ascending.
  public let annulled: [(record: Record, by: SequenceNumber)]

  private let history: History

  /// A record of the answer by its sequence.
  public subscript(sequence: SequenceNumber) -> DatedRecord? {
    guard let record = history[sequence] else { return nil }
    return record.place.map { $0.day <= day } ?? true ? record : nil
  }

  init(of history: History, asOf day: Day) {
    self.day = day
    var state = PartnershipState()
    var records: [DatedRecord] = []
    records.reserveCapacity(history.order.count + history.clerical.count)
    var coming: [DatedRecord] = []
    var underWay: [DatedRecord] = []
    for dated in history.clerical {
      state.apply(dated)
      records.append(dated)
    }
    for placed in history.order {
      if placed.place.day <= day {
        state.apply(placed.dated)
        records.append(placed.dated)
      } else if let first = placed.dated.first, first > day {
        coming.append(placed.dated)
      } else {
        underWay.append(placed.dated)
      }
    }
    self.state = state
    self.records = records
    self.coming = coming
    self.underWay = underWay
    var anomalies = records.flatMap { state.anomalies(of: $0) }
    for record in records where !history.annulments.isEmpty {
      if let cause = record.facts.cause, history.annulments[cause] != nil {
        anomalies.append(Anomaly(.causeAnnulled, record.sequence, other: cause))
      }
    }
    self.anomalies = anomalies.sorted()
    annulled = history.annulments.compactMap { target, by in
      history.record(target).map { ($0, by) }
    }.sorted { $0.record.sequence < $1.record.sequence }
    self.history = history
  }
}

extension History {
  /// What this history says as of the end of a day.
  public func answer(asOf day: Day) -> Answer { Answer(of: self, asOf: day) }
}

public import CanonicalJSON
public import Partnership

/// A question after its dates were resolved: what every answer says it answers.
///
/// `--as-of today` has become a day and `--known-on 2023-02-15` a record of the log.
public struct Question: Sendable, Hashable {
  /// The agreement asked about; nil when the question is about the whole ledger.
  public let agreement: AgreementID?
  /// The end of this day is asked about.
  public let asOf: Day
  /// The last record that is taken into account, `#N`.
  public let knownOn: SequenceNumber
  /// When that record was recorded.
  public let recorded: Recorded
  /// Whether the day asked about is not over yet, so that more may come to be true of it.
  public let isDayNotOver: Bool
  /// Whether the ledger's clock is a simulated one, as in a demonstration.
  public let isClockSimulated: Bool

  /// A question whose dates are resolved.
  public init(
    agreement: AgreementID?, asOf: Day, knownOn: SequenceNumber, recorded: Recorded,
    isDayNotOver: Bool, isClockSimulated: Bool
  ) {
    self.agreement = agreement
    self.asOf = asOf
    self.knownOn = knownOn
    self.recorded = recorded
    self.isDayNotOver = isDayNotOver
    self.isClockSimulated = isClockSimulated
  }

  /// The question as JSON: `asked` beside an `answer`.
  public var json: JSON {
    [
      "agreement": .optional(agreement), "as_of": .text(asOf),
      "day_not_over": .bool(isDayNotOver), "fold_version": .integer(foldVersion),
      "known_on": .record(knownOn), "recorded": .text(recorded),
      "simulated_clock": .bool(isClockSimulated),
    ]
  }
}

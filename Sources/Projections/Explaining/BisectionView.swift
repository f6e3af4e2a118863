public import CanonicalJSON
public import Partnership

/// The first record, in the order of the log, after which a value of a view is no longer the one
/// expected, having been so before.
///
/// Every position is looked at: a value may come back, and what comes first is asked.
public struct BisectionView: View, Hashable {
  /// The value.
  public let path: ViewPath
  /// What it is expected to be, as text.
  public let expected: String
  /// The first record after which it was as expected; nil when it never was.
  public let since: SequenceNumber?
  /// The last record after which it was as expected, before the first after which it was not; nil when
  /// it never was as expected.
  public let held: SequenceNumber?
  /// The first record after which it no longer was; nil when it never was, or has been ever since.
  public let failed: RecordLine?
  /// What it was then; nil when it was nothing.
  public let value: JSON?

  /// Looks at every position of a history, as of one day; nil when the view has no value there at any.
  public init?(
    _ path: ViewPath, is expected: String, of agreement: AgreementID, in history: History,
    asOf day: Day
  ) {
    var known = History()
    var isThere = false
    var since: SequenceNumber?
    var held: SequenceNumber?
    var failed: (record: Record, value: JSON?)?
    for record in history.records {
      known.add(record)
      let view = path.subject.json(of: agreement, in: known.answer(asOf: day))
      let value = view.flatMap { ViewValues.value(in: $0, at: path.path) }
      isThere = isThere || value != nil
      if value?.scalarText == expected {
        since = since ?? record.sequence
        held = record.sequence
      } else if held != nil {
        failed = (record, value)
        break
      }
    }
    guard isThere else { return nil }
    self.path = path
    self.expected = expected
    self.since = since
    self.held = held
    self.failed = failed.map { RecordLine($0.record) }
    value = failed?.value
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "expected": .string(expected), "failed": failed?.json ?? .null,
      "held": .optionalRecord(held), "path": .text(path), "since": .optionalRecord(since),
      "value": value ?? .null,
    ]
  }
}

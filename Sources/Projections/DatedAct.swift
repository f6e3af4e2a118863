public import CanonicalJSON
public import Partnership

/// When a party did something, and by which record.
public struct DatedAct: Sendable, Hashable {
  /// The record.
  public let record: SequenceNumber
  /// When it happened, as written.
  public let occurred: Occurred?

  init(_ record: SequenceNumber, in answer: Answer) {
    self.record = record
    occurred = answer[record]?.occurred
  }

  /// The act as JSON.
  public var json: JSON { ["occurred": .optional(occurred), "record": .record(record)] }
}

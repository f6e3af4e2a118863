public import CanonicalJSON
public import Partnership

/// A transfer of know-how in one line.
public struct KnowhowLine: Sendable, Hashable {
  /// The record.
  public let record: SequenceNumber
  /// When, as written.
  public let occurred: Occurred?
  /// Who gave.
  public let giver: ActorID?
  /// Who received.
  public let receiver: ActorID?
  /// The axes.
  public let axes: [Code]
  /// The exchange it happened in, where it was said.
  public let exchange: Code?
  /// Where its subject stands.
  public let subject: TextReference?

  init(_ transfer: DatedRecord) {
    record = transfer.sequence
    occurred = transfer.occurred
    giver = transfer.facts.actor(.giver)
    receiver = transfer.facts.actor(.receiver)
    axes = transfer.axes
    exchange = transfer.facts.code(.exchange)
    subject = TextReference("subject", in: transfer)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "exchange": .optional(exchange), "giver": .optional(giver),
      "occurred": .optional(occurred), "receiver": .optional(receiver),
      "record": .record(record), "subject": .text(subject),
    ]
  }
}

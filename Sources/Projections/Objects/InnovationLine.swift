public import CanonicalJSON
public import Partnership

/// An innovation and the times it was promoted.
public struct InnovationLine: Sendable, Hashable {
  /// One promotion.
  public struct Promotion: Sendable, Hashable {
    /// The record.
    public let record: SequenceNumber
    /// When, as written.
    public let occurred: Occurred?
    /// To whom, where it was said.
    public let audience: String?
    /// The parties that promoted it, ascending.
    public let parties: [ActorID]
    /// Where the name of the channel stands.
    public let channel: WordReference?

    /// The promotion as JSON.
    public var json: JSON {
      [
        "audience": .optional(audience), "channel": .word(channel),
        "occurred": .optional(occurred), "parties": .texts(parties), "record": .record(record),
      ]
    }
  }

  /// Its code.
  public let id: Code
  /// Where its title stands, as first given.
  public let title: TextReference?
  /// Where the challenge it meets stands, as first given.
  public let challenge: WordReference?
  /// The promotions in the order of the fold.
  public let promotions: [Promotion]

  /// The innovations that some promotions speak of, ascending by code.
  static func lines(of promotions: [DatedRecord]) -> [InnovationLine] {
    Dictionary(grouping: promotions) { $0.facts.code(.innovation) }
      .compactMap { code, records in code.map { InnovationLine($0, records) } }
      .sorted { $0.id < $1.id }
  }

  private init(_ id: Code, _ records: [DatedRecord]) {
    self.id = id
    title = TextReference("title", in: records.first)
    challenge = records.lazy.compactMap { $0.word("challenge") }.first
    promotions = records.map { record in
      Promotion(
        record: record.sequence, occurred: record.occurred,
        audience: record.facts.text(.audience), parties: record.parties,
        channel: record.word("channel"))
    }
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "challenge": .word(challenge), "id": .text(id),
      "promotions": .array(promotions.map(\.json)), "title": .text(title),
    ]
  }
}

public import CanonicalJSON
internal import Partnership

/// How much there is on an axis, or of a partner; each record and each object counted once.
public struct Counts: Sendable, Hashable {
  /// Acts and findings.
  public let records: Int
  /// Transfers of know-how.
  public let transfers: Int
  /// Innovations promoted, however often.
  public let innovations: Int
  /// Documents attached.
  public let documents: Int
  /// Statements published.
  public let statements: Int
  /// Exchanges by stage.
  public let exchanges: ExchangeCounts
  /// Commitments by stage.
  public let commitments: CommitmentCounts

  init(
    _ records: [DatedRecord], exchanges: ExchangeCounts, commitments: CommitmentCounts,
    innovations: Int
  ) {
    self.records = records.count
    self.innovations = innovations
    transfers = records.count { $0.type == .knowhowTransferred }
    documents = records.count { $0.type == .documentAttached }
    statements = records.count { $0.type == .statementPublished }
    self.exchanges = exchanges
    self.commitments = commitments
  }

  /// The counts as JSON.
  public var json: JSON {
    [
      "commitments": commitments.json, "documents": .count(documents),
      "exchanges": exchanges.json, "innovations": .count(innovations),
      "records": .count(records), "statements": .count(statements),
      "transfers": .count(transfers),
    ]
  }
}

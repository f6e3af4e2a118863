public import CanonicalJSON

/// What is counted in one cell of the board.
public struct Tally: Sendable, Hashable {
  /// Acts and findings.
  public internal(set) var records = 0
  /// Transfers of know-how given; in a total, all transfers.
  public internal(set) var given = 0
  /// Transfers of know-how received; in a total, all transfers.
  public internal(set) var received = 0
  /// Exchanges held.
  public internal(set) var exchangesHeld = 0
  /// Innovations promoted, however often.
  public internal(set) var innovations = 0
  /// Funding leads, however many records speak of them.
  public internal(set) var leads = 0
  /// Protocols, whatever their versions.
  public internal(set) var protocols = 0
  /// Transfers of information sent; in a total, all of them.
  public internal(set) var sent = 0
  /// Transfers of information received; in a total, all of them.
  public internal(set) var obtained = 0
  /// Tools, however many records speak of them.
  public internal(set) var tools = 0
  /// Relations established.
  public internal(set) var relations = 0
  /// Commitments owed by the partner, by stage; in a total, all commitments.
  public internal(set) var commitments = CommitmentCounts()
  /// The last of the records in the order of the fold.
  public internal(set) var last: RecordLine?

  init() {}

  /// The tally as JSON.
  public var json: JSON {
    [
      "commitments": commitments.json, "exchanges_held": .count(exchangesHeld),
      "given": .count(given), "innovations": .count(innovations), "last": last?.json ?? .null,
      "leads": .count(leads), "obtained": .count(obtained), "protocols": .count(protocols),
      "received": .count(received), "records": .count(records), "relations": .count(relations),
      "sent": .count(sent), "tools": .count(tools),
    ]
  }
}

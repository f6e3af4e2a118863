public import CanonicalJSON
internal import Partnership

/// How much there is on an axis, or of a partner; each record and each object counted once.
public struct Counts: Sendable, Hashable {
  /// Acts and findings.
  public let records: Int
  /// Transfers of know-how.
  public let knowhow: Int
  /// Transfers of information made, each once.
  public let transfers: Int
  /// Innovations promoted, however often.
  public let innovations: Int
  /// Funding leads, each once.
  public let leads: Int
  /// Protocols, whatever their versions.
  public let protocols: Int
  /// Tools, each once.
  public let tools: Int
  /// Relations established.
  public let relations: Int
  /// Documents attached.
  public let documents: Int
  /// Statements published.
  public let statements: Int
  /// Exchanges by stage.
  public let exchanges: ExchangeCounts
  /// Commitments by stage.
  public let commitments: CommitmentCounts

  init(
    _ records: [DatedRecord], exchanges: ExchangeCounts, commitments: CommitmentCounts
  ) {
    var types: [RecordType: Int] = [:]
    var objects: [ObjectKind: Set<Code>] = [:]
    for record in records {
      types[record.type, default: 0] += 1
      let definition = record.type.definition
      guard let kind = definition.objectKind, Counts.kinds.contains(kind),
        let code = definition.objectField.flatMap({ record.facts.code($0) })
      else { continue }
      objects[kind, default: []].insert(code)
    }
    self.records = records.count
    knowhow = types[.knowhowTransferred] ?? 0
    relations = types[.relationEstablished] ?? 0
    documents = types[.documentAttached] ?? 0
    statements = types[.statementPublished] ?? 0
    innovations = objects[.innovation]?.count ?? 0
    leads = objects[.lead]?.count ?? 0
    protocols = objects[.protocol]?.count ?? 0
    tools = objects[.tool]?.count ?? 0
    transfers = objects[.transfer]?.count ?? 0
    self.exchanges = exchanges
    self.commitments = commitments
  }

  /// The objects that are counted each once, however many records speak of them.
  private static let kinds: Set<ObjectKind> = [.innovation, .lead, .protocol, .tool, .transfer]

  /// The counts as JSON.
  public var json: JSON {
    [
      "commitments": commitments.json, "documents": .count(documents),
      "exchanges": exchanges.json, "innovations": .count(innovations),
      "knowhow": .count(knowhow), "leads": .count(leads), "protocols": .count(protocols),
      "records": .count(records), "relations": .count(relations),
      "statements": .count(statements), "tools": .count(tools), "transfers": .count(transfers),
    ]
  }
}

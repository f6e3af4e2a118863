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
    var tallies = Tallies()
    for record in records { tallies.count(record) }
    self.records = records.count
    knowhow = tallies.knowhow
    relations = tallies.relations
    documents = tallies.documents
    statements = tallies.statements
    innovations = tallies.innovations.count
    leads = tallies.leads.count
    protocols = tallies.protocols.count
    tools = tallies.tools.count
    transfers = tallies.transfers.count
    self.exchanges = exchanges
    self.commitments = commitments
  }

  /// Records by type, and the objects that are counted each once, however many records speak of them.
  private struct Tallies {
    var knowhow = 0
    var relations = 0
    var documents = 0
    var statements = 0
    var innovations: Set<Code> = []
    var leads: Set<Code> = []
    var protocols: Set<Code> = []
    var tools: Set<Code> = []
    var transfers: Set<Code> = []

    mutating func count(_ record: DatedRecord) {
      switch record.type {
      case .knowhowTransferred: knowhow += 1
      case .relationEstablished: relations += 1
      case .documentAttached: documents += 1
      case .statementPublished: statements += 1
      default: break
      }
      let definition = record.type.definition
      guard let kind = definition.objectKind, let field = definition.objectField else { return }
      switch kind {
      case .innovation: insert(record, field, into: &innovations)
      case .lead: insert(record, field, into: &leads)
      case .protocol: insert(record, field, into: &protocols)
      case .tool: insert(record, field, into: &tools)
      case .transfer: insert(record, field, into: &transfers)
      default: break
      }
    }

    private func insert(_ record: DatedRecord, _ field: FieldName, into objects: inout Set<Code>) {
      if let code = record.facts.code(field) { objects.insert(code) }
    }
  }

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

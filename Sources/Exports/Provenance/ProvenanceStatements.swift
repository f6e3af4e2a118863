/// The statements of a provenance document by their sort, as bytes: there are a dozen a record.
struct ProvenanceStatements: Sendable {
  /// The sorts of statement, in the order in which the document has them.
  enum Sort: String, CaseIterable, Sendable {
    case entity, activity, agent
    case wasGeneratedBy, used, wasInformedBy, wasInvalidatedBy, wasDerivedFrom, wasAttributedTo
    case wasAssociatedWith, actedOnBehalfOf
  }

  private var bytes: [Sort: [UInt8]] = [:]
  private var counts: [Sort: Int] = [:]
  /// What was declared: a document may be evidence of many records.
  private var declared: Set<String> = []

  /// Declares something once; what is said of it again adds nothing.
  mutating func add(_ sort: Sort, _ id: String, _ attributes: [(String, JSONText)]) {
    guard declared.insert("\(sort.rawValue) \(id)").inserted else { return }
    append(sort, id, attributes)
  }

  /// Relates two things; the relation has a name of its own in the document and none outside.
  mutating func relate(_ sort: Sort, _ attributes: [(String, JSONText)]) {
    append(sort, "_:\(sort.rawValue)\(counts[sort, default: 0])", attributes)
  }

  private mutating func append(_ sort: Sort, _ id: String, _ attributes: [(String, JSONText)]) {
    var statement: [UInt8] = counts[sort] == nil ? [] : Array(",\n".utf8)
    JSONText.write(id, into: &statement)
    statement.append(UInt8(ascii: ":"))
    statement += JSONText.object(attributes).line
    bytes[sort, default: []] += statement
    counts[sort, default: 0] += 1
  }

  /// The document: its prefixes, then each sort that has any, one statement a line.
  func bytes(prefixes: JSONText) -> [UInt8] {
    var document = Array("{\n\"prefix\":".utf8) + prefixes.line
    for sort in Sort.allCases {
      guard let statements = bytes[sort] else { continue }
      document += Array(",\n\"\(sort.rawValue)\":{\n".utf8)
      document += statements
      document += Array("\n}".utf8)
    }
    return document + Array("\n}\n".utf8)
  }
}

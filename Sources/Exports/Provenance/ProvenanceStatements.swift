internal import LMDB

/// The statements of a provenance document by their sort: there are a dozen a record, and all of a sort stand
/// together, so each sort waits on the disk until all are there.
struct ProvenanceStatements {
  /// The sorts of statement, in the order in which the document has them.
  enum Sort: String, CaseIterable, Sendable {
    case entity, activity, agent
    case wasGeneratedBy, used, wasInformedBy, wasInvalidatedBy, wasDerivedFrom, wasAttributedTo
    case wasAssociatedWith, actedOnBehalfOf
  }

  private let folder: Folder
  private var statements: [Sort: SpooledBytes] = [:]
  private var counts: [Sort: Int] = [:]

  /// No statements yet.
  init(in folder: Folder) { self.folder = folder }

  /// Declares something, which nothing else that is declared bears the name of.
  mutating func add(
    _ sort: Sort, _ id: String, _ attributes: [(String, JSONText)]
  ) throws(ExportError) {
    try append(sort, id, attributes)
  }

  /// Relates two things; the relation has a name of its own in the document and none outside.
  mutating func relate(_ sort: Sort, _ attributes: [(String, JSONText)]) throws(ExportError) {
    try append(sort, "_:\(sort.rawValue)\(counts[sort, default: 0])", attributes)
  }

  private mutating func append(
    _ sort: Sort, _ id: String, _ attributes: [(String, JSONText)]
  ) throws(ExportError) {
    var statement: [UInt8] = counts[sort] == nil ? [] : Array(",\n".utf8)
    JSONText.write(id, into: &statement)
    statement.append(UInt8(ascii: ":"))
    statement += JSONText.object(attributes).line
    let spooled = statements[sort] ?? SpooledBytes(in: folder)
    statements[sort] = spooled
    counts[sort, default: 0] += 1
    do throws(LMDBError) {
      try spooled.append(statement)
    } catch {
      throw .storage(error)
    }
  }

  /// Gives the document piece by piece: its prefixes, then each sort that has any, one statement a line.
  func write(
    prefixes: JSONText, _ body: ([UInt8]) throws(ExportError) -> Void
  ) throws(ExportError) {
    try body(Array("{\n\"prefix\":".utf8) + prefixes.line)
    for sort in Sort.allCases {
      guard let statements = statements[sort] else { continue }
      try body(Array(",\n\"\(sort.rawValue)\":{\n".utf8))
      try statements.forEachPiece({ ExportError.storage($0) }, body)
      try body(Array("\n}".utf8))
    }
    try body(Array("\n}\n".utf8))
  }
}

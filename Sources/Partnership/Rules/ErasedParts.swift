internal import CanonicalJSON

/// The words and documents that were erased, each with the first record that says so.
public struct ErasedParts: Sendable, Equatable {
  /// The records whose words were erased.
  public private(set) var records: [SequenceNumber: SequenceNumber] = [:]
  /// The documents, by their SHA-256.
  public private(set) var documents: [String: SequenceNumber] = [:]

  /// What the erasures among some records say, which come in their order.
  public init(_ records: some Swift.Sequence<Record>) {
    for record in records where record.type == .personalErased {
      add(record.facts, by: record.sequence)
    }
  }

  /// Takes in what one more erasure says.
  public mutating func add(_ facts: Facts, by erasure: SequenceNumber) {
    for record in facts.records(.records) {
      records[record] = min(records[record] ?? erasure, erasure)
    }
    for document in facts.texts(.documents) {
      documents[document] = min(documents[document] ?? erasure, erasure)
    }
  }

  /// Takes in what others say, of records before these or after.
  public mutating func formUnion(_ others: ErasedParts) {
    records.merge(others.records) { min($0, $1) }
    documents.merge(others.documents) { min($0, $1) }
  }

  /// Whether nothing was erased.
  public var isEmpty: Bool { records.isEmpty && documents.isEmpty }
}

extension Record {
  /// Whether its facts name a document by its SHA-256: one that it attaches, or a table whose rows were
  /// imported.
  public func names(document sha256: String) -> Bool {
    [FieldName.sha256, .sourceSHA256, .mappingSHA256].contains { facts.text($0) == sha256 }
  }

  /// The SHA-256 of what it has as evidence, in its order.
  public var evidenceHashes: [String] {
    guard case .tree(let json)? = facts[.evidence] else { return [] }
    return (json.arrayValue ?? []).compactMap { $0.objectValue?["sha256"]?.stringValue }
  }

  /// The SHA-256 of the document that it attaches and whose bytes the ledger holds; nil where it attaches
  /// none, or its evidence says that they are held elsewhere.
  public var documentHeldHere: String? {
    type == .documentAttached && !facts.isHeldElsewhere ? facts.text(.sha256) : nil
  }

  /// The same of a document of class personal alone: its bytes go with the words of the record.
  public var personalDocument: String? { facts.isOfPersonalDocument ? documentHeldHere : nil }
}

extension Facts {
  /// Whether the evidence says that what is attached is held elsewhere.
  public var isHeldElsewhere: Bool {
    wordsPresent.contains { $0.hasPrefix("evidence.") && $0.hasSuffix(".held_at") }
  }

  /// Whether they are about a document of class personal.
  public var isOfPersonalDocument: Bool { text(.documentClass) == Catalogue.personalClass }
}

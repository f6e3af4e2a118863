internal import CanonicalJSON

/// What an erasure is held against, and a decision on what becomes of an agreement's records: the records
/// an erasure names, and the holds and erasures before it.
///
/// They are of any agreement, so that no one history holds them.
public struct ErasureGround: Sendable {
  private let records: [SequenceNumber: Record]
  /// The holds that last.
  let holds: [PlacedHold]
  /// What was erased before.
  public let erased: ErasedParts

  /// - Parameters:
  ///   - named: The records the erasure names that are there, and those they correct or annul, and so on.
  ///   - before: The holds placed and lifted and the erasures before it, ascending.
  public init(named: [Record] = [], before: [Record] = []) {
    records = Dictionary(named.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first })
    holds = PlacedHold.all(in: before).filter { $0.lifted == nil }
    erased = ErasedParts(before)
  }

  /// Refuses an erasure of what is not there, was erased before, or is held.
  func check(_ erasure: Record) throws(Refusal) {
    let named = erasure.facts.records(.records)
    let documents = erasure.facts.texts(.documents)
    for sequence in named {
      guard let record = records[sequence], sequence < erasure.sequence else {
        throw Refusal(.unknownRecord, .record(sequence))
      }
      try check(record, erasedWith: documents)
    }
    for document in documents {
      guard named.contains(where: { records[$0]?.names(document: document) == true }) else {
        throw Refusal(.documentNotHeld, .text(document), .type(erasure.type))
      }
      if let before = erased.documents[document] {
        throw Refusal(.alreadyErased, .text(document), Parameter(.records, .records([before])))
      }
    }
    let keepers = holds.compactMap { hold in keeper(hold, of: erasure, named) }
    if !keepers.isEmpty { throw Refusal(keepers) }
  }

  /// A record is named for its words, which are still there, or for a document that goes with them.
  private func check(_ record: Record, erasedWith documents: [String]) throws(Refusal) {
    if documents.contains(where: record.names) { return }
    if let before = erased.records[record.sequence] {
      throw Refusal(
        .alreadyErased, .record(record.sequence), Parameter(.records, .records([before])))
    }
    if record.facts.wordsPresent.isEmpty {
      throw Refusal(.nothingToErase, .record(record.sequence))
    }
  }

  /// A hold with what it keeps of an erasure; nil where it keeps nothing of it.
  private func keeper(
    _ hold: PlacedHold, of erasure: Record, _ named: [SequenceNumber]
  ) -> KeepingHold? {
    let held = named.filter { isCovered($0, by: hold) }
    var kept: [Parameter] = []
    if let person = erasure.facts.person(.person), hold.covers.persons.contains(person) {
      kept.append(.person(person))
    }
    if let agreement = held.lazy.compactMap({ records[$0]?.agreement })
      .first(where: hold.covers.agreements.contains)
    {
      kept.append(.agreement(agreement))
    }
    if !held.isEmpty { kept.append(Parameter(.records, .records(held))) }
    return kept.isEmpty ? nil : KeepingHold(hold, kept)
  }

  /// Whether a hold covers a record, or one it corrects or annuls, whose words it may repeat.
  func isCovered(_ sequence: SequenceNumber, by hold: PlacedHold) -> Bool {
    var next = records[sequence]
    while let record = next {
      if hold.isOn(record) { return true }
      next = record.target.flatMap { records[$0] }
    }
    return false
  }
}

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

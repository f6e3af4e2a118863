/// What a disposal is held against, an erasure or a decision on what becomes of an agreement's records: the
/// records that an erasure names, and the holds and erasures before it.
///
/// They are of any agreement, so that no one history holds them.
public struct DisposalGround: Sendable {
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

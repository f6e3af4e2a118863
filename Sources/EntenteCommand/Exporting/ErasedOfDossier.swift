import Partnership

/// What is erased of the records that were chosen for a dossier: by records under its head, which prove it,
/// and by later ones, which are not in it.
///
/// `entente verify` counts as erased what records under the head have erased. What later ones have, it counts as
/// withheld, and says beside it what the maker of the dossier says of them.
struct ErasedOfDossier {
  /// What was erased by some records.
  struct Count {
    /// Of how many records the words.
    fileprivate(set) var words = 0
    /// The documents, by their SHA-256.
    fileprivate(set) var documents: Set<String> = []
    /// By which records.
    fileprivate(set) var erasures: Set<SequenceNumber> = []

    var isEmpty: Bool { erasures.isEmpty }
  }

  private let headSize: UInt64
  /// By records under the head.
  private(set) var underHead = Count()
  /// By later ones.
  private(set) var since = Count()

  /// Nothing yet.
  init(under headSize: UInt64) { self.headSize = headSize }

  /// Counts a chosen record whose words are erased.
  mutating func addWords(erasedBy erasure: SequenceNumber) {
    change(erasure) { $0.words += 1 }
  }

  /// Counts a document of a chosen record; several records may attach the same.
  mutating func add(_ document: String, erasedBy erasure: SequenceNumber) {
    change(erasure) { $0.documents.insert(document) }
  }

  private mutating func change(_ erasure: SequenceNumber, _ change: (inout Count) -> Void) {
    func add(to count: inout Count) {
      change(&count)
      count.erasures.insert(erasure)
    }
    if erasure.index < headSize { add(to: &underHead) } else { add(to: &since) }
  }
}

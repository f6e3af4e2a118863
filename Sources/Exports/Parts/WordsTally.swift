public import Partnership
internal import RecordFormat

/// Of how many records there are words, and what became of them.
public struct WordsTally: Sendable {
  /// They are shown.
  public private(set) var shown = 0
  /// They are not given.
  public private(set) var withheld = 0
  /// They were erased.
  public private(set) var erased = 0
  /// The records by which they were erased.
  public private(set) var erasedBy: Set<SequenceNumber> = []

  /// Of no records yet.
  public init() {}

  /// Counts a record.
  public mutating func add(_ record: ExportedRecord) {
    switch record.words {
    case .none: break
    case .shown: shown += 1
    case .withheld: withheld += 1
    case .erased(let erasure):
      erased += 1
      erasedBy.insert(erasure)
    }
  }
}

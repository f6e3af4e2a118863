internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import Partnership
internal import RecordFormat

/// What became of a word that a view points to.
public enum WordFound: Sendable, Hashable {
  /// The text.
  case text(String)
  /// It was erased by a record, on request; the proof that it existed stands.
  case erased(by: SequenceNumber)
  /// The words' keys are not here, as in a copy made without them.
  case withheld
}

extension Ledger {
  /// Looks up words by record and path, now: what is erased later turns to `.erased`, and no answer
  /// changes by it.
  ///
  /// - Throws: `.store` when sealed words do not open: that is damage, never erasure.
  public func words(
    _ references: [WordReference]
  ) throws(LedgerError) -> [WordReference: WordFound] {
    var found: [WordReference: WordFound] = [:]
    let keys = try wordsKeys()
    let erased = try erased()
    let bySequence = Dictionary(grouping: references, by: \.sequence)
    for (sequence, references) in bySequence {
      let words = try openWords(of: sequence, keys, erased)
      let missing = words == nil ? try whyMissing(sequence, keysAreHere: keys != nil) : nil
      for reference in references {
        found[reference] = missing ?? words?[reference.path].map { .text($0) }
      }
    }
    return found
  }

  /// What was erased, and by which records: so it is from their commit on, although the keys may be
  /// destroyed a moment later.
  public func erased() throws(LedgerError) -> ErasedParts {
    try inStore { () throws(LedgerStoreError) in try store.erased() }
  }

  /// The words of one record; nil when they were erased, or cannot be read.
  func openWords(
    of sequence: SequenceNumber, _ keys: borrowing WordsKeysFile?, _ erased: ErasedParts
  ) throws(LedgerError) -> Words? {
    guard erased.records[sequence] == nil else { return nil }
    return try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        try transaction.words(of: sequence, ifHere: keys)
      }
    }
  }

  /// Why words that were looked for are not there: asked after they were, so that an erasure meanwhile
  /// is seen.
  ///
  /// - Throws: `.store` where no record erases them: that is damage.
  func whyMissing(
    _ sequence: SequenceNumber, keysAreHere: Bool
  ) throws(LedgerError) -> WordFound {
    if let erasure = try erased().records[sequence] { return .erased(by: erasure) }
    // A mirror is given what its partner chooses to show.
    guard keysAreHere, store.mirrored == nil else { return .withheld }
    throw .store(
      .tables(
        .damagedRow(
          table: LedgerTable.records.name, key: "\(sequence)",
          what: "its words are missing, and no record erases them")))
  }

  /// The words' keys; nil when the folder holds none.
  func wordsKeys() throws(LedgerError) -> WordsKeysFile? {
    do throws(LedgerStoreError) {
      return try store.wordsKeys()
    } catch {
      if case .storage(let failure) = error, failure.reason == .missing { return nil }
      throw .store(error)
    }
  }
}

internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import Partnership
internal import RecordFormat

/// What became of a word that a view points to.
public enum WordFound: Sendable, Hashable {
  /// The text.
  case text(String)
  /// Its key was destroyed on request; the proof that it existed stands.
  case erased
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
    guard let keys = try wordsKeys() else {
      for reference in references { found[reference] = .withheld }
      return found
    }
    let bySequence = Dictionary(grouping: references, by: \.sequence)
    for (sequence, references) in bySequence {
      let words = try openWords(of: sequence, keys)
      for reference in references {
        guard let words else {
          found[reference] = .erased
          continue
        }
        found[reference] = words[reference.path].map { .text($0) }
      }
    }
    return found
  }

  /// The words of one record; nil when they were erased.
  func openWords(
    of sequence: SequenceNumber, _ keys: borrowing WordsKeysFile
  ) throws(LedgerError) -> Words? {
    do throws(LedgerStoreError) {
      return try store.read { transaction, _ throws(LedgerTablesError) in
        try transaction.words(of: sequence, keys)
      }
    } catch {
      throw .store(error)
    }
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

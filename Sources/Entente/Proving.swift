internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import Partnership
public import RecordFormat
public import Transparency

/// One record as far as it is shown to somebody outside, and what could not be shown.
public struct ShownRecord: Sendable {
  /// The record, with the parts that were asked for.
  public let file: RecordFile
  /// Why words that were asked for are not in it; nil when they are, or when there are none.
  public let missingWords: WordFound?
}

/// What records are shown by, one after the other: what is asked for of each, and the words' keys and what was
/// erased, which are looked up once.
///
/// Words that are erased meanwhile are shown no more: their key is destroyed where it lies.
public struct RecordShowing: ~Copyable {
  fileprivate let withFacts: Bool
  fileprivate let withWords: Bool
  fileprivate let keys: WordsKeysFile?
  fileprivate let erased: ErasedParts

  fileprivate var hasKeys: Bool {
    switch keys {
    case .some: true
    case .none: false
    }
  }
}

/// A key that signs a ledger's checkpoints.
public struct HeadKey: Sendable, Hashable {
  /// The key, as notes name it.
  public let key: VerifierKey
  /// Since which record it may sign, and until which.
  public let time: HeadKeys.Key
}

extension Ledger {
  /// The key that signs the ledger's checkpoints, as its first record names it; nil when that names
  /// none that could be used.
  public func checkpointKey() throws(LedgerError) -> VerifierKey? {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        try transaction.storedRecord(0).checkpointKey
      }
    }
  }

  /// The keys that sign the ledger's checkpoints, as its records name them and in their order, each with
  /// its time; those that could be used.
  public func headKeys() throws(LedgerError) -> [HeadKey] {
    try recordedHeadKeys().keys.compactMap { key in
      VerifierKey(ofHeads: name, key.key).map { HeadKey(key: $0, time: key) }
    }
  }

  /// The keys that records say sign the ledger's checkpoints, whether they could be used or not.
  public func recordedHeadKeys() throws(LedgerError) -> HeadKeys {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) in
        HeadKeys(try view.journal(of: .keys, in: transaction))
      }
    }
  }

  /// The evidence that a record is in the log, under its last signed head or the one of a size, with
  /// whatever signatures the stored note has.
  ///
  /// - Returns: Nil where there is no such head, or it does not cover the record.
  /// - Throws: `.noRecord` for a sequence that the log has not reached.
  public func proof(
    of sequence: SequenceNumber, atSize size: UInt64? = nil
  ) throws(LedgerError) -> LogProof? {
    let logSize = try logSize()
    guard sequence.index < logSize else { throw .noRecord(sequence, size: logSize) }
    let keys = try headKeys()
    return try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        guard let (size, note) = try transaction.checkpoint(ofSize: size), size > sequence.index
        else { return nil }
        let inclusion = try transaction.inclusion(of: sequence, underSize: size)
        // Of several that may sign a head, the one that did.
        let key = keys.first { key in
          key.time.maySign(headOfSize: size)
            && note.signatures.contains { $0.name == key.key.name && $0.id == key.key.id }
        }
        guard let key = key?.key else { return LogProof(inclusion, under: note) }
        return LogProof(inclusion, under: note, stating: key)
      }
    }
  }

  /// What records are shown by: the header, the facts unless they are withheld, and the words only when they
  /// are asked for, since they may be of persons.
  public func showing(
    withFacts: Bool = true, withWords: Bool = false
  ) throws(LedgerError) -> RecordShowing {
    let wantsWords = withWords && withFacts
    return RecordShowing(
      withFacts: withFacts, withWords: wantsWords, keys: wantsWords ? try wordsKeys() : nil,
      erased: wantsWords ? try erased() : ErasedParts([]))
  }

  /// A record as it is shown beside its proof.
  ///
  /// - Throws: `.noRecord` for a sequence that the log has not reached.
  public func shownRecord(
    _ sequence: SequenceNumber, withFacts: Bool = true, withWords: Bool = false
  ) throws(LedgerError) -> ShownRecord {
    try shownRecord(sequence, by: showing(withFacts: withFacts, withWords: withWords))
  }

  /// The same for one of many.
  public func shownRecord(
    _ sequence: SequenceNumber, by showing: borrowing RecordShowing
  ) throws(LedgerError) -> ShownRecord {
    let logSize = try logSize()
    guard sequence.index < logSize else { throw .noRecord(sequence, size: logSize) }
    let isErased = showing.erased.records[sequence] != nil
    let withFacts = showing.withFacts
    let file = try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        let (header, salt, facts) = try transaction.withRecordRow(sequence) {
          row throws(LedgerTablesError) in
          ([UInt8](copying: row.header), Salt(row.factsSalt), [UInt8](copying: row.facts))
        }
        guard let salt else { throw .missingRecord(sequence) }
        let words =
          isErased ? nil : try transaction.wordsOpening(of: sequence, ifHere: showing.keys)
        do throws(RecordFormatError) {
          return try RecordFile(
            header: header, facts: withFacts ? Opening(salt: salt, bytes: facts) : nil,
            words: words)
        } catch {
          throw .damagedRow(
            table: LedgerTable.records.name, key: "\(sequence)", what: error.description)
        }
      }
    }
    let isMissing = showing.withWords && file.header.words != nil && file.wordsOpening == nil
    return ShownRecord(
      file: file,
      missingWords: isMissing ? try whyMissing(sequence, keysAreHere: showing.hasKeys) : nil)
  }
}

extension ReadTransaction {
  /// The signed head of a size, or the last one; nil when there is none.
  func checkpoint(
    ofSize size: UInt64?
  ) throws(LedgerTablesError) -> (size: UInt64, note: SignedNote)? {
    guard let size else { return try lastCheckpoint() }
    let note: Span<UInt8>?
    do throws(LMDBError) {
      note = try get(size, in: LedgerTable.checkpoints)
    } catch {
      throw .storage(error)
    }
    guard let note else { return nil }
    return (size, try SignedNote(stored: note, size: size))
  }

  private func lastCheckpoint() throws(LedgerTablesError) -> (size: UInt64, note: SignedNote)? {
    try withCursor(LedgerTable.checkpoints) {
      cursor throws(LedgerTablesError) -> (UInt64, SignedNote)? in
      let row: Cursor.Row?
      do throws(LMDBError) {
        row = try cursor.last()
      } catch {
        throw .storage(error)
      }
      guard let row, let size = UInt64(row: row.key) else { return nil }
      return (size, try SignedNote(stored: row.value, size: size))
    }
  }

  /// The way from a record's leaf to the root of a head that covers it.
  func inclusion(
    of sequence: SequenceNumber, underSize size: UInt64
  ) throws(LedgerTablesError) -> InclusionProof {
    let position: LeafPosition
    do throws(TransparencyError) {
      position = try LeafPosition(index: sequence.index, size: size)
    } catch {
      throw .damagedRow(
        table: LedgerTable.checkpoints.name, key: "\(size)", what: error.description)
    }
    return try InclusionProof(of: position) { node throws(LedgerTablesError) in
      try treeHash(node)
    }
  }

  /// The opening of a record's words; nil when they are not there, and when the keys are not here.
  fileprivate func wordsOpening(
    of sequence: SequenceNumber, ifHere keys: borrowing WordsKeysFile?
  ) throws(LedgerTablesError) -> Opening? {
    switch keys {
    case .some(let keys): try wordsOpening(of: sequence, keys)
    case .none: nil
    }
  }
}

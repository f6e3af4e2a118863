internal import LMDB
public import LedgerStore
internal import LedgerTables
public import Partnership
public import Projections
public import RecordFormat
public import Transparency

/// One record whole: what is in the log, its words, and how it is proven.
public struct RecordPage: Sendable {
  /// The typed header.
  public let header: Header
  /// The header as it stands in the log: the leaf.
  public let headerBytes: [UInt8]
  /// The facts.
  public let facts: Facts
  /// The opening of the facts: their salt and bytes.
  public let factsOpening: Opening
  /// The words; nil when they were erased or their keys are not here.
  public let words: Words?
  /// Where the words are when they are not given.
  public let missingWords: WordFound?
  /// The actors and persons it names.
  public let named: [Subject]
  /// The receipt its author got.
  public let receipt: Receipt
  /// The last checkpoint that holds it, and the proof that it does; nil until a checkpoint was
  /// signed after it.
  public let proof: Proof?

  /// A checkpoint and the way from the record's leaf to its root.
  public struct Proof: Sendable {
    /// The signed head.
    public let checkpoint: SignedNote
    /// The inclusion proof (RFC 9162 §2.1.3).
    public let inclusion: InclusionProof
    /// The root the proof leads to.
    public let root: Digest
  }
}

extension Ledger {
  /// What a correction changed, beside the type of what it corrects; nil for any other record.
  public func changes(
    by correction: SequenceNumber, of agreement: AgreementID
  ) throws(LedgerError) -> (type: RecordType, values: [FieldChange])? {
    let history = try history(of: agreement, known: correction)
    return history.record(correction).flatMap { history.changes(by: $0) }
  }

  /// One record with its receipt and proof.
  public func page(of sequence: SequenceNumber) throws(LedgerError) -> RecordPage {
    let size = try logSize()
    guard sequence.index < size else { throw .noRecord(sequence, size: size) }
    guard let keys = try wordsKeys() else {
      return try readPage(of: sequence, words: nil, keysAreHere: false)
    }
    return try readPage(
      of: sequence, words: try openWords(of: sequence, keys), keysAreHere: true)
  }

  /// How many records the log holds.
  public func logSize() throws(LedgerError) -> UInt64 {
    try inStore { () throws(LedgerStoreError) in
      try store.read { _, view throws(LedgerTablesError) in view.size }
    }
  }

  private func readPage(
    of sequence: SequenceNumber, words: Words?, keysAreHere: Bool
  ) throws(LedgerError) -> RecordPage {
    let page = try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) -> RecordPage? in
        guard sequence.index < view.size else { return nil }
        let leaf = try transaction.leafHash(of: sequence)
        let proof = try transaction.lastProof(of: sequence)
        return try transaction.withRecordRow(sequence) { row throws(LedgerTablesError) in
          let stored = try StoredRecord(row, sequence)
          guard let salt = Salt([UInt8](copying: row.factsSalt)) else {
            throw .missingRecord(sequence)
          }
          return RecordPage(
            header: stored.header, headerBytes: [UInt8](copying: row.header), facts: stored.facts,
            factsOpening: Opening(salt: salt, bytes: [UInt8](copying: row.facts)), words: words,
            missingWords: words != nil ? nil : keysAreHere ? .erased : .withheld,
            named: stored.record.companions,
            receipt: Receipt(
              action: stored.header.action, leaf: leaf, recorded: stored.header.recorded,
              sequence: sequence),
            proof: proof)
        }
      }
    }
    guard let page else { throw .noRecord(sequence, size: try logSize()) }
    return page
  }

  /// The checkpoints that were signed, ascending by size.
  public func checkpoints() throws(LedgerError) -> [SignedNote] {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        var notes: [SignedNote] = []
        try transaction.forEachRow(of: LedgerTable.checkpoints, beginning: []) {
          key, value throws(LedgerTablesError) in
          notes.append(try SignedNote(stored: value, key: key))
          return true
        }
        return notes
      }
    }
  }
}

extension ReadTransaction {
  /// The proof of a record under the last checkpoint.
  fileprivate func lastProof(
    of sequence: SequenceNumber
  ) throws(LedgerTablesError) -> RecordPage.Proof? {
    let last = try withCursor(LedgerTable.checkpoints) {
      cursor throws(LedgerTablesError) -> (UInt64, SignedNote)? in
      let row: Cursor.Row?
      do throws(LMDBError) {
        row = try cursor.last()
      } catch {
        throw .storage(error)
      }
      guard let row, let size = UInt64(row: row.key), size > sequence.index else { return nil }
      return (size, try SignedNote(stored: row.value, key: row.key))
    }
    guard let (size, note) = last else { return nil }
    let position: LeafPosition
    do throws(TransparencyError) {
      position = try LeafPosition(index: sequence.index, size: size)
    } catch {
      throw .damagedRow(
        table: LedgerTable.checkpoints.name, key: "\(size)", what: error.description)
    }
    let inclusion = try InclusionProof(of: position) { node throws(LedgerTablesError) in
      try treeHash(node)
    }
    return RecordPage.Proof(
      checkpoint: note, inclusion: inclusion, root: try root(atSize: size))
  }
}

extension SignedNote {
  fileprivate init(stored value: Span<UInt8>, key: Span<UInt8>) throws(LedgerTablesError) {
    do throws(TransparencyError) {
      try self.init([UInt8](copying: value))
    } catch {
      throw .damagedRow(
        table: LedgerTable.checkpoints.name,
        key: UInt64(row: key).map { "\($0)" } ?? "?", what: error.description)
    }
  }
}

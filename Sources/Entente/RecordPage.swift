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
  /// What was erased of the document it attaches, and then of its evidence.
  public let erasedDocuments: [ErasedDocument]
  /// The actors and persons it names.
  public let named: [Subject]
  /// The receipt its author got.
  public let receipt: Receipt
  /// The last checkpoint that holds it, and the proof that it does; nil until a checkpoint was
  /// signed after it.
  public let proof: Proof?

  /// A document that a record names and another has erased.
  public struct ErasedDocument: Sendable, Hashable {
    /// Its SHA-256, 64 hexadecimal digits.
    public let sha256: String
    /// Whether it is evidence of the record, and not what that attaches.
    public let isEvidence: Bool
    /// The record that erased it.
    public let erasure: SequenceNumber
  }

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
    let keys = try wordsKeys()
    let words = try openWords(of: sequence, keys, try erased())
    return try readPage(
      of: sequence, words: words,
      missing: words == nil ? try whyMissing(sequence, keysAreHere: keys != nil) : nil)
  }

  /// How many records the log holds.
  public func logSize() throws(LedgerError) -> UInt64 {
    try inStore { () throws(LedgerStoreError) in
      try store.read { _, view throws(LedgerTablesError) in view.size }
    }
  }

  private func readPage(
    of sequence: SequenceNumber, words: Words?, missing: WordFound?
  ) throws(LedgerError) -> RecordPage {
    let page = try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) -> RecordPage? in
        guard sequence.index < view.size else { return nil }
        let leaf = try transaction.leafHash(of: sequence)
        let proof = try transaction.lastProof(of: sequence)
        return try transaction.withRecordRow(sequence) { row throws(LedgerTablesError) in
          let stored = try StoredRecord(row, sequence)
          let attached = stored.record.documentHeldHere.map { [$0] } ?? []
          let evidence = stored.record.evidenceHashes
          let erased =
            attached.isEmpty && evidence.isEmpty
            ? [:] : try view.erased(in: transaction).documents
          func erasedDocuments(
            _ hashes: [String], isEvidence: Bool
          ) -> [RecordPage.ErasedDocument] {
            hashes.compactMap { hash in
              erased[hash].map {
                RecordPage.ErasedDocument(sha256: hash, isEvidence: isEvidence, erasure: $0)
              }
            }
          }
          guard let salt = Salt([UInt8](copying: row.factsSalt)) else {
            throw .missingRecord(sequence)
          }
          return RecordPage(
            header: stored.header, headerBytes: [UInt8](copying: row.header), facts: stored.facts,
            factsOpening: Opening(salt: salt, bytes: [UInt8](copying: row.facts)), words: words,
            missingWords: missing,
            erasedDocuments: erasedDocuments(attached, isEvidence: false)
              + erasedDocuments(evidence, isEvidence: true),
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
          notes.append(try SignedNote(stored: value, size: UInt64(row: key)))
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
    guard let (size, note) = try checkpoint(ofSize: nil), size > sequence.index else { return nil }
    return RecordPage.Proof(
      checkpoint: note, inclusion: try inclusion(of: sequence, underSize: size),
      root: try root(atSize: size))
  }
}

extension SignedNote {
  /// A note as it is stored, under the size of its head.
  init(stored value: Span<UInt8>, size: UInt64?) throws(LedgerTablesError) {
    do throws(TransparencyError) {
      try self.init([UInt8](copying: value))
    } catch {
      throw .damagedRow(
        table: LedgerTable.checkpoints.name, key: size.map { "\($0)" } ?? "?",
        what: error.description)
    }
  }
}

public import LMDB
public import Partnership
public import RecordFormat
public import Transparency

/// A record read whole from the log, but for its words.
public struct StoredRecord: Sendable, Hashable {
  /// The typed header.
  public let header: Header
  /// The typed facts.
  public let facts: Facts

  /// The record as the domain sees it.
  public var record: Record { header.record(facts: facts) }
}

extension ReadTransaction {
  /// How many records the log holds: the sequence of the next.
  public func logSize() throws(LedgerTablesError) -> UInt64 {
    try withCursor(LedgerTable.records) { cursor throws(LedgerTablesError) in
      do throws(LMDBError) {
        guard let last = try cursor.last() else { return 0 }
        if let sequence = UInt64(row: last.key), sequence < UInt64(Int64.max) {
          return sequence + 1
        }
      } catch {
        throw .storage(error)
      }
      throw .damagedRow(
        table: LedgerTable.records.name, key: "last", what: "its key is no sequence")
    }
  }

  /// Reads one record of the log.
  public func storedRecord(_ sequence: SequenceNumber) throws(LedgerTablesError) -> StoredRecord {
    try withRecordRow(sequence) { row throws(LedgerTablesError) in
      try StoredRecord(row, sequence)
    }
  }

  /// Lends the row of one record.
  public func withRecordRow<Result>(
    _ sequence: SequenceNumber,
    _ body: (borrowing RecordRow) throws(LedgerTablesError) -> Result
  ) throws(LedgerTablesError) -> Result {
    let found: Span<UInt8>?
    do throws(LMDBError) {
      found = try get(sequence.index, in: LedgerTable.records)
    } catch {
      throw .storage(error)
    }
    guard let found else { throw .missingRecord(sequence) }
    guard let row = RecordRow(found) else {
      throw .damagedRow(
        table: LedgerTable.records.name, key: "\(sequence)", what: "its lengths do not fit")
    }
    return try body(row)
  }

  /// Lends each row of the log in order, from a sequence up to but not including another.
  public func forEachRecordRow(
    in range: Range<UInt64>,
    _ body: (SequenceNumber, borrowing RecordRow) throws(LedgerTablesError) -> Void
  ) throws(LedgerTablesError) {
    guard !range.isEmpty else { return }
    try withCursor(LedgerTable.records) { cursor throws(LedgerTablesError) in
      var expected = range.lowerBound
      do throws(LMDBError) {
        try cursor.place(before: range.lowerBound)
      } catch {
        throw .storage(error)
      }
      while expected < range.upperBound {
        let sequence = SequenceNumber(expected)
        let entry: Cursor.Row?
        do throws(LMDBError) {
          entry = try cursor.next()
        } catch {
          throw .storage(error)
        }
        guard let entry, UInt64(row: entry.key) == expected else {
          throw .missingRecord(sequence)
        }
        guard let row = RecordRow(entry.value) else {
          throw .damagedRow(
            table: LedgerTable.records.name, key: "\(sequence)", what: "its lengths do not fit")
        }
        try body(sequence, row)
        expected += 1
      }
    }
  }

  /// The hash of a complete subtree, from the tree's rows.
  public func treeHash(_ node: TreeNode) throws(LedgerTablesError) -> Digest {
    do throws(LMDBError) {
      if let row = try get(node.row, in: LedgerTable.tree) {
        do throws(TransparencyError) {
          return try node.hash(inRow: row)
        } catch {
          // Named below: a row of the wrong length and a missing one are one damage.
        }
      }
    } catch {
      throw .storage(error)
    }
    throw .damagedRow(
      table: LedgerTable.tree.name, key: "\(node.row)",
      what: "it is missing, or its length is wrong")
  }

  /// The hash of a record's leaf, from the tree's rows.
  public func leafHash(of sequence: SequenceNumber) throws(LedgerTablesError) -> Digest {
    guard let leaf = TreeNode(level: 0, index: sequence.index) else {
      throw .missingRecord(sequence)
    }
    return try treeHash(leaf)
  }

  /// The tree's root at a size, from the stored hashes.
  public func root(atSize size: UInt64) throws(LedgerTablesError) -> Digest {
    try MerkleTree.root(atSize: size) { node throws(LedgerTablesError) in try treeHash(node) }
  }

  /// The frontier of the tree at a size, to append to.
  public func frontier(atSize size: UInt64) throws(LedgerTablesError) -> TreeFrontier {
    try TreeFrontier(size: size) { node throws(LedgerTablesError) in try treeHash(node) }
  }
}

extension StoredRecord {
  /// Reads header and facts of a row; both have to be canonical.
  ///
  /// - Parameter ledger: The ledger the record is most likely of, for who reads many.
  public init(
    _ row: borrowing RecordRow, _ sequence: SequenceNumber, likelyOf ledger: LedgerName? = nil
  ) throws(LedgerTablesError) {
    let header: Header
    let facts: Facts
    do throws(RecordFormatError) {
      header = try Header(canonical: row.header, likelyOf: ledger)
      facts = try FactsFormat.read(row.facts, type: header.content.type)
    } catch {
      throw .damagedRow(
        table: LedgerTable.records.name, key: "\(sequence)", what: error.description)
    }
    self.init(header: header, facts: facts)
  }
}

extension StoredRecord {
  /// The key that signs the ledger's checkpoints, as its first record names it; nil for every other
  /// record, and for a key that nobody could hold a signature against.
  public var checkpointKey: VerifierKey? {
    guard header.type == .ledgerOpened, let key = facts.text(.checkpointKey) else { return nil }
    return VerifierKey(ofHeads: header.ledger, key)
  }
}

extension VerifierKey {
  /// A key that signs a ledger's heads, by its 64 hexadecimal digits; nil for one that nobody could hold
  /// a signature against.
  public init?(ofHeads ledger: LedgerName, _ key: String) {
    guard let digest = Digest(hex: key) else { return nil }
    do throws(TransparencyError) {
      self.init(
        name: try Origin(ledger.text).keyName, publicKey: try Ed25519PublicKey(digest.bytes))
    } catch {
      return nil
    }
  }
}

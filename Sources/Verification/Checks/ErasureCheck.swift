internal import LMDB
internal import LedgerTables
internal import Partnership

/// A record whose header commits to words that are not there, or whose key is not.
struct WordlessRecord: Sendable {
  let sequence: UInt64
  /// Whether its key is still there.
  let keyLives: Bool
  /// Whether its row still has ciphertext.
  let hasCiphertext: Bool
  /// What it is where no record erases the words.
  let missing: Fault
}

/// What a pass over the log has found of words that are not there, and of the records that erase some.
struct ErasuresFound: Sendable {
  /// The records whose words are not whole, ascending.
  var wordless: [WordlessRecord] = []
  /// What the erasures say.
  var erased = ErasedParts([])

  mutating func append(_ next: ErasuresFound) {
    wordless += next.wordless
    erased.formUnion(next.erased)
  }
}

/// *bytes*, the erasures: words that are not there were erased by a record that says so, and of what was
/// erased nothing is left.
enum ErasureCheck {
  /// - Parameters:
  ///   - found: What the pass over the log has found.
  ///   - folder: The ledger's folder.
  ///   - isMirror: Whether words that are not here may have been withheld from it.
  /// - Returns: What was erased, and whether words are not here because they were withheld.
  static func check(
    _ found: ErasuresFound, in folder: Folder, isMirror: Bool, _ environment: Environment,
    _ transaction: borrowing ReadTransaction, _ findings: inout Findings
  ) throws(LMDBError) -> (VerificationReport.Erasures, areElsewhere: Bool) {
    var report = VerificationReport.Erasures()
    var areElsewhere = false
    let erased = found.erased
    let unexplained = found.wordless.filter { erased.records[SequenceNumber($0.sequence)] == nil }
    // Keys are read as they are now: one may have been destroyed since this reading began.
    let later = unexplained.isEmpty ? ErasedParts([]) : try erasedNow(environment)
    for record in unexplained where later.records[SequenceNumber(record.sequence)] == nil {
      if isMirror, !record.hasCiphertext {
        areElsewhere = true
      } else {
        findings.add(record.missing)
      }
    }
    let wordless = Dictionary(
      found.wordless.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first })
    for (record, erasure) in erased.records.sorted(by: { $0.key < $1.key }) {
      if let wordless = wordless[record.index] {
        if wordless.keyLives || wordless.hasCiphertext {
          findings.add(unfinished(record, erasure))
        } else {
          report.add(erasure)
        }
      } else if try transaction.hasSealedWords(record) {
        findings.add(unfinished(record, erasure))
      }
    }
    let held = Folder(folder.path(of: LedgerFiles.documents))
    for (document, erasure) in erased.documents.sorted(by: { $0.key < $1.key }) {
      // Sealed, too: its file is there, whatever opens it.
      let (isClear, isSealed) = try DocumentFile.forms(of: document, in: held)
      guard isClear || isSealed else { continue }
      findings.add(
        Fault(
          .erasureUnfinished, record: erasure, parameters: [.document(document)]))
    }
    return (report, areElsewhere)
  }

  /// What is erased by now: more than when a reading began.
  static func erasedNow(_ environment: Environment) throws(LMDBError) -> ErasedParts {
    try environment.read { transaction throws(LMDBError) in
      try ifSound { () throws(LedgerTablesError) in
        try LedgerView(transaction, trail: Trail()).erased(in: transaction)
      } ?? ErasedParts([])
    }
  }

  private static func unfinished(_ record: SequenceNumber, _ erasure: SequenceNumber) -> Fault {
    Fault(
      .erasureUnfinished, table: LedgerTable.records.name, record: record,
      parameters: [Parameter(.records, .records([erasure]))])
  }
}

extension ReadTransaction {
  /// Whether the row of a record has sealed words; not where it does not read, which is told with its
  /// bytes.
  fileprivate func hasSealedWords(_ sequence: SequenceNumber) throws(LMDBError) -> Bool {
    try ifSound { () throws(LedgerTablesError) in
      try withRecordRow(sequence) { row throws(LedgerTablesError) in !row.sealedWords.isEmpty }
    } ?? false
  }
}

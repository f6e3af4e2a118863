internal import LedgerStore
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// What a pass over the log has found until now.
struct LogSearch {
  /// How many records were looked at.
  private(set) var size: UInt64 = 0
  /// What is looked for in the facts, byte by byte.
  private let terms: [[UInt8]]
  /// The records whose facts contain one of the terms.
  private(set) var named: [Record] = []
  /// All corrections and annulments.
  private(set) var targeting: [Record] = []
  private(set) var tables: [(record: SequenceNumber, sha256: String)] = []
  private(set) var exports: [SequenceNumber] = []
  /// Of the records that are kept here, those with words.
  private var withWords: Set<SequenceNumber> = []

  /// A search for records that name persons or documents, by what their facts write.
  init(for terms: [String]) {
    self.terms = terms.map { Array($0.utf8) }
  }

  /// A search for what an erasure may take.
  init(for request: ErasureRequest) {
    self.init(for: (request.person.map { [$0.text] } ?? []) + request.documents)
  }

  /// Whether a record that was found has words.
  func hasWords(_ sequence: SequenceNumber) -> Bool { withWords.contains(sequence) }

  /// Looks at the next record.
  mutating func take(
    _ row: borrowing RecordRow, _ sequence: SequenceNumber
  ) throws(LedgerTablesError) {
    size = sequence.index + 1
    let isNamed = contains(row.facts)
    let header = try Header(of: row, sequence)
    let isKept =
      switch header.type {
      case .recordCorrected, .recordAnnulled, .recordsImported, .exportIssued: true
      default: isNamed
      }
    guard isKept else { return }
    let record = try StoredRecord(row, sequence).record
    if header.words != nil { withWords.insert(sequence) }
    if isNamed { named.append(record) }
    if record.target != nil { targeting.append(record) }
    if record.type == .exportIssued { exports.append(sequence) }
    if record.type == .recordsImported, let table = record.facts.text(.sourceSHA256) {
      tables.append((sequence, table))
    }
  }

  private func contains(_ facts: Span<UInt8>) -> Bool {
    for term in terms where term.count <= facts.count {
      var start = 0
      while start <= facts.count - term.count {
        var length = 0
        while length < term.count, facts[start + length] == term[length] { length += 1 }
        if length == term.count { return true }
        start += 1
      }
    }
    return false
  }
}

extension Ledger {
  /// Reads on in the log from where a search ended, to its end, in pages.
  func search(
    _ found: inout LogSearch, progress: (UInt64, UInt64) -> Void
  ) throws(LedgerError) {
    let size = try logSize()
    while found.size < size {
      let page = found.size..<min(size, found.size + Ledger.pageRecords)
      try inStore { () throws(LedgerStoreError) in
        try store.read { transaction, _ throws(LedgerTablesError) in
          try transaction.forEachRecordRow(in: page) { sequence, row throws(LedgerTablesError) in
            try found.take(row, sequence)
          }
        }
      }
      progress(found.size, size)
    }
  }
}

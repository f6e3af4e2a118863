internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

/// What a reading of the log has to know before it begins.
struct LogReadingContext: Sendable {
  let folder: Folder
  /// The name every header has to bear; nil when nothing readable says it.
  let ledger: LedgerName?
  let words: WordsKeysState
  /// The sizes whose roots are wanted, ascending.
  let rootSizes: [UInt64]
  /// How many rows the log has.
  let rows: UInt64
  /// No row that belongs to this reading has this key or a greater one: others may be appended
  /// meanwhile.
  let end: UInt64
  /// The records below it have rows in the journal to be compared; 0 when there are none.
  let derived: UInt64
  let place: ReadingPlace
}

/// One pass over a range of the log: bytes, order and tree checked in step, and what the later
/// checks need of each record kept, as little as it is.
struct LogRange: Sendable {
  var findings = Findings()
  var order: OrderCheck
  var tree: TreeCheck
  /// The sequence after the last record of the range.
  private(set) var end: UInt64
  /// How many rows the range has, whatever their keys.
  private(set) var rows: UInt64 = 0
  /// The records below it are all there and read whole.
  private(set) var readableEnd: UInt64?
  private(set) var actions: [ActionPlace] = []
  /// The records of each journal, ascending.
  private(set) var journals: [Subject: [UInt64]] = [:]
  /// Ledger-wide corrections and annulments, which stand where their targets do.
  private(set) var targeting: [UInt64] = []
  private(set) var documents: [HeldDocument] = []
  /// The records whose rows in the journal are not, or not known to be, what the log makes.
  private(set) var unlikeJournal: Set<UInt64> = []
  /// The actions that were to be refused after an instant.
  private(set) var expiries: [UInt64: Recorded] = [:]
  /// What records say of cosignatures, and of whose keys are whose.
  private(set) var cosignatures: [RecordedCosignature] = []
  /// The records that speak of a cosignature nobody could check.
  private(set) var unreadableCosignatures: [SequenceNumber] = []
  private(set) var owners: [RecordedOwner] = []
  /// The parties in whose name there are acts.
  private(set) var acting: Set<ActorID> = []
  /// The records that bear signatures, ascending.
  private(set) var signed: [UInt64] = []
  /// How many records have words that no key was there for.
  private(set) var unopenedWords: UInt64 = 0
  private(set) var erasures = ErasuresFound()

  private let context: LogReadingContext

  init(from start: UInt64, after frontier: TreeFrontier, _ context: LogReadingContext) {
    self.context = context
    end = start
    order = OrderCheck(ledger: context.ledger)
    tree = TreeCheck(after: frontier, sizes: context.rootSizes)
  }

  /// Reads the rows up to a sequence, where another range goes on or the log ends.
  mutating func read(
    upTo limit: UInt64, isLast: Bool, in transaction: borrowing ReadTransaction
  ) throws(LMDBError) {
    var bytes = try BytesCheck(context.words, in: context.folder, of: context.ledger)
    try transaction.withCursor(LedgerTable.records) { cursor throws(LMDBError) in
      try cursor.place(before: end)
      try transaction.withCursor(LedgerTable.tree) { treeCursor throws(LMDBError) in
        try treeCursor.place(before: end)
        while let row = try cursor.next() {
          guard let key = UInt64(row: row.key), key <= LogRange.lastSequence else {
            rows += 1
            misplaced(LogRange.writtenSequence(row.value) ?? end)
            continue
          }
          if key >= limit { break }
          rows += 1
          if key & 0x3FF == 0 { context.place.come(to: LedgerTable.records, key, of: context.rows) }
          try take(key, row.value, &bytes, &treeCursor, transaction)
        }
      }
    }
    // Where the last range ends is what its own rows say.
    if !isLast, end < limit { missing(to: limit) }
    unopenedWords = bytes.unopened
    erasures.wordless = bytes.wordless
  }

  private mutating func take(
    _ key: UInt64, _ value: Span<UInt8>, _ bytes: inout BytesCheck, _ treeCursor: inout Cursor,
    _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) {
    let sequence = SequenceNumber(key)
    guard value.count <= LogRange.longestRowBytes, let row = RecordRow(value) else {
      if key > end { missing(to: key) }
      findings.count(.bytes)
      findings.add(
        Fault(.rowUnreadable, table: LedgerTable.records.name, record: sequence))
      unreadable(key)
      tree.take(key, leaf: nil, stored: nil, &findings)
      end = key + 1
      return
    }
    let reading = try bytes.check(row, at: key, &findings)
    let written: UInt64? =
      switch reading {
      case .whole(let header, _), .header(let header): header.sequence.index
      case .newer(let outline): outline.sequence
      case .nothing: nil
      }
    if let written, written != key { return misplaced(written) }
    if key > end { missing(to: key) }
    order.check(reading, &findings)
    try keep(reading, key, transaction)
    let leaf = MerkleTree.leafHash(of: row.header)
    try takeLeaf(leaf, key, &treeCursor)
    end = key + 1
  }

  /// Moves the cursor over the tree's rows in step with the log's.
  private mutating func takeLeaf(
    _ leaf: Digest, _ sequence: UInt64, _ treeCursor: inout Cursor
  ) throws(LMDBError) {
    // Usually the next row is the one; a row in between or a missing one is looked up.
    if let row = try treeCursor.next(), UInt64(row: row.key) == sequence {
      tree.take(sequence, leaf: leaf, stored: row.value, &findings)
      return
    }
    if let row = try treeCursor.seek(sequence), UInt64(row: row.key) == sequence {
      tree.take(sequence, leaf: leaf, stored: row.value, &findings)
      return
    }
    tree.take(sequence, leaf: leaf, stored: nil, &findings)
    try treeCursor.place(before: sequence)
  }

  /// No header can say a greater sequence: canonical JSON knows no greater number.
  private static let lastSequence: UInt64 = 1 << 53 - 1

  /// What the header of a row says of its place; nil when it does not read.
  private static func writtenSequence(_ value: Span<UInt8>) -> UInt64? {
    guard value.count <= longestRowBytes, let row = RecordRow(value) else { return nil }
    // Why it does not read is told where its row should be.
    return try? Header(canonical: row.header).sequence.index
  }

  /// No row of the log is longer: 39 bytes, a header, facts, and sealed words.
  private static let longestRowBytes =
    39 + Header.maximumBytes + FactsFormat.maximumBytes + WordsFormat.maximumBytes
    + SealedWords.overhead
}

// MARK: - What is kept

extension LogRange {
  private mutating func keep(
    _ reading: BytesCheck.Reading, _ sequence: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) {
    switch reading {
    case .whole(let header, let facts):
      actions.append(ActionPlace(header.action, sequence))
      if let expires = header.expires { expiries[sequence] = expires }
      if !header.signatures.isEmpty { signed.append(sequence) }
      if header.agreement == nil, header.target != nil {
        targeting.append(sequence)
        unlikeJournal.insert(sequence)
      } else if let agreement = header.agreement, sequence >= context.derived,
        !header.type.isOfErasures
      {
        // Not compared, so that no record need be made of it.
        journals[.agreement(agreement), default: []].append(sequence)
      } else {
        try keepJournals(header.record(facts: facts), sequence, transaction)
      }
      keepKeys(header, facts)
      acting.formUnion(header.onBehalfOf)
      if header.type == .personalErased { erasures.erased.add(facts, by: header.sequence) }
      if header.type == .documentAttached, let document = HeldDocument(header, facts) {
        documents.append(document)
      }
    case .header(let header):
      actions.append(ActionPlace(header.action, sequence))
      unreadable(sequence)
    case .newer(let outline):
      actions.append(ActionPlace(outline.action, sequence))
      unreadable(sequence)
    case .nothing: unreadable(sequence)
    }
  }

  private mutating func keepKeys(_ header: Header, _ facts: Facts) {
    if header.type == .checkpointCosigned {
      if let cosignature = RecordedCosignature(header, facts) {
        cosignatures.append(cosignature)
      } else {
        unreadableCosignatures.append(header.sequence)
      }
    } else if let owner = RecordedOwner(header, facts) {
      owners.append(owner)
    }
  }

  private mutating func keepJournals(
    _ record: Record, _ sequence: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) {
    let row = sequence < context.derived ? JournalRow.bytes(of: record) : []
    for subject in record.subjects {
      journals[subject, default: []].append(sequence)
      guard sequence < context.derived else { continue }
      let isSame = try IndexesCheck.checkJournal(record, row, in: subject, transaction, &findings)
      if !isSame { unlikeJournal.insert(sequence) }
    }
  }

  private mutating func unreadable(_ sequence: UInt64) {
    readableEnd = min(readableEnd ?? sequence, sequence)
  }

  private mutating func misplaced(_ sequence: UInt64) {
    findings.add(
      Fault(
        .recordMisplaced, table: LedgerTable.records.name, record: SequenceNumber(sequence)))
  }

  private mutating func missing(to next: UInt64) {
    findings.add(
      Fault(
        .recordMissing, table: LedgerTable.records.name, record: SequenceNumber(end),
        parameters: [.limit(Int(clamping: next - end))]))
    unreadable(end)
    tree.take(end, leaf: nil, stored: nil, &findings)
    end = next
  }

  /// Goes on with the range that follows.
  mutating func append(_ next: LogRange) {
    findings.merge(next.findings)
    order.append(next.order, &findings)
    tree.append(next.tree)
    end = next.end
    rows += next.rows
    readableEnd = readableEnd ?? next.readableEnd
    actions += next.actions
    journals.merge(next.journals) { $0 + $1 }
    targeting += next.targeting
    documents += next.documents
    cosignatures += next.cosignatures
    unreadableCosignatures += next.unreadableCosignatures
    owners += next.owners
    acting.formUnion(next.acting)
    unlikeJournal.formUnion(next.unlikeJournal)
    expiries.merge(next.expiries) { first, _ in first }
    signed += next.signed
    unopenedWords += next.unopenedWords
    erasures.append(next.erasures)
  }
}

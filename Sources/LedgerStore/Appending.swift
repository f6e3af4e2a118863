internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

/// The appends of one transaction: each is decided on top of those before it, while a second thread
/// makes the bytes of the records decided so far; then all are written in order.
struct Appending {
  /// How many records the second thread is given at a time: fewer are not worth waking it.
  private static let recordsAPart = 32

  private let appender: Appender
  private let bytes: SecondThread<DecidedRecord, Result<RecordBytes, RecordFormatError>>
  /// What became of each action so far; nil for a record that is not written yet.
  private var verdicts: [Verdict?] = []
  private var unwritten: [(index: Int, record: DecidedRecord)] = []
  /// How many of those the second thread was given.
  private var given = 0

  init(_ appender: Appender) {
    self.appender = appender
    bytes = SecondThread { [ledger = appender.ledger] record in
      Result { () throws(RecordFormatError) in try record.bytes(of: ledger) }
    }
  }

  /// Decides one action; nil when it is refused.
  mutating func append(
    _ submission: Submission, _ options: AppendOptions, memory: inout WriterMemory,
    in transaction: inout WriteTransaction
  ) throws(LedgerStoreError) -> Judgement? {
    // Who reads the log must find in it what was decided before.
    if submission.readsLog || submission.id.flatMap({ memory.trailActions[$0] }) != nil {
      try write(memory: &memory, in: &transaction)
    }
    do throws(AppendFailure) {
      let judgement = try appender.decide(
        submission, options, memory: &memory, in: transaction.reading)
      switch judgement {
      case .repeated(let verdict): verdicts.append(verdict)
      case .decided(let record):
        unwritten.append((verdicts.count, record))
        verdicts.append(nil)
        if unwritten.count - given == Appending.recordsAPart { give() }
      }
      return judgement
    } catch {
      switch error {
      case .refused(let refusal):
        verdicts.append(.refused(refusal))
        return nil
      case .failed(let failure): throw failure
      }
    }
  }

  /// Writes what is decided, and gives the verdicts on all actions.
  mutating func finish(
    memory: inout WriterMemory, in transaction: inout WriteTransaction
  ) throws(LedgerStoreError) -> [Verdict] {
    try write(memory: &memory, in: &transaction)
    return verdicts.compactMap { $0 }
  }

  private mutating func give() {
    bytes.give(unwritten[given...].map(\.record))
    given = unwritten.count
  }

  private mutating func write(
    memory: inout WriterMemory, in transaction: inout WriteTransaction
  ) throws(LedgerStoreError) {
    let rest = unwritten[given...].map { bytes.work($0.record) }
    let made = given == 0 ? rest : bytes.finish() + rest
    for ((index, decided), made) in zip(unwritten, made) {
      let bytes = try inFormat { () throws(RecordFormatError) in try made.get() }
      let record = decided.decision.record
      let treeRow = memory.frontier.append(bytes.leaf)
      try inStorage { () throws(LMDBError) in
        try transaction.append(record.sequence.index, bytes.row, in: LedgerTable.records)
        try transaction.append(record.sequence.index, treeRow.bytes, in: LedgerTable.tree)
      }
      let receipt = Receipt(
        action: decided.ready.id, leaf: bytes.leaf, recorded: record.recorded,
        sequence: record.sequence)
      verdicts[index] = .recorded(receipt, decided.decision)
    }
    unwritten.removeAll(keepingCapacity: true)
    given = 0
  }
}

/// A record whose place and contents are fixed, and whose bytes are still to be made.
struct DecidedRecord: Sendable {
  let ready: ReadyAction
  let decision: Decision
  /// What its words are sealed with; nil when it has none.
  let wordsKey: WordsKey?

  /// The bytes of the record.
  ///
  /// Never too large a header: lists of 64 ids of 64 bytes do not fill one. Facts and words were
  /// held to their limits when the action was made ready.
  func bytes(of ledger: LedgerName) throws(RecordFormatError) -> RecordBytes {
    let header = try Header(
      record: decision.record, action: ready.id, ledger: ledger, facts: ready.factsCommitment,
      words: ready.wordsCommitment, expires: ready.prepared.expires
    ).canonicalBytes()
    var sealed: [UInt8] = []
    if let words = ready.words, let wordsKey {
      sealed = try SealedWords.seal(
        words, key: wordsKey, ledger: ledger, action: ready.id, nonce: ready.nonce)
    }
    return RecordBytes(
      row: RecordRow.bytes(header: header, facts: ready.facts, sealedWords: sealed),
      leaf: MerkleTree.leafHash(of: header))
  }
}

/// What a record adds to the log.
struct RecordBytes: Sendable {
  /// Its row.
  let row: [UInt8]
  /// Its leaf of the tree.
  let leaf: Digest
}

extension Submission {
  /// The id its author gave it.
  var id: ActionID? {
    switch self {
    case .ready(let action): action.id
    case .unresolved(let action): action.id
    }
  }

  /// Whether its decision reads records of the log, and not histories alone.
  fileprivate var readsLog: Bool {
    switch self {
    case .ready(let action): action.prepared.target != nil
    case .unresolved: true
    }
  }
}

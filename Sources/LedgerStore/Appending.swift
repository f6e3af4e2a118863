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
  private var outcomes: [Outcome] = []
  private var decided: [DecidedRecord] = []
  /// How many of those decided the second thread was given.
  private var given = 0
  /// The leaves of those that are written.
  private var leaves: [Digest] = []

  /// What became of an action.
  private enum Outcome {
    case refused(Refusal)
    case repeated(Verdict)
    /// The next of the decided records is its.
    case decided
  }

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
      case .repeated(let verdict): outcomes.append(.repeated(verdict))
      case .decided(let record):
        outcomes.append(.decided)
        decided.append(record)
        if decided.count - given == Appending.recordsAPart { give() }
      }
      return judgement
    } catch {
      switch error {
      case .refused(let refusal):
        outcomes.append(.refused(refusal))
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
    var next = 0
    return outcomes.map { outcome in
      switch outcome {
      case .refused(let refusal): return .refused(refusal)
      case .repeated(let verdict): return verdict
      case .decided:
        defer { next += 1 }
        return decided[next].verdict(leaf: leaves[next])
      }
    }
  }

  private mutating func give() {
    // An array of its own: a slice would hold the whole of it, and the next record would copy it.
    bytes.give(Array(decided[given...]))
    given = decided.count
  }

  private mutating func write(
    memory: inout WriterMemory, in transaction: inout WriteTransaction
  ) throws(LedgerStoreError) {
    // The second thread goes on meanwhile.
    let rest = decided[given...].map(bytes.work)
    let made = bytes.finish() + rest
    given = decided.count
    for made in made {
      let bytes = try inFormat { () throws(RecordFormatError) in try made.get() }
      let sequence = decided[leaves.count].decision.record.sequence.index
      let treeRow = memory.frontier.append(bytes.leaf)
      try inStorage { () throws(LMDBError) in
        try transaction.append(sequence, bytes.row, in: LedgerTable.records)
        try transaction.append(sequence, treeRow.bytes, in: LedgerTable.tree)
      }
      leaves.append(bytes.leaf)
    }
  }
}

/// A record whose place and contents are fixed, and whose bytes are still to be made.
final class DecidedRecord: Sendable {
  let ready: ReadyAction
  let decision: Decision
  /// What its words are sealed with; nil when it has none.
  let wordsKey: WordsKey?

  init(ready: ReadyAction, decision: Decision, wordsKey: WordsKey?) {
    self.ready = ready
    self.decision = decision
    self.wordsKey = wordsKey
  }

  /// The bytes of the record.
  ///
  /// Never too large a header: lists of 64 ids of 64 bytes do not fill one. Facts and words were
  /// held to their limits when the action was made ready.
  func bytes(of ledger: LedgerName) throws(RecordFormatError) -> RecordBytes {
    let header = try Header(
      record: decision.record, action: ready.id, ledger: ledger, facts: ready.factsCommitment,
      words: ready.wordsCommitment, expires: ready.prepared.expires, seen: ready.signed?.seen,
      signatures: ready.signed?.signatures ?? []
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

  /// What its author is told once it is durable.
  func verdict(leaf: Digest) -> Verdict {
    let record = decision.record
    return .recorded(
      Receipt(
        action: ready.id, leaf: leaf, recorded: record.recorded, sequence: record.sequence),
      decision)
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
    case .ready(let action): action.prepared.target != nil || action.signed != nil
    case .unresolved: true
    }
  }
}

internal import Dispatch
internal import LMDB
internal import LedgerTables
internal import Partnership
internal import Synchronization
internal import Transparency

/// What the later checks know of the log after one pass over it.
///
/// Which records stand in which journal, which actions there are, and how far all of it is sound:
/// about 40 bytes a record.
struct LogMap: Sendable {
  /// The sequence after the last record.
  let size: UInt64
  /// The records below it are all there and read whole; the later checks judge no others.
  let readable: UInt64
  /// Every action, in the order of the actions' table.
  let actions: [ActionPlace]
  /// The records of each journal, ascending.
  let journals: [Subject: [UInt64]]
  /// The root of the whole log; nil when it could not be made.
  let root: Digest?
  /// The roots that were asked for, as far as they could be made.
  let roots: [UInt64: Digest]
  /// The first record whose stored hashes were others.
  let firstAlteredHash: UInt64?
  let documents: [HeldDocument]
  /// The records below it have rows in the journal that were compared.
  let derived: UInt64
  /// Those whose rows there are not, or not known to be, what the log makes.
  let unlikeJournal: Set<UInt64>
  /// The actions that were to be refused after an instant.
  let expiries: [UInt64: Recorded]
  /// The records that bear signatures, ascending.
  let signed: [UInt64]
  let unopenedWords: UInt64
  let erasures: ErasuresFound
  /// What records say of cosignatures, and of whose keys are whose.
  let cosignatures: [RecordedCosignature]
  /// The records that speak of a cosignature nobody could check.
  let unreadableCosignatures: [SequenceNumber]
  let owners: [RecordedOwner]
  /// The parties in whose name there are acts.
  let acting: Set<String>
}

extension LogMap {
  /// Below this many records one thread reads the log.
  private static let fewestToShare: UInt64 = 8_192

  /// Reads the whole log.
  ///
  /// With more than one thread each takes a range. A range begins with the tree as it is stored: all
  /// the rows before were then checked by the range before; if they were not right, it is read again
  /// with the right ones.
  static func read(
    _ environment: Environment, _ transaction: borrowing ReadTransaction, threads: Int,
    _ context: LogReadingContext, _ findings: inout Findings
  ) throws(LMDBError) -> LogMap {
    let middle = context.rows / 2
    var whole = LogRange(from: 0, after: TreeFrontier(), context)
    if threads > 1, context.rows >= fewestToShare,
      let stored = storedFrontier(at: middle, in: transaction),
      var (first, second) = try readBoth(environment, middle, stored, context)
    {
      if first.tree.frontier != stored {
        second = LogRange(from: middle, after: first.tree.frontier, context)
        try second.read(upTo: context.end, isLast: true, in: transaction)
      }
      first.append(second)
      whole = first
    } else {
      try whole.read(upTo: context.end, isLast: true, in: transaction)
    }
    findings.merge(whole.findings)
    // liblmdb keeps a count beside the rows. A page of an older commit in the place of its own, whole as
    // it is, shows by nothing else where no checkpoint covers what it takes away.
    if whole.rows != context.rows {
      let missing = context.rows > whole.rows ? context.rows - whole.rows : 0
      findings.add(
        Fault(
          missing > 0 ? .recordMissing : .rowUnreadable, table: LedgerTable.records.name,
          record: SequenceNumber(whole.end),
          parameters: missing > 0 ? [.limit(Int(clamping: missing))] : []))
    }
    return try LogMap(whole, derived: context.derived, in: transaction, &findings)
  }

  private static func storedFrontier(
    at size: UInt64, in transaction: borrowing ReadTransaction
  ) -> TreeFrontier? {
    // A row that does not read is told when its own range is.
    try? transaction.frontier(atSize: size)
  }

  /// Reads a half on each of two threads; nil when the derived tables were dropped meanwhile, so that
  /// a new transaction does not see what the caller's does.
  private static func readBoth(
    _ environment: Environment, _ middle: UInt64, _ frontier: TreeFrontier,
    _ context: LogReadingContext
  ) throws(LMDBError) -> (LogRange, LogRange)? {
    let ranges = Mutex<[Int: Swift.Result<LogRange?, LMDBError>]>([:])
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      var range =
        half == 0
        ? LogRange(from: 0, after: TreeFrontier(), context)
        : LogRange(from: middle, after: frontier, context)
      let result: Swift.Result<LogRange?, LMDBError>
      do throws(LMDBError) {
        // Records and their rows never change, so that a transaction of its own sees the same.
        let sees = try environment.read { transaction throws(LMDBError) -> Bool in
          guard (transaction.derivedSize ?? 0) >= context.derived else { return false }
          try range.read(
            upTo: half == 0 ? middle : context.end, isLast: half == 1, in: transaction)
          return true
        }
        result = .success(sees ? range : nil)
      } catch {
        result = .failure(error)
      }
      ranges.withLock { $0[half] = result }
    }
    let read = ranges.withLock { $0 }
    guard let first = try read[0]?.get(), let second = try read[1]?.get() else { return nil }
    return (first, second)
  }

  private init(
    _ range: consuming LogRange, derived: UInt64, in transaction: borrowing ReadTransaction,
    _ findings: inout Findings
  ) throws(LMDBError) {
    self.derived = derived
    var journals = range.journals
    for sequence in range.targeting {
      for subject in try transaction.journals(of: sequence) {
        journals[subject, default: []].append(sequence)
        journals[subject]?.sort()
      }
    }
    var actions = range.actions
    actions.sort(by: ActionPlace.precedes)
    ActionPlace.checkUnique(actions, &findings)
    size = range.end
    readable = range.readableEnd ?? range.end
    self.actions = actions
    self.journals = journals
    root = range.tree.isBroken ? nil : range.tree.frontier.root()
    roots = range.tree.roots
    firstAlteredHash = range.tree.firstAltered
    documents = range.documents
    unlikeJournal = range.unlikeJournal
    expiries = range.expiries
    signed = range.signed
    unopenedWords = range.unopenedWords
    erasures = range.erasures
    cosignatures = range.cosignatures
    unreadableCosignatures = range.unreadableCosignatures
    owners = range.owners
    acting = Set(range.acting.map(\.text))
  }
}

extension ReadTransaction {
  /// The journals a ledger-wide correction or annulment stands in: those of its target.
  fileprivate func journals(of sequence: UInt64) throws(LMDBError) -> [Subject] {
    // A target that does not read is told of with the bytes.
    try ifSound { () throws(LedgerTablesError) in
      try subjects(of: try storedRecord(SequenceNumber(sequence)).record)
    } ?? []
  }
}

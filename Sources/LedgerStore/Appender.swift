internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

/// What the writer remembers from one commit to the next.
struct WriterMemory: ~Copyable {
  var histories = HistoryCache()
  var frontier = TreeFrontier()
  var lastRecorded: Recorded?
  /// The log as the writer left it, and the records behind the derived tables; nil when unknown.
  var view: LedgerView?
  /// The records behind the derived tables, by action.
  var trailActions: [ActionID: SequenceNumber] = [:]
  var words: WordsKeysWriter

  init(words: consuming WordsKeysWriter) {
    self.words = words
  }

  /// Forgets what an append that was given up may have changed.
  mutating func forget() {
    histories.removeAll()
    words.forget()
    view = nil
  }
}

/// Decides and appends actions inside one write transaction.
struct Appender {
  let ledger: LedgerName
  let clock: LedgerClock
  let random: RandomSource
  let folder: Folder
  let settings: StoreSettings

  /// How many axes or parties a header may list: its own and those its facts and object add.
  static let longestList = 64

  /// Brings the writer's memory to where the log is: another process may have appended, or moved
  /// the derived tables on.
  func catchUp(
    _ memory: inout WriterMemory, trail: Trail, in transaction: borrowing ReadTransaction
  ) throws(LedgerStoreError) {
    let (size, derived) = try inTables { () throws(LedgerTablesError) in
      (try transaction.logSize(), try transaction.derivedPosition())
    }
    if let view = memory.view, view.size == size, view.derived == derived.size { return }
    let known = memory.view
    let view = try inTables { () throws(LedgerTablesError) in
      try LedgerView(transaction, trail: trail)
    }
    // Derived tables that have gone back were dropped, with what is known to be stored in them.
    if let known, known.derived <= view.derived, view.derived <= known.size {
      for entry in view.trail where entry.record.sequence.index >= known.size {
        memory.histories.add(entry, decidedHere: false)
      }
    } else {
      memory.histories.removeAll()
    }
    // A log in which an action stands twice is damaged, which verification says.
    memory.trailActions = Dictionary(
      view.trail.map { ($0.action, $0.record.sequence) }, uniquingKeysWith: { first, _ in first })
    try inTables { () throws(LedgerTablesError) in
      memory.frontier = try transaction.frontier(atSize: size)
      memory.lastRecorded =
        size == 0 ? nil : try transaction.storedRecord(SequenceNumber(size - 1)).header.recorded
    }
    memory.view = view
  }

  /// Decides one action on top of the log and of what was decided before in this transaction.
  func decide(
    _ submission: Submission, _ options: AppendOptions, memory: inout WriterMemory,
    in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) -> Judgement {
    // In two steps: whoever still holds the view when a record is added to it makes a copy of its trail.
    switch try judge(submission, options, memory: &memory, in: transaction) {
    case .repeated(let verdict): .repeated(verdict)
    case .recordable(let ready, let decision):
      .decided(try take(ready, decision, memory: &memory, in: transaction))
    }
  }

  private enum Opinion {
    case repeated(Verdict)
    case recordable(ReadyAction, Decision)
  }

  private func judge(
    _ submission: Submission, _ options: AppendOptions, memory: inout WriterMemory,
    in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) -> Opinion {
    guard let view = memory.view else {
      preconditionFailure("a transaction begins by catching up with the log")
    }
    if let id = submission.id,
      let earlier = try sequence(of: id, view, memory.trailActions, in: transaction)
    {
      return .repeated(
        try repeated(submission, earlier, options, view, memory.trailActions, in: transaction))
    }
    if let expected = options.expecting, expected != view.size {
      throw .refused(
        Refusal(
          .positionMoved, .limit(Int(clamping: expected)),
          .record(SequenceNumber(view.size))))
    }
    let ready: ReadyAction
    switch submission {
    case .ready(let action): ready = action
    case .unresolved(let action):
      ready = try resolve(action, options, view, memory.trailActions, in: transaction)
    }
    let recorded = try nextInstant(memory.lastRecorded, options.clock)
    var prepared = ready.prepared
    if options.isToBeSigned { prepared.signers = nil }
    let decision = try decision(
      prepared, needing: ready.journals, recorded: recorded, view: view, memory: &memory,
      in: transaction)
    try check(decision.record, options)
    try checkNotErased(options.documents, view, in: transaction)
    try checkDocumentsNamed(decision.record, view, in: transaction)
    try checkStaysSealed(
      decision.record, with: options.documents, view: view, memory: &memory, in: transaction)
    if let signed = ready.signed {
      try check(signed, against: decision.record, ready, in: transaction)
    }
    return .recordable(ready, decision)
  }

  private func nextInstant(
    _ last: Recorded?, _ instruction: ClockInstruction
  ) throws(AppendFailure) -> Recorded {
    do throws(ClockDoubt) {
      return try clock.next(after: last, instruction, systemTime: settings.systemTime)
    } catch {
      switch error {
      case .notSimulated:
        throw .refused(Refusal(.badField, .field("now"), .expected("clock simulated")))
      case .unreadable: throw .failed(.clockUnreadable)
      case .refused(let name, let now, let last):
        throw .refused(
          Refusal(
            name, Parameter(.date, .recorded(now)), Parameter(.expected, .recorded(last))))
      }
    }
  }

  func decision(
    _ action: PreparedAction, needing journals: [Subject], recorded: Recorded, view: LedgerView,
    memory: inout WriterMemory, in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) -> Decision {
    let sequence = SequenceNumber(view.size)
    var journals = journals
    if let target = action.target {
      guard target < sequence else {
        throw .refused(Refusal(.unknownRecord, .record(target)))
      }
      let (subjects, type) = try tables { () throws(LedgerTablesError) in
        let record = try transaction.storedRecord(target).record
        return (try transaction.subjects(of: record), record.type)
      }
      journals = subjects + journals + action.companionsInChanges(of: type)
    }
    let subject = journals[0]
    let history = try tables { () throws(LedgerTablesError) in
      try memory.histories.history(
        of: subject, including: journals.dropFirst(), view: view, in: transaction)
    }
    let surroundings = try Surroundings(
      of: action, history: history, view: view, in: transaction)
    return try refusing { () throws(Refusal) in
      try history.decide(
        action, sequence: sequence, recorded: recorded, surroundings: surroundings)
    }
  }

  /// What rules over histories do not look at.
  private func check(_ record: Record, _ options: AppendOptions) throws(AppendFailure) {
    try DocumentFolder(of: folder).check(record, with: options.documents)
    for (count, key) in [(record.axes.count, "axes"), (record.parties.count, "parties")]
    where count > Appender.longestList {
      throw .refused(
        Refusal(
          .tooLarge, .field(key), .limit(Appender.longestList), Parameter(.text, .count(count))))
    }
  }

  /// A document that was erased is not kept again.
  private func checkNotErased(
    _ documents: [KeptDocument], _ view: LedgerView, in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) {
    guard !documents.isEmpty else { return }
    let erased = try tables { () throws(LedgerTablesError) in try view.erased(in: transaction) }
    for document in documents {
      guard let before = erased.documents[document.sha256] else { continue }
      throw .refused(
        Refusal(
          .alreadyErased, .text(document.sha256), Parameter(.records, .records([before]))))
    }
  }

  /// An erasure names the personal documents that the records it names attach: with the key of such a
  /// record its document is lost, and whoever erases the one is to say so of the other.
  ///
  /// Held against what is asked for now alone, so that what was erased before is judged as it was. A
  /// document that a record names which is not personal lies there as it is, and stays.
  private func checkDocumentsNamed(
    _ record: Record, _ view: LedgerView, in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) {
    guard record.type == .personalErased else { return }
    let named = record.facts.texts(.documents)
    let unnamed = try tables { () throws(LedgerTablesError) -> (String, SequenceNumber)? in
      var lost: [String: SequenceNumber] = [:]
      let erased = try view.erased(in: transaction).documents
      for sequence in record.facts.records(.records) {
        guard let hash = try transaction.storedRecord(sequence).record.personalDocument,
          !named.contains(hash), erased[hash] == nil
        else { continue }
        lost[hash] = lost[hash] ?? sequence
      }
      let kept = try transaction.documentsNotPersonal(Set(lost.keys))
      return lost.filter { !kept.contains($0.key) }.min { $0.value < $1.value }
        .map { ($0.key, $0.value) }
    }
    guard let (hash, sequence) = unnamed else { return }
    throw .refused(Refusal(.documentNotNamed, .record(sequence), .text(hash)))
  }

  /// A document that is held sealed is brought as personal again, or not at all: its bytes would lie there
  /// as they are, and nobody was asked.
  ///
  /// Whoever finds that it is not personal says so first, by a correction of what attached it. As above,
  /// held against what is asked for now alone.
  private func checkStaysSealed(
    _ record: Record, with coming: [KeptDocument], view: LedgerView,
    memory: inout WriterMemory, in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) {
    // A table that is imported is named otherwise than what is attached.
    let named = coming.map(\.sha256).filter(record.names) + [record.documentHeldHere]
    for hash in Set(named.compactMap(\.self)).subtracting([record.personalDocument ?? ""]).sorted()
    where try isSealedAlone(hash) {
      try checkIsNotPersonal(hash, view: view, memory: &memory, in: transaction)
    }
  }

  private func checkIsNotPersonal(
    _ hash: String, view: LedgerView, memory: inout WriterMemory,
    in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) {
    let attaching = try tables { () throws(LedgerTablesError) in
      try transaction.personalAttachments(of: hash)
    }
    for before in attaching {
      let history = try tables { () throws(LedgerTablesError) in
        let subjects = try transaction.subjects(of: before)
        return try memory.histories.history(
          of: subjects[0], including: subjects.dropFirst(), view: view, in: transaction)
      }
      guard history[before.sequence]?.record.personalDocument == hash else { continue }
      throw .refused(Refusal(.documentPersonal, .record(before.sequence), .text(hash)))
    }
  }

  private func isSealedAlone(_ hash: String) throws(AppendFailure) -> Bool {
    let forms = try store { () throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in try DocumentFolder(of: folder).forms(of: hash) }
    }
    return forms.isSealed && !forms.isClear
  }

  /// A record of the log, with its key unless that was destroyed.
  func recorded(
    _ sequence: SequenceNumber, in transaction: borrowing ReadTransaction
  ) throws(LedgerStoreError) -> (record: Record, key: WordsKey?) {
    let record = try inTables { () throws(LedgerTablesError) in
      try transaction.storedRecord(sequence).record
    }
    return (record, try liveKey(of: sequence))
  }

  /// The key of a record of the log; nil where it was destroyed.
  func liveKey(of sequence: SequenceNumber) throws(LedgerStoreError) -> WordsKey? {
    try inTables { () throws(LedgerTablesError) in
      guard let key = try WordsKeysFile(in: folder, of: ledger).key(of: sequence), !key.isErased
      else { return nil }
      return key
    }
  }

  /// Takes a record into the writer's memory, for the decisions after it.
  func take(
    _ ready: ReadyAction, _ decision: Decision, memory: inout WriterMemory,
    in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) -> DecidedRecord {
    let record = decision.record
    var key: WordsKey?
    if ready.words != nil {
      key = try store { () throws(LedgerStoreError) in
        try memory.words.key(of: record.sequence)
      }
    }
    let subjects = try tables { () throws(LedgerTablesError) in
      try transaction.subjects(of: record)
    }
    let entry = TrailEntry(record: record, action: ready.id, subjects: subjects)
    memory.histories.add(entry, decidedHere: true)
    memory.lastRecorded = record.recorded
    memory.trailActions[ready.id] = record.sequence
    memory.view?.add(entry)
    return DecidedRecord(ready: ready, decision: decision, wordsKey: key)
  }
}

/// What became of an action before the bytes of its record are made.
enum Judgement {
  /// Its record is decided.
  case decided(DecidedRecord)
  /// The ledger had it already.
  case repeated(Verdict)
}

/// Why one action was not appended: a refusal stops it alone, a failure stops the commit.
enum AppendFailure: Error {
  case refused(Refusal)
  case failed(LedgerStoreError)
}

func refusing<Result: ~Copyable>(
  _ work: () throws(Refusal) -> Result
) throws(AppendFailure) -> Result {
  do throws(Refusal) {
    return try work()
  } catch {
    throw .refused(error)
  }
}

func store<Result: ~Copyable>(
  _ work: () throws(LedgerStoreError) -> Result
) throws(AppendFailure) -> Result {
  do throws(LedgerStoreError) {
    return try work()
  } catch {
    throw .failed(error)
  }
}

func tables<Result: ~Copyable>(
  _ work: () throws(LedgerTablesError) -> Result
) throws(AppendFailure) -> Result {
  try store { () throws(LedgerStoreError) in try inTables(work) }
}

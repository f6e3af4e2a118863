internal import Dispatch
internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Synchronization

/// The one writer of a process: a queue of appends, and a thread that commits them.
///
/// Appends that arrive while a commit is being synced share the next one, each with its own
/// verdict. An append of several actions is all or nothing and has a commit to itself.
final class Writer: Sendable {
  /// How many appends may share a commit.
  static let mostInACommit = 1_000

  private struct Request: Sendable {
    let submissions: [Submission]
    let options: AppendOptions
    let answer: @Sendable (Swift.Result<[Verdict], LedgerStoreError>) -> Void

    var standsAlone: Bool { submissions.count != 1 || isTrial || keepsDocuments }
    var isTrial: Bool { options.isDryRun || options.isToBeSigned }
    var keepsDocuments: Bool { !options.documents.isEmpty && !isTrial }
  }

  private struct Queue {
    var requests: [Request] = []
    var isDraining = false
  }

  private let environment: Environment
  let appender: Appender
  private let trail: Trail
  private let thread = DispatchQueue(label: "entente.writer")
  private let queue = Mutex(Queue())
  private let memory: Mutex<WriterMemory>

  init(
    _ environment: Environment, appender: Appender, trail: Trail, words: consuming WordsKeysWriter
  ) {
    self.environment = environment
    self.appender = appender
    self.trail = trail
    memory = Mutex(WriterMemory(words: words))
  }

  /// Appends actions: one gets its own verdict, several are recorded together or not at all.
  func append(
    _ submissions: [Submission], _ options: AppendOptions
  ) async throws(LedgerStoreError) -> [Verdict] {
    let result = await withCheckedContinuation { continuation in
      enqueue(
        Request(submissions: submissions, options: options) { continuation.resume(returning: $0) })
    }
    return try result.get()
  }

  /// What became of an action that is decided and not recorded.
  enum Drafting: Sendable {
    case decided(DecidedRecord)
    case repeated(Verdict)
    case refused(Refusal)
  }

  /// Decides one action with all that is known, and writes nothing.
  func draft(
    _ submission: Submission, _ options: AppendOptions
  ) async throws(LedgerStoreError) -> Drafting {
    let result = await withCheckedContinuation { continuation in
      thread.async {
        let drafted = Mutex<Drafting?>(nil)
        let result = self.commit { memory, transaction throws(LedgerStoreError) in
          do throws(AppendFailure) {
            let judgement = try self.appender.decide(
              submission, options, memory: &memory, in: transaction.reading)
            drafted.withLock {
              $0 =
                switch judgement {
                case .decided(let record): .decided(record)
                case .repeated(let verdict): .repeated(verdict)
                }
            }
          } catch {
            switch error {
            case .refused(let refusal): drafted.withLock { $0 = .refused(refusal) }
            case .failed(let failure): throw failure
            }
          }
          throw .givenUp
        }
        let decided = drafted.withLock { $0 }
        switch (result, decided) {
        case (.failure(.givenUp), let decided?):
          continuation.resume(returning: Swift.Result<Drafting, LedgerStoreError>.success(decided))
        case (.failure(let failure), _): continuation.resume(returning: .failure(failure))
        case (.success, _): continuation.resume(returning: .failure(.givenUp))
        }
      }
    }
    return try result.get()
  }

  /// Returns once the thread has let go of the writer, so that whoever closes the ledger can open
  /// it again at once.
  func rest() {
    thread.sync {}
  }

  private func enqueue(_ request: Request) {
    let mustStart = queue.withLock { queue in
      queue.requests.append(request)
      defer { queue.isDraining = true }
      return !queue.isDraining
    }
    if mustStart { thread.async { self.drain() } }
  }

  private func drain() {
    while let batch = next() {
      if batch.count == 1, batch[0].standsAlone {
        commitAlone(batch[0])
      } else {
        commitTogether(batch)
      }
    }
  }

  /// The appends of the next commit; nil when there are none, and the thread rests.
  private func next() -> [Request]? {
    queue.withLock { queue -> [Request]? in
      guard let first = queue.requests.first else {
        queue.isDraining = false
        return nil
      }
      let together =
        first.standsAlone
        ? 1 : queue.requests.prefix(Writer.mostInACommit).prefix { !$0.standsAlone }.count
      defer { queue.requests.removeFirst(together) }
      return Array(queue.requests.prefix(together))
    }
  }

  private func commitTogether(_ batch: [Request]) {
    let result = commit { memory, transaction throws(LedgerStoreError) in
      var appending = Appending(appender)
      for request in batch {
        _ = try appending.append(
          request.submissions[0], request.options, memory: &memory, in: &transaction)
      }
      return try appending.finish(memory: &memory, in: &transaction)
    }
    for (index, request) in batch.enumerated() {
      request.answer(result.map { [$0[index]] })
    }
  }

  private func commitAlone(_ request: Request) {
    let verdicts = Mutex<[Verdict]>([])
    let result = commit { memory, transaction throws(LedgerStoreError) in
      var options = request.options
      let documents = DocumentFolder(of: appender.folder)
      if request.keepsDocuments { try documents.sweep(in: transaction.reading) }
      var isRefused = false
      var named: [(record: Record, key: WordsKey?)] = []
      var appending = Appending(appender)
      for submission in request.submissions where !isRefused {
        switch try appending.append(submission, options, memory: &memory, in: &transaction) {
        case nil: isRefused = true
        case .repeated(let verdict)?:
          if request.keepsDocuments, case .repeated(let receipt) = verdict {
            named.append(try appender.recorded(receipt.sequence, in: transaction.reading))
          }
        case .decided(let decided)?:
          if request.keepsDocuments { named.append((decided.decision.record, decided.wordsKey)) }
          // The rest stands on this one: expected a record further on, a second later.
          options.expecting = options.expecting.map { $0 + 1 }
          options.clock.now = options.clock.now.map { _ in
            decided.decision.record.recorded.adding(microseconds: 1_000_000)
          }
        }
      }
      let all = try appending.finish(memory: &memory, in: &transaction)
      verdicts.withLock { $0 = all }
      if isRefused || request.isTrial { throw .givenUp }
      if request.keepsDocuments {
        let erased = try inTables { () throws(LedgerTablesError) in
          try memory.view?.erased(in: transaction.reading) ?? ErasedParts([])
        }
        let seals = try inTables { () throws(LedgerTablesError) in
          try DocumentSeals(named, of: appender.ledger, in: transaction.reading)
        }
        // An action sent again brings back nothing that was erased since.
        try documents.keep(
          options.documents.filter { erased.documents[$0.sha256] == nil }, sealedBy: seals)
      }
      return all
    }
    // Whether the records are committed is known now. What cannot be swept, the next opening sweeps.
    if request.keepsDocuments { try? sweepDocuments() }
    if case .failure(.givenUp) = result {
      request.answer(.success(verdicts.withLock { $0 }))
    } else {
      request.answer(result)
    }
  }

  /// One write transaction: in step with the log, the work, and the derived tables moved on when
  /// they trail too far.
  func commit(
    _ work:
      @Sendable (inout WriterMemory, inout WriteTransaction) throws(LedgerStoreError) ->
      [Verdict]
  ) -> Swift.Result<[Verdict], LedgerStoreError> {
    memory.withLock { memory in
      do throws(LedgerStoreError) {
        return .success(
          try environment.write { transaction throws(LedgerStoreError) in
            try memory.words.checkInPlace()
            try appender.catchUp(&memory, trail: trail, in: transaction.reading)
            let verdicts = try work(&memory, &transaction)
            try advanceIfFar(&memory, in: &transaction)
            return verdicts
          })
      } catch {
        memory.forget()
        return .failure(error)
      }
    }
  }

  /// The key of a record that is there, unless it was destroyed, or of one that is to come: then it is made
  /// and durable when this returns.
  func key(of sequence: SequenceNumber) throws(LedgerStoreError) -> WordsKey? {
    let key = Mutex<WordsKey?>(nil)
    let result = commit { memory, transaction throws(LedgerStoreError) in
      let size = try inTables { () throws(LedgerTablesError) in
        try transaction.reading.logSize()
      }
      let found =
        sequence.index < size
        ? try appender.liveKey(of: sequence) : try memory.words.key(of: sequence)
      key.withLock { $0 = found }
      return []
    }
    _ = try result.get()
    return key.withLock { $0 }
  }

  /// Forgets the words' keys that were read: some of them were destroyed.
  func forgetKeys() { memory.withLock { $0.words.forget() } }

  /// Removes documents that were being kept for records that were not committed.
  func sweepDocuments() throws(LedgerStoreError) {
    let documents = DocumentFolder(of: appender.folder)
    guard try documents.hasPending() else { return }
    try environment.write { transaction throws(LedgerStoreError) in
      try documents.sweep(in: transaction.reading)
    }
  }

  func advanceIfFar(
    _ memory: inout WriterMemory, in transaction: inout WriteTransaction
  ) throws(LedgerStoreError) {
    guard let view = memory.view, view.trail.count > appender.settings.longestTrail else { return }
    try Advancing.advance(view, histories: &memory.histories, in: &transaction)
    memory.view?.forgetTrail()
    memory.trailActions.removeAll(keepingCapacity: true)
  }
}

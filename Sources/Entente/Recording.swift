public import LedgerStore
public import Partnership

/// What became of an action that was not refused.
public struct Taken: Sendable, Equatable {
  /// Where the record stands.
  public let receipt: Receipt
  /// What was decided; nil when the ledger had the action already.
  public let decision: Decision?
  /// What came of the ledger's rhythm after the commit; nil when no head was due.
  public internal(set) var sealing: Sealing?

  /// A receipt, and what was decided for it.
  public init(receipt: Receipt, decision: Decision? = nil) {
    self.receipt = receipt
    self.decision = decision
  }

  /// Whether the ledger had the action already, and this is the first receipt again.
  public var isRepeat: Bool { decision == nil }
}

extension Ledger {
  /// Records one action; durable when this returns.
  ///
  /// An action sent again under its id is recorded once and gets its first receipt again. Where the ledger
  /// has a rhythm (``checkpointRhythm()``), the head is signed too; that it could not be is said in
  /// ``Taken/sealing``, and takes nothing back.
  ///
  /// - Throws: `.refused`, nothing written; `.store`, nothing acknowledged.
  public func record(
    _ action: Action, _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> Taken {
    do throws(LedgerError) {
      return try await record(all: [action], options)[0]
    } catch {
      throw error.ofOne
    }
  }

  /// Records several actions, judged one after the other on top of each other, together or not at
  /// all.
  ///
  /// - Throws: `.refusedItem` with the first action that was refused.
  public func record(
    all actions: [Action], _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> [Taken] {
    try await record(all: actions, closing: nil, options)
  }

  /// The same, with a record at the end that the ledger itself makes of them.
  ///
  /// - Parameter closing: Of a type that nobody records by hand.
  func record(
    all actions: [Action], closing: Action?, _ options: AppendOptions
  ) async throws(LedgerError) -> [Taken] {
    var submissions = try await prepare(actions, options)
    if let closing {
      submissions.append(try submission(closing, options, at: actions.count))
    }
    return try await append(submissions, options)
  }

  /// Appends what is ready, together or not at all, and signs the head where the rhythm wants it.
  func append(
    _ submissions: [Submission], _ options: AppendOptions
  ) async throws(LedgerError) -> [Taken] {
    var taken = try await commit(submissions, options)
    guard !taken.isEmpty, !options.isDryRun, !options.isToBeSigned,
      let sealing = await sealIfDue()
    else { return taken }
    for index in taken.indices { taken[index].sealing = sealing }
    return taken
  }

  /// Appends what is ready, and signs nothing.
  func commit(
    _ submissions: [Submission], _ options: AppendOptions
  ) async throws(LedgerError) -> [Taken] {
    let verdicts: [Verdict]
    do throws(LedgerStoreError) {
      verdicts = try await store.append(submissions, options)
    } catch {
      throw .store(error)
    }
    var taken: [Taken] = []
    taken.reserveCapacity(verdicts.count)
    for (index, verdict) in verdicts.enumerated() {
      switch verdict {
      case .recorded(let receipt, let decision):
        taken.append(Taken(receipt: receipt, decision: decision))
      case .repeated(let receipt): taken.append(Taken(receipt: receipt, decision: nil))
      case .refused(let refusal): throw .refusedItem(index, refusal)
      }
    }
    return taken
  }
}

extension Ledger {
  /// How many actions one task prepares: fewer are not worth a second one.
  private static let actionsATask = 128

  /// Does all that needs no lock, on as many processors as there are when the actions are many.
  private func prepare(
    _ actions: [Action], _ options: AppendOptions
  ) async throws(LedgerError) -> [Submission] {
    guard actions.count > Ledger.actionsATask else {
      return try prepare(actions, in: actions.indices, options).get()
    }
    let parts = stride(from: 0, to: actions.count, by: Ledger.actionsATask).map {
      $0..<min($0 + Ledger.actionsATask, actions.count)
    }
    let prepared = await withTaskGroup { group in
      for (number, part) in parts.enumerated() {
        group.addTask { (number, self.prepare(actions, in: part, options)) }
      }
      var results: [(Int, Result<[Submission], LedgerError>)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }
    }
    var submissions: [Submission] = []
    submissions.reserveCapacity(actions.count)
    for (_, part) in prepared { submissions += try part.get() }
    return submissions
  }

  private func prepare(
    _ actions: [Action], in part: Range<Int>, _ options: AppendOptions
  ) -> Result<[Submission], LedgerError> {
    do throws(LedgerError) {
      var submissions: [Submission] = []
      submissions.reserveCapacity(part.count)
      for index in part {
        let action = actions[index]
        guard action.type.definition.isByHand else {
          throw .refusedItem(
            index, Refusal(.notByHand, Parameter(.type, .text(action.type.name))))
        }
        submissions.append(try submission(action, options, at: index))
      }
      return .success(submissions)
    } catch {
      return .failure(error)
    }
  }

  func submission(
    _ action: Action, _ options: AppendOptions, at index: Int
  ) throws(LedgerError) -> Submission {
    let submission = try inStore { () throws(LedgerStoreError) in
      try store.submission(action, author: options.author, random: random)
    }
    switch submission {
    case .success(let submission): return submission
    case .failure(let refusal): throw .refusedItem(index, refusal)
    }
  }
}

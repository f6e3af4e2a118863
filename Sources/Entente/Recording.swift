public import LedgerStore
public import Partnership

/// What became of an action that was not refused.
public struct Taken: Sendable, Hashable {
  /// Where the record stands.
  public let receipt: Receipt
  /// What was decided; nil when the ledger had the action already.
  public let decision: Decision?

  /// Whether the ledger had the action already, and this is the first receipt again.
  public var isRepeat: Bool { decision == nil }
}

extension Ledger {
  /// Records one action; durable when this returns.
  ///
  /// An action sent again under its id is recorded once and gets its first receipt again.
  ///
  /// - Throws: `.refused`, nothing written; `.store`, nothing acknowledged.
  public func record(
    _ action: Action, _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> Taken {
    do throws(LedgerError) {
      return try await record(all: [action], options)[0]
    } catch {
      if case .refusedItem(_, let refusal) = error { throw .refused(refusal) }
      throw error
    }
  }

  /// Records several actions, judged one after the other on top of each other, together or not at
  /// all.
  ///
  /// - Throws: `.refusedItem` with the first action that was refused.
  public func record(
    all actions: [Action], _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> [Taken] {
    var submissions: [Submission] = []
    submissions.reserveCapacity(actions.count)
    for (index, action) in actions.enumerated() {
      guard action.type.definition.isByHand else {
        throw .refusedItem(
          index, Refusal(.notByHand, Parameter(.type, .text(action.type.name))))
      }
      let submission = try inStore { () throws(LedgerStoreError) in
        try store.submission(action, author: options.author, random: random)
      }
      switch submission {
      case .success(let submission): submissions.append(submission)
      case .failure(let refusal): throw .refusedItem(index, refusal)
      }
    }
    let verdicts: [Verdict]
    do throws(LedgerStoreError) {
      verdicts = try await store.append(submissions, options)
    } catch {
      throw .store(error)
    }
    var taken: [Taken] = []
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

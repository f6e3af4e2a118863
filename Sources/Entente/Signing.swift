public import LedgerStore
public import Partnership
public import RecordFormat

extension Ledger {
  /// Decides an action as if it were signed, and writes it out for its parties to sign.
  ///
  /// Nothing is recorded: ``record(signed:_:)`` takes the file once it bears the signatures. The file
  /// ties the action to the newest signed head, so that no copy of the ledger that took another
  /// course can take it.
  ///
  /// - Throws: `.refused` as recording it would, but for signatures; `E-SEEN-TOO-EARLY` when it names
  ///   a record after the newest signed head.
  public func draft(
    _ action: Action, _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> Draft {
    guard action.type.definition.isByHand || action.type.isOfKeys else {
      throw .refused(Refusal(.notByHand, Parameter(.type, .text(action.type.name))))
    }
    let draft: Swift.Result<Draft, Refusal>
    do throws(LedgerError) {
      let submission = try submission(action, options, at: 0)
      do throws(LedgerStoreError) {
        draft = try await store.draft(submission, options)
      } catch {
        throw LedgerError.store(error)
      }
    } catch {
      throw error.ofOne
    }
    switch draft {
    case .success(let draft): return draft
    case .failure(let refusal): throw .refused(refusal)
    }
  }

  /// Records what became of a key without a signature, which suffices while no party concerned has
  /// ever had an act key.
  public func record(
    ofKeys action: Action, _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> Taken {
    guard action.type.isOfKeys else {
      throw .refused(Refusal(.notByHand, Parameter(.type, .text(action.type.name))))
    }
    do throws(LedgerError) {
      return try await record(all: [], closing: action, options)[0]
    } catch {
      throw error.ofOne
    }
  }

  /// Records an action as its parties have signed it, here or elsewhere.
  ///
  /// - Throws: `.refused`, nothing written: with `E-SIGNED-OTHERWISE` when it is not what the ledger
  ///   would record now, `E-SEEN-DIFFERS` when its author saw another history, and what any action
  ///   is refused with.
  public func record(
    signed file: ActionFile, _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> Taken {
    guard file.header.type.definition.isByHand || file.header.type.isOfKeys else {
      throw .refused(Refusal(.notByHand, Parameter(.type, .text(file.header.type.name))))
    }
    let submission = try inStore { () throws(LedgerStoreError) in
      try store.submission(signed: file, random: random)
    }
    switch submission {
    case .failure(let refusal): throw .refused(refusal)
    case .success(let submission):
      do throws(LedgerError) {
        return try await append([submission], options)[0]
      } catch {
        throw error.ofOne
      }
    }
  }
}

extension RecordType {
  /// Whether it adds or retires a key, which is recorded by the operations on keys and from files
  /// that were signed.
  fileprivate var isOfKeys: Bool { self == .keyAdded || self == .keyRetired }
}

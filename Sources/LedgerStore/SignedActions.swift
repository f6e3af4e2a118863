internal import LMDB
internal import LedgerTables
public import Partnership
public import RecordFormat
internal import Transparency

/// What became of an action that was drafted to be signed.
public enum Draft: Sendable, Hashable {
  /// The file its parties sign: the record as the ledger would take it now.
  case drafted(ActionFile)
  /// The ledger has the action already.
  case repeated(Receipt)
}

extension LedgerStore {
  /// Decides an action as if it were signed, and writes it out for its parties to sign; nothing is
  /// recorded.
  ///
  /// - Parameter seen: The checkpoint its author has verified, which ties the action to this
  ///   history; by default the newest that was signed.
  /// - Returns: The refusal it would meet, signed or not.
  public func draft(
    _ submission: Submission, seen: SeenCheckpoint? = nil,
    _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerStoreError) -> Swift.Result<Draft, Refusal> {
    guard let writer else { throw .storage(LMDBError(.readOnly, "draft", folder.path)) }
    var seen = seen
    if seen == nil { seen = try newestCheckpoint() }
    guard let seen else { throw .nothingSigned(path: folder.path) }
    var options = options
    options.isToBeSigned = true
    switch try await writer.draft(submission, options) {
    case .refused(let refusal), .repeated(.refused(let refusal)): return .failure(refusal)
    case .repeated(.repeated(let receipt)), .repeated(.recorded(let receipt, _)):
      return .success(.repeated(receipt))
    case .decided(let decided):
      if let refusal = decided.decision.record.refusal(ofSeen: seen) { return .failure(refusal) }
      return .success(.drafted(try file(of: decided, seen: seen)))
    }
  }

  private func file(
    of decided: DecidedRecord, seen: SeenCheckpoint
  ) throws(LedgerStoreError) -> ActionFile {
    let ready = decided.ready
    return try inFormat { () throws(RecordFormatError) in
      try ActionFile(
        header: ActionHeader(
          record: decided.decision.record, action: ready.id, ledger: name,
          facts: ready.factsCommitment, words: ready.wordsCommitment,
          expires: ready.prepared.expires, seen: seen),
        facts: ready.facts, words: ready.words)
    }
  }

  /// Makes ready an action that was signed, here or elsewhere: its openings have been read, and its
  /// signatures are checked now, before it waits for the writer.
  ///
  /// - Returns: The refusal of a signature that does not fit, or is by a key nobody has added.
  public func submission(
    signed file: ActionFile, random: RandomSource = .system
  ) throws(LedgerStoreError) -> Swift.Result<Submission, Refusal> {
    guard file.header.ledger == name else {
      return .failure(
        Refusal(
          .signedOtherwise, .field("ledger"), .text(file.header.ledger.text), .expected(name.text)))
    }
    guard file.header.catalogue == Catalogue.version else {
      return .failure(
        Refusal(
          .signedOtherwise, .field("catalogue"), .text("\(file.header.catalogue)"),
          .expected("\(Catalogue.version)")))
    }
    let keys = try read { transaction, view throws(LedgerTablesError) in
      try KnownKeys(view, in: transaction)
    }
    let action = try inFormat { () throws(RecordFormatError) in try file.prepared() }
    do throws(Refusal) {
      try keys.check(file.header, adding: action.facts.text(.key))
    } catch {
      return .failure(error)
    }
    return .success(.ready(try ReadyAction(action, signed: file, random: random)))
  }
}

extension Appender {
  /// Refuses a record that is not what was signed, or whose author saw another history.
  ///
  /// Axes and parties are completed where the record is decided: what the ledger would add now may
  /// not be what it would have added when it was signed.
  func check(
    _ signed: ActionHeader, against record: Record, _ action: ReadyAction,
    in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) {
    if let seen = signed.seen {
      if let refusal = record.refusal(ofSeen: seen) { throw .refused(refusal) }
      let root =
        try seen.size > record.sequence.index
        ? nil
        : tables { () throws(LedgerTablesError) in try transaction.root(atSize: seen.size) }
      guard let root, root.bytes == seen.root.bytes else {
        throw .refused(
          Refusal(.seenDiffers, .limit(Int(clamping: seen.size)), .text(seen.root.hex)))
      }
    }
    let decided = ActionHeader(
      record: record, action: action.id, ledger: ledger, facts: action.factsCommitment,
      words: action.wordsCommitment, expires: action.prepared.expires, seen: signed.seen,
      signatures: signed.signatures)
    let difference = try store { () throws(LedgerStoreError) in
      try inFormat { () throws(RecordFormatError) in try signed.firstDifference(from: decided) }
    }
    if let difference {
      throw .refused(
        Refusal(
          .signedOtherwise, .field(difference.key), .text(difference.one),
          .expected(difference.other)))
    }
    if record.type == .recordCorrected, let target = record.target {
      let type = try tables { () throws(LedgerTablesError) in
        try transaction.storedRecord(target).header.type
      }
      do throws(RecordFormatError) {
        _ = try FactsFormat.read(action.facts.bytes, type: record.type, correcting: type)
      } catch {
        throw .refused(Refusal(.badField, .field("data.changes"), .expected(error.description)))
      }
    }
  }
}

extension Record {
  /// The refusal of a checkpoint that does not hold every record this one names.
  fileprivate func refusal(ofSeen seen: SeenCheckpoint) -> Refusal? {
    guard let last = recordsNamed.max(), last.index >= seen.size else { return nil }
    return Refusal(.seenTooEarly, .record(last), .limit(Int(clamping: seen.size)))
  }
}

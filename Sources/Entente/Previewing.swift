internal import CanonicalJSON
public import LedgerStore
public import Partnership
public import Projections
internal import RecordFormat

/// What an action would come to, with nothing written.
public struct Preview: Sendable {
  /// The receipt it would have, and what was decided.
  public let taken: Taken
  /// The question the views answer: today, with the record.
  public let question: Question
  /// The agreement's board without the record and with it; nil where no agreement is concerned.
  public let board: Change<BoardView>?
  /// The agreement itself without the record and with it.
  public let agreement: Change<AgreementView>?
  /// Where the object of the record stands without it and with it; nil for a record about none.
  public let object: (before: ObjectStanding?, after: ObjectStanding?)
  /// The answer with the record, which knows the names of the actors it mentions.
  public let answer: Answer
  /// The words of the record, which the ledger has not got.
  public let words: Words
  /// For a correction, the type of what it corrects and what it changes there.
  public let changes: (type: RecordType, values: [FieldChange])?
  /// Standing records that this one looks like, ascending.
  public let resembling: [DatedRecord]

  /// A view without a record and with it; the former is nil where there was none.
  public struct Change<Content: View>: Sendable {
    /// Without the record.
    public let before: Content?
    /// With the record.
    public let after: Content

    /// The values that the record changes.
    public var difference: ViewDifference {
      ViewDifference.between(before?.json ?? .null, after.json)
    }
  }
}

extension Ledger {
  /// Decides an action against all that is known and shows what it would change today; writes
  /// nothing.
  ///
  /// A record of the whole ledger shows in an agreement's views when there is one agreement.
  ///
  /// - Throws: `.refused`, as recording it would.
  public func preview(
    _ action: Action, _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> Preview {
    var options = options
    options.isDryRun = true
    let taken = try await record(action, options)
    let words = try self.words(of: action)
    let agreement = try agreementShown(with: taken, action)
    let asked = try question(about: agreement, at: Moment())
    guard let record = taken.decision?.record, record.sequence.index > 0 else {
      // The ledger has it already, and nothing changes.
      return Preview(
        taken: taken, question: asked, board: nil, agreement: nil, object: (nil, nil),
        answer: History().answer(asOf: asked.asOf), words: words, changes: nil, resembling: [])
    }
    let known = SequenceNumber(record.sequence.index - 1)
    let day = max(asked.asOf, record.recorded.day)
    let question = Question(
      agreement: agreement, asOf: day, knownOn: record.sequence, recorded: record.recorded,
      isDayNotOver: true, isClockSimulated: asked.isClockSimulated)
    guard let agreement else {
      var history = History()
      history.add(record)
      return Preview(
        taken: taken, question: question, board: nil, agreement: nil, object: (nil, nil),
        answer: history.answer(asOf: day), words: words, changes: nil, resembling: [])
    }
    let isNew = record.type == .agreementProposed
    var history = try history(of: isNew ? nil : agreement, known: known)
    let resembling = try self.resembling(
      words: { words[$0] }, among: history.resembling(record))
    let changes = history.changes(by: record)
    let before = isNew ? nil : history.answer(asOf: day)
    history.add(record)
    let after = history.answer(asOf: day)
    return Preview(
      taken: taken, question: question,
      board: Preview.Change(
        before: before.map { BoardView(of: agreement, in: $0) },
        after: BoardView(of: agreement, in: after)),
      agreement: Preview.Change(
        before: before.map { AgreementView(of: agreement, in: $0) },
        after: AgreementView(of: agreement, in: after)),
      object: (
        before?.standing(ofObjectOf: record), after.standing(ofObjectOf: record)
      ),
      answer: after, words: words, changes: changes, resembling: resembling)
  }

  /// The standing records that one just recorded looks like, ascending; none for records of the whole
  /// ledger, which are in no agreement's history.
  public func resembling(_ record: Record) throws(LedgerError) -> [DatedRecord] {
    guard let agreement = record.agreement, record.sequence.index > 0,
      record.type != .agreementProposed
    else { return [] }
    let own = try self.words(
      record.facts.wordsPresent.map { WordReference(record.sequence, $0) })
    let history = try history(of: agreement, known: SequenceNumber(record.sequence.index - 1))
    return try resembling(
      words: { path in
        guard case .text(let text)? = own[WordReference(record.sequence, path)] else { return nil }
        return text
      }, among: history.resembling(record))
  }

  private func agreementShown(
    with taken: Taken, _ action: Action
  ) throws(LedgerError) -> AgreementID? {
    if let agreement = taken.decision?.record.agreement ?? action.agreement { return agreement }
    let all = try agreements()
    return all.count == 1 ? all[0] : nil
  }

  /// The words of an action that was not refused.
  ///
  /// - Throws: What the store says when the record that a correction targets cannot be read.
  private func words(of action: Action) throws(LedgerError) -> Words {
    var type: RecordType?
    if action.type == .recordCorrected, case .integer(let index)? = action.data["target"],
      index >= 0
    {
      type = try page(of: SequenceNumber(UInt64(index))).header.type
    }
    do throws(Refusal) {
      return try action.prepared(correcting: type).words
    } catch {
      // It names others by their actions, which only the writer looks up: shown without its words.
      return Words()
    }
  }
}

extension History {
  /// What a correction changes, beside the type of what it corrects; nil for any other record.
  func changes(by record: Record) -> (type: RecordType, values: [FieldChange])? {
    guard record.type == .recordCorrected, let target = record.target.flatMap({ self.record($0) })
    else { return nil }
    return (target.type, FieldChange.made(by: record, in: self))
  }
}

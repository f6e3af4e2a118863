internal import Partnership
public import Projections

extension Ledger {
  /// The retention rules of the agreements, and how far each has come: until when records are kept, what
  /// keeps them longer, what was decided.
  ///
  /// - Throws: `.unknownAgreement` for a filter by an agreement that nothing known proposes.
  public func retention(
    at moment: Moment = Moment(), filter: RetentionView.Filter = RetentionView.Filter()
  ) throws(LedgerError) -> Asked<RetentionView> {
    let question = try question(about: filter.agreement, at: moment)
    let then = try RetentionAsked(by: self, known: question.knownOn, asOf: question.asOf, filter)
    var changed: ViewDifference?
    if let last = try lastRecordSince(question, moment) {
      let now = try RetentionAsked(by: self, known: last, asOf: question.asOf, filter)
      changed = ViewDifference.between(
        then.view.json, now.view.json, records: now.learned(since: question.knownOn, then))
    }
    return Asked(
      question: question, view: then.view, changedSince: changed,
      authors: then.view.rows.isEmpty
        ? [] : then.agreements.reduce(into: []) { $0.formUnion($1.answer.authors) })
  }
}

/// What is known of the agreements that retention rules are for.
private struct RetentionAsked {
  let agreements: [(id: AgreementID, history: History, answer: Answer)]
  let ledger: Answer
  let view: RetentionView

  init(
    by store: Ledger, known: SequenceNumber, asOf day: Day, _ filter: RetentionView.Filter
  ) throws(LedgerError) {
    var ids = try store.agreements(known: known)
    if let only = filter.agreement {
      guard ids.contains(only) else { throw .unknownAgreement(only) }
      ids = [only]
    }
    var agreements: [(id: AgreementID, history: History, answer: Answer)] = []
    for id in ids {
      let history = try store.history(of: id, known: known)
      agreements.append((id, history, history.answer(asOf: day)))
    }
    self.agreements = agreements
    // The ledger's own rules stand in every agreement; only where there is none are they asked for.
    let own = ids.isEmpty ? try store.history(of: nil, known: known) : History()
    ledger = own.answer(asOf: day)
    view = RetentionView(
      of: agreements, in: ledger, holds: PlacedHold.all(in: try store.recordsOfHolds(known: known)),
      filter: filter)
  }

  /// The records known now and not then that may make the view differ.
  func learned(since position: SequenceNumber, _ former: RetentionAsked) -> [SequenceNumber] {
    var learned = Set(ledger.recordsLearned(since: position, when: former.ledger))
    for entry in agreements {
      // Of an agreement that was not known then, everything is news.
      let then = former.agreements.first { $0.id == entry.id }?.answer
      learned.formUnion(
        entry.answer.recordsLearned(
          since: position, when: then ?? History().answer(asOf: entry.answer.day)))
    }
    return learned.sorted()
  }
}

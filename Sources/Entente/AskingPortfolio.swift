internal import CanonicalJSON
internal import LedgerStore
internal import LedgerTables
public import Partnership
public import Projections

extension Ledger {
  /// An organisation across all the agreements whose records name it.
  ///
  /// - Throws: `.unknownObject` when no known record registers or describes it.
  public func portfolio(
    of actor: ActorID, at moment: Moment = Moment()
  ) throws(LedgerError) -> Asked<PortfolioView> {
    let question = try question(about: nil, at: moment)
    let then = try answers(about: actor, asOf: question.asOf, known: question.knownOn)
    guard let view = PortfolioView(actor, own: then.own, in: then.agreements) else {
      throw .unknownObject(actor.text)
    }
    var changed: ViewDifference?
    if let last = try lastRecordSince(question, moment) {
      let now = try answers(about: actor, asOf: question.asOf, known: last)
      let today = PortfolioView(actor, own: now.own, in: now.agreements)
      changed = ViewDifference.between(
        view.json, today?.json ?? .null, records: now.learned(since: question.knownOn, then))
    }
    return Asked(
      question: question, view: view, changedSince: changed,
      authors: then.all.reduce(into: []) { $0.formUnion($1.authors) })
  }

  private func answers(
    about actor: ActorID, asOf day: Day, known: SequenceNumber
  ) throws(LedgerError) -> AnswersAboutActor {
    try inStore { () throws(LedgerStoreError) in
      try store.read(upTo: known.index + 1) { transaction, view throws(LedgerTablesError) in
        let own = History(try view.journal(of: .actor(actor), in: transaction))
        var agreements: [(agreement: AgreementID, answer: Answer)] = []
        for agreement in try view.agreements(naming: .actor(actor), in: transaction) {
          let history = try view.history(
            of: .agreement(agreement), including: [.actor(actor)], in: transaction)
          agreements.append((agreement, history.answer(asOf: day)))
        }
        return AnswersAboutActor(own: own.answer(asOf: day), agreements: agreements)
      }
    }
  }
}

/// What is known of an actor: by its own records, and by those of the agreements that name it.
private struct AnswersAboutActor {
  let own: Answer
  let agreements: [(agreement: AgreementID, answer: Answer)]

  var all: [Answer] { [own] + agreements.map(\.answer) }

  /// The records known now that make the answers differ from the former ones.
  func learned(since position: SequenceNumber, _ former: AnswersAboutActor) -> [SequenceNumber] {
    var before: [AgreementID: Answer] = [:]
    for entry in former.agreements { before[entry.agreement] = entry.answer }
    // Like the board, it shows neither holds nor retention rules.
    let isConcerned = ViewSubject.board.isConcerned(by:)
    var learned = Set(
      own.recordsLearned(since: position, when: former.own, concerning: isConcerned))
    for entry in agreements {
      learned.formUnion(
        entry.answer.recordsLearned(
          since: position, when: before[entry.agreement] ?? History().answer(asOf: own.day),
          concerning: isConcerned))
    }
    return learned.sorted()
  }
}

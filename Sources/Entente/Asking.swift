internal import CanonicalJSON
internal import LedgerStore
internal import LedgerTables
public import Partnership
public import Projections

/// A view with what was asked and how it differs from the same view known today.
public struct Asked<Content: View>: Sendable {
  /// The question, resolved.
  public let question: Question
  /// The view.
  public let view: Content
  /// How it differs from today's; nil when everything known today was known then.
  public let changedSince: ViewDifference?
  /// Who recorded what the view rests on: authors by record.
  public let authors: Set<Author>
}

extension Ledger {
  /// The agreement a question is about: as given, or the only one.
  public func agreement(_ given: AgreementID?) throws(LedgerError) -> AgreementID {
    if let given { return given }
    let all = try agreements()
    guard all.count == 1 else { throw .agreementNotNamed(all) }
    return all[0]
  }

  /// The agreements of the ledger, ascending.
  public func agreements() throws(LedgerError) -> [AgreementID] {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) in
        try view.agreements(in: transaction)
      }
    }
  }

  /// The agreements known at a record, ascending.
  func agreements(known: SequenceNumber) throws(LedgerError) -> [AgreementID] {
    try inStore { () throws(LedgerStoreError) in
      try store.read(upTo: known.index + 1) { transaction, view throws(LedgerTablesError) in
        try view.agreements(in: transaction)
      }
    }
  }

  /// The history of an agreement as known at a record, with the ledger-wide records about the
  /// actors and persons it names; without an agreement, all the ledger-wide records.
  public func history(
    of agreement: AgreementID?, including others: [Subject] = [], known: SequenceNumber
  ) throws(LedgerError) -> History {
    guard let agreement else { return try ledgerWideHistory(known: known) }
    let history = try inStore { () throws(LedgerStoreError) in
      try store.read(upTo: known.index + 1) { transaction, view throws(LedgerTablesError) in
        try view.history(of: .agreement(agreement), including: others, in: transaction)
      }
    }
    guard history.records.contains(where: { $0.agreement == agreement }) else {
      throw .unknownAgreement(agreement)
    }
    return history
  }

  /// From the log itself: no journal holds them all.
  private func ledgerWideHistory(known: SequenceNumber) throws(LedgerError) -> History {
    try inStore { () throws(LedgerStoreError) in
      try store.read(upTo: known.index + 1) { transaction, view throws(LedgerTablesError) in
        var records: [Record] = []
        try transaction.forEachRecordRow(in: 0..<view.size) {
          sequence, row throws(LedgerTablesError) in
          let record = try StoredRecord(row, sequence).record
          if record.agreement == nil { records.append(record) }
        }
        return History(records)
      }
    }
  }

  /// Where the names of some actors and persons stand, as known at a record: of those that a view or a
  /// record mentions and its agreement does not name.
  public func names(
    of subjects: some Sequence<Subject>, known: SequenceNumber, asOf day: Day
  ) throws(LedgerError) -> [Subject: WordReference] {
    try inStore { () throws(LedgerStoreError) in
      try store.read(upTo: known.index + 1) { transaction, view throws(LedgerTablesError) in
        var names: [Subject: WordReference] = [:]
        for subject in Set(subjects) {
          let journal = try view.journal(of: subject, in: transaction)
          let answer = History(journal).answer(asOf: day)
          switch subject {
          case .actor(let actor): names[subject] = answer.name(of: actor)
          case .person(let person): names[subject] = answer.name(of: person)
          case .agreement, .ledger, .keys, .operations, .erasures: break
          }
        }
        return names
      }
    }
  }

  /// The first page: what each partner did on each axis.
  public func board(
    of agreement: AgreementID, at moment: Moment = Moment()
  ) throws(LedgerError) -> Asked<BoardView> {
    try ask(agreement, moment) { _, answer throws(LedgerError) in
      BoardView(of: agreement, in: answer)
    } concerning: {
      ViewSubject.board.isConcerned(by: $0)
    }
  }

  /// The agreement itself.
  public func agreementView(
    of agreement: AgreementID, at moment: Moment = Moment()
  ) throws(LedgerError) -> Asked<AgreementView> {
    try ask(agreement, moment) { _, answer throws(LedgerError) in
      AgreementView(of: agreement, in: answer)
    }
  }

  /// One axis.
  public func axis(
    _ axis: Code, of agreement: AgreementID, at moment: Moment = Moment()
  ) throws(LedgerError) -> Asked<AxisView> {
    try ask(agreement, moment) { _, answer throws(LedgerError) in
      guard let view = AxisView(axis, of: agreement, in: answer) else {
        throw .unknownObject(axis.text)
      }
      return view
    } concerning: {
      ViewSubject.axis(axis).isConcerned(by: $0)
    }
  }

  /// One partner, or any other actor, in an agreement.
  public func partner(
    _ actor: ActorID, of agreement: AgreementID, at moment: Moment = Moment()
  ) throws(LedgerError) -> Asked<PartnerView> {
    let question = try question(about: agreement, at: moment)
    let others = try subjects(about: actor, known: question.knownOn)
    return try ask(question, moment, including: others) { _, answer throws(LedgerError) in
      guard let view = PartnerView(actor, of: agreement, in: answer) else {
        throw .unknownObject(actor.text)
      }
      return view
    } concerning: {
      ViewSubject.party(actor).isConcerned(by: $0)
    }
  }

  /// One object of an agreement, such as a protocol, a funding lead or a commitment.
  ///
  /// - Throws: `.unknownObject` when no known record of the agreement names it.
  public func object(
    _ kind: ObjectKind, _ code: Code, of agreement: AgreementID, at moment: Moment = Moment()
  ) throws(LedgerError) -> Asked<ObjectView> {
    try ask(agreement, moment) { _, answer throws(LedgerError) in
      guard let view = ObjectView(kind, code, of: agreement, in: answer) else {
        throw .unknownObject(code.text)
      }
      return view
    } concerning: {
      ViewSubject.object(kind, code).isConcerned(by: $0)
    }
  }

  /// An actor and the persons whom its own records name: who holds a role there may have nothing to do
  /// with the agreement.
  func subjects(
    about actor: ActorID, known: SequenceNumber
  ) throws(LedgerError) -> [Subject] {
    let persons = try inStore { () throws(LedgerStoreError) in
      try store.read(upTo: known.index + 1) { transaction, view throws(LedgerTablesError) in
        try view.journal(of: .actor(actor), in: transaction).flatMap(\.personsNamed)
      }
    }
    return [.actor(actor)] + Set(persons).sorted { $0.text < $1.text }.map { .person($0) }
  }

  /// The records of an agreement, one a row.
  ///
  /// - Parameter given: The agreement; nil for the only one, and where none was known yet for the
  ///   records of the ledger itself, its opening and its registrations.
  /// - Throws: `.unknownObject` for a filter by an axis or a party that nothing known names.
  public func timeline(
    of given: AgreementID?, at moment: Moment = Moment(),
    filter: TimelineView.Filter = TimelineView.Filter(),
    order: TimelineView.Order = .sequence
  ) throws(LedgerError) -> Asked<TimelineView> {
    var agreement = given
    if given == nil, try !knowsNoAgreement(at: moment) { agreement = try self.agreement(nil) }
    let asked = try ask(agreement, moment) {
      history, answer throws(LedgerError) in
      TimelineView(of: history, in: answer, filter: filter, order: order)
    }
    // A filter that lets something through names what is known.
    if asked.view.rows.isEmpty { try refuseUnknown(filter, asked.question) }
    return asked
  }

  /// Refuses a filter by an axis or a party that no record known then names, as a question about
  /// either would be refused: nothing found would be taken for an answer.
  func refuseUnknown(
    _ filter: TimelineView.Filter, _ question: Question
  ) throws(LedgerError) {
    let others = filter.party.map { [Subject.actor($0)] } ?? []
    let history = try history(of: question.agreement, including: others, known: question.knownOn)
    let answer = history.answer(asOf: question.asOf)
    func isNamed(_ only: TimelineView.Filter) -> Bool {
      !TimelineView(of: history, in: answer, filter: only).rows.isEmpty
    }
    if let axis = filter.axis, !isNamed(TimelineView.Filter(axis: axis)) {
      throw .unknownObject(axis.text)
    }
    if let party = filter.party, !isNamed(TimelineView.Filter(party: party)) {
      throw .unknownObject(party.text)
    }
  }

  private func knowsNoAgreement(at moment: Moment) throws(LedgerError) -> Bool {
    try agreements(known: try question(about: nil, at: moment).knownOn).isEmpty
  }

  /// One question about an agreement at a moment.
  func ask<Content: View>(
    _ agreement: AgreementID?, _ moment: Moment,
    _ view: (History, Answer) throws(LedgerError) -> Content,
    concerning isConcerned: (DatedRecord) -> Bool = { _ in true }
  ) throws(LedgerError) -> Asked<Content> {
    try ask(
      question(about: agreement, at: moment), moment, including: [], view, concerning: isConcerned)
  }

  /// One question, resolved: fold the records known then, and those known now when there are more.
  ///
  /// - Parameter isConcerned: Whether the view can differ because of a record.
  func ask<Content: View>(
    _ question: Question, _ moment: Moment, including others: [Subject],
    _ view: (History, Answer) throws(LedgerError) -> Content,
    concerning isConcerned: (DatedRecord) -> Bool = { _ in true }
  ) throws(LedgerError) -> Asked<Content> {
    let agreement = question.agreement
    let history = try history(of: agreement, including: others, known: question.knownOn)
    let answer = history.answer(asOf: question.asOf)
    let content: Content
    do throws(LedgerError) {
      content = try view(history, answer)
    } catch {
      guard case .unknownObject(let name) = error else { throw error }
      throw try notKnown(name, about: agreement, including: others, isConcerned)
    }
    var changed: ViewDifference?
    if let now = try lastRecordSince(question, moment) {
      let later = try self.history(of: agreement, including: others, known: now)
      let laterAnswer = later.answer(asOf: question.asOf)
      changed = ViewDifference.between(
        content.json, try today(view, later, laterAnswer),
        records: laterAnswer.recordsLearned(
          since: question.knownOn, when: answer, concerning: isConcerned))
    }
    return Asked(
      question: question, view: content, changedSince: changed,
      authors: answer.authors)
  }

  /// The last record known today, where what was asked was known before it; nil where the answer is
  /// today's.
  func lastRecordSince(
    _ question: Question, _ moment: Moment
  ) throws(LedgerError) -> SequenceNumber? {
    guard moment.knownOn != nil else { return nil }
    let now = try self.question(about: question.agreement, at: Moment()).knownOn
    return now > question.knownOn ? now : nil
  }

  /// Why something is not known at the dates asked about: the first record that names it is later, or
  /// was annulled, or there is none.
  private func notKnown(
    _ name: String, about agreement: AgreementID?, including others: [Subject],
    _ isConcerned: (DatedRecord) -> Bool
  ) throws(LedgerError) -> LedgerError {
    let now = try question(about: agreement, at: Moment()).knownOn
    let history = try history(of: agreement, including: others, known: now)
    let first = history.records.lazy.compactMap { history[$0.sequence] }.first {
      $0.occurred != nil && $0.record.mentions(name) && isConcerned($0)
    }
    guard let first else {
      for record in history.records where record.mentions(name) {
        guard let annulment = history.annulments[record.sequence] else { continue }
        return .annulled(name, record: record.sequence, by: annulment)
      }
      return .unknownObject(name)
    }
    return .notYetKnown(name, first: RecordLine(first), recorded: first.record.recorded)
  }

  /// A view as it is today; nothing when what it is about was annulled since.
  private func today<Content: View>(
    _ view: (History, Answer) throws(LedgerError) -> Content, _ history: History, _ answer: Answer
  ) throws(LedgerError) -> JSON {
    do throws(LedgerError) {
      return try view(history, answer).json
    } catch {
      switch error {
      case .unknownObject, .annulled, .notYetKnown, .unknownPath: return .null
      default: throw error
      }
    }
  }
}

extension Answer {
  /// Who recorded what it rests on; records in a row are mostly of one author.
  var authors: Set<Author> {
    var authors: Set<Author> = []
    var last: Author?
    for dated in records where dated.author != last {
      authors.insert(dated.author)
      last = dated.author
    }
    return authors
  }
}

extension Record {
  /// Whether one of its axes, parties or fields is written so.
  fileprivate func mentions(_ name: String) -> Bool {
    axes.contains { $0.text == name } || parties.contains { $0.text == name }
      || type.definition.fields.contains { field in
        facts.text(field.name) == name || facts.texts(field.name).contains(name)
      }
  }
}

internal import LedgerStore
internal import LedgerTables
public import Partnership
public import Projections
internal import RecordFormat

extension Ledger {
  /// One of the lists an auditor asks for.
  ///
  /// - Parameters:
  ///   - agreement: Of one agreement, with the ledger-wide records about whom it names; nil is the
  ///     whole ledger.
  ///   - draw: For `.sample`, the seed and how many records; without it none is drawn.
  /// - Throws: `.unknownObject` for a filter by an axis or a party that nothing known names.
  public func audit(
    _ list: AuditList, of agreement: AgreementID?, at moment: Moment = Moment(),
    filter: TimelineView.Filter = TimelineView.Filter(), draw: SampleDraw? = nil
  ) throws(LedgerError) -> Asked<AuditView> {
    let question = try question(about: agreement, at: moment)
    let then = try KnownHistories(
      by: self, of: agreement, known: question.knownOn, asOf: question.asOf)
    let view = try then.view(list, filter, draw, self)
    if view.rows.isEmpty { try then.refuseUnknown(filter) }
    var changed: ViewDifference?
    if let known = try lastRecordSince(question, moment) {
      let now = try KnownHistories(by: self, of: agreement, known: known, asOf: question.asOf)
      let today = try now.view(list, filter, draw, self)
      changed = ViewDifference.between(
        view.json, today.json,
        records: now.recordsLearned(
          since: question.knownOn, when: then, changing: view, into: today))
    }
    return Asked(
      question: question, view: view, changedSince: changed,
      // An empty list rests on no record that it lists.
      authors: view.rows.isEmpty ? [] : then.authors)
  }

  /// The records of the whole ledger one by one: of every agreement, of none, and of its own operations,
  /// as that exports were issued.
  ///
  /// - Throws: `.unknownObject` for a filter by an axis or a party that nothing known names.
  public func timelineOfAll(
    at moment: Moment = Moment(), filter: TimelineView.Filter = TimelineView.Filter(),
    order: TimelineView.Order = .sequence
  ) throws(LedgerError) -> Asked<TimelineView> {
    let question = try question(about: nil, at: moment)
    let then = try KnownHistories(by: self, of: nil, known: question.knownOn, asOf: question.asOf)
    let view = then.timeline(filter, order)
    if view.rows.isEmpty { try then.refuseUnknown(filter) }
    var changed: ViewDifference?
    if let known = try lastRecordSince(question, moment) {
      let today = try KnownHistories(by: self, of: nil, known: known, asOf: question.asOf)
        .timeline(filter, order)
      changed = ViewDifference.between(
        view.json, today.json,
        records: today.rows.map(\.record.sequence).filter { $0 > question.knownOn }.sorted())
    }
    return Asked(
      question: question, view: view, changedSince: changed,
      authors: Set(view.rows.map(\.record.author)))
  }

  /// The hashes of the files that were imported, which records of their rows cite.
  fileprivate func filesImported(known: SequenceNumber) throws(LedgerError) -> Set<String> {
    let records = try history(of: nil, known: known).records
    return Set(
      records.filter { $0.type == .recordsImported }.compactMap { $0.facts.text(.sourceSHA256) })
  }

  /// The ids of the actions of some records.
  fileprivate func actions(
    of records: [SequenceNumber]
  ) throws(LedgerError) -> [SequenceNumber: ActionID] {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        var actions: [SequenceNumber: ActionID] = [:]
        for record in records {
          actions[record] = try transaction.storedRecord(record).header.content.action
        }
        return actions
      }
    }
  }
}

/// What is known of what an audit is about: one history, or every agreement's and the ledger's own,
/// each of which answers for the records that are its own.
private struct KnownHistories {
  private struct Part {
    /// Nil for the ledger-wide records, and for an audit of one agreement, which answers for all.
    let agreement: AgreementID?
    let history: History
    let answer: Answer
  }

  private let parts: [Part]
  private let known: SequenceNumber
  private let isWhole: Bool

  init(
    by ledger: Ledger, of agreement: AgreementID?, known: SequenceNumber, asOf day: Day
  ) throws(LedgerError) {
    isWhole = agreement == nil
    self.known = known
    var histories: [(AgreementID?, History)] = []
    if let agreement {
      histories.append((agreement, try ledger.history(of: agreement, known: known)))
    } else {
      histories.append((nil, try ledger.history(of: nil, known: known)))
      for id in try ledger.agreements(known: known) {
        histories.append((id, try ledger.history(of: id, known: known)))
      }
    }
    parts = histories.map { id, history in
      Part(agreement: id, history: history, answer: history.answer(asOf: day))
    }
  }

  /// Whether a part answers for a record, so that none is listed twice.
  private func owns(_ part: Part, _ record: Record) -> Bool {
    !isWhole || record.agreement == part.agreement
  }

  func view(
    _ list: AuditList, _ filter: TimelineView.Filter, _ draw: SampleDraw?, _ ledger: Ledger
  ) throws(LedgerError) -> AuditView {
    var lookUp = AuditLookUp()
    var drawn: AuditDraw?
    switch list {
    case .imported:
      lookUp = AuditLookUp(
        actions: try ledger.actions(of: records(filter)),
        files: try ledger.filesImported(known: known))
    case .sample:
      guard let draw else { break }
      let population = records(filter)
      lookUp = AuditLookUp(drawn: draw.records(of: population))
      drawn = AuditDraw(seed: draw.seed, size: draw.size, population: population.count)
    case .erased where isWhole:
      // What a ledger-wide erasure erased may be of any agreement.
      lookUp.erasable = parts.reduce(into: []) { erasable, part in
        erasable.formUnion(
          AuditView.erasable(of: part.history, in: part.answer, filter.choice))
      }
    default: break
    }
    let views = parts.map { part in
      AuditView(
        list, of: part.history, in: part.answer, filter: filter, lookUp: lookUp,
        where: { owns(part, $0) })
    }
    return AuditView(list, joining: views, draw: drawn)
  }

  func timeline(_ filter: TimelineView.Filter, _ order: TimelineView.Order) -> TimelineView {
    TimelineView(
      joining: parts.map { part in
        TimelineView(of: part.history, in: part.answer, filter: filter) { owns(part, $0) }
      }, order: order)
  }

  /// The records that a filter lets through, ascending.
  private func records(_ filter: TimelineView.Filter) -> [SequenceNumber] {
    parts.flatMap { part in
      TimelineView(of: part.history, in: part.answer, filter: filter).rows
        .filter { owns(part, $0.record) }.map(\.record.sequence)
    }.sorted()
  }

  func refuseUnknown(_ filter: TimelineView.Filter) throws(LedgerError) {
    if let axis = filter.axis, records(TimelineView.Filter(axis: axis)).isEmpty {
      throw .unknownObject(axis.text)
    }
    if let party = filter.party, records(TimelineView.Filter(party: party)).isEmpty {
      throw .unknownObject(party.text)
    }
  }

  /// The records known now and not then that make a list differ: those it lists now, what was done to
  /// what it lists or listed, and for registers, anomalies and samples, which follow from many records,
  /// whatever was learned.
  func recordsLearned(
    since position: SequenceNumber, when former: KnownHistories, changing then: AuditView,
    into now: AuditView
  ) -> [SequenceNumber] {
    let listed = now.recordsListed
    let concerned = listed.union(then.recordsListed)
    var learned = listed.filter { $0 > position }
    for part in parts {
      // Of an agreement that was not known then, everything is news.
      let then = former.parts.first { $0.agreement == part.agreement }?.answer
      learned.formUnion(
        part.answer.recordsLearned(since: position, when: then ?? part.answer) { dated in
          guard owns(part, dated.record) else { return false }
          return now.list.restsOnManyRecords || dated.record.target.map(concerned.contains) ?? false
        })
    }
    return learned.sorted()
  }

  var authors: Set<Author> {
    parts.reduce(into: []) { $0.formUnion($1.answer.authors) }
  }
}

extension AuditView {
  /// The records it lists, and those by which something was done to them.
  fileprivate var recordsListed: Set<SequenceNumber> {
    Set(rows.flatMap { [$0.record.sequence] + ($0.by.map { [$0.sequence] } ?? []) })
  }
}

extension AuditList {
  fileprivate var restsOnManyRecords: Bool {
    switch self {
    case .anomalies, .sample, .transfers, .incidents: true
    case .late, .imported, .corrected, .annulled, .erased, .exports: false
    }
  }
}

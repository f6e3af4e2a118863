internal import LedgerStore
internal import LedgerTables
public import Partnership
public import Projections

extension Ledger {
  /// The holds in force, of the whole ledger or of one agreement.
  ///
  /// - Throws: `.unknownAgreement` for a filter by an agreement that nothing known proposes.
  public func holds(
    at moment: Moment = Moment(), filter: HoldsView.Filter = HoldsView.Filter()
  ) throws(LedgerError) -> Asked<HoldsView> {
    let question = try question(about: filter.agreement, at: moment)
    if let agreement = filter.agreement {
      guard try agreements(known: question.knownOn).contains(agreement) else {
        throw .unknownAgreement(agreement)
      }
    }
    let then = try HoldsAsked(by: self, known: question.knownOn, asOf: question.asOf, filter)
    let view = then.view
    var changed: ViewDifference?
    if let last = try lastRecordSince(question, moment) {
      let now = try HoldsAsked(by: self, known: last, asOf: question.asOf, filter)
      changed = ViewDifference.between(
        view.json, now.view.json, records: now.learned(since: question.knownOn, then))
    }
    return Asked(
      question: question, view: view, changedSince: changed,
      authors: view.rows.reduce(into: []) { authors, row in
        authors.insert(row.placed.author)
        if let lifted = row.lifted { authors.insert(lifted.author) }
      })
  }

  /// Every hold that was placed, known today, lifted or not, in the order in which they were placed.
  public func holdsPlaced() throws(LedgerError) -> [PlacedHold] {
    let known = try question(about: nil, at: Moment()).knownOn
    return PlacedHold.all(in: try recordsOfHolds(known: known))
  }

  /// Whose documents a hold may be meant to cover, by their codes: agreements that know them all, with
  /// one of their own, and the ledger, as nil, where each is of no agreement.
  public func owners(ofDocuments codes: [Code]) throws(LedgerError) -> [AgreementID?] {
    let known = try question(about: nil, at: Moment()).knownOn
    let ofNone = Set(try documents(of: nil, known: known).map(\.document))
    var owners: [AgreementID?] = codes.allSatisfy(ofNone.contains) ? [nil] : []
    for agreement in try agreements(known: known) {
      let own = Set(try documents(of: agreement, known: known).map(\.document))
      if codes.allSatisfy({ own.contains($0) || ofNone.contains($0) }),
        codes.contains(where: own.contains)
      {
        owners.append(agreement)
      }
    }
    return owners
  }

  /// The documents of the agreements whose holds cover some, and those of no agreement.
  fileprivate func documents(
    heldBy records: [Record], known: SequenceNumber
  ) throws(LedgerError) -> [OwnedDocument] {
    let holds = PlacedHold.all(in: records).filter { !$0.covers.documents.isEmpty }
    guard !holds.isEmpty else { return [] }
    var documents = try documents(of: nil, known: known)
    for agreement in Set(holds.compactMap(\.agreement)) {
      documents += try self.documents(of: agreement, known: known)
    }
    return documents
  }

  /// The documents that records attach, of an agreement, or of none: what is annulled is still held.
  private func documents(
    of agreement: AgreementID?, known: SequenceNumber
  ) throws(LedgerError) -> [OwnedDocument] {
    try journal(of: agreement, known: known).filter { $0.type == .documentAttached }.compactMap {
      $0.facts.code(.document).map { OwnedDocument($0, of: agreement) }
    }
  }

  /// The records of an agreement, or those of none, as they were recorded.
  fileprivate func journal(
    of agreement: AgreementID?, known: SequenceNumber
  ) throws(LedgerError) -> [Record] {
    let journal = try inStore { () throws(LedgerStoreError) in
      try store.read(upTo: known.index + 1) { transaction, view throws(LedgerTablesError) in
        try view.journal(of: agreement.map { .agreement($0) } ?? .ledger, in: transaction)
      }
    }
    return journal.filter { $0.agreement == agreement }
  }

  /// The records that place holds and lift them, of every agreement, ascending: they have a journal of
  /// their own with the erasures they forbid.
  func recordsOfHolds(known: SequenceNumber) throws(LedgerError) -> [Record] {
    try inStore { () throws(LedgerStoreError) in
      try store.read(upTo: known.index + 1) { transaction, view throws(LedgerTablesError) in
        try view.journal(of: .erasures, in: transaction).filter {
          $0.type == .holdPlaced || $0.type == .holdLifted
        }
      }
    }
  }
}

/// What is known of the holds, and of the records of the agreement that is asked about.
private struct HoldsAsked {
  let view: HoldsView
  private let records: [Record]
  private let own: [Record]

  init(
    by store: Ledger, known: SequenceNumber, asOf day: Day, _ filter: HoldsView.Filter
  ) throws(LedgerError) {
    records = try store.recordsOfHolds(known: known)
    own =
      records.isEmpty || filter.agreement == nil
      ? [] : try store.journal(of: filter.agreement, known: known)
    view = HoldsView(
      of: records, documents: try store.documents(heldBy: records, known: known), asOf: day,
      filter: filter, among: own)
  }

  /// The records known now and not then that may make the view differ: those of holds, and those by which
  /// one came to cover something of the agreement.
  func learned(since position: SequenceNumber, _ former: HoldsAsked) -> [SequenceNumber] {
    let shown = Set(former.view.rows.map(\.placed.record))
    let come = Set(view.rows.map(\.placed.record).filter { !shown.contains($0) })
    let reaching = PlacedHold.all(in: records).filter { come.contains($0.placed.sequence) }
    let reached = own.filter { record in reaching.contains { $0.isOn(record) } }
    return Set((records + reached).map(\.sequence).filter { $0 > position }).sorted()
  }
}

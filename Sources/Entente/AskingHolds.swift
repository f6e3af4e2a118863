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
    let view = HoldsView(
      of: try recordsOfHolds(known: question.knownOn), asOf: question.asOf, filter: filter)
    var changed: ViewDifference?
    if let last = try lastRecordSince(question, moment) {
      let records = try recordsOfHolds(known: last)
      changed = ViewDifference.between(
        view.json, HoldsView(of: records, asOf: question.asOf, filter: filter).json,
        records: records.map(\.sequence).filter { $0 > question.knownOn })
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

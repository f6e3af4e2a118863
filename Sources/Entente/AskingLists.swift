public import Partnership
public import Projections

extension Ledger {
  /// What falls due in an agreement, by day.
  ///
  /// - Throws: `.unknownObject` for a filter by an axis or a party that nothing known names.
  public func due(
    of agreement: AgreementID, at moment: Moment = Moment(),
    filter: DueView.Filter = DueView.Filter()
  ) throws(LedgerError) -> Asked<DueView> {
    let asked = try ask(agreement, moment) { _, answer throws(LedgerError) in
      DueView(of: agreement, in: answer, filter: filter)
    } concerning: {
      // Like the board, it shows neither holds nor retention rules.
      ViewSubject.board.isConcerned(by: $0)
    }
    if asked.view.rows.isEmpty {
      try refuseUnknown(
        TimelineView.Filter(axis: filter.axis, party: filter.party), asked.question)
    }
    return asked
  }

  /// What needs somebody in an agreement, the gravest first.
  ///
  /// - Throws: `.unknownObject` for a filter by an axis or a party that nothing known names.
  public func alerts(
    of agreement: AgreementID, at moment: Moment = Moment(),
    filter: AlertsView.Filter = AlertsView.Filter()
  ) throws(LedgerError) -> Asked<AlertsView> {
    let asked = try ask(agreement, moment) { _, answer throws(LedgerError) in
      AlertsView(of: agreement, in: answer, filter: filter)
    } concerning: {
      ViewSubject.board.isConcerned(by: $0)
    }
    if asked.view.rows.isEmpty {
      try refuseUnknown(
        TimelineView.Filter(axis: filter.axis, party: filter.party), asked.question)
    }
    return asked
  }
}

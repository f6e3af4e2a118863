internal import Partnership

/// From when on something that waits needs somebody, and how far ahead one looks.
private enum Reach {
  static let dueSoonDays = 30
  static let acknowledgementDays = 30
  static let endingDays = 90
  static let stalledDays = 180
  static let lateNewsDays = 30
}

extension AlertRow {
  /// Everything that needs somebody in an agreement, in no order.
  static func all(of agreement: AgreementID, in answer: Answer) -> [AlertRow] {
    let state = answer.state.agreement
    let awaited = DueRow.all(of: agreement, in: answer).compactMap { due($0, answer) }
    let news = answer.anomalies.map { anomaly($0, in: answer) } + lateRecords(in: answer)
    if state.isOver(on: answer.day) { return awaited + news }
    return awaited + news + incidents(in: answer) + disputes(in: answer) + amendments(in: answer)
      + protocols(in: answer) + closing(agreement, in: answer)
      + (state.stage(on: answer.day) == .inForce ? stalledAxes(of: agreement, in: answer) : [])
  }

  /// What falls due: late, soon, or waiting for too long.
  private static func due(_ row: DueRow, _ answer: Answer) -> AlertRow? {
    switch row.matter {
    case .commitment(.overdue): return AlertRow(.overdueCommitment, .urgent, row, in: answer)
    case .commitment(.missed): return AlertRow(.missedCommitment, .urgent, row, in: answer)
    case .commitment(.partlyMet): return AlertRow(.partlyMetCommitment, .attention, row, in: answer)
    default: break
    }
    guard let days = row.days else {
      guard row.kind == .transfer, let made = answer[row.record]?.last,
        made.days(until: answer.day) > Reach.acknowledgementDays
      else { return nil }
      return AlertRow(.unacknowledgedTransfer, .attention, row, since: made, in: answer)
    }
    switch row.matter {
    case .exchange where days < 0:
      return AlertRow(.unrecordedExchange, .attention, row, in: answer)
    case .lead where days < 0: return AlertRow(.missedDeadline, .attention, row, in: answer)
    case .amendment(let stage) where days < 0:
      // One that is not decided on waits for its parties, and says so.
      return stage == .adopted
        ? AlertRow(.pendingAmendment, .attention, row, in: answer) : nil
    case .term:
      return days <= Reach.endingDays
        ? AlertRow(.agreementEnding, .attention, row, in: answer) : nil
    default:
      return days <= Reach.dueSoonDays ? AlertRow(.dueSoon, .notice, row, in: answer) : nil
    }
  }

  private static func incidents(in answer: Answer) -> [AlertRow] {
    answer.state.agreement.incidents.compactMap { id, state in
      guard state.progress.stage == .open, let record = state.declared, let dated = answer[record]
      else { return nil }
      let severity: AlertSeverity =
        switch state.risk {
        case "serious": .urgent
        case "none": .notice
        default: .attention
        }
      return AlertRow(
        .openIncident, severity, id.text, dated, in: answer, records: state.records,
        title: TextReference("what", in: dated),
        next: .record(.incidentClosed, [NextCommand.Field(.incident, id.text)]))
    }
  }

  private static func disputes(in answer: Answer) -> [AlertRow] {
    answer.state.agreement.disputes.compactMap { id, state in
      guard state.isOpen, let record = state.raised, let dated = answer[record] else { return nil }
      let all = Set(state.raisers + state.against)
      let missing = all.filter { state.settlement.acceptances[$0] == nil }.sorted()
      return AlertRow(
        .openDispute, .attention, id.text, dated, in: answer, records: state.records,
        share: Share(by: all.count - missing.count, of: all.count), missing: missing,
        title: TextReference("subject", in: dated),
        next: .record(.disputeSettled, [NextCommand.Field(.dispute, id.text)]))
    }
  }

  private static func amendments(in answer: Answer) -> [AlertRow] {
    let parties = answer.state.agreement.parties
    return answer.state.agreement.amendments.compactMap { id, state in
      guard state.progress.stage == .proposed, let record = state.proposed,
        let dated = answer[record]
      else { return nil }
      let missing = parties.filter { state.acceptance.acceptances[$0] == nil }
      return AlertRow(
        .waitingAmendment, .attention, id.text, dated, in: answer, records: state.records,
        share: Share(by: parties.count - missing.count, of: parties.count), missing: missing,
        title: TextReference("title", in: dated),
        next: .record(.amendmentAccepted, [NextCommand.Field(.amendment, id.text)]))
    }
  }

  private static func protocols(in answer: Answer) -> [AlertRow] {
    let parties = answer.state.agreement.parties
    return answer.state.agreement.protocols.flatMap { id, state in
      state.versions.compactMap { number, version -> AlertRow? in
        guard version.progress.stage == .adoptedInPart, let since = version.progress.since,
          let dated = answer[since]
        else { return nil }
        let missing = parties.filter { version.adoption.acceptances[$0] == nil }
        return AlertRow(
          .protocolAdoptedInPart, .attention, "\(id) \(number)", dated, in: answer,
          records: version.records,
          share: Share(by: parties.count - missing.count, of: parties.count), missing: missing,
          title: TextReference("description", in: version.drafted.flatMap { answer[$0] }),
          next: .record(
            .protocolAdopted,
            [
              NextCommand.Field(.protocolCode, id.text),
              NextCommand.Field(.version, String(number), isJSON: true),
            ]))
      }
    }
  }

  private static func anomaly(_ anomaly: Anomaly, in answer: Answer) -> AlertRow {
    let key = [anomaly.record.description, anomaly.name.rawValue, anomaly.other?.description]
    return AlertRow(
      .anomaly, .attention, key: key.compactMap { $0 }.joined(separator: ":"),
      answer[anomaly.record], in: answer,
      records: [anomaly.record] + (anomaly.other.map { [$0] } ?? []), anomaly: anomaly,
      next: .show(anomaly.record))
  }

  /// Late records are news once: all of them are among the auditor's lists.
  private static func lateRecords(in answer: Answer) -> [AlertRow] {
    answer.records.compactMap { dated in
      guard dated.record.daysLate != nil,
        dated.record.recorded.day.days(until: answer.day) <= Reach.lateNewsDays
      else { return nil }
      return AlertRow(
        .lateRecord, .notice, key: dated.sequence.description, dated, in: answer,
        next: .show(dated.sequence))
    }
  }

  private static func closing(_ agreement: AgreementID, in answer: Answer) -> [AlertRow] {
    let state = answer.state.agreement
    let stage = state.stage(on: answer.day)
    guard stage == .expired || stage == .terminated, let force = state.force,
      let dated = answer[state.progress.since ?? force.record]
    else { return [] }
    return [
      AlertRow(
        .agreementToCloseOut, .attention, agreement.text, dated, in: answer, since: force.days.last,
        missing: state.parties,
        title: TextReference("title", in: state.proposal.flatMap { answer[$0.record] }),
        next: .record(.agreementClosedOut, []))
    ]
  }

  private static func stalledAxes(of agreement: AgreementID, in answer: Answer) -> [AlertRow] {
    let state = answer.state.agreement
    var last: [Code: DatedRecord] = [:]
    for dated in answer.records where dated.record.counts(in: agreement) {
      for axis in dated.axes { last[axis] = dated }
    }
    return state.axes.compactMap { id, axis in
      guard axis.stage == .active,
        let dated = last[id] ?? axis.records.last.flatMap({ answer[$0] }),
        let day = dated.last
      else { return nil }
      // What was said before the agreement began counts from its beginning.
      let since = max(day, state.force?.days.first ?? day)
      guard since.days(until: answer.day) > Reach.stalledDays else { return nil }
      return AlertRow(
        .stalledAxis, .notice, id.text, dated, in: answer, since: since, axes: [id],
        title: TextReference("title", in: axis.records.first.flatMap { answer[$0] }),
        next: .axis(id))
    }
  }
}

extension AlertRow {
  /// An alert about what falls due.
  private init(
    _ alert: AlertKind, _ severity: AlertSeverity, _ row: DueRow, since day: Day? = nil,
    in answer: Answer
  ) {
    let next: NextCommand =
      switch row.kind {
      case .commitment: .record(.commitmentMet, [NextCommand.Field(.commitment, row.about ?? "")])
      case .exchange:
        .record(
          .exchangeHeld,
          [NextCommand.Field(.exchange, row.about ?? "")]
            + [answer[row.record]?.facts.text(.form)].compactMap { $0 }
            .map { NextCommand.Field(.form, $0) })
      case .lead: .record(.fundingApplied, [NextCommand.Field(.lead, row.about ?? "")])
      case .transfer:
        .record(.transferAcknowledged, [NextCommand.Field(.transfer, row.about ?? "")])
      case .amendment, .delegation, .effect: .show(row.record)
      case .term: .due
      }
    self.init(
      alert, severity, key: alert == .dueSoon ? row.id : row.about, about: row.about,
      answer[row.record], in: answer, since: day ?? row.day, axes: row.axes, parties: row.parties,
      records: [row.record, row.changed], missing: row.debtors, title: row.title, next: next)
  }

  /// An alert about something under a code.
  private init(
    _ alert: AlertKind, _ severity: AlertSeverity, _ about: String, _ dated: DatedRecord,
    in answer: Answer, since day: Day? = nil, axes: [Code]? = nil,
    records: [SequenceNumber] = [], share: Share? = nil, missing: [ActorID] = [],
    title: TextReference?, next: NextCommand
  ) {
    self.init(
      alert, severity, key: about, about: about, dated, in: answer, since: day ?? dated.last,
      axes: axes, records: records, share: share, missing: missing, title: title, next: next)
  }

  private init(
    _ alert: AlertKind, _ severity: AlertSeverity, key: String?, about: String? = nil,
    _ dated: DatedRecord?, in answer: Answer, since day: Day? = nil, axes: [Code]? = nil,
    parties: [ActorID]? = nil, records: [SequenceNumber] = [], share: Share? = nil,
    missing: [ActorID] = [], anomaly: Anomaly? = nil, title: TextReference? = nil, next: NextCommand
  ) {
    let day = day ?? dated?.last
    id = "\(alert.rawValue):\(key ?? "")"
    self.alert = alert
    self.severity = severity
    self.about = about ?? dated.flatMap { RecordLine($0).about }
    self.day = day
    days = day.map { answer.day.days(until: $0) }
    self.axes = axes ?? dated?.axes ?? []
    self.parties = Set((parties ?? dated?.parties ?? []) + missing).sorted()
    self.share = share
    self.missing = missing
    self.anomaly = anomaly
    record = dated?.sequence
    type = dated?.type
    self.records = Set(records + (dated.map { [$0.sequence] } ?? [])).sorted()
    self.title = title ?? TextReference("title", in: dated)
    self.next = next
  }
}

internal import Partnership

/// *labels*: agreement, axes and parties of a header are what its own facts, its `on_behalf_of` and
/// the first record of its object make them, and more only where the author may add.
enum LabelsCheck {
  /// Holds a record's header against the history before it.
  ///
  /// - Parameter decided: The record as decided again, if the rules let it pass; what a correction
  ///   or annulment is labelled with follows from its target, and deciding finds it out.
  static func check(
    _ record: Record, in history: History, decided: Record?, _ findings: inout Findings
  ) {
    findings.count(.labels)
    guard record.target == nil else {
      if let decided { checkTargeting(record, decided, &findings) }
      return
    }
    let made = history.labels(of: record)
    let mayAddAxes = record.type.definition.axisRule != .none
    let axes = mayAddAxes ? record.axes.union(with: made.axes) : made.axes
    if record.axes != axes { add(.axesLabel, record, axes, &findings) }
    let parties = record.parties.union(with: made.parties)
    if record.parties != parties { add(.partiesLabel, record, parties, &findings) }
  }

  /// Holds the header of a record that is shown without the history before it against the record's own
  /// facts: whoever looks for what they name has to find it.
  static func check(shown record: Record, _ findings: inout Findings) {
    guard record.target == nil else { return }
    let own = record.ownLabels
    let axes = record.axes.union(with: own.axes)
    if record.axes != axes { add(.axesLabel, record, axes, check: .indexes, &findings) }
    let parties = record.parties.union(with: own.parties)
    if record.parties != parties { add(.partiesLabel, record, parties, check: .indexes, &findings) }
  }

  private static func checkTargeting(
    _ record: Record, _ decided: Record, _ findings: inout Findings
  ) {
    if record.agreement != decided.agreement {
      findings.add(Fault(.agreementLabel, table: logTable, of: record))
    }
    if record.axes != decided.axes { add(.axesLabel, record, decided.axes, &findings) }
    if record.parties != decided.parties { add(.partiesLabel, record, decided.parties, &findings) }
    if record.amends != decided.amends {
      findings.add(Fault(.amendsLabel, table: logTable, of: record))
    }
  }

  private static func add(
    _ name: FaultName, _ record: Record, _ expected: [some Identifier], check: Check? = nil,
    _ findings: inout Findings
  ) {
    let list = expected.map(\.text).joined(separator: ", ")
    findings.add(
      Fault(
        name, check: check, table: check == nil ? logTable : nil, of: record,
        parameters: [.expected("[\(list)]")]))
  }
}

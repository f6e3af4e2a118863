extension PreparedAction {
  /// The action as a record of the log shows it, to be decided again.
  ///
  /// The author's own axes and parties cannot be told from those the ledger added, so all of them
  /// are given: deciding adds to them, and adds nothing when the record was complete. No words: no
  /// rule reads them.
  public init(of record: Record, id: ActionID, expires: Recorded?) {
    self.init(
      id: id, type: record.type, agreement: record.target == nil ? record.agreement : nil,
      occurred: record.occurred, axes: record.axes, parties: record.parties,
      onBehalfOf: record.onBehalfOf, target: record.target, author: record.author,
      expires: expires, facts: record.facts, words: Words())
  }
}

extension PreparedAction {
  /// The action as a record of the log shows it, to be decided again.
  ///
  /// The axes and parties that its own facts make are left out, for deciding to add; whether the
  /// others were added by the author or by the object makes no difference. No words: no rule reads
  /// them.
  public init(of record: Record, expires: Recorded?) {
    let own = record.ownLabels
    self.init(
      id: nil, type: record.type, agreement: record.target == nil ? record.agreement : nil,
      occurred: record.occurred, axes: record.axes.filter { !own.axes.contains($0) },
      parties: record.parties.filter { !own.parties.contains($0) },
      onBehalfOf: record.onBehalfOf, target: record.target, author: record.author,
      expires: expires, facts: record.facts, words: Words(), signers: record.signers)
  }
}

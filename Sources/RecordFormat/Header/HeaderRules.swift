internal import Partnership

extension ActionHeader {
  /// How many signatures an action may have.
  public static let mostSignatures = 16
  static let signaturesForm = "1 to 16 of {key, value}, ascending by key, no repeats"

  /// Holds the keys against each other and against what the catalogue says of the type; asked
  /// when a header is read and again before one is written.
  func check() throws(RecordFormatError) {
    let definition = type.definition
    try checkAgreement(definition.scope)
    switch definition.kind {
    case .act:
      try require(occurred != nil, "occurred")
      try require(!onBehalfOf.isEmpty, "on_behalf_of")
    case .finding:
      try require(occurred != nil, "occurred")
    case .clerical:
      try refuse(occurred != nil, "occurred")
      try refuse(!onBehalfOf.isEmpty, "on_behalf_of")
    }
    switch type {
    case .recordCorrected:
      try require(target != nil, "target")
    case .recordAnnulled:
      try require(target != nil, "target")
      try refuse(!amends.isEmpty, "amends")
    default:
      try refuse(target != nil, "target")
      try refuse(!amends.isEmpty, "amends")
    }
    try require(signatures.isEmpty || seen != nil, "seen")
    if let seen, let target, target.index >= seen.size {
      throw malformed("seen", "{root, size}, the size greater than the target")
    }
  }

  private func checkAgreement(_ scope: RecordScope) throws(RecordFormatError) {
    switch scope {
    case .ledger: try refuse(agreement != nil, "agreement")
    case .agreement: try require(agreement != nil, "agreement")
    case .either, .target: break
    }
  }

  private func require(_ isThere: Bool, _ key: String) throws(RecordFormatError) {
    guard isThere else { throw .missingKey(part: .header, key: key) }
  }

  private func refuse(_ isThere: Bool, _ key: String) throws(RecordFormatError) {
    if isThere { throw .notApplicable(part: .header, key: key, type: type) }
  }

  func malformed(_ key: String, _ expected: String) -> RecordFormatError {
    .malformed(part: .header, key: key, offset: nil, expected: expected)
  }

  /// Also holds the place and the instant against what the action says: what it names lies before it,
  /// and it has not expired.
  func check(
    at sequence: SequenceNumber, recorded: Recorded
  ) throws(RecordFormatError) {
    try check()
    if let target, target >= sequence {
      throw malformed("target", "a sequence before the record's own")
    }
    if let expires, recorded > expires {
      throw malformed("expires", "an instant not before the record's own")
    }
    if let seen, seen.size > sequence.index {
      throw malformed("seen", "{root, size}, the size at most the record's own sequence")
    }
  }
}

public import Partnership
public import RecordFormat

/// A document that a record says is held beside the store.
public struct HeldDocument: Sendable, Hashable {
  /// The record that attaches it.
  public let record: SequenceNumber
  /// The agreement of the record; nil for a document of the ledger.
  public let agreement: AgreementID?
  /// The SHA-256 of its bytes, 64 hexadecimal digits.
  public let sha256: String
  /// How many bytes it has.
  public let bytes: Int64
  /// Whether it is of class personal, and may be sealed under the key of the record.
  public let isPersonal: Bool
}

extension HeldDocument {
  /// The document a record attaches, unless its evidence says that it is held elsewhere.
  public init?(_ header: Header, _ facts: Facts) {
    guard header.type == .documentAttached, let sha256 = facts.text(.sha256),
      let bytes = facts.integer(.bytes)
    else { return nil }
    guard !facts.isHeldElsewhere else { return nil }
    self.init(
      record: header.sequence, agreement: header.agreement, sha256: sha256, bytes: bytes,
      isPersonal: facts.isOfPersonalDocument)
  }
}

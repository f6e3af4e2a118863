public import Partnership
internal import RecordFormat

/// Whose a key is, as one record says it (`key.added`), and who signed that record.
public struct RecordedOwner: Sendable, Equatable {
  /// The record.
  public let record: SequenceNumber
  /// The raw public key, 64 hexadecimal digits.
  public let key: String
  /// What it signs: `act`, `checkpoint` or `witness`.
  public let use: String
  /// Whose it is: a party or a person.
  public let owner: String
  /// The parties of the record: for a key of a person those whose person it was.
  public let parties: [String]
  /// The fingerprints of the keys that signed the record.
  public let signers: [KeyFingerprint]

  /// What a record says of a key, and who signed it.
  public init(
    record: SequenceNumber, key: String, use: String, owner: String, parties: [String],
    signers: [KeyFingerprint]
  ) {
    self.record = record
    self.key = key
    self.use = use
    self.owner = owner
    self.parties = parties
    self.signers = signers
  }

  /// Nil for a record of another type.
  init?(_ header: Header, _ facts: Facts) {
    guard header.type == .keyAdded, let key = facts.text(.key), let use = facts.text(.use),
      let owner = facts.text(.owner)
    else { return nil }
    self.init(
      record: header.sequence, key: key, use: use, owner: owner,
      parties: header.parties.map(\.text), signers: header.signatures.map(\.key))
  }
}

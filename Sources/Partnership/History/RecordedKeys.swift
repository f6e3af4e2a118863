/// A key that the ledger itself records: what its partners' copies say, to be compared with what they
/// say in person.
public struct RecordedKey: Sendable, Hashable {
  /// The raw public key, 64 hexadecimal digits.
  public let key: String
  /// What it signs: `act`, `checkpoint` or `witness`.
  public let use: String
  /// Whose it is: a party or a person.
  public let owner: String
  /// The parties of the record that added it: for a key of a person those whose person it was.
  public let parties: [ActorID]
  /// The fingerprints of the keys that signed the record that added it.
  public let signers: [KeyFingerprint]
  /// The record since which it may sign.
  public let since: SequenceNumber
  /// The record that retired it; nil while it may sign.
  public internal(set) var retiredBy: SequenceNumber?
  /// When that was recorded; nil while it may sign.
  public internal(set) var retired: Recorded?
  /// Why, as the catalogue says it; nil while it may sign.
  public internal(set) var why: String?
}

/// The keys of parties and persons that records have added, in the order of these records; those that an
/// annulled record added are none.
public struct RecordedKeys: Sendable {
  private var added: [RecordedKey] = []
  private var retirements: [Record] = []
  private var annulled: Set<SequenceNumber> = []

  /// The keys that these records add and retire, which come in the order of the log; records that are
  /// of no key are passed over.
  public init(_ records: some Swift.Sequence<Record> = EmptyCollection()) {
    for record in records { take(record) }
  }

  /// Takes the next record of the log into account.
  public mutating func take(_ record: Record) {
    switch record.type {
    case .keyAdded:
      guard let key = record.facts.text(.key), let use = record.facts.text(.use),
        let owner = record.facts.text(.owner)
      else { return }
      added.append(
        RecordedKey(
          key: key, use: use, owner: owner, parties: record.parties, signers: record.signers,
          since: record.sequence))
    case .keyRetired: retirements.append(record)
    case .recordAnnulled: if let target = record.target { annulled.insert(target) }
    default: break
    }
  }

  /// The keys, each with its retirement.
  public var keys: [RecordedKey] {
    var keys = added.filter { !annulled.contains($0.since) }
    for record in retirements where !annulled.contains(record.sequence) {
      for index in keys.indices
      where keys[index].key == record.facts.text(.key) && keys[index].retiredBy == nil {
        keys[index].retiredBy = record.sequence
        keys[index].retired = record.recorded
        keys[index].why = record.facts.text(.why)
      }
    }
    return keys
  }
}

internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import Partnership

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

extension Ledger {
  /// The keys of parties and persons that records have added, in the order of these records; those
  /// that an annulled record added are none.
  public func recordedKeys() throws(LedgerError) -> [RecordedKey] {
    var keys: [RecordedKey] = []
    var annulled: Set<SequenceNumber> = []
    var retirements: [Record] = []
    let records = try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) in
        var records: [Record] = []
        // Their journal has what a rule looks at, and the log the rest.
        for record in try view.journal(of: .keys, in: transaction) {
          records.append(try transaction.storedRecord(record.sequence).record)
        }
        return records
      }
    }
    for record in records {
      switch record.type {
      case .keyAdded:
        guard let key = record.facts.text(.key), let use = record.facts.text(.use),
          let owner = record.facts.text(.owner)
        else { continue }
        keys.append(
          RecordedKey(
            key: key, use: use, owner: owner, parties: record.parties, signers: record.signers,
            since: record.sequence))
      case .keyRetired: retirements.append(record)
      case .recordAnnulled: if let target = record.target { annulled.insert(target) }
      default: break
      }
    }
    keys.removeAll { annulled.contains($0.since) }
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

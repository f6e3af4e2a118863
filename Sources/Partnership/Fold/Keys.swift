/// What a key is for; a key has one use.
public enum KeyUse: String, Sendable, Hashable, CaseIterable {
  /// Signing acts.
  case act
  /// Signing the ledger's heads.
  case checkpoint
  /// Cosigning heads.
  case witness
}

/// A public key that the ledger's records name.
public struct KeyState: Sendable, Hashable {
  /// The 64 lower-case hexadecimal digits of the raw Ed25519 public key.
  public let key: String
  /// The party whose it is; nil for a person's, and for the one the ledger was opened with.
  public let actor: ActorID?
  /// The person whose it is; nil for a party's, and for the one the ledger was opened with.
  public let person: PersonID?
  /// The parties that speak for its records: its owner, or those whose person the owner was.
  public let parties: [ActorID]
  /// What it is for.
  public let use: KeyUse
  /// The record that added it: it may sign from there on.
  public let added: SequenceNumber
  /// The record that retired it, the last it may sign; nil while it may sign.
  public var retired: SequenceNumber?
  /// The first record from which its signatures are in doubt, as whoever retired it says.
  public var doubtfulFrom: SequenceNumber?

  /// Whether a key is of the same owner and for the same use.
  ///
  /// The keys that sign a ledger's heads are all the ledger's, whoever runs it.
  func isOfSameKind(as other: KeyState) -> Bool {
    guard use == other.use else { return false }
    return use == .checkpoint || (actor == other.actor && person == other.person)
  }
}

extension PartnershipState {
  mutating func applyKey(_ record: DatedRecord) {
    switch record.type {
    case .ledgerOpened:
      guard let key = record.facts.text(.checkpointKey), keys[key] == nil else { return }
      keys[key] = KeyState(
        key: key, actor: nil, person: nil, parties: [], use: .checkpoint, added: record.sequence)
    case .keyAdded:
      guard let key = KeyState(adding: record.record), keys[key.key] == nil else { return }
      keys[key.key] = key
    case .keyRetired:
      guard let key = record.facts.text(.key), keys[key]?.retired == nil else { return }
      keys[key]?.retired = record.sequence
      keys[key]?.doubtfulFrom = record.facts.integer(.doubtfulFrom)
        .flatMap { UInt64(exactly: $0) }.map { SequenceNumber($0) }
    default: break
    }
  }

  /// The keys that were ever added for the acts of a party, whether they may still sign or not.
  func actKeys(of actor: ActorID) -> [KeyState] {
    keys.values.filter { $0.use == .act && $0.actor == actor }
  }
}

extension KeyState {
  /// The key that a record of type `key.added` adds.
  init?(adding record: Record) {
    guard record.type == .keyAdded, let key = record.facts.text(.key),
      let use = record.facts.text(.use).flatMap({ KeyUse(rawValue: $0) })
    else { return nil }
    let owner = record.facts.text(.owner) ?? ""
    let person = PersonID(owner)
    let actor = person == nil ? ActorID(owner) : nil
    self.init(
      key: key, actor: actor, person: person, parties: actor.map { [$0] } ?? record.parties,
      use: use, added: record.sequence)
  }
}

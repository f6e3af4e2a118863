internal import CanonicalJSON
public import Partnership

/// The keys of the derived tables: ordered as bytes, an id followed by a zero byte so that no id
/// is the beginning of another.
public enum LedgerKeys {
  /// The beginning of a subject's keys in the journal.
  public static func journal(of subject: Subject) -> [UInt8] {
    switch subject {
    case .agreement(let id): key("a", id.text)
    case .actor(let id): key("o", id.text)
    case .person(let id): key("p", id.text)
    case .ledger: key("l", "")
    case .keys: key("k", "")
    case .operations: key("w", "")
    case .erasures: key("e", "")
    }
  }

  /// The key of a record in a subject's journal.
  public static func journal(of subject: Subject, _ sequence: SequenceNumber) -> [UInt8] {
    var key = journal(of: subject)
    key.append(bigEndian: sequence.index)
    return key
  }

  /// The sequence at the end of a journal key; nil when the key is too short to hold one.
  public static func sequence(inJournalKey key: Span<UInt8>) -> SequenceNumber? {
    guard key.count > 8 else { return nil }
    var index: UInt64 = 0
    for offset in key.count - 8..<key.count { index = index << 8 | UInt64(key[offset]) }
    return SequenceNumber(index)
  }

  /// The beginning of a member's keys in the memberships: an actor or a person.
  public static func memberships(of member: Subject) -> [UInt8] { journal(of: member) }

  /// The key of a membership.
  public static func membership(of member: Subject, in agreement: AgreementID) -> [UInt8] {
    var key = memberships(of: member)
    key.append(contentsOf: agreement.text.utf8)
    return key
  }

  /// The key of an action.
  public static func action(_ id: ActionID) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(16)
    key.append(bigEndian: id.high)
    key.append(bigEndian: id.low)
    return key
  }

  /// The key of an agreement's snapshot.
  public static func snapshot(of agreement: AgreementID) -> [UInt8] {
    Array(agreement.text.utf8)
  }

  /// Eight bytes, most significant first.
  public static func bigEndian(_ number: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8)
    bytes.append(bigEndian: number)
    return bytes
  }

  private static func key(_ tag: Unicode.Scalar, _ id: String) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(id.utf8.count + 10)
    key.append(UInt8(truncatingIfNeeded: tag.value))
    key.append(contentsOf: id.utf8)
    key.append(0)
    return key
  }
}

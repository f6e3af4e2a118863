/// The public keys that sign a ledger's heads, each with its time: the one it was opened with, and
/// those that records have added since, until a record retires them.
public struct HeadKeys: Sendable, Hashable {
  /// A key and its time.
  public struct Key: Sendable, Hashable {
    /// The 64 lower-case hexadecimal digits of the raw Ed25519 public key.
    public let key: String
    /// The record that made it one of them.
    public let added: SequenceNumber
    /// The record that retired it; nil while it may sign.
    public internal(set) var retired: SequenceNumber?

    /// Whether it may sign a head of a size: one that covers the record which added it, and none that
    /// covers the one which retired it.
    public func maySign(headOfSize size: UInt64) -> Bool {
      added.index < size && retired.map { size <= $0.index } != false
    }
  }

  /// In the order of the records that added them.
  public private(set) var keys: [Key] = []

  /// The keys that these records add and retire, which come in the order of the log; records that are
  /// of no key are passed over.
  public init(_ records: some Swift.Sequence<Record>) {
    for record in records { take(record) }
  }

  /// The same as the records below a size make them.
  public func before(_ size: UInt64) -> HeadKeys {
    var earlier = self
    earlier.keys.removeAll { $0.added.index >= size }
    for index in earlier.keys.indices {
      earlier.keys[index].retired = earlier.keys[index].retired.flatMap {
        $0.index < size ? $0 : nil
      }
    }
    return earlier
  }

  /// Takes the next record of the log into account.
  public mutating func take(_ record: Record) {
    switch record.type {
    case .ledgerOpened: add(record.facts.text(.checkpointKey), record.sequence)
    case .keyAdded where record.facts.text(.use) == KeyUse.checkpoint.rawValue:
      add(record.facts.text(.key), record.sequence)
    case .keyRetired:
      for index in keys.indices
      where keys[index].key == record.facts.text(.key) && keys[index].retired == nil {
        keys[index].retired = record.sequence
      }
    default: break
    }
  }

  private mutating func add(_ key: String?, _ record: SequenceNumber) {
    guard let key, self[key] == nil else { return }
    keys.append(Key(key: key, added: record))
  }

  /// The key of these digits; nil when it never was one of them.
  public subscript(_ key: String) -> Key? { keys.first { $0.key == key } }

  /// Those that may sign a head of a size.
  public func signing(headOfSize size: UInt64) -> [Key] {
    keys.filter { $0.maySign(headOfSize: size) }
  }
}

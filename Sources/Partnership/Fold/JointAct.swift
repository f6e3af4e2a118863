/// An act that takes effect when every party has done it: one record naming all, or one each.
public struct JointAct: Sendable, Hashable {
  /// The record of each party that has done it.
  public private(set) var acceptances = Acceptances()
  /// The record of the last party, and the days it may have been; nil until all have.
  public private(set) var completed: Completion?

  /// The record that makes it complete.
  public struct Completion: Sendable, Hashable {
    /// The record of the last party.
    public let record: SequenceNumber
    /// The days it may have been.
    public let days: Days
  }

  /// Nobody yet.
  public init() {}

  /// Takes in the act of one or several parties.
  ///
  /// - Parameter all: Whose acts it takes.
  /// - Returns: Whether this one made it complete.
  mutating func accept(_ record: DatedRecord, by all: [ActorID]) -> Bool {
    for actor in record.onBehalfOf { acceptances.add(actor, record.sequence) }
    guard completed == nil, let days = record.days, !all.isEmpty,
      all.allSatisfy({ acceptances[$0] != nil })
    else { return false }
    completed = Completion(record: record.sequence, days: days)
    return true
  }
}

extension JointAct {
  /// One decision a party.
  func judge(_ act: Record) throws(Refusal) {
    for actor in act.onBehalfOf {
      if let record = acceptances[actor] {
        throw Refusal(.alreadyDecided, .actor(actor), .type(act.type), .record(record))
      }
    }
  }
}

/// The record by which each of some parties did something.
///
/// There are a handful: a look along a short list is faster than a hash.
public struct Acceptances: Sendable, Hashable {
  /// Who did it, in fold order.
  public private(set) var parties: [ActorID] = []
  private var records: [SequenceNumber] = []

  /// The record of a party; nil when there is none.
  public subscript(party: ActorID) -> SequenceNumber? {
    parties.firstIndex(of: party).map { records[$0] }
  }

  /// The first record of a party counts.
  fileprivate mutating func add(_ party: ActorID, _ record: SequenceNumber) {
    guard !parties.contains(party) else { return }
    parties.append(party)
    records.append(record)
  }
}

internal import LMDB
internal import LedgerTables
internal import Partnership

/// Which agreements name an actor or a person, and in which record first: made again from the log.
struct Memberships: Sendable {
  private var firsts: [Subject: [AgreementID: UInt64]] = [:]
  /// The agreement whose records come now, and whom they have named.
  private var current: (agreement: AgreementID, named: [Subject])?

  /// Takes in a record of an agreement and whom it names; records come in order.
  mutating func add(_ record: Record, of agreement: AgreementID, naming companions: [Subject]) {
    if current?.agreement != agreement { current = (agreement, []) }
    for member in companions where current?.named.contains(member) == false {
      current?.named.append(member)
      if firsts[member]?[agreement] == nil {
        firsts[member, default: [:]][agreement] = record.sequence.index
      }
    }
  }

  /// Takes in the agreements that another thread has read.
  mutating func merge(_ other: Memberships) {
    firsts.merge(other.firsts) { one, other in one.merging(other) { min($0, $1) } }
  }

  /// The agreements that name a member, ascending, each with the first record that does.
  func agreements(of member: Subject) -> [(AgreementID, UInt64)] {
    (firsts[member] ?? [:]).map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  /// The rows of the table for the records below a sequence, ascending by key.
  func rows(below end: UInt64) -> [(key: [UInt8], first: UInt64)] {
    var rows: [(key: [UInt8], first: UInt64)] = []
    for (member, agreements) in firsts {
      for (agreement, first) in agreements where first < end {
        rows.append((LedgerKeys.membership(of: member, in: agreement), first))
      }
    }
    rows.sort { $0.key.lexicographicallyPrecedes($1.key) }
    return rows
  }
}

internal import LMDB
internal import Partnership

/// The history of one subject, grown from the log alone: at each position it holds the subject's own
/// records and those of the actors and persons they name, as a decision made there would see them.
struct SubjectReplay {
  private(set) var history = History()
  private var walk: JournalWalk

  /// - Parameter journals: The records of each journal, ascending.
  init(of subject: Subject, _ journals: [Subject: [UInt64]]) {
    walk = JournalWalk(of: subject, journals)
  }

  var subject: Subject { walk.subject }

  /// Keeps at hand what decisions look up, for who decides.
  mutating func prepareToDecide() { history.prepareToDecide() }

  /// Takes in another journal from now on.
  mutating func include(_ other: Subject) { walk.include(other) }

  /// Takes in the journals of whom a record names from now on, before it is decided itself.
  mutating func include(_ companions: [Subject], of record: Record) {
    walk.include(companions, of: record.sequence)
  }

  /// Adds every record below a position.
  mutating func advance(
    to position: UInt64, _ records: inout LoggedRecords, in transaction: borrowing ReadTransaction
  ) throws(LMDBError) {
    try advance(to: position) { sequence, journal throws(LMDBError) in
      try records.record(sequence, in: journal, transaction)
    }
  }

  /// Adds every record below a position.
  ///
  /// - Parameter read: returns a record of a journal; nil for one that does not read.
  mutating func advance(
    to position: UInt64, reading read: (UInt64, Subject) throws(LMDBError) -> Record?
  ) throws(LMDBError) {
    while let (sequence, journal) = walk.next(below: position) {
      guard let record = try read(sequence, journal) else { continue }
      history.add(record)
      walk.follow(record.companions, of: record.sequence, record.type, in: journal)
    }
  }
}

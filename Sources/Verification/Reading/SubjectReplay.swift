internal import LMDB
internal import Partnership

/// The history of one subject, grown from the log alone: at each position it holds the subject's own
/// records and those of the actors and persons they name, as a decision made there would see them.
struct SubjectReplay {
  let subject: Subject
  private(set) var history = History()
  private let all: [Subject: [UInt64]]
  private var included: [Subject: Int] = [:]
  private var journals: [Journal] = []
  /// The last of the subject's own records whose companions are taken in, and those.
  private var followed: SequenceNumber?
  private var lastCompanions: [Subject] = []

  private struct Journal {
    let subject: Subject
    let sequences: [UInt64]
    var next = 0
  }

  /// - Parameter journals: The records of each journal, ascending.
  init(of subject: Subject, _ journals: [Subject: [UInt64]]) {
    self.subject = subject
    all = journals
    include(subject)
    if case .agreement = subject {
      include(.ledger)
      include(.keys)
    }
  }

  /// Keeps at hand what decisions look up, for who decides.
  mutating func prepareToDecide() { history.prepareToDecide() }

  /// Takes in another journal from now on.
  mutating func include(_ other: Subject) {
    guard included[other] == nil, let sequences = all[other] else { return }
    included[other] = journals.count
    journals.append(Journal(subject: other, sequences: sequences))
  }

  /// Takes in the journals of whom a record names from now on, before it is decided itself.
  mutating func include(_ companions: [Subject], of record: Record) {
    followed = record.sequence
    // One record after the other names the same few.
    guard companions != lastCompanions else { return }
    lastCompanions = companions
    for companion in companions { include(companion) }
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
    // Journals found on the way are appended, and come in turn.
    var index = 0
    while index < journals.count {
      while journals[index].next < journals[index].sequences.count {
        let sequence = journals[index].sequences[journals[index].next]
        guard sequence < position else { break }
        journals[index].next += 1
        let journal = journals[index].subject
        guard let record = try read(sequence, journal) else { continue }
        history.add(record)
        follow(record, in: journal)
      }
      index += 1
    }
  }

  /// A subject takes in the actors and persons its records name, and those take in whom they
  /// represent and belong to; no further.
  private mutating func follow(_ record: Record, in journal: Subject) {
    if journal == subject {
      if let followed, record.sequence <= followed { return }
    } else if record.type != .actorRegistered {
      return
    }
    for companion in record.companions { include(companion) }
  }
}

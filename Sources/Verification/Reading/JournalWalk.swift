internal import Partnership

/// Goes through the journals that a subject's history takes in: its own, and those of the actors and
/// persons that its records name.
struct JournalWalk {
  let subject: Subject
  private let all: [Subject: [UInt64]]
  private var included: Set<Subject> = []
  private var journals: [Journal] = []
  /// The journal that the next record is looked for in.
  private var current = 0
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

  /// Takes in another journal from now on.
  mutating func include(_ other: Subject) {
    guard !included.contains(other), let sequences = all[other] else { return }
    included.insert(other)
    journals.append(Journal(subject: other, sequences: sequences))
  }

  /// Takes in the journals of whom a record names from now on, before the walk comes to it.
  mutating func include(_ companions: [Subject], of record: SequenceNumber) {
    followed = record
    // One record after the other names the same few.
    guard companions != lastCompanions else { return }
    lastCompanions = companions
    for companion in companions { include(companion) }
  }

  /// The next record below a position, with its journal, one journal after the other; nil at their end,
  /// from where the walk may go on to a later position.
  mutating func next(below position: UInt64) -> (sequence: UInt64, journal: Subject)? {
    // Journals found on the way are appended, and come in turn.
    while current < journals.count {
      let journal = journals[current]
      if journal.next < journal.sequences.count, journal.sequences[journal.next] < position {
        journals[current].next += 1
        return (journal.sequences[journal.next], journal.subject)
      }
      current += 1
    }
    current = 0
    return nil
  }

  /// Takes in the actors and persons that a record of the subject names, and those that they represent
  /// and belong to; no further.
  mutating func follow(
    _ companions: [Subject], of record: SequenceNumber, _ type: RecordType, in journal: Subject
  ) {
    if journal == subject {
      if let followed, record <= followed { return }
    } else if type != .actorRegistered {
      return
    }
    for companion in companions { include(companion) }
  }
}

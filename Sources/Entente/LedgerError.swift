public import LedgerStore
public import Partnership
public import Projections
public import TimeStamps

/// Why the ledger did not do what it was asked.
public enum LedgerError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A rule refused: a sentence for a partner, in `Wording`. Nothing was written.
  case refused(Refusal)
  /// One action of several was refused, so none was written; counted from 0.
  case refusedItem(Int, Refusal)
  /// The store, the disk or a key failed.
  case store(LedgerStoreError)
  /// The date a question is *as of* does not read.
  case badDate(String)
  /// The date, the instant or the position a question is *known on* does not read.
  case badMoment(String)
  /// The question is about a time before the ledger's first record.
  case beforeFirstRecord(Recorded)
  /// The ledger's time zone is not known on this machine.
  case unknownZone(String)
  /// The ledger holds no such agreement, or none at the position asked about.
  case unknownAgreement(AgreementID)
  /// The agreement has to be named: the ledger holds none, or several.
  case agreementNotNamed([AgreementID])
  /// The agreement has no such axis, actor or object at the dates asked about.
  case unknownObject(String)
  /// No record until now has such a code, or registers such an actor; beside it those there are, each
  /// with what it is and was called.
  case unknownCode(String, known: [String: [String]])
  /// The record that brought it into being was annulled.
  case annulled(String, record: SequenceNumber, by: SequenceNumber)
  /// Nothing known at the dates asked about names it; the first record that does came, or happened,
  /// later.
  case notYetKnown(String, first: RecordLine, recorded: Recorded)
  /// The view has no value at the path; beside it some paths it has, or none where nothing is recorded
  /// at a place that is there.
  case unknownPath(ViewPath, near: [String])
  /// There is no record at that place.
  case noRecord(SequenceNumber, size: UInt64)
  /// No head of that size was signed; beside it the sizes of those that were, ascending.
  case noCheckpoint(size: UInt64, known: [UInt64])
  /// A time stamp is not taken, or does not fit.
  case timeStamp(TimeStampError)
  /// The head has a time stamp already, and it is another.
  case stampThere(path: String)
  /// The file that import ids are derived with is not one.
  case importKey(path: String, what: String)

  /// What, where, what now.
  public var description: String {
    switch self {
    case .refused(let refusal): "\(refusal.name.rawValue); nothing was written"
    case .refusedItem(let index, let refusal):
      "action \(index + 1): \(refusal.name.rawValue); nothing was written"
    case .store(let error): error.description
    case .badDate(let text):
      "\(text) is no date; write 2022-05-01, 2022-05, 2022, today or yesterday"
    case .badMoment(let text):
      "\(text) is no date, instant or position; write 2022-05-01, 2022-05, today, yesterday, #40"
        + " or checkpoint:41"
    case .beforeFirstRecord(let first):
      "nothing was recorded by then: the first record is of \(first)"
    case .unknownZone(let zone):
      "the time zone \(zone) is not known on this machine; install its time zone data"
    case .unknownAgreement(let id): "the ledger holds no agreement \(id)"
    case .agreementNotNamed(let ids):
      ids.isEmpty
        ? "the ledger holds no agreement yet; record agreement.proposed"
        : "the ledger holds several agreements; name one of \(ids.map(\.text).joined(separator: ", "))"
    case .unknownObject(let name): "\(name) is not known at these dates"
    case .unknownCode(let name, let known):
      "no record names \(name)"
        + (known.isEmpty ? "" : "; it may be \(known.keys.sorted().joined(separator: ", "))")
    case .annulled(let name, let record, let annulment):
      "record \(record), which names \(name), was annulled by record \(annulment)"
    case .notYetKnown(let name, let first, let recorded):
      "\(name) is not known at these dates; record \(first.sequence) of \(recorded) is the first"
        + " that names it"
    case .unknownPath(let path, let near):
      "\(path.subject) has no value at \(path.path)"
        + (near.isEmpty ? "" : "; it has \(near.joined(separator: ", "))")
    case .noRecord(let sequence, let size):
      "there is no record \(sequence); the log holds \(size) records, numbered from 0"
    case .noCheckpoint(let size, let known):
      "no head of \(size) records was signed; those that were: "
        + known.suffix(20).map { String($0) }.joined(separator: ", ")
    case .timeStamp(let error): error.description
    case .stampThere(let path):
      "\(path) is another time stamp of this head; move it away to keep this one"
    case .importKey(let path, let what): "\(path): \(what)"
    }
  }
}

/// Runs work of the store and speaks its error as the ledger's.
func inStore<Result: ~Copyable>(
  _ work: () throws(LedgerStoreError) -> Result
) throws(LedgerError) -> Result {
  do throws(LedgerStoreError) {
    return try work()
  } catch {
    if case .refusedOpening(let refusal) = error { throw .refused(refusal) }
    throw .store(error)
  }
}

extension LedgerError {
  /// The same of one action alone, which has no place among others.
  var ofOne: LedgerError {
    if case .refusedItem(_, let refusal) = self { .refused(refusal) } else { self }
  }
}

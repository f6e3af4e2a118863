internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import Partnership
public import Projections
internal import RecordFormat
internal import Transparency

/// The two times of a question, as a person gives them.
public struct Moment: Sendable, Hashable {
  /// `2022-05-01`, `2022-05` (its last day), `2022`, `today`, `yesterday`; nil is today.
  public var asOf: String?
  /// The same, or an instant, or `#40`: up to and including record 40; or `checkpoint:41` (`tete:41`):
  /// what the signed head of 41 records covers; nil is now.
  public var knownOn: String?

  /// Today, as known now, unless said otherwise.
  public init(asOf: String? = nil, knownOn: String? = nil) {
    self.asOf = asOf
    self.knownOn = knownOn
  }
}

extension Ledger {
  /// Resolves the two times of a question to a day and a record.
  ///
  /// - Throws: `.badDate`, `.badMoment`, `.beforeFirstRecord` when nothing was recorded by then.
  public func question(
    about agreement: AgreementID?, at moment: Moment
  ) throws(LedgerError) -> Question {
    let size = try inStore { () throws(LedgerStoreError) in
      try store.read { _, view throws(LedgerTablesError) in view.size }
    }
    let last = try recorded(SequenceNumber(size - 1))
    let now = clock == .simulated ? last : try systemNow()
    let asOf = try day(moment.asOf, today: now.day)
    let (known, isKnownDayNotOver) = try position(moment.knownOn, size: size, now: now)
    return Question(
      agreement: agreement, asOf: asOf, knownOn: known, recorded: try recorded(known),
      isDayNotOver: asOf >= now.day || isKnownDayNotOver, isClockSimulated: clock == .simulated)
  }

  private func systemNow() throws(LedgerError) -> Recorded {
    guard let now = Recorded(unixMicroseconds: SystemTime.microsecondsSince1970()) else {
      throw .store(.clockUnreadable)
    }
    return now
  }

  private func day(_ text: String?, today: Day) throws(LedgerError) -> Day {
    guard let text else { return today }
    guard let written = WrittenDay(text) else { throw .badDate(text) }
    return written.day(from: today)
  }

  /// The last record known at a moment, and whether the day of the moment is not over yet.
  private func position(
    _ text: String?, size: UInt64, now: Recorded
  ) throws(LedgerError) -> (SequenceNumber, Bool) {
    let end: Recorded
    var isNotOver = false
    guard let written = text.map({ WrittenTime($0) }) ?? .now else {
      throw .badMoment(text ?? "")
    }
    switch written {
    case .now: return (SequenceNumber(size - 1), false)
    case .record(let index):
      guard index < size else { throw .noRecord(SequenceNumber(index), size: size) }
      return (SequenceNumber(index), false)
    case .head(let size): return (try lastRecord(underHeadOf: size), false)
    case .instant(let instant): end = instant
    case .day(let written):
      end = try endOfDay(written.day(from: now.day))
      isNotOver = end >= now
    }
    guard let last = try lastRecord(upTo: end, size: size) else {
      throw .beforeFirstRecord(try recorded(0))
    }
    return (last, isNotOver)
  }

  /// The last record that the signed head of a size covers.
  ///
  /// - Throws: `.noCheckpoint` where no head of that size was signed.
  private func lastRecord(underHeadOf size: UInt64) throws(LedgerError) -> SequenceNumber {
    var sizes: [UInt64] = []
    for note in try checkpoints() {
      do throws(TransparencyError) {
        sizes.append(try Checkpoint(text: note.text).size)
      } catch {
        throw .store(.transparency(error))
      }
    }
    guard sizes.contains(size) else { throw .noCheckpoint(size: size, known: sizes.sorted()) }
    return SequenceNumber(size - 1)
  }

  /// The end of a day in the ledger's zone: the one place of a question where a zone is used.
  private func endOfDay(_ day: Day) throws(LedgerError) -> Recorded {
    guard let name = store.opening.facts.text(.zone) else { return Recorded(endOf: day) }
    guard let end = ZoneDays.end(of: day, inZone: name) else { throw .unknownZone(name) }
    return end
  }

  /// The last record recorded by an instant; nil when there is none.
  private func lastRecord(
    upTo end: Recorded, size: UInt64
  ) throws(LedgerError) -> SequenceNumber? {
    var low: UInt64 = 0
    var high = size
    while low < high {
      let middle = (low + high) / 2
      if try recorded(SequenceNumber(middle)) <= end { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : SequenceNumber(low - 1)
  }

  private func recorded(_ sequence: SequenceNumber) throws(LedgerError) -> Recorded {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        try transaction.storedRecord(sequence).header.recorded
      }
    }
  }
}

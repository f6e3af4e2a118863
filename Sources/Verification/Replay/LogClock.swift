internal import LMDB
internal import LedgerTables
internal import Partnership
internal import Projections

/// Turns the two times of a question into a day and a record of the log.
struct LogClock {
  /// A question whose times are resolved.
  struct Asked {
    let asOf: Day
    let knownOn: SequenceNumber
    let recorded: Recorded
    let isDayNotOver: Bool
    let isClockSimulated: Bool
  }

  private let size: UInt64
  private let endOfDay: StateQuestion.EndOfDay

  init(_ size: UInt64, _ endOfDay: @escaping StateQuestion.EndOfDay) {
    self.size = size
    self.endOfDay = endOfDay
  }

  /// Nil when a record it needs does not read.
  func resolve(
    _ question: StateQuestion, _ records: inout LoggedRecords,
    _ transaction: borrowing ReadTransaction
  ) throws(BadQuestion) -> Asked? {
    guard let opening = try record(0, &records, transaction),
      let last = try record(size - 1, &records, transaction)?.recorded
    else { return nil }
    let isSimulated = opening.facts.text(.clock) == "simulated"
    let system = Recorded(unixMicroseconds: SystemTime.microsecondsSince1970())
    guard let now = isSimulated ? last : system else {
      throw .what("the clock of this machine gives no date; set it and try again")
    }
    let asOf = try day(question.asOf, today: now.day)
    var known = SequenceNumber(size - 1)
    var isKnownDayNotOver = false
    let written = question.knownOn.map { WrittenTime($0) } ?? .now
    switch written {
    case nil: throw malformed(question.knownOn ?? "")
    case .now: break
    case .record(let index):
      guard index < size else {
        throw .what("there is no record \(index); the log holds \(size), numbered from 0")
      }
      known = SequenceNumber(index)
    case .head(let size):
      guard size <= self.size, try isSigned(size, transaction) else {
        throw .what(
          "no head of \(size) records was signed; `checkpoint --list` lists those that were")
      }
      known = SequenceNumber(size - 1)
    case .instant(let instant):
      known = try self.last(upTo: instant, opening, &records, transaction)
    case .day(let written):
      let end = try self.end(of: written.day(from: now.day), zone: opening.facts.text(.zone))
      isKnownDayNotOver = end >= now
      known = try self.last(upTo: end, opening, &records, transaction)
    }
    guard let recorded = try record(known.index, &records, transaction)?.recorded else {
      return nil
    }
    return Asked(
      asOf: asOf, knownOn: known, recorded: recorded,
      isDayNotOver: asOf >= now.day || isKnownDayNotOver, isClockSimulated: isSimulated)
  }

  /// Whether a head of a size is stored.
  private func isSigned(
    _ size: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(BadQuestion) -> Bool {
    do throws(LMDBError) {
      return try transaction.get(size, in: LedgerTable.checkpoints) != nil
    } catch {
      throw .storage(error)
    }
  }

  private func record(
    _ sequence: UInt64, _ records: inout LoggedRecords, _ transaction: borrowing ReadTransaction
  ) throws(BadQuestion) -> Record? {
    do throws(LMDBError) {
      return try records.record(sequence, transaction)
    } catch {
      throw .storage(error)
    }
  }

  private func day(_ text: String?, today: Day) throws(BadQuestion) -> Day {
    guard let text else { return today }
    guard let written = WrittenDay(text) else {
      throw .what("\(text) is no date; write 2022-05-01, 2022-05, 2022, today or yesterday")
    }
    return written.day(from: today)
  }

  private func end(of day: Day, zone: String?) throws(BadQuestion) -> Recorded {
    guard let zone else { return Recorded(endOf: day) }
    guard let end = endOfDay(day, zone) else {
      throw .what("the time zone \(zone) is not known on this machine")
    }
    return end
  }

  private func last(
    upTo end: Recorded, _ opening: Record, _ records: inout LoggedRecords,
    _ transaction: borrowing ReadTransaction
  ) throws(BadQuestion) -> SequenceNumber {
    guard let last = try lastRecord(upTo: end, &records, transaction) else {
      throw .what("nothing was recorded by then: the first record is of \(opening.recorded)")
    }
    return last
  }

  private func malformed(_ text: String) -> BadQuestion {
    .what(
      "\(text) is no date, instant or position; write 2022-05-01, 2022-05, today, yesterday, #40"
        + " or checkpoint:41")
  }

  private func lastRecord(
    upTo end: Recorded, _ records: inout LoggedRecords, _ transaction: borrowing ReadTransaction
  ) throws(BadQuestion) -> SequenceNumber? {
    var low: UInt64 = 0
    var high = size
    while low < high {
      let middle = (low + high) / 2
      if let recorded = try record(middle, &records, transaction)?.recorded, recorded <= end {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low == 0 ? nil : SequenceNumber(low - 1)
  }
}

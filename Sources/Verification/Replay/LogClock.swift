internal import LMDB
internal import Partnership

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
    if let text = question.knownOn, text != "now" {
      if text.hasPrefix("#") {
        known = try position(text)
      } else {
        let end = try self.end(of: text, today: now.day, zone: opening.facts.text(.zone))
        isKnownDayNotOver = end.isDay && end.instant >= now
        guard let found = try lastRecord(upTo: end.instant, &records, transaction) else {
          throw .what("nothing was recorded by then: the first record is of \(opening.recorded)")
        }
        known = found
      }
    }
    guard let recorded = try record(known.index, &records, transaction)?.recorded else {
      return nil
    }
    return Asked(
      asOf: asOf, knownOn: known, recorded: recorded,
      isDayNotOver: asOf >= now.day || isKnownDayNotOver, isClockSimulated: isSimulated)
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
    guard let text, text != "today", text != "aujourd'hui", text != "aujourd’hui" else {
      return today
    }
    guard let date = Occurred.Date(text) else { throw malformed(text) }
    return date.last
  }

  private func position(_ text: String) throws(BadQuestion) -> SequenceNumber {
    let digits = text.dropFirst()
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let index = UInt64(digits)
    else { throw malformed(text) }
    guard index < size else {
      throw .what("there is no record \(index); the log holds \(size), numbered from 0")
    }
    return SequenceNumber(index)
  }

  private func end(
    of text: String, today: Day, zone: String?
  ) throws(BadQuestion) -> (instant: Recorded, isDay: Bool) {
    if let instant = Recorded(text) { return (instant, false) }
    if case .instant(let day, let second, let offset) = Occurred(text)?.form {
      let micro = Int64(second - offset * 60) * 1_000_000 + 999_999
      return (Recorded(startOf: day).adding(microseconds: micro), false)
    }
    let day = try day(text, today: today)
    guard let zone else { return (Recorded(endOf: day), true) }
    guard let end = endOfDay(day, zone) else {
      throw .what("the time zone \(zone) is not known on this machine")
    }
    return (end, true)
  }

  private func malformed(_ text: String) -> BadQuestion {
    .what("\(text) is no date, instant or position; write 2022-05-01, 2022-05, today or #40")
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

public import Partnership

/// Where `recorded` comes from.
public enum LedgerClock: String, Sendable, Hashable, CaseIterable {
  /// The clock of the machine.
  case system
  /// The log itself: *now* is the last record, and the next comes a second later. For
  /// demonstrations and tests, and said on every view.
  case simulated
}

/// What a caller says of the time of one append.
public struct ClockInstruction: Sendable, Hashable {
  /// On a simulated clock, the instant of the append.
  public var now: Recorded?
  /// Record even though the clock is behind the last record or far ahead of it.
  public var isAccepted: Bool

  /// Nothing said.
  public init(now: Recorded? = nil, isAccepted: Bool = false) {
    self.now = now
    self.isAccepted = isAccepted
  }
}

extension LedgerClock {
  /// How far the clock may be behind the last record before it is doubted.
  static let behindMicroseconds: Int64 = 5_000_000
  /// How far it may be ahead.
  static let aheadMicroseconds: Int64 = 400 * 86_400_000_000

  /// The instant of the next record: after the last one, always; refused when the clock is in
  /// doubt and nobody accepted it.
  ///
  /// - Parameter systemTime: What the clock of the machine shows, in microseconds since 1970.
  func next(
    after last: Recorded?, _ instruction: ClockInstruction, systemTime: () -> Int64
  ) throws(ClockDoubt) -> Recorded {
    // Whoever could set the time of a record on the machine's clock could write the past.
    guard self == .simulated || instruction.now == nil else { throw .notSimulated }
    guard let now = instruction.now ?? reading(after: last, systemTime) else { throw .unreadable }
    guard let last else { return now }
    if !instruction.isAccepted {
      if now.microseconds < last.microseconds - tolerance {
        throw .refused(.clockBehind, now, last)
      }
      if now.microseconds > last.microseconds + LedgerClock.aheadMicroseconds {
        throw .refused(.clockAhead, now, last)
      }
    }
    let next = max(now, last.adding(microseconds: 1))
    // After the last microsecond of the year 9999 there is none.
    guard next > last else { throw .unreadable }
    return next
  }

  /// A simulated clock never steps back: there is no machine to blame.
  private var tolerance: Int64 { self == .system ? LedgerClock.behindMicroseconds : 0 }

  private func reading(after last: Recorded?, _ systemTime: () -> Int64) -> Recorded? {
    if self == .simulated, let last { return last.adding(microseconds: 1_000_000) }
    return Recorded(unixMicroseconds: systemTime())
  }
}

/// Why a clock gave no instant.
enum ClockDoubt: Error {
  case unreadable
  case notSimulated
  case refused(RefusalName, Recorded, Recorded)
}

import Glibc

/// The two clocks of the system, as plain numbers.
public enum SystemTime {
  /// Microseconds since 1970-01-01T00:00:00Z, without leap seconds; somebody may set this clock.
  public static func microsecondsSince1970() -> Int64 {
    let now = read(CLOCK_REALTIME)
    return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
  }

  /// Nanoseconds since some moment; never goes back, for measuring only.
  public static func monotonicNanoseconds() -> UInt64 {
    let now = read(CLOCK_MONOTONIC)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
  }

  private static func read(_ clock: clockid_t) -> timespec {
    var now = timespec()
    let code = unsafe clock_gettime(clock, &now)
    precondition(code == 0, "the system has no clock \(clock)")
    return now
  }
}

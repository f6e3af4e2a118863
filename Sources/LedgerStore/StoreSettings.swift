internal import LMDB

/// What tests set otherwise: no answer depends on it.
package struct StoreSettings: Sendable {
  /// How many records the derived tables may trail behind the log.
  package var longestTrail: Int
  /// Reads the clock of the machine: microseconds since 1970-01-01T00:00:00Z.
  package var systemTime: @Sendable () -> Int64

  /// As it is outside tests, unless said otherwise.
  package init(
    longestTrail: Int = Advancing.longestTrail,
    systemTime: @escaping @Sendable () -> Int64 = SystemTime.microsecondsSince1970
  ) {
    self.longestTrail = longestTrail
    self.systemTime = systemTime
  }
}

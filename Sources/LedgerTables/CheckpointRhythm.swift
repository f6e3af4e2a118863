/// How often the head of a log is signed without being asked for, by whoever records.
///
/// It is a setting of the folder, not a record: it says what its programs do, and nothing of what happened.
public enum CheckpointRhythm: String, Sendable, Hashable, CaseIterable {
  /// After every commit.
  case commit
  /// After a commit whose last record is an hour or more younger than the last that a signed head covers.
  case hour
  /// The same, a day or more.
  case day

  /// How much later the last record has to be recorded; nil when any is late enough.
  public var leastMicroseconds: Int64? {
    switch self {
    case .commit: nil
    case .hour: 3_600_000_000
    case .day: 86_400_000_000
    }
  }
}

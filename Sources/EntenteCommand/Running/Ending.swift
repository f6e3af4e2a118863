/// How a run of the command line ends; the raw value is its exit code.
enum Ending: Int32 {
  /// Done; holds.
  case done = 0
  /// Differences or anomalies, where `--exit-code` asks.
  case differs = 1
  /// Nothing refuted, but something asked for could not be checked.
  case undecided = 2
  /// Refused, nothing written.
  case refused = 3
  /// The integrity of the ledger has failed.
  case damaged = 4
  /// Input or output failed.
  case failed = 5
  /// The command line cannot be read (`EX_USAGE` of sysexits.h).
  case unreadable = 64
}

import Glibc

/// What ended a child that says nothing about the store it was reading: a signal from outside, or a
/// limit of its run.
public enum Interruption: Equatable, Sendable {
  /// A signal ended it that no page raises: the system's when memory runs out, or somebody's.
  case signal(Int32)
  /// It said nothing for so many seconds.
  case silence(seconds: Int)
  /// It worked for so many seconds.
  case time(seconds: Int)
  /// It said more than so many bytes.
  case output(limitBytes: Int)
  /// It was given no more memory.
  case memory
}

extension Interruption {
  /// The signal's name, or the limit's, for programs.
  public var name: String {
    switch self {
    case .signal(let number): Interruption.signals[number] ?? "signal \(number)"
    case .silence: "silence"
    case .time: "time limit"
    case .output: "output limit"
    case .memory: "memory"
    }
  }

  private static let signals = [
    SIGHUP: "SIGHUP", SIGINT: "SIGINT", SIGKILL: "SIGKILL", SIGQUIT: "SIGQUIT",
    SIGTERM: "SIGTERM", SIGXCPU: "SIGXCPU", SIGXFSZ: "SIGXFSZ",
  ]
}

extension ChildProcess {
  /// What interrupted a run of this child; nil when it ended of itself, or by a signal that a damaged
  /// page raises in whoever reads it.
  public func interruption(_ outcome: Outcome) -> Interruption? {
    switch outcome.ending {
    case .exited: nil
    case .signalled(let number):
      // The last three are how checks of C and Swift stop at a value that cannot be.
      if ![SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGILL, SIGTRAP].contains(number) {
        .signal(number)
      } else {
        ranOutOfMemory(outcome.errorOutput) ? .memory : nil
      }
    case .silent: .silence(seconds: Int(silenceLimitSeconds))
    case .timedOut: .time(seconds: Int(timeLimitSeconds))
    case .tooTalkative: .output(limitBytes: outputLimitBytes)
    }
  }

  /// Whether the last words of a child are those of Swift where it is given no memory, and it asked for
  /// no more than it may have: a length read from a damaged page asks for any number of bytes.
  private func ranOutOfMemory(_ words: [UInt8]) -> Bool {
    let words = String(decoding: words, as: UTF8.self)
    guard let asked = words.firstRange(of: "failed to allocate "),
      let bytes = Int(words[asked.upperBound...].prefix { $0.isNumber })
    else { return false }
    return bytes <= memoryLimitBytes ?? 1 << 30
  }
}

import Glibc

/// One of the streams every program has for what it says.
///
/// Foundation's handles raise on a closed pipe and know no width; both need `unsafe`, which is
/// written in this target only.
public enum StandardStream: Sendable {
  /// Data, for whoever comes next in a pipe.
  case output
  /// Words, for whoever looks at the terminal.
  case error

  /// Call it once, before any file is opened: from here on a reader that goes away and a limit on
  /// the length of files show as errors of `write`, not as signals, and a stream that the program
  /// was started without fails.
  ///
  /// The next file opened would else take the number of the stream that is missing, and what is
  /// said would be written into it: into a ledger, say.
  public static func prepare() {
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
      // Opened the other way round, so that using it fails. The lowest free number is taken.
      let way = number == STDIN_FILENO ? O_WRONLY : O_RDONLY
      guard unsafe open("/dev/null", way) == number else { _exit(5) }
    }
    for signalNumber in [SIGPIPE, SIGXFSZ] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = SIG_IGN
      unsafe sigaction(signalNumber, &action, nil)
    }
  }

  /// Whether somebody looks at it.
  public var isTerminal: Bool { isatty(number) == 1 }

  /// Whether somebody types what the program reads.
  public static var isInputTyped: Bool { isatty(STDIN_FILENO) == 1 }

  /// How many columns its terminal shows; nil when it is none, or does not say.
  public var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all the bytes.
  ///
  /// - Throws: `.readerGone` when nobody reads any more, `.diskFull` and the like otherwise.
  public func write(_ bytes: [UInt8]) throws(LMDBError) {
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          number, buffer.baseAddress.map { unsafe $0 + start }, bytes.count - start)
      }
      if written > 0 {
        start += written
      } else if errno != EINTR {
        throw LMDBError(errno == EPIPE ? .readerGone : .init(code: errno), "write", name)
      }
    }
  }

  private var number: CInt { self == .output ? STDOUT_FILENO : STDERR_FILENO }
  private var name: String { self == .output ? "standard output" : "standard error" }
}

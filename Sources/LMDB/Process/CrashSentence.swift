import Glibc

/// What a program says when the operating system stops it over a damaged store.
///
/// liblmdb trusts what it maps: on damaged pages it dies with SIGSEGV, SIGBUS or, from its own
/// assertions, SIGABRT. A fixed sentence and an exit code are then worth more than a core dump.
public enum CrashSentence {
  /// The exit code of a program that ended this way.
  public static let exitCode: Int32 = 4

  /// From here on SIGSEGV, SIGBUS and SIGABRT write this sentence to standard error and end the
  /// program with exit code 4.
  ///
  /// Call it once, first thing, on the main thread. That thread also gets a stack of its own for
  /// the handler, so that it works when the usual one has overflowed. What traps in Swift (SIGILL,
  /// SIGTRAP) is an error of the program, not of the store, and stays as it is.
  public static func install(_ sentence: StaticString) {
    // The handler may touch nothing that allocates, locks or initialises itself: all is made here.
    unsafe crashSentence = UnsafeRawPointer(sentence.utf8Start)
    unsafe crashSentenceLength = sentence.utf8CodeUnitCount
    var handlerStack = unsafe stack_t()
    unsafe handlerStack.ss_size = 64 * 1024
    unsafe handlerStack.ss_sp = malloc(handlerStack.ss_size)
    if unsafe handlerStack.ss_sp != nil {
      unsafe sigaltstack(&handlerStack, nil)
    }
    for signalNumber in [SIGSEGV, SIGBUS, SIGABRT] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { _ in
        // Whether the sentence got out or not, there is nothing left to do but leave.
        _ = unsafe write(STDERR_FILENO, crashSentence, crashSentenceLength)
        _exit(CrashSentence.exitCode)
      }
      action.sa_flags = SA_ONSTACK
      unsafe sigaction(signalNumber, &action, nil)
    }
  }
}

// Written once by `install`, before the handlers that read them are in place.
nonisolated(unsafe) private var crashSentence: UnsafeRawPointer?
nonisolated(unsafe) private var crashSentenceLength = 0

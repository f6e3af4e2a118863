import Glibc
import Synchronization

/// What a program says when the operating system stops it over a damaged store, or for want of memory.
///
/// liblmdb trusts what it maps: on damaged pages it dies with SIGSEGV, SIGBUS or, from its own
/// assertions, SIGABRT. Where a program is given no memory it dies with SIGABRT or SIGSEGV too. A fixed
/// sentence and an exit code are then worth more than a core dump.
public enum CrashSentence {
  /// The exit code of a program that met damage.
  public static let exitCodeOfDamage: Int32 = 4
  /// The exit code of a program that was given no memory.
  public static let exitCodeOfMemory: Int32 = 5

  /// From here on SIGSEGV, SIGBUS and SIGABRT write one of the sentences to standard error and end the
  /// program with its exit code: that of memory where the system gives no 64 MiB any more.
  ///
  /// Call it once, first thing, on the main thread. That thread also gets a stack of its own for
  /// the handler, so that it works when the usual one has overflowed. What traps in Swift (SIGILL,
  /// SIGTRAP) is an error of the program, not of the store, and stays as it is.
  public static func install(damage: StaticString, memory: StaticString) {
    // The handler may touch nothing that allocates, locks or initialises itself: all is made here.
    unsafe sentences = unsafe (
      UnsafeRawBufferPointer(start: damage.utf8Start, count: damage.utf8CodeUnitCount),
      UnsafeRawBufferPointer(start: memory.utf8Start, count: memory.utf8CodeUnitCount)
    )
    isDying.store(false, ordering: .relaxed)
    var handlerStack = unsafe stack_t()
    unsafe handlerStack.ss_size = 64 * 1024
    unsafe handlerStack.ss_sp = malloc(handlerStack.ss_size)
    if unsafe handlerStack.ss_sp != nil {
      unsafe sigaltstack(&handlerStack, nil)
    }
    for signalNumber in [SIGSEGV, SIGBUS, SIGABRT] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in
        // Several threads may die at once: the first one speaks for all.
        if isDying.exchange(true, ordering: .relaxed) { while true { pause() } }
        let isMemory = number != SIGBUS && hasNoMemory()
        let sentence = unsafe isMemory ? sentences.memory : sentences.damage
        // Whether the sentence got out or not, there is nothing left to do but leave.
        _ = unsafe write(STDERR_FILENO, sentence.baseAddress, sentence.count)
        _exit(isMemory ? CrashSentence.exitCodeOfMemory : CrashSentence.exitCodeOfDamage)
      }
      action.sa_flags = SA_ONSTACK
      unsafe sigaction(signalNumber, &action, nil)
    }
  }
}

// Written once by `install`, before the handlers that read them are in place.
nonisolated(unsafe) private var sentences:
  (damage: UnsafeRawBufferPointer, memory: UnsafeRawBufferPointer) = unsafe (
    UnsafeRawBufferPointer(start: nil, count: 0), UnsafeRawBufferPointer(start: nil, count: 0)
  )

private let isDying = Atomic(false)

/// Asks for 64 MiB: what Swift was refused is less, unless it read the number from a damaged page.
private func hasNoMemory() -> Bool {
  unsafe mmap(
    nil, 64 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
}

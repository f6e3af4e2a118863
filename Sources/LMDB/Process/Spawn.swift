import CLMDB
import Glibc

extension ChildProcess {
  /// Starts the program in a process group of its own, with these ends of pipes as its outputs,
  /// and gives its number, which is also the group's.
  func start(output: Descriptor, errorOutput: Descriptor?) throws(LMDBError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if standardInput == .nothing {
      unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO)
    if let errorOutput {
      unsafe posix_spawn_file_actions_adddup2(&actions, errorOutput.number, STDERR_FILENO)
    }
    // Whatever another part of this program has open is no business of the child's.
    unsafe close_descriptors_from(&actions, STDERR_FILENO + 1)

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // A signal the parent ignores or blocks would be ignored or blocked in the child.
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var process: pid_t = 0
    let code = unsafe withCStrings([executable] + arguments) { arguments in
      unsafe withEnvironment { environment in
        unsafe posix_spawn(&process, executable, &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else {
      throw LMDBError(
        code == EAGAIN ? .noProcess : .init(code: code), "start the program", executable)
    }
    limit(process)
    return process
  }

  /// Lends what the child's environment is: whose child it is, and what was given or inherited.
  @unsafe
  private func withEnvironment<Result>(
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    // First, so that nothing inherited from a parent's own parent is found before it.
    let parent = "\(ChildProcess.parentVariable)=\(getpid())"
    if let environment { return unsafe withCStrings([parent] + environment, body) }
    return unsafe withCStrings([parent]) { parent in
      var all = unsafe Array(parent.dropLast())
      // Ends with a null; nobody changes it while this program runs.
      var next = unsafe environ
      while let text = unsafe next.pointee {
        unsafe all.append(text)
        unsafe next += 1
      }
      return unsafe body(all + [nil])
    }
  }

  /// Sets the limits the system keeps watch over.
  ///
  /// The map of a store is shared and read-only, which `RLIMIT_DATA` does not count; `RLIMIT_AS`
  /// would refuse the reserved address space.
  private func limit(_ process: pid_t) {
    set(RLIMIT_CORE, to: 0, of: process)
    if let memoryLimitBytes { set(RLIMIT_DATA, to: memoryLimitBytes, of: process) }
    if let processorLimitSeconds { set(RLIMIT_CPU, to: processorLimitSeconds, of: process) }
  }

  private func set(_ resource: __rlimit_resource, to limit: Int, of process: pid_t) {
    var limits = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
    // Fails when the child has ended already, and then there is nothing to limit.
    unsafe limit_process(process, CInt(resource.rawValue), &limits, nil)
  }
}

/// Lends the texts as a null-terminated list of C strings.
@unsafe
private func withCStrings<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies: [UnsafeMutablePointer<CChar>?] = unsafe texts.map { unsafe strdup($0) } + [nil]
  defer {
    unsafe copies.forEach { unsafe free($0) }
  }
  return unsafe body(copies)
}

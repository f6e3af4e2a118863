import Glibc

/// A child from its start to its end, under watch.
struct ChildRun {
  private let child: ChildProcess
  private let process: pid_t
  private var output: ChildOutput
  private var errorOutput: ChildOutput?
  private var started: UInt64
  private var lastHeard: UInt64
  private var lastWatched: UInt64

  init(of child: ChildProcess) throws(LMDBError) {
    let outputPipe = try Pipe()
    let errorPipe = child.standardError == .captured ? try Pipe() : nil
    self.child = child
    started = SystemTime.monotonicNanoseconds()
    lastHeard = started
    lastWatched = started
    // The ends for writing close here when this returns: only the child keeps the pipes open.
    process = try child.start(output: outputPipe.writing, errorOutput: errorPipe?.writing)
    output = ChildOutput(outputPipe.reading)
    errorOutput = errorPipe.map { ChildOutput($0.reading) }
  }

  /// Listens until the child has ended or must be ended.
  mutating func toItsEnd(_ line: ([UInt8]) -> Void) throws(LMDBError) -> ChildProcess.Outcome {
    var broken: ChildProcess.Ending?
    while broken == nil {
      let hasEnded = try self.hasEnded()
      // After the child's end the pipe holds what it wrote last. A grandchild may keep it open for
      // ever, so what is there now is all that is waited for.
      let heard = listen(milliseconds: hasEnded ? 0 : 20, line)
      if hasEnded && !heard { break }
      broken = brokenLimit()
    }
    for text in output.takeLines(childHasEnded: true) { line(text) }
    kill(-process, SIGKILL)
    let ending = try reap()
    return ChildProcess.Outcome(
      ending: broken ?? ending, output: output.bytes, errorOutput: errorOutput?.bytes ?? [])
  }

  /// Waits a little for output and takes it; false when there was none.
  private mutating func listen(milliseconds: CInt, _ line: ([UInt8]) -> Void) -> Bool {
    var waiting = [
      pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errorOutput?.number ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    guard unsafe poll(&waiting, nfds_t(waiting.count), milliseconds) > 0 else { return false }
    if waiting[0].revents != 0 {
      output.read()
      lastHeard = SystemTime.monotonicNanoseconds()
      for text in output.takeLines(childHasEnded: false) { line(text) }
    }
    if waiting[1].revents != 0 { errorOutput?.read() }
    return true
  }

  private mutating func brokenLimit() -> ChildProcess.Ending? {
    let now = SystemTime.monotonicNanoseconds()
    // Looked at fifty times a second. Where much more has passed this process was stopped, and the
    // child with it: that time is nobody's silence.
    let stopped = now - lastWatched
    if stopped > 1_000_000_000 {
      started = min(now, started + stopped)
      // It may have spoken since: that is no later than now.
      lastHeard = min(now, lastHeard + stopped)
    }
    lastWatched = now
    let written = max(output.bytes.count, errorOutput?.bytes.count ?? 0)
    if written > child.outputLimitBytes { return .tooTalkative }
    if seconds(from: started, to: now) > child.timeLimitSeconds { return .timedOut }
    if seconds(from: lastHeard, to: now) > child.silenceLimitSeconds { return .silent }
    return nil
  }

  private func seconds(from start: UInt64, to end: UInt64) -> Double {
    Double(end - start) / 1e9
  }

  /// Whether the child has ended.
  ///
  /// It is left to be reaped: until then its number, and its group's, cannot become another's.
  private func hasEnded() throws(LMDBError) -> Bool {
    var information = unsafe siginfo_t()
    let code = unsafe waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    guard code == 0 || errno == EINTR else { throw failure() }
    return unsafe code == 0 && information.si_signo != 0
  }

  private func reap() throws(LMDBError) -> ChildProcess.Ending {
    var status: CInt = 0
    while unsafe waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw failure() }
    }
    // WIFEXITED and its like are macros Swift does not import: the low seven bits are the signal.
    let signalNumber = status & 0x7f
    return signalNumber == 0 ? .exited(status >> 8 & 0xff) : .signalled(signalNumber)
  }

  private func failure() -> LMDBError {
    LMDBError(.init(code: errno), "wait for the program", child.executable)
  }
}

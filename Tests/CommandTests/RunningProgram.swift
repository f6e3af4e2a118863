import Foundation
import LMDB
import Synchronization
import Testing

/// The built program in a process of its own, while the test goes on.
final class RunningProgram: Sendable {
  private let heard = Mutex<[String]>([])
  private let oneMore = DispatchSemaphore(value: 0)
  private let ended = DispatchGroup()
  private let result = Mutex<Result<Run, any Error>?>(nil)
  private let number = Mutex<pid_t?>(nil)

  /// Starts it, or another program.
  init(
    program: String? = nil, _ arguments: [String], in folder: URL,
    _ environment: [String: String] = [:]
  ) throws {
    // The shell tells the number that the program will have.
    let child = ChildProcess(
      shell: #"echo $$; exec "$@""#, [try program ?? Run.program.path] + arguments, in: folder,
      environment)
    ended.enter()
    Thread.detachNewThread {
      let result = Result {
        try Run(ending: child) { line in
          self.heard.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
          self.oneMore.signal()
        }.afterFirstLine
      }
      self.result.withLock { $0 = result }
      self.ended.leave()
      self.oneMore.signal()
    }
    let line = try nextLine()
    number.withLock { $0 = pid_t(line) }
  }

  /// The next line of its output, as soon as it is there.
  func nextLine() throws -> String {
    try #require(oneMore.wait(timeout: .now() + 120) == .success, "it says nothing")
    return try #require(
      heard.withLock { $0.isEmpty ? nil : $0.removeFirst() }, "it ended: \(result.withLock { $0 })")
  }

  var isRunning: Bool { result.withLock { $0 } == nil }

  /// Sends it a signal.
  func send(_ signal: Int32) {
    // Its number is its own until it has been waited for, which is when there is a result.
    result.withLock { result in
      guard result == nil, let number = number.withLock({ $0 }) else { return }
      kill(number, signal)
    }
  }

  /// Waits for its end.
  @discardableResult
  func end() throws -> Run {
    ended.wait()
    return try #require(result.withLock { $0 }).get()
  }
}

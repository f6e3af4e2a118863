import LMDB
import Synchronization

/// What a child that works says of where it is: two numbers a line, since silence would end it.
final class ToldProgress: Sendable {
  /// Often enough not to be taken for silent, and not so often that it is too much to hear.
  private static let pauseNanoseconds: UInt64 = 1_000_000_000

  private let lastTold = Mutex<UInt64?>(nil)

  /// Says how many are done, of how many, at most once a second.
  func tell(_ done: UInt64, _ all: UInt64) {
    lastTold.withLock { lastTold in
      let now = SystemTime.monotonicNanoseconds()
      if let last = lastTold, now - last < ToldProgress.pauseNanoseconds { return }
      lastTold = now
      // A parent that no longer listens ends this process.
      try? StandardStream.output.write(Array("\(done) \(all)\n".utf8))
    }
  }
}

extension AsideRun {
  /// Runs this command line in a child that tells its progress, shows it, and gives the child's last
  /// line: where it did not end well, that says why.
  static func run(
    _ path: String, _ speaker: Speaker, showing progress: Progress
  ) throws(CommandError) -> (ending: Ending, output: [UInt8]) {
    defer { progress.end() }
    let said = try run(path, speaker) { line in
      let numbers = String(decoding: line, as: UTF8.self).split(separator: " ").map { UInt64($0) }
      if numbers.count == 2, let done = numbers[0], let all = numbers[1] {
        progress.report(done, all)
      }
    }
    let last = said.output.split(separator: UInt8(ascii: "\n")).last.map { Array($0) } ?? []
    return (said.ending, last)
  }
}

import LMDB

/// What a child that works says of where it is: two numbers a line, since silence would end it.
struct ToldProgress {
  /// Often enough not to be taken for silent, and not so often that it is too much to hear.
  private static let pauseNanoseconds: UInt64 = 1_000_000_000

  private var lastTold: UInt64?

  /// Says how many are done, of how many, at most once a second.
  mutating func tell(_ done: UInt64, _ all: UInt64) {
    let now = SystemTime.monotonicNanoseconds()
    if let lastTold, now - lastTold < ToldProgress.pauseNanoseconds { return }
    lastTold = now
    ToldProgress.say(done, all)
  }

  /// Says how many are done, of how many.
  static func say(_ done: UInt64, _ all: UInt64) {
    // A parent that no longer listens ends this process.
    try? StandardStream.output.write(Array("\(done) \(all)\n".utf8))
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

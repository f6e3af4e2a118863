import LMDB
import Wording

/// A bar on standard error for what takes over a second; nothing where nobody looks on.
struct Progress: Sendable {
  private let label: String
  private let wording: Wording
  private let isShown: Bool
  private let started = SystemTime.monotonicNanoseconds()

  init(_ speaker: Speaker, fr: Phrase, en: Phrase) {
    wording = speaker.wording
    label = speaker.wording.say(fr: fr, en: en)
    isShown = StandardStream.error.isTerminal
  }

  /// Shows how many are done, of how many.
  func report(_ done: UInt64, _ all: UInt64) {
    guard isShown, all > 0, SystemTime.monotonicNanoseconds() - started > 300_000_000 else {
      return
    }
    let share = Int(100 * min(done, all) / all)
    let filled = share / 5
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
    write("\r\u{1B}[2K\(label) \(bar) \(wording.percent(share))")
  }

  /// Clears the bar away.
  func end() {
    if isShown { write("\r\u{1B}[2K") }
  }

  private func write(_ text: String) {
    do throws(LMDBError) {
      try StandardStream.error.write(Array(text.utf8))
    } catch {
      // A bar that nobody sees is no loss.
    }
  }
}

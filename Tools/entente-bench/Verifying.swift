import Entente
import Foundation
import LedgerStore
import LedgerTables
import Partnership
import RecordFormat
import Synchronization
import Verification

/// Verification beside the hashes it cannot do without: the three of each record, same library.
struct Verifying {
  let path: String
  let baselines: Baselines
  let size: Int

  func run(_ report: inout Report) throws {
    let limit = try hashLimit()
    for threads in [1, 2] {
      var verifier = LedgerVerifier(path)
      verifier.threads = threads
      verifier.judgesHistory = false
      let time = try seconds { try check(verifier) }
      let speed = Double(size) / time
      let budget = threads == 1 ? 0.4 : 0.75
      report.add(
        "verify bytes and tree of \(size), \(threads) thread\(threads == 1 ? "" : "s")",
        rate(speed), against: "three hashes a record \(rate(limit))", ratio: speed / limit,
        budget: "≥ \(budget)", isMet: speed / limit >= budget)
    }
    let memory = PeakMemory()
    memory.begin()
    let time = try seconds { try check(LedgerVerifier(path)) }
    let peak = memory.end()
    let speed = Double(size) / time
    report.add(
      "full replay of \(size)", rate(speed), against: "three hashes a record \(rate(limit))",
      ratio: speed / limit, budget: "≥ 0.25", isMet: speed / limit >= 0.25)
    report.add(
      "memory of that replay beyond the map", "\(peak / 1_000_000) MB",
      budget: size == 1_000_000 ? "< 100 MB" : "",
      isMet: size == 1_000_000 ? peak < 100_000_000 : nil)
  }

  private func check(_ verifier: LedgerVerifier) throws {
    let report = try verifier.verify()
    // Without the history judged, what was not asked for is undecided.
    guard report.faults.isEmpty, !verifier.judgesHistory || report.exitCode == 0 else {
      throw Unsound(faults: report.faults.count)
    }
  }

  struct Unsound: Error {
    let faults: Int
  }

  private func hashLimit() throws -> Double {
    let ledger = try Ledger(at: path, access: .reading)
    let sums = try ledger.store.read {
      transaction, view throws(LedgerTablesError) -> (Int, Int, Int) in
      var sums = (0, 0, 0)
      let sample = min(view.size, 10_000)
      try transaction.forEachRecordRow(in: 0..<sample) { _, row throws(LedgerTablesError) in
        sums.0 += row.header.count
        sums.1 += row.facts.count
        sums.2 += max(0, row.sealedWords.count - SealedWords.overhead)
      }
      let count = Int(sample)
      return (sums.0 / count, sums.1 / count, sums.2 / count)
    }
    return baselines.hashes(
      100_000, headerBytes: sums.0, factsBytes: sums.1, wordsBytes: sums.2)
  }
}

/// The most memory of its own that this process held, beyond files it maps, over what it held at
/// the beginning.
final class PeakMemory: Sendable {
  private struct Watch {
    var start = 0
    var peak = 0
    var isOver = false
  }

  private let watch = Mutex(Watch())

  func begin() {
    let now = PeakMemory.anonymousBytes
    watch.withLock { $0 = Watch(start: now, peak: now) }
    Thread.detachNewThread { [self] in
      while !watch.withLock({ $0.isOver }) {
        let now = PeakMemory.anonymousBytes
        watch.withLock { $0.peak = max($0.peak, now) }
        usleep(5_000)
      }
    }
  }

  func end() -> Int {
    watch.withLock {
      $0.isOver = true
      return $0.peak - $0.start
    }
  }

  /// RssAnon of /proc/self/status.
  private static var anonymousBytes: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") }),
      let kilobytes = Int(line.split(whereSeparator: { $0 == " " || $0 == "\t" })[1])
    else { return 0 }
    return kilobytes * 1024
  }
}

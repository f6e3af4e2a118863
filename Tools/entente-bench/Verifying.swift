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
    let time = try seconds { try check(LedgerVerifier(path)) }
    let speed = Double(size) / time
    report.add(
      "full replay of \(size)", rate(speed), against: "three hashes a record \(rate(limit))",
      ratio: speed / limit, budget: "≥ 0.25", isMet: speed / limit >= 0.25)
    let peak = try PeakMemory.ofReplay(path)
    report.add(
      "memory of that replay beyond the map", "\(peak / 1_000_000) MB",
      isMet: nil)
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

/// The most memory of its own that a process holds, beyond files it maps.
enum PeakMemory {
  /// The option with which this program replays a ledger and nothing else, in a process of its own.
  static let option = "--replay-and-print-memory"

  /// Replays a ledger in another process; the most memory that one held, in bytes.
  static func ofReplay(_ path: String) throws -> Int {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [option, path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Int(String(decoding: text, as: UTF8.self).filter(\.isNumber)) ?? 0
  }

  /// Replays a ledger here and prints the most memory held meanwhile.
  static func replayAndPrint(_ path: String) throws {
    let peak = Mutex(0)
    Thread.detachNewThread {
      while true {
        let now = anonymousBytes(of: getpid())
        peak.withLock { $0 = max($0, now) }
        usleep(2_000)
      }
    }
    _ = try LedgerVerifier(path).verify()
    print(peak.withLock { max($0, anonymousBytes(of: getpid())) })
  }

  /// RssAnon of a process.
  static func anonymousBytes(of process: pid_t) -> Int {
    // Unreadable where there is no /proc, and then the figure is zero and says so; or once it has ended.
    guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") }),
      let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
        .flatMap({ Int($0) })
    else { return 0 }
    return kilobytes * 1024
  }
}

import Entente
import Foundation
import LedgerStore
import Partnership

/// Measures the budgets of the architecture as ratios in one run: `entente-bench [--largest N]
/// [--only NAME]`.
@main
struct Bench {
  static func main() async throws {
    let arguments = CommandLine.arguments
    if arguments.count == 3, arguments[1] == PeakMemory.option {
      return try PeakMemory.replayAndPrint(arguments[2])
    }
    func value(_ option: String) -> String? {
      arguments.firstIndex(of: option).map { arguments[$0 + 1] }
    }
    let largest = Int(value("--largest") ?? "1000000") ?? 1_000_000
    let only = value("--only")
    let root = value("--folder") ?? FileManager.default.currentDirectoryPath + "/.build/bench"
    let folder = "\(root)/\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var report = Report()
    let baselines = Baselines(folder: folder)
    func wants(_ name: String) -> Bool { only == nil || only == name }
    if wants("appends") { try await Appends(folder: folder, baselines: baselines).run(&report) }
    for size in [1_000, 10_000, 100_000, 300_000, 1_000_000] where size <= largest {
      if wants("imports") {
        try await Imports(folder: folder, baselines: baselines, size: size).run(&report)
      }
    }
    if wants("replays") { try await Replaying(folder: folder).run(&report, largest: largest) }
    if wants("questions") { try await Questions(folder: folder).run(&report) }
    if wants("proving") {
      let size = largest
      let path = "\(folder)/proving-\(size)"
      _ = try await Ledger.filled(at: path, records: size, over: max(1, size / 1_000), Workload())
      try await Proving(folder: folder, path: path, baselines: baselines, size: size).run(&report)
      try await SigningActs(folder: folder, count: 4_000).run(&report)
    }
    for size in [1_000, 10_000, 100_000] where size <= largest && wants("exporting") {
      try await Exporting(folder: folder, size: size).run(&report)
    }
    var medians: [Int: Double] = [:]
    for size in [10_000, 100_000, 1_000_000] where size <= largest && wants("reading") {
      medians[size] = try await Reading(folder: folder, baselines: baselines, size: size)
        .run(&report)
      try Verifying(path: "\(folder)/reading-\(size)", baselines: baselines, size: size)
        .run(&report)
      try? FileManager.default.removeItem(atPath: "\(folder)/reading-\(size)")
    }
    if let few = medians[10_000], let most = medians.keys.max(), let many = medians[most],
      most > 10_000
    {
      report.add(
        "the same question, \(most) records around it beside 10000", milliseconds(many),
        against: milliseconds(few), ratio: many / few, budget: "≤ 2.5", isMet: many <= 2.5 * few)
    }
    report.printTable()
  }
}

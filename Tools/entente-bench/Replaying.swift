import Entente
import Foundation
import LedgerStore
import Partnership
import Verification

/// The full replay of ledgers that are harder than one in order: back-dated, shuffled, and wide.
struct Replaying {
  let folder: String

  func run(_ report: inout Report, largest: Int) async throws {
    try await backDated(&report)
    try await shuffled(&report)
    if largest >= 1_000_000 { try await wide(&report) }
  }

  private func backDated(_ report: inout Report) async throws {
    let path = "\(folder)/back-dated"
    var workload = Workload()
    workload.backDatedPercent = 5
    _ = try await Ledger.filled(at: path, records: 100_000, over: 100, workload)
    let speed = 100_000 / (try time(of: path))
    report.add(
      "full replay of 100000, 5 % back-dated", rate(speed), budget: "≥ 100,000/s",
      isMet: speed >= 100_000)
  }

  /// One agreement of 1,000 whose months were recorded in no order.
  private func shuffled(_ report: inout Report) async throws {
    let path = "\(folder)/shuffled"
    let workload = Workload()
    try await { () async throws in
      let ledger = try await Ledger.forMeasuring(at: path)
      _ = try await ledger.record(all: workload.actors)
      // A commitment is met after it is made: five actions stay together.
      var random = Generator(state: 20_251_125)
      let months = (0..<200).shuffled(using: &random).flatMap { $0 * 5..<$0 * 5 + 5 }
      let numbers = Array(0..<Workload.beginning) + months.map { $0 + Workload.beginning }
      _ = try await ledger.record(all: numbers.map { workload.action($0, of: 0) })
    }()
    let times = try (0..<20).map { _ in try time(of: path) }
    let speed = 1_000 / times.percentile(0.5)
    report.add(
      "full replay of an agreement of 1,000 in shuffled order", rate(speed),
      budget: "≥ 10,000/s", isMet: speed >= 10_000)
  }

  private func wide(_ report: inout Report) async throws {
    let path = "\(folder)/wide"
    _ = try await Ledger.filled(at: path, records: 1_000_000, over: 10_000, Workload())
    let peak = try PeakMemory.ofReplay(path)
    report.add(
      "memory of a replay of 1000000 over 10,000 agreements, beyond the map",
      "\(peak / 1_000_000) MB", budget: "< 100 MB", isMet: peak < 100_000_000)
    try? FileManager.default.removeItem(atPath: path)
  }

  private func time(of path: String) throws -> Double {
    try seconds { () throws in
      let report = try LedgerVerifier(path).verify()
      guard report.faults.isEmpty, report.exitCode == 0 else {
        throw Verifying.Unsound(faults: report.faults.count)
      }
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same order in every run.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

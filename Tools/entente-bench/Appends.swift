import Entente
import Foundation
import LMDB
import LedgerStore
import Partnership
import Synchronization

/// Durable appends by 1, 16 and 512 clients.
struct Appends {
  let folder: String
  let baselines: Baselines

  func run(_ report: inout Report) async throws {
    for clients in [1, 16, 512] {
      let path = "\(folder)/appends-\(clients)"
      let ledger = try await Ledger.forMeasuring(at: path)
      let workload = Workload()
      _ = try await ledger.record(all: workload.actors)
      _ = try await ledger.record(
        all: (0..<clients).flatMap { client in
          (0..<Workload.beginning).map { workload.action($0, of: client) }
        })
      let each = clients == 1 ? 4_000 : clients == 16 ? 2_000 : 200
      // The disk's speed drifts: what it is compared with is measured before and after.
      let before = try baseline(clients)
      let times = Times()
      let total = try await seconds {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for client in 0..<clients {
            group.addTask {
              var own: [Double] = []
              for number in 0..<each {
                let action = workload.action(Workload.beginning + number, of: client)
                let start = SystemTime.monotonicNanoseconds()
                _ = try await ledger.record(action)
                own.append(Double(SystemTime.monotonicNanoseconds() - start) / 1e9)
              }
              times.add(own)
            }
          }
          try await group.waitForAll()
        }
      }
      let after = try baseline(clients)
      let all = times.all
      let speed = Double(clients * each) / total
      let beside = 2 / (before + after)
      let ratio = speed / beside
      let budget = clients == 1 ? 0.8 : clients == 16 ? 1.5 : 5
      report.add(
        "durable append, \(clients) client\(clients == 1 ? "" : "s")",
        "\(rate(speed)); p50 \(milliseconds(all.percentile(0.5))), p99 \(milliseconds(all.percentile(0.99))), max \(milliseconds(all.max() ?? 0))",
        against: "\(clients == 1 ? "raw LMDB commit" : "fdatasync") \(rate(beside))", ratio: ratio,
        budget: "≥ \(budget)\(limits(clients).text)",
        isMet: ratio >= budget && all.percentile(0.99) <= limits(clients).p99Seconds
          && (all.max() ?? 0) <= limits(clients).longestSeconds)
    }
  }

  /// How long an append may take, beside how many there are.
  private func limits(
    _ clients: Int
  ) -> (p99Seconds: Double, longestSeconds: Double, text: String) {
    switch clients {
    case 16: (0.005, 0.050, ", p99 ≤ 5 ms, max ≤ 50 ms")
    case 512: (0.040, .infinity, ", p99 ≤ 40 ms")
    default: (.infinity, .infinity, "")
    }
  }

  private func baseline(_ clients: Int) throws -> Double {
    let name = "\(folder)/raw-commits"
    try? FileManager.default.removeItem(atPath: name)
    return clients == 1
      ? try baselines.rawCommits(2_000, rowBytes: 772).mean : try baselines.fdatasyncs(2_000).mean
  }
}

/// What many clients measured.
final class Times: Sendable {
  private let values = Mutex<[Double]>([])

  func add(_ more: [Double]) { values.withLock { $0 += more } }
  var all: [Double] { values.withLock { $0 } }
}

import Entente
import Foundation
import LedgerStore
import Partnership

/// An import of 1,000 records a commit, fully checked: interleaved over 1,000 agreements, and
/// grouped by agreement.
struct Imports {
  let folder: String
  let baselines: Baselines
  let size: Int

  func run(_ report: inout Report) async throws {
    let agreements = min(1_000, max(1, size / 100))
    for isGrouped in [false, true] {
      let path = "\(folder)/imports-\(size)-\(isGrouped)"
      let ledger = try await Ledger.forMeasuring(at: path)
      let workload = Workload()
      _ = try await ledger.record(all: workload.actors)
      // The machine's speed drifts: what it is compared with is measured before and after.
      let before = try rawSpeed()
      let each = size / agreements
      var done = 0
      var time = 0.0
      while done < size {
        let count = min(1_000, size - done)
        let batch = (done..<done + count).map { index in
          isGrouped
            ? workload.action(index % each, of: index / each)
            : workload.action(index / agreements, of: index % agreements)
        }
        time += try await seconds { _ = try await ledger.record(all: batch) }
        done += count
      }
      let raw = 2 / (1 / before + 1 / (try rawSpeed()))
      let speed = Double(size) / time
      let ratio = speed / raw
      let budget = isGrouped ? 0.18 : size >= 1_000_000 ? 0.08 : 0.12
      report.add(
        "import of \(size), \(isGrouped ? "grouped" : "interleaved over \(agreements)")",
        rate(speed), against: "raw LMDB batches \(rate(raw))", ratio: ratio, budget: "≥ \(budget)",
        isMet: ratio >= budget)
    }
  }

  /// Raw batches a second, in a folder of their own each time.
  private func rawSpeed() throws -> Double {
    defer { try? FileManager.default.removeItem(atPath: "\(folder)/raw-batches-\(size)") }
    return try baselines.rawBatches(size, rowBytes: 772, perCommit: 1_000)
  }
}

import CanonicalJSON
import Entente
import Foundation
import LMDB
import LedgerStore
import LedgerTables
import Partnership
import RecordFormat

/// Opening a ledger, reading all of it in order, asking about one agreement, and what it weighs.
struct Reading {
  let folder: String
  let baselines: Baselines
  /// Records in the ledger, in agreements of 1,000.
  let size: Int

  func run(_ report: inout Report) async throws -> Double {
    let path = "\(folder)/reading-\(size)"
    try await fill(path)
    try opening(path, &report)
    try weight(path, &report)
    try walk(path, &report)
    return try questions(path, &report)
  }

  private func fill(_ path: String) async throws {
    let ledger = try await Ledger.filled(
      at: path, records: size, over: max(1, size / 1_000), Workload())
    // As long a trail as there may be behind the derived tables: registrations nobody asks about.
    _ = try await ledger.record(
      all: (0..<StoreSettings().longestTrail).map { number in
        var action = Action(.actorRegistered)
        action.data = ["actor": .string("extra-\(number)"), "kind": "academic", "name": "Extra"]
        return action
      })
  }

  private func opening(_ path: String, _ report: inout Report) throws {
    var times: [Double] = []
    for _ in 0..<20 {
      times.append(
        try seconds {
          let ledger = try Ledger(at: path, access: .writing)
          // A question of the size touches the trail, so that it is paid for here.
          _ = try ledger.logSize()
        })
    }
    let median = times.percentile(0.5)
    report.add(
      "open a ledger of \(size), trail included", milliseconds(median), budget: "< 10 ms",
      isMet: median < 0.010)
  }

  private func weight(_ path: String, _ report: inout Report) throws {
    let ledger = try Ledger(at: path, access: .reading)
    var parts = 0
    try ledger.store.read { transaction, view throws(LedgerTablesError) in
      try transaction.forEachRecordRow(in: 0..<view.size) { _, row throws(LedgerTablesError) in
        // Header, facts and words with a salt each; the seal's own bytes are the ledger's cost.
        let words = row.sealedWords.count
        parts += row.header.count + row.facts.count + 32
        parts += words == 0 ? 0 : words - (SealedWords.overhead - 32)
      }
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/data.mdb")
    let bytes = (attributes[.size] as? NSNumber)?.doubleValue ?? 0
    let ratio = bytes / Double(parts)
    report.add(
      "bytes on disk, \(size) records", "\(Int(bytes) / size) B a record",
      against: "header, facts, words, salts \(parts / size) B", ratio: ratio, budget: "≤ 1.8",
      isMet: ratio <= 1.8)
  }

  private func walk(_ path: String, _ report: inout Report) throws {
    let ledger = try Ledger(at: path, access: .reading)
    var count = 0
    let decoded = try seconds {
      try ledger.forEachRecord { _ in count += 1 }
    }
    var sum: UInt64 = 0
    let touched = try seconds {
      try ledger.store.read { transaction, view throws(LedgerTablesError) in
        try transaction.forEachRecordRow(in: 0..<view.size) { _, row throws(LedgerTablesError) in
          for index in row.header.indices { sum &+= UInt64(row.header[index]) }
          for index in row.facts.indices { sum &+= UInt64(row.facts[index]) }
          for index in row.sealedWords.indices { sum &+= UInt64(row.sealedWords[index]) }
        }
      }
    }
    precondition(sum > 0)
    let speed = Double(count) / decoded
    let ratio = touched / decoded
    report.add(
      "read \(size) in order, decoded", rate(speed),
      against: "walk touching every byte \(rate(Double(count) / touched))", ratio: ratio,
      budget: "≥ 600,000/s, ≥ 0.25", isMet: speed >= 600_000 && ratio >= 0.25)
  }

  private func questions(_ path: String, _ report: inout Report) throws -> Double {
    let ledger = try Ledger(at: path, access: .reading)
    let agreements = max(1, size / 1_000)
    var times: [Double] = []
    for index in 0..<400 {
      guard let agreement = AgreementID("agreement-\(index * 7919 % agreements)") else { continue }
      let day = 40 + index % 400
      let asOf = Day(year: 2022, month: 1, day: 13)?.adding(days: day).description
      times.append(
        try seconds {
          _ = try ledger.board(of: agreement, at: Moment(asOf: asOf))
        })
    }
    let median = times.percentile(0.5)
    let slow = times.percentile(0.99)
    report.add(
      "as-of question, agreement of 1,000 among \(size)",
      "p50 \(milliseconds(median)), p99 \(milliseconds(slow))",
      budget: "p50 ≤ 1 ms, p99 ≤ 3 ms", isMet: median <= 0.001 && slow <= 0.003)
    return median
  }
}

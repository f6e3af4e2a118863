import Crypto
import Foundation
import LMDB

/// What the ledger is compared with, measured in the same run on the same disk.
struct Baselines {
  let folder: String

  /// Seconds for each of many raw LMDB commits of one row.
  func rawCommits(_ count: Int, rowBytes: Int) throws -> [Double] {
    let table = Table(0, "rows")
    let environment = try rawEnvironment("raw-commits", table)
    let row = [UInt8](repeating: 0x61, count: rowBytes)
    return try (0..<count).map { index in
      try seconds {
        try environment.write { transaction throws(LMDBError) in
          try transaction.append(UInt64(index), row, in: table)
        }
      }
    }
  }

  /// Rows a second for raw LMDB, many rows a commit.
  func rawBatches(_ count: Int, rowBytes: Int, perCommit: Int) throws -> Double {
    let table = Table(0, "rows")
    let environment = try rawEnvironment("raw-batches-\(count)", table)
    let row = [UInt8](repeating: 0x61, count: rowBytes)
    let time = try seconds {
      var index: UInt64 = 0
      while index < UInt64(count) {
        try environment.write { transaction throws(LMDBError) in
          for _ in 0..<perCommit {
            try transaction.append(index, row, in: table)
            index += 1
          }
        }
      }
    }
    return Double(count) / time
  }

  /// Rows a second for a walk over raw rows that touches every byte.
  func rawWalk(_ count: Int, rowBytes: Int) throws -> Double {
    let table = Table(0, "rows")
    let environment = try Environment(
      at: "\(folder)/raw-batches-\(count)", access: .reading, tables: [table])
    var sum: UInt64 = 0
    let time = try seconds {
      try environment.read { transaction throws(LMDBError) in
        try transaction.withCursor(table) { cursor throws(LMDBError) in
          while let row = try cursor.next() {
            for index in row.value.indices { sum &+= UInt64(row.value[index]) }
          }
        }
      }
    }
    precondition(sum > 0)
    return Double(count) / time
  }

  /// Seconds for each of many fdatasyncs of 4 KiB.
  func fdatasyncs(_ count: Int) throws -> [Double] {
    let file = try DataFile(opening: "\(folder)/fdatasync", access: .creating)
    let block = [UInt8](repeating: 0x61, count: 4096)
    return try (0..<count).map { index in
      try seconds {
        try file.write(block, at: index * 4096)
        try file.synchronize()
      }
    }
  }

  /// Records a second for the three hashes of a record and nothing else: leaf, facts, words, with
  /// the node above.
  func hashes(_ count: Int, headerBytes: Int, factsBytes: Int, wordsBytes: Int) -> Double {
    let parts = [headerBytes + 1, factsBytes + 120, wordsBytes + 120].map {
      [UInt8](repeating: 0x61, count: $0)
    }
    var sum = 0
    let time = seconds {
      for _ in 0..<count {
        for part in parts { sum += SHA256.hash(data: part).withUnsafeBytes { Int($0[0]) } }
      }
    }
    precondition(sum > 0)
    return Double(count) / time
  }

  private func rawEnvironment(_ name: String, _ table: Table) throws -> Environment {
    let path = "\(folder)/\(name)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return try Environment(at: path, access: .creating, tables: [table])
  }
}

/// How long something takes.
func seconds<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) -> Double {
  let start = SystemTime.monotonicNanoseconds()
  try work()
  return Double(SystemTime.monotonicNanoseconds() - start) / 1e9
}

/// The same for work that waits.
func seconds(_ work: () async throws -> Void) async throws -> Double {
  let start = SystemTime.monotonicNanoseconds()
  try await work()
  return Double(SystemTime.monotonicNanoseconds() - start) / 1e9
}

extension [Double] {
  /// The value that a share of all values is not above.
  func percentile(_ share: Double) -> Double {
    let ordered = sorted()
    return ordered[Swift.min(ordered.count - 1, Int(Double(ordered.count) * share))]
  }

  var mean: Double { reduce(0, +) / Double(count) }
}

import Entente
import EntenteTesting
import Foundation
import LMDB
import LedgerStore
import LedgerTesting
import Partnership
import Verification

/// Processes that append to one ledger, and one that signs and copies it, each killed when it is
/// least convenient; then everything that was acknowledged has to be there.
struct KillRound {
  let seed: UInt64

  func run(_ counts: inout Counts) async throws {
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/ledger"
    _ = try await Ledger.withParties(path)
    for burst in 0..<5 as Range<UInt64> {
      let copies = "\(folder.path)/copies-\(burst)"
      try FileManager.default.createDirectory(
        atPath: copies, withIntermediateDirectories: true)
      let children: [[String]] = [
        [
          Child.append.rawValue, path, "\(folder.path)/notes-\(burst)-0",
          "\(seed % 1_000 * 10 + burst)",
        ],
        [
          Child.append.rawValue, path, "\(folder.path)/notes-\(burst)-1",
          "\(seed % 1_000 * 10 + burst + 5)",
        ],
        [Child.copy.rawValue, path, copies],
      ]
      let lives = children.map { _ in Double.random(in: 0.02...0.9, using: &random) }
      let endings = await withTaskGroup(of: String?.self) { group in
        for (arguments, life) in zip(children, lives) {
          group.addTask { KillRound.fault(of: arguments, killedAfter: life) }
        }
        return await group.reduce(into: [String]()) { faults, fault in
          if let fault { faults.append(fault) }
        }
      }
      if let fault = endings.first { throw Broken(description: fault) }
      counts.kills += children.count
      try expectWhole(path)
      counts.acknowledged += try expectAcknowledged(path, notes: folder.path)
      counts.copies += try expectCopies(copies)
      try FileManager.default.removeItem(atPath: copies)
    }
  }

  /// Runs a child until it is killed; says what was wrong when it ended by itself.
  private static func fault(of arguments: [String], killedAfter seconds: Double) -> String? {
    var child = ChildProcess("/proc/self/exe", arguments)
    child.timeLimitSeconds = seconds
    child.standardError = .captured
    do {
      let outcome = try child.run()
      guard outcome.ending == .timedOut else {
        let said = String(decoding: outcome.output + outcome.errorOutput, as: UTF8.self)
        return "\(arguments) ended by itself, \(outcome.ending): \(said)"
      }
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func expectAcknowledged(_ path: String, notes folder: String) throws -> Int {
    let ledger = try Ledger(at: path, access: .reading)
    var made: [ActionID: UInt64] = [:]
    try ledger.forEachRecord { record throws(LedgerError) in
      made[record.action] = record.record.sequence.index
    }
    var found = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasPrefix("notes-") {
      for (action, sequence) in try Acknowledged.read("\(folder)/\(name)") {
        guard made[action] == sequence else {
          throw Broken(description: "action \(action) was acknowledged as record \(sequence)")
        }
        found += 1
      }
    }
    return found
  }

  private func expectCopies(_ copies: String) throws -> Int {
    var verified = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: copies)
    where FileManager.default.fileExists(atPath: "\(copies)/\(name)/data.mdb") {
      // Every second copy is without words, which is no fault of it.
      try expectWhole("\(copies)/\(name)", hasWords: (Int(name) ?? 0) % 2 == 0)
      verified += 1
    }
    return verified
  }
}

/// Verifies a ledger in a child process and throws what was found.
func expectWhole(_ path: String, hasWords: Bool = true) throws {
  let report = try SupervisedReading().verify(path)
  let faults = report.faults.filter { hasWords || $0.name != .wordsKeysAbsent }
  guard faults.isEmpty else { throw Broken(description: "\(path): \(faults)") }
}

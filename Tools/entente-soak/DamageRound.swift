import CanonicalJSON
import Entente
import EntenteTesting
import Foundation
import LMDB
import LedgerStore
import LedgerTesting
import Partnership
import Transparency
import Verification

/// Damages to the bytes of a store: each has to be found, or to change no answer.
struct DamageRound {
  let seed: UInt64
  private static let damages = 25

  /// What a whole ledger says.
  private struct Answers: Equatable {
    let size: UInt64
    let root: String
    let states: [JSON]
  }

  func run(_ counts: inout Counts) async throws {
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/ledger"
    try await DamageRound.makeLedger(path, seed: seed)
    let file = URL(fileURLWithPath: "\(path)/data.mdb")
    let whole = try Data(contentsOf: file)
    let expected = try answers(of: path)
    let programs = try Programs(path)
    for _ in 0..<DamageRound.damages {
      var bytes = whole
      let damage = bytes.damage(&random)
      try bytes.write(to: file)
      counts.damages += 1
      try programs.run(after: damage, &counts)
      do {
        let report = try SupervisedReading().verify(path)
        guard report.exitCode == 0 else {
          guard !report.faults.isEmpty else {
            throw Broken(description: "\(damage): exit \(report.exitCode) without a fault")
          }
          counts.damagesFound += 1
          continue
        }
      } catch is VerificationError {
        counts.damagesFound += 1
        continue
      }
      guard try answers(of: path) == expected else {
        throw Broken(description: "\(damage): it holds, and the answers are others")
      }
      counts.damagesWithoutEffect += 1
    }
  }

  private static func makeLedger(_ path: String, seed: UInt64) async throws {
    let ledger = try await Ledger.create(at: path, .demonstration)
    _ = try await RandomLedger(60, seed: seed, in: ledger)
    _ = try ledger.checkpoint()
  }

  private func answers(of path: String) throws -> Answers {
    let report = try SupervisedReading().verify(path)
    let states = try RandomActions.agreements.map { agreement in
      try SupervisedReading().state(path, StateQuestion(agreement: agreement.text))
    }
    return Answers(size: report.size, root: report.root?.hex ?? "", states: states)
  }
}

extension Data {
  /// Damages some bytes in one of the ways disks and hands do, and says how.
  fileprivate mutating func damage(_ random: inout SeededRandom) -> String {
    let page = 4_096
    let pages = count / page
    let offset = Int.random(in: 0..<count, using: &random)
    let first = Int.random(in: 0..<pages, using: &random) * page
    let second = Int.random(in: 0..<pages, using: &random) * page
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1:
      let bit = Int.random(in: 0..<8, using: &random)
      self[offset] ^= 1 << bit
      return "bit \(bit) of byte \(offset) flipped"
    case 2:
      self.replaceSubrange(first..<first + page, with: Data(count: page))
      return "page at \(first) zeroed"
    case 3:
      let one = subdata(in: first..<first + page)
      let other = subdata(in: second..<second + page)
      replaceSubrange(first..<first + page, with: other)
      replaceSubrange(second..<second + page, with: one)
      return "pages at \(first) and \(second) exchanged"
    case 4:
      self = prefix(offset)
      return "cut at \(offset)"
    default:
      let length = Swift.min(count - offset, Int.random(in: 1...64, using: &random))
      for place in offset..<offset + length {
        self[place] = UInt8.random(in: 0...255, using: &random)
      }
      return "\(length) bytes at \(offset) overwritten"
    }
  }
}

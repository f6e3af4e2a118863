import Entente
import EntenteTesting
import Foundation
import LMDB
import LedgerStore
import LedgerTesting
import Partnership
import Verification

/// A disk that fills up again and again, with a little more or less room each time.
struct FullDiskRound {
  let seed: UInt64

  func run(_ counts: inout Counts) async throws {
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryFolder()
    guard let disk = SmallDisk(at: folder.path, bytes: 4 << 20) else {
      counts.disksNotMounted += 1
      return
    }
    let path = "\(folder.path)/ledger"
    _ = try await Ledger.withParties(path)
    var acknowledged: [ActionID: SequenceNumber] = [:]
    for fill in 0..<4 as Range<UInt64> {
      let free = Int.random(in: 10_000...200_000, using: &random)
      try await record(path, disk, freeBytes: free, first: fill << 20, &acknowledged)
      counts.disksFilled += 1
      try expectWhole(path)
    }
    let ledger = try Ledger(at: path, access: .reading)
    var found: [ActionID: SequenceNumber] = [:]
    try ledger.forEachRecord { record throws(LedgerError) in
      found[record.action] = record.record.sequence
    }
    for (action, sequence) in acknowledged where found[action] != sequence {
      throw Broken(description: "action \(action) was acknowledged as record \(sequence)")
    }
    counts.acknowledged += acknowledged.count
  }

  /// Records until the disk is full, makes room, and records once more.
  private func record(
    _ path: String, _ disk: SmallDisk, freeBytes: Int, first: UInt64,
    _ acknowledged: inout [ActionID: SequenceNumber]
  ) async throws {
    let ledger = try Ledger(
      at: path, access: .writing, settings: StoreSettings(longestTrail: Int(first % 50)))
    try disk.leave(freeBytes: freeBytes)
    var id = first
    var isFull = false
    while !isFull {
      do throws(LedgerError) {
        acknowledged[.numbered(id)] = try await ledger.record(.transfer(id: id)).receipt.sequence
        id += 1
      } catch {
        guard case .store(.storage(let failure)) = error, failure.reason == .diskFull else {
          throw error
        }
        isFull = true
      }
    }
    try disk.makeRoom()
    acknowledged[.numbered(id)] = try await ledger.record(.transfer(id: id)).receipt.sequence
  }
}

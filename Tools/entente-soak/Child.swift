import Entente
import Foundation
import LMDB
import LedgerStore
import LedgerTesting
import Partnership

/// What a process of the soak does until it is killed.
enum Child: String {
  /// Records actions and notes which were acknowledged: folder, file of notes, number of the child.
  case append = "--append"
  /// Signs and copies: folder, where to.
  case copy = "--copy"

  func run(_ arguments: [String]) async throws -> Never {
    ChildProcess.dieWithParent()
    switch self {
    case .append:
      guard arguments.count == 3, let number = UInt64(arguments[2]) else { exit(2) }
      try await append(arguments[0], arguments[1], number)
    case .copy:
      guard arguments.count == 2 else { exit(2) }
      try await copy(arguments[0], arguments[1])
    }
    exit(0)
  }

  /// Four tasks record transfers, two whatever comes; refusals are answers too.
  private func append(_ path: String, _ notes: String, _ number: UInt64) async throws {
    let ledger = try Ledger(
      at: path, access: .writing,
      settings: StoreSettings(longestTrail: Int(number % 3) * 40))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<6 as Range<UInt64> {
        group.addTask {
          let acknowledged = try Acknowledged("\(notes)-\(task)")
          let own = number * 8 + task
          var actions = RandomActions(seed: own)
          for count in 0..<UInt64.max {
            let action =
              task < 4
              ? Action.transfer(id: own << 24 | count)
              : actions.next(size: try ledger.logSize(), today: Child.today)
            do throws(LedgerError) {
              let receipt = try await ledger.record(action).receipt
              acknowledged.add(receipt.action, receipt.sequence)
            } catch {
              guard case .refused = error else { throw error }
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private static let today = Day("2022-06-01") ?? .earliest

  private func copy(_ path: String, _ copies: String) async throws {
    let ledger = try Ledger(at: path, access: .writing)
    for count in 0..<Int.max {
      _ = try ledger.checkpoint()
      try ledger.backup(to: "\(copies)/\(count)", withWords: count % 2 == 0)
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}

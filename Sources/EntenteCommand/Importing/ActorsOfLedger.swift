import Entente
import Partnership

/// The actors of a ledger, asked only when a table needs them.
final class ActorsOfLedger {
  private let store: Ledger
  private let path: String
  /// Why the ledger did not answer; nil as long as it did.
  private(set) var failure: CommandError?

  init(_ store: Ledger, at path: String) {
    self.store = store
    self.path = path
  }

  func ids() -> [ActorID] {
    answer { () throws(LedgerError) in try store.actors() }
  }

  func names() -> [(actor: ActorID, name: String)] {
    answer { () throws(LedgerError) in try store.namesOfActors() }
  }

  private func answer<Item>(_ work: () throws(LedgerError) -> [Item]) -> [Item] {
    do throws(LedgerError) {
      return try work()
    } catch {
      failure = CommandError(error, at: path)
      return []
    }
  }
}

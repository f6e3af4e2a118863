import CanonicalJSON
import EntenteTesting
import LMDB
import LedgerTables
import LedgerTesting
import Partnership
import Testing

@testable import Entente
@testable import LedgerStore

/// What the writer remembers is what it would read anew.
@Suite struct `The histories a writer has at hand` {
  @Test func `are those of a fresh reading, whatever was asked, refused and written elsewhere`()
    async throws
  {
    for round in 0..<4 as Range<UInt64> {
      var random = SeededRandom(for: "histories at hand \(round)")
      let folder = try TemporaryFolder()
      let ledger = try await Ledger.create(at: folder.path, .demonstration)
      var tangle = Tangle(random: SeededRandom(for: "tangled histories \(round)"))
      var cache = HistoryCache()
      var compared = 0
      for number in 0..<120 {
        let size = try ledger.logSize()
        let action = tangle.next(size: size)
        let isDecidedHere = journals(of: action) != nil && Bool.random(using: &random)
        // Looked at for actions that are refused, or never asked for.
        let looks = [tangle.next(size: size)] + (isDecidedHere ? [action] : [])
        (cache, compared) = try ledger.store.read { txn, view throws(LedgerTablesError) in
          var cache = cache
          var compared = compared
          for look in looks {
            guard let journals = journals(of: look), let subject = journals.first else { continue }
            let others = Array(journals.dropFirst())
            let kept = try cache.history(of: subject, including: others, view: view, in: txn)
            let fresh = try view.history(of: subject, including: others, in: txn)
            #expect(kept.records == fresh.records, "round \(round), action \(number): \(look)")
            compared += 1
          }
          return (cache, compared)
        }
        _ = try? await ledger.record(action)
        guard try ledger.logSize() > size else { continue }
        cache = try ledger.store.read { _, view throws(LedgerTablesError) in
          var cache = cache
          if let entry = view.trail.last { cache.add(entry, decidedHere: isDecidedHere) }
          return cache
        }
      }
      #expect(compared > 60)
    }
  }

  @Test func `are no more than there is room for, even those of nobody`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.create(at: folder.path, .demonstration)
    let size = try ledger.store.read { txn, view throws(LedgerTablesError) -> Int in
      var cache = HistoryCache(largestSize: 100)
      for number in 0..<1_000 {
        guard let nobody = ActorID("nobody-\(number)") else { continue }
        _ = try cache.history(of: .actor(nobody), including: [], view: view, in: txn)
      }
      return cache.size
    }
    #expect((1...101).contains(size))
  }

  /// The journals an action is decided by; nil where only the log says.
  private func journals(of action: Action) -> [Subject]? {
    guard !action.needsLog, let prepared = try? action.prepared() else { return nil }
    return prepared.subjects + prepared.companions
  }
}

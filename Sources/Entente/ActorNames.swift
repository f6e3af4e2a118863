internal import LedgerStore
internal import LedgerTables
public import Partnership
internal import Projections

extension Ledger {
  /// The actors of the ledger, ascending.
  public func actors() throws(LedgerError) -> [ActorID] {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) in
        try view.actors(in: transaction)
      }
    }
  }

  /// What the actors of the ledger are and were called: a pair for each name one of them was given,
  /// as far as it can be read.
  public func namesOfActors() throws(LedgerError) -> [(actor: ActorID, name: String)] {
    let references = try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) in
        var references: [(actor: ActorID, name: WordReference)] = []
        for id in try view.actors(in: transaction) {
          let journal = try view.journal(of: .actor(id), in: transaction)
          let answer = History(journal).answer(asOf: .latest)
          guard let state = answer.state.actors[id] else { continue }
          for record in [state.registered].compactMap({ $0 }) + state.renamings {
            if let name = answer[record]?.word("name") { references.append((id, name)) }
          }
        }
        return references
      }
    }
    let words = try words(references.map(\.name))
    return references.compactMap { actor, reference in
      guard case .text(let name)? = words[reference] else { return nil }
      return (actor, name)
    }
  }
}

internal import CanonicalJSON
internal import LedgerStore
internal import Partnership
internal import RecordFormat

extension Ledger.Plan {
  /// The action that opens the ledger under a checkpoint key.
  func opening(key: String) -> Action {
    var action = Action(.ledgerOpened)
    action.data = [
      "checkpoint_key": .string(key), "clock": .string(clock.rawValue),
      "software": .string(Ledger.software),
    ]
    action.data["title"] = .object(
      JSONObject(uniqueKeysWithValues: title.map { ($0.key, .string($0.value)) }))
    if let zone { action.data["zone"] = .string(zone) }
    return action
  }
}

import CanonicalJSON
import EntenteTesting
import LedgerTesting
import Partnership

/// Ledger-wide records that name one another in every way there is, and are corrected and annulled.
struct Tangle {
  static let actors = ["aa", "bb", "cc", "visit"]
  var random: SeededRandom
  var drawn: UInt64 = 0

  mutating func next(size: UInt64) -> Action {
    drawn += 1
    let one = random.pick(Tangle.actors) ?? "aa"
    let other = random.pick(Tangle.actors) ?? "bb"
    let some = SequenceNumber(UInt64.random(in: 1..<max(2, size), using: &random))
    var action: Action
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1:
      action = Action(.actorRegistered)
      action.data = ["actor": .string(one), "kind": "party", "name": .string(one)]
    case 2:
      action = Action(.funderDeclared)
      action.data = ["actor": .string(one), "funder": .string(other)]
    case 3, 4:
      action = Action(.figureDeclared)
      action.data = [
        "actor": .string(one), "figure": .string("f\(drawn)"), "value": 1, "unit": "u",
        "qualifier": "equal",
      ]
      if Bool.random(using: &random) { action.data["document"] = "D1" }
      if Bool.random(using: &random) { action.parties = [ActorID(other)].compactMap { $0 } }
    case 5:
      action = Action(.documentAttached)
      action.data = [
        "document": "D1", "title": ["fr": "Texte"], "bytes": 3,
        "sha256": .string(String(repeating: "0", count: 64)), "media_type": "text/plain",
        "language": "fr", "class": "internal",
      ]
      action.evidence = [
        [
          "sha256": .string(String(repeating: "0", count: 64)), "media_type": "text/plain",
          "held_at": "ailleurs",
        ]
      ]
      if Bool.random(using: &random) { action.parties = [ActorID(other)].compactMap { $0 } }
    case 6, 7:
      action = Action(.recordCorrected)
      let changes: JSON =
        Bool.random(using: &random)
        ? ["parties": [.string(other)]] : ["unit": "visit"]
      action.data = ["target": .integer(Int64(some.index)), "changes": changes]
    case 8, 9:
      action = Action(.recordAnnulled)
      action.data = ["target": .integer(Int64(some.index))]
    case 10:
      action = Action(.actorRenamed)
      action.data = ["actor": .string(one), "name": .string("\(one) \(drawn)")]
      action.parties = [ActorID(other)].compactMap { $0 }
    default:
      action = Action(.figureDeclared)
      action.data = [
        "actor": .string(one), "figure": "g", "value": 2, "unit": "u", "qualifier": "over",
      ]
      action.onBehalfOf = [ActorID(other)].compactMap { $0 }
    }
    if action.type.definition.kind != .clerical { action.occurred = Occurred("2022-05-05") }
    if Int.random(in: 0..<5, using: &random) == 0, size > 1 { action.cause = .sequence(some) }
    action.id = .numbered(drawn)
    action.reason = ["fr": "Emmêlé"]
    return action
  }
}

import Partnership

/// What there is in an agreement and in the ledger around it for a record to name: a value, so that a
/// dialogue can be had without a ledger.
struct Inventory: Sendable {
  /// Something that records may name.
  struct Item: Sendable, Hashable {
    /// Its id or code.
    let id: String
    /// Its name or title, where there is one to show.
    var name: String?
    /// Where it stands, in the reader's words.
    var note: String?
    /// Whether anything is still expected of it: what is over is not offered.
    var isOpen = true
    /// The record that brought it into being.
    var record: SequenceNumber?
  }

  /// The agreement; nil where the ledger has none, or none was chosen.
  var agreement: AgreementID?
  /// Its parties.
  var parties: [Item] = []
  /// Its axes.
  var axes: [Item] = []
  /// Every actor of the ledger, the parties first.
  var actors: [Item] = []
  /// Every person of the ledger.
  var persons: [Item] = []
  /// What is known under codes, by sort.
  var objects: [ObjectKind: [Item]] = [:]
  /// The last version of each protocol.
  var versions: [String: Int64] = [:]

  /// What a field of a kind may name, in the order it is offered.
  func items(of kind: FieldKind) -> [Item] {
    switch kind {
    case .actor: actors
    case .person: persons
    case .participant: actors + persons
    case .axis, .axisOrAll: axes
    case .object(let sort): objects[sort] ?? []
    case .set(let item), .list(let item): items(of: item)
    default: []
    }
  }
}

extension Inventory.Item {
  /// The id, and what it stands for: `A3 — Protocoles de transfert (actif)`.
  var label: String {
    let named = name.map { $0 == id ? id : "\(id) — \($0)" } ?? id
    return note.map { "\(named) (\($0))" } ?? named
  }
}

import Partnership

/// What an agreement and its ledger have to choose from when somebody is asked: a value, so that a
/// dialogue can be had without a ledger.
struct Ground: Sendable {
  /// Something that records may name.
  struct Known: Sendable, Hashable {
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
  var parties: [Known] = []
  /// Its axes.
  var axes: [Known] = []
  /// Every actor of the ledger, the parties first.
  var actors: [Known] = []
  /// Every person of the ledger.
  var persons: [Known] = []
  /// What is known under codes, by sort.
  var objects: [ObjectKind: [Known]] = [:]
  /// The last version of each protocol.
  var versions: [String: Int64] = [:]

  /// What a field of a kind may name, in the order it is offered.
  func known(_ kind: FieldKind) -> [Known] {
    switch kind {
    case .actor: actors
    case .person: persons
    case .participant: actors + persons
    case .axis, .axisOrAll: axes
    case .object(let sort): objects[sort] ?? []
    case .set(let item), .list(let item): known(item)
    default: []
    }
  }
}

extension Ground.Known {
  /// The id, and what it stands for: `A3 — Protocoles de transfert (actif)`.
  var label: String {
    let named = name.map { $0 == id ? id : "\(id) — \($0)" } ?? id
    return note.map { "\(named) (\($0))" } ?? named
  }
}

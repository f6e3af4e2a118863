internal import CanonicalJSON
public import Partnership
internal import Wording

/// The actors that the cells of a table may call by their names instead of their ids.
///
/// The ledger is asked only when a cell needs it: for its ids when there is one that reads as an id,
/// for its names when there is one that is none of them.
public final class ActorNames {
  private let idsOfLedger: () -> [ActorID]
  private let namesOfLedger: () -> [(actor: ActorID, name: String)]
  private lazy var ids = Set(idsOfLedger())
  private lazy var byName = Dictionary(
    grouping: namesOfLedger(), by: { Search.fold($0.name) })
  /// Those that rows of the table have registered so far.
  private var registered: [(actor: ActorID, name: String)] = []
  /// What names in cells stand for, by the name as the first cell wrote it: those the mapping gave,
  /// and those that were found.
  private(set) var meanings: [Mapping.Value]
  private var meaningsByName: [String: String] = [:]

  /// The actors of a ledger.
  ///
  /// - Parameters:
  ///   - mapping: What it says some names stand for counts before all others.
  ///   - names: Every name of every actor.
  public init(
    _ mapping: Mapping, ids: @escaping () -> [ActorID],
    names: @escaping () -> [(actor: ActorID, name: String)]
  ) {
    idsOfLedger = ids
    namesOfLedger = names
    meanings = mapping.actors
    for value in mapping.actors { meaningsByName[Search.fold(value.cell)] = value.value }
  }

  /// Takes in the actor that a row registers, for the rows below it.
  func register(_ data: JSONObject) {
    guard let id = data["actor"]?.stringValue.flatMap({ ActorID($0) }),
      let name = data["name"]?.stringValue
    else { return }
    registered.append((id, name))
  }

  /// The id of an actor that a cell names; a text that reads as an id, and is nobody's name, is left
  /// for the ledger to judge.
  func id(of text: String) throws(TableFault) -> String {
    let folded = Search.fold(text)
    if let meaning = meaningsByName[folded] { return meaning }
    let id = ActorID(text)
    if let id, ids.contains(id) || registered.contains(where: { $0.actor == id }) { return text }
    let found = actors(called: folded)
    if found.count > 1 {
      throw TableFault(.ambiguousActor(text, found.map(\.text).sorted()))
    }
    guard let actor = found.first else {
      if id != nil { return text }
      throw TableFault(.unknownActor(text, resembling(folded)))
    }
    meaningsByName[folded] = actor.text
    meanings.append(Mapping.Value(cell: text, value: actor.text))
    return actor.text
  }

  /// Whether a text is the name of an actor, or stands for one.
  func isName(_ text: String) -> Bool {
    let folded = Search.fold(text)
    return meaningsByName[folded] != nil || !actors(called: folded).isEmpty
  }

  /// Those of that name, and the one of that id whatever its capitals; nobody is called nothing.
  private func actors(called folded: String) -> Set<ActorID> {
    guard !folded.isEmpty else { return [] }
    var found = Set(
      (byName[folded] ?? []).map(\.actor)
        + registered.filter { Search.fold($0.name) == folded }.map(\.actor))
    if let id = ActorID(folded), ids.contains(id) || registered.contains(where: { $0.actor == id })
    {
      found.insert(id)
    }
    return found
  }

  /// The names that hold the text or are held by it, begin with its first word, or are a slip away from
  /// it, each once.
  private func resembling(_ folded: String) -> [String] {
    let first = folded.prefix { $0 != " " }
    let near = (byName.values.joined() + registered).filter { known in
      let name = Search.fold(known.name)
      guard !name.isEmpty else { return false }
      return name.contains(folded) || folded.contains(name)
        || name.prefix { $0 != " " } == first || Meant.isSlip(of: name, folded)
    }
    return Array(Set(near.map(\.name)).sorted().prefix(5))
  }
}

extension CellReading {
  /// The actors a cell of a list names.
  ///
  /// A name may hold a comma: what stands between other signs is taken whole where it is one.
  func actors(_ text: String) throws(TableFault) -> JSON {
    var items: [String] = []
    for part in partsWithCommas(of: text) {
      let whole = String(part.trimmed)
      if whole.isEmpty { continue }
      let split = whole.split(separator: ",").map { String($0.trimmed) }.filter { !$0.isEmpty }
      let isPlain = split.allSatisfy { ActorID($0) != nil }
      items += form.list == nil && (isPlain || !names.isName(whole)) ? split : [whole]
    }
    var ids: [JSON] = []
    for item in items { ids.append(.string(try names.id(of: item))) }
    return .array(ids)
  }

  private func partsWithCommas(of text: String) -> [Substring] {
    if let separator = form.list { return text.split(separator: separator) }
    return text.split { $0 == ";" || $0.isNewline }
  }
}

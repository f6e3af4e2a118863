internal import CanonicalJSON
public import Partnership
public import Projections

/// What a record changes in the views of an agreement, in words: `A3 · échanges tenus : 2 → 3`.
///
/// A value is named by the labels of the board; one that has none keeps its path. What only follows
/// from the others, such as the last record of a cell, is left out; so is the number of records
/// where something else of the same cell changes.
public struct ChangeLines {
  private let wording: Wording
  private let name: (ActorID) -> String

  /// Lines in a language.
  ///
  /// - Parameter name: What an actor is called.
  public init(_ wording: Wording, name: @escaping (ActorID) -> String) {
    self.wording = wording
    self.name = name
  }

  /// One line a value: axes first, each by itself and then by partner, then partners, then totals.
  public func lines(board: ViewDifference?, agreement: ViewDifference?) -> [String] {
    let values = board?.values ?? []
    // An anomaly that now points to another record neither comes nor goes.
    let came = Set(values.filter { $0.now != nil }.compactMap(\.anomaly))
    let stay = came.intersection(values.filter { $0.now == nil }.compactMap(\.anomaly))
    let onBoard = values.filter { $0.anomaly.map(stay.contains) != true }
      .compactMap(changeOnBoard)
    // What both views say is said once.
    let ofAgreement = (agreement?.values ?? []).compactMap(changeOfAgreement)
    let changes = onBoard + ofAgreement
    let moved = Set(changes.filter { !$0.isCount }.map(\.place))
    return changes.enumerated()
      .filter { !$0.element.isCount || !moved.contains($0.element.place) }
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element.line)
  }

  /// Where the object of the record comes to stand: `engagement C-1 : ouvert → tenu`.
  public func lines(object: (before: ObjectStanding?, after: ObjectStanding?)) -> [String] {
    guard let after = object.after, object.before?.stage != after.stage else { return [] }
    func text(_ standing: ObjectStanding?) -> String {
      standing?.stage.map { wording.label(of: $0) } ?? "—"
    }
    let what = "\(wording.noun(of: after.kind)) \(after.code)"
    let (then, now) = (text(object.before), text(after))
    return [wording.say(fr: "\(what) : \(then) → \(now)", en: "\(what): \(then) → \(now)")]
  }

  /// One change, where it stands among the others, and how it reads.
  private struct Change {
    let order: Int
    let place: String
    /// Whether it is but the number of records.
    let isCount: Bool
    let line: String
  }

  private func change(
    _ order: Int, _ place: String, _ label: Bilingual?, _ value: ViewDifference.Value,
    of view: ViewSubject = .board, isCount: Bool = false
  ) -> Change? {
    // A cell that was not there counted nothing.
    let none: JSON? = (value.now ?? value.then)?.integerValue != nil ? 0 : nil
    let path = ViewPlace(ViewPath(view, value.path))
    func text(_ json: JSON?) -> String {
      (json ?? none).map { values.shown($0, at: path) } ?? "—"
    }
    let (then, now) = (text(value.then), text(value.now))
    guard then != now else { return nil }
    let what = [place, label.map { wording.say($0) } ?? value.path].filter { !$0.isEmpty }
      .joined(separator: " · ")
    return Change(
      order: order, place: place, isCount: isCount,
      line: wording.say(fr: "\(what) : \(then) → \(now)", en: "\(what): \(then) → \(now)"))
  }

  /// Of the values that have a line none is an id or a word.
  private var values: ViewValueWords {
    ViewValueWords(wording: wording, name: { _ in nil }, word: { _ in "…" })
  }
}

extension ChangeLines {
  private func changeOnBoard(_ value: ViewDifference.Value) -> Change? {
    let path = value.path.split(separator: "/").map(String.init)
    switch (path.first, path.count) {
    case ("axes", 3...) where path[2] == "partners" && path.count > 5:
      return tally(11, "\(path[1]) · \(actor(path[3]))", path.dropFirst(5), value)
    case ("axes", 4...) where path[2] == "total":
      return tally(10, path[1], path.dropFirst(3), value)
    case ("axes", 3...): return axis(path[1], path.dropFirst(2), value)
    case ("without_axis", 5...) where path[1] == "partners":
      return tally(21, "\(withoutAxis) · \(actor(path[2]))", path.dropFirst(4), value)
    case ("without_axis", 3...) where path[1] == "total":
      return tally(20, withoutAxis, path.dropFirst(2), value)
    case ("partners", 4...) where path[2] == "total":
      return tally(30, actor(path[1]), path.dropFirst(3), value)
    case ("partners", 3) where path[2] == "party":
      return change(30, actor(path[1]), ViewLabels.keys["party"], value)
    case ("total", 2...): return tally(40, total, path.dropFirst(), value)
    case ("unkept", 3) where path[2] == "stage":
      let label = Bilingual(fr: "engagement non tenu", en: "unkept commitment")
      return change(50, path[1], label, value)
    case ("stage", 1): return change(0, "", EnvelopeKey.agreement.label, value)
    case ("force", 2) where ["from", "until"].contains(path[1]):
      return change(1, "", ViewLabels.pairs[value.path], value)
    case ("days_left", 1): return change(2, "", ViewLabels.keys["days_left"], value)
    case ("anomalies", 3) where path[2] == "anomaly":
      return change(60, "#\(path[1].prefix { $0 != ":" })", ViewLabels.keys["anomalies"], value)
    // The rest repeats these, or names what they count.
    default: return nil
    }
  }

  private func axis(
    _ code: String, _ rest: ArraySlice<String>, _ value: ViewDifference.Value
  ) -> Change? {
    switch rest.joined(separator: "/") {
    case "stage": return change(9, code, ViewLabels.keys["stage"], value)
    case "mutual": return change(9, code, ViewLabels.keys["mutual"], value)
    case "agreed/by": return change(9, code, ViewLabels.keys["agreed"], value)
    default: return nil
    }
  }

  private func tally(
    _ order: Int, _ place: String, _ rest: ArraySlice<String>, _ value: ViewDifference.Value
  ) -> Change? {
    let key = rest.joined(separator: "/")
    guard let label = ViewLabels.tallies[key] else { return nil }
    return change(order, place, label, value, isCount: key == "records")
  }

  private func changeOfAgreement(_ value: ViewDifference.Value) -> Change? {
    let path = value.path.split(separator: "/").map(String.init)
    switch (path.first, path.count) {
    case ("parties", 4) where path[3] == "occurred":
      return change(31, actor(path[1]), ViewLabels.keys[path[2]], value, of: .agreement)
    case ("signed", 2) where path[1] == "by":
      return change(
        3, "", Bilingual(fr: "signatures", en: "signatures"), value, of: .agreement)
    case ("ratified", 2) where path[1] == "by":
      return change(
        3, "", Bilingual(fr: "ratifications", en: "ratifications"), value, of: .agreement)
    case ("term", 1):
      return change(
        1, "", Bilingual(fr: "durée proposée", en: "term proposed"), value, of: .agreement)
    default: return nil
    }
  }

  private func actor(_ id: String) -> String { ActorID(id).map(name) ?? id }

  private var withoutAxis: String { wording.say(fr: "sans axe", en: "no axis") }
  private var total: String { wording.say(fr: "Total", en: "Total") }
}

extension ViewDifference.Value {
  /// The record and the name of an anomaly that came or went, `13:A-OUT-OF-TERM`, whatever other record
  /// it points to.
  fileprivate var anomaly: String? {
    let steps = path.split(separator: "/")
    guard steps.count == 3, steps[0] == "anomalies", steps[2] == "anomaly" else { return nil }
    return steps[1].split(separator: ":").prefix(2).joined(separator: ":")
  }
}

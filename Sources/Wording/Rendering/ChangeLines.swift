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
    let onBoard = (board?.values ?? []).compactMap(changeOnBoard)
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
    _ order: Int, _ place: String, _ label: String?, _ value: ViewDifference.Value,
    isCount: Bool = false, _ shown: (JSON) -> String? = { _ in nil }
  ) -> Change? {
    func text(_ json: JSON?, otherwise: String) -> String {
      json.map { shown($0) ?? plain($0) } ?? otherwise
    }
    // A cell that was not there counted nothing.
    let isNumber = (value.now ?? value.then)?.integerValue != nil
    let then = text(value.then, otherwise: isNumber ? plain(.integer(0)) : "—")
    let now = text(value.now, otherwise: isNumber ? plain(.integer(0)) : "—")
    guard then != now else { return nil }
    let what = [place, label ?? value.path].filter { !$0.isEmpty }.joined(separator: " · ")
    return Change(
      order: order, place: place, isCount: isCount,
      line: wording.say(fr: "\(what) : \(then) → \(now)", en: "\(what): \(then) → \(now)"))
  }

  private func plain(_ json: JSON) -> String {
    switch json {
    case .integer(let integer): return wording.number(Int(integer))
    case .bool(let bool):
      return bool ? wording.say(fr: "oui", en: "yes") : wording.say(fr: "non", en: "no")
    case .string(let text):
      if let occurred = Occurred(text) { return wording.date(occurred, .short) }
      return Term(text).map { wording.term($0) } ?? text
    case .null, .array, .object: return "…"
    }
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
      let label = wording.say(fr: "partie à l'entente", en: "party to the agreement")
      return change(30, actor(path[1]), label, value)
    case ("total", 2...): return tally(40, total, path.dropFirst(), value)
    case ("unkept", 3) where path[2] == "stage":
      let label = wording.say(fr: "engagement non tenu", en: "unkept commitment")
      return change(50, path[1], label, value) { json in
        json.stringValue.flatMap { CommitmentStage(rawValue: $0) }.map { wording.label(of: $0) }
      }
    case ("stage", 1):
      return change(0, "", wording.label(ofKey: .agreement), value) { json in
        json.stringValue.flatMap { AgreementStage(rawValue: $0) }.map { wording.label(of: $0) }
      }
    case ("force", 2) where path[1] == "from":
      return change(1, "", wording.say(fr: "en vigueur depuis", en: "in force since"), value)
    case ("force", 2) where path[1] == "until":
      return change(1, "", wording.say(fr: "terme", en: "end of the term"), value)
    case ("days_left", 1):
      return change(2, "", wording.say(fr: "jours restants", en: "days left"), value)
    case ("anomalies", 3) where path[2] == "anomaly" && value.now == nil:
      return change(60, "#\(path[1].prefix { $0 != ":" })", anomalyLabel, value) {
        json in json.stringValue
      }
    // The rest repeats these, or names what they count.
    default: return nil
    }
  }

  private func axis(
    _ code: String, _ rest: ArraySlice<String>, _ value: ViewDifference.Value
  ) -> Change? {
    switch rest.joined(separator: "/") {
    case "stage":
      return change(9, code, stateLabel, value) { json in
        json.stringValue.flatMap { AxisStage(rawValue: $0) }.map { wording.label(of: $0) }
      }
    case "mutual":
      return change(9, code, wording.say(fr: "mutuel", en: "mutual"), value)
    case "agreed/by":
      return change(9, code, wording.say(fr: "convenu par", en: "agreed by"), value)
    default: return nil
    }
  }

  private func tally(
    _ order: Int, _ place: String, _ rest: ArraySlice<String>, _ value: ViewDifference.Value
  ) -> Change? {
    let key = rest.joined(separator: "/")
    guard let label = ViewLabels.tallies[key] else { return nil }
    return change(order, place, wording.say(label), value, isCount: key == "records")
  }

  private func changeOfAgreement(_ value: ViewDifference.Value) -> Change? {
    let path = value.path.split(separator: "/").map(String.init)
    switch (path.first, path.count) {
    case ("parties", 4) where path[3] == "occurred":
      let label =
        path[2] == "signed"
        ? wording.say(fr: "signature", en: "signature")
        : wording.say(fr: "ratification", en: "ratification")
      return change(31, actor(path[1]), label, value)
    case ("signed", 2) where path[1] == "by":
      return change(3, "", wording.say(fr: "signatures", en: "signatures"), value)
    case ("ratified", 2) where path[1] == "by":
      return change(3, "", wording.say(fr: "ratifications", en: "ratifications"), value)
    case ("term", 1):
      return change(1, "", wording.say(fr: "durée proposée", en: "term proposed"), value)
    default: return nil
    }
  }

  private func actor(_ id: String) -> String { ActorID(id).map(name) ?? id }

  private var withoutAxis: String { wording.say(fr: "sans axe", en: "no axis") }
  private var total: String { wording.say(fr: "Total", en: "Total") }
  private var stateLabel: String { wording.say(fr: "état", en: "state") }
  private var anomalyLabel: String { wording.say(fr: "anomalie", en: "anomaly") }
}

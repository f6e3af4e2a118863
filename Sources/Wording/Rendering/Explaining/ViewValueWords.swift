public import CanonicalJSON
internal import Partnership
public import Projections

extension Rendering {
  /// A value of a view for people, as it reads where it stands: `adoptée`, `CNRS`, `#12`.
  public func shown(_ value: JSON, at path: ViewPath) -> String {
    shown(value, at: ViewPlace(path))
  }

  func shown(_ value: JSON, at place: ViewPlace) -> String {
    ViewValueWords(wording: wording, name: knownName, word: text).shown(value, at: place)
  }

  /// The name of an actor or a person; nil for what is neither.
  private func knownName(of id: String) -> String? {
    let reference =
      PersonID(id).flatMap(nameOfPerson) ?? ActorID(id).flatMap(nameOfActor)
    return reference.map(text)
  }
}

/// Says values of views for people, as they read where they stand: a stage or a choice by its label, an
/// actor or a person by name, a record by its number, a date and an amount as the language writes them.
struct ViewValueWords {
  let wording: Wording
  /// What an actor or a person of that id is called; nil for an id of neither.
  let name: (String) -> String?
  /// The word at a place, or what stands for it.
  let word: (WordReference) -> String

  func shown(_ value: JSON, at place: ViewPlace) -> String {
    let key = place.key
    switch value {
    case .integer(let integer):
      return shown(integer, of: key, at: place)
    case .string(let text):
      if let label = label(of: text, of: key, at: place) { return label }
      if ViewValueKeys.ids.contains(key), let name = name(text) { return name }
      if ViewValueKeys.codes.contains(key) { return text }
      if Occurred(text) == nil, let term = Term(text) { return wording.term(term) }
      return wording.shown(value, of: key, word: word)
    case .null, .bool, .array, .object:
      return wording.shown(value, of: key, word: word)
    }
  }

  private func shown(_ integer: Int64, of key: String, at place: ViewPlace) -> String {
    let isCount = ["commitments", "exchanges"].contains(place.holder)
    if ViewValueKeys.records.contains(key), !isCount { return "#\(integer)" }
    if ViewValueKeys.itemsOfRecords.contains(key), place.steps.last?.item != nil {
      return "#\(integer)"
    }
    if place.thing == .currency, let currency = place.steps.last(where: { $0.item == .currency }) {
      return wording.money(integer, currency.name)
    }
    if key == "bytes" { return wording.bytes(Int(clamping: integer)) }
    return wording.number(Int(clamping: integer))
  }

  /// What a word of a closed list is called; nil for a text that belongs to none.
  private func label(of text: String, of key: String, at place: ViewPlace) -> String? {
    switch key {
    case "stage": stageLabel(text, at: place)
    case "anomaly": Anomaly.Name(rawValue: text).map { wording.label(of: $0) }
    case "type": RecordType(name: text).map { wording.label(of: $0) }
    case "panels": wording.label(of: text, in: .expects)
    case "kind" where place.thing == nil:
      ObjectKind(rawValue: text).map { wording.noun(of: $0) }
    case "id" where place.thing == .capacity:
      Capacity.Name(rawValue: text).map { wording.label(ofCapacity: $0) }
    default: nil
    }
  }

  /// Where something stands: what it is decides which of the stages is meant, and its gender.
  private func stageLabel(_ text: String, at place: ViewPlace) -> String? {
    if place.thing == .involvement {
      return InvolvementStage(rawValue: text).map { wording.label(of: $0) }
    }
    return Stage(name: "\(sort(at: place))/\(text)").map { wording.label(of: $0) }
  }

  /// The sort of what stands somewhere, as ``Stage/name`` spells it.
  private func sort(at place: ViewPlace) -> String {
    switch (place.thing, place.subject) {
    case (.version, _): ObjectKind.protocol.rawValue
    case (.object(let kind), _): kind.rawValue
    case (.axis, _): "axis"
    case (.step, _): "agreement"
    case (_, .axis): "axis"
    case (_, .object(let kind, _)): kind.rawValue
    case (_, .agreement), (_, .board), (_, .party): "agreement"
    }
  }
}

/// How the values of views are to be read, by the keys they stand at.
enum ViewValueKeys {
  /// Numbers of records.
  static let records: Set<String> = [
    "acknowledged", "assigned", "cancelled", "carried_out", "closed", "decided", "drafted", "held",
    "lifted", "met", "missed", "other", "placed", "record", "registered", "scheduled", "since",
  ]
  /// Lists of numbers of records, which are counts where they are no list.
  static let itemsOfRecords: Set<String> = ["extensions", "late", "records"]
  /// Ids of actors and persons, and codes.
  static let ids: Set<String> = [
    "a", "about", "actor", "against", "b", "by", "creditor", "debtors", "from", "funder", "giver",
    "leads", "notified", "one", "other", "owner", "parents", "participants", "parties", "partner",
    "party", "person", "persons", "proposers", "raisers", "receiver", "rejected", "represents",
    "sender", "through", "to", "waiting",
  ]
  /// Codes of anybody's choosing, which may look like years.
  static let codes: Set<String> = [
    "axes", "axis", "except", "function", "id", "initiatives", "proposed", "unit",
  ]
}

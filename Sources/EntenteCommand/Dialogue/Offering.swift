import CanonicalJSON
import Partnership
import Wording

// What is offered with a question: choices, and the answer that an empty line stands for.

extension Dialogue {
  /// The answers offered for a topic, in the order they are shown.
  func choices(for topic: Topic) -> [Choice] {
    switch topic {
    case .agreement: setting.agreements.map { Choice(value: $0.id, label: $0.label) }
    case .type: families
    case .others:
      otherTopics.map { Choice(value: $0.spelling, label: title(of: $0)) }
    case .axes: choices(of: inventory?.axes ?? [])
    case .parties, .onBehalfOf: choices(of: inventory?.parties ?? [])
    case .field(let name): choices(of: kind(of: topic), in: name)
    default: []
    }
  }

  private func choices(of known: [Inventory.Item]) -> [Choice] {
    known.map { Choice(value: $0.id, label: $0.label) }
  }

  private func choices(of kind: FieldKind, in name: FieldName) -> [Choice] {
    switch kind {
    case .choice(let values):
      // The label of another language is one that a table may have as well.
      return values.map { value in
        Choice(
          value: value, label: wording.label(of: value, in: name),
          keywords: Language.allCases.map { Wording($0).label(of: value, in: name) }
            .joined(separator: " "))
      }
    case .boolean:
      return [
        Choice(value: "true", label: wording.say(fr: "oui", en: "yes")),
        Choice(value: "false", label: wording.say(fr: "non", en: "no")),
      ]
    case .set(let item), .list(let item): return choices(of: item, in: name)
    case .agreement: return choices(of: setting.agreements)
    case .axisOrAll:
      let all = wording.say(fr: "all — tous les axes", en: "all — all axes")
      return choices(of: inventory?.axes ?? []) + [Choice(value: "all", label: all)]
    case .due:
      let end = wording.say(fr: "terme de l'entente", en: "end of the term")
      return [Choice(value: "end_of_term", label: end)]
    case .object:
      let known = inventory?.items(of: kind) ?? []
      if opens(.field(name)) {
        // An exchange that was planned is held under its own code.
        return type == .exchangeHeld ? choices(of: known.filter(\.isOpen)) : []
      }
      let open = known.filter(\.isOpen)
      return choices(of: open.isEmpty ? known : open)
    case .actor
    where name == .party && type != .agreementPartyAdded && type?.definition.scope == .agreement:
      return choices(of: inventory?.parties ?? [])
    case .actor where opens(.field(name)), .person where opens(.field(name)),
      .axis where opens(.field(name)):
      return []
    default: return choices(of: inventory?.items(of: kind) ?? [])
    }
  }

  /// The families as the first list of types.
  private var families: [Choice] {
    TypeFamily.allCases.filter { !typeChoices(of: $0).isEmpty }.map { family in
      let count = String(typeChoices(of: family).count)
      return Choice(value: "", label: "\(wording.label(of: family)) (\(count))")
    }
  }

  /// The types of a family that may be asked for here.
  func typeChoices(of family: TypeFamily) -> [Choice] {
    family.types.filter { $0.isAskedFor && ($0.definition.scope != .agreement || mayBeOf($0)) }
      .map { type in
        Choice(
          value: type.name, label: wording.label(of: type), group: wording.label(of: family),
          keywords: type.keywords)
      }
  }

  private func mayBeOf(_ type: RecordType) -> Bool {
    agreement != nil || type == .agreementProposed
  }

  /// What may be given beside the rest, as it is offered.
  var otherTopics: [Topic] {
    guard let type else { return [] }
    let asked = script.prefix { $0 != .others }
    return choicesOfOthers(besides: Array(asked), of: type)
  }

  /// What an empty line stands for: the answer given before, else a suggestion.
  func offered(_ topic: Topic) -> String? {
    if let before = remembered(topic), !before.isEmpty { return before }
    switch topic {
    case .parties:
      guard let parties = inventory?.parties, !parties.isEmpty else { return nil }
      return parties.map(\.id).joined(separator: ", ")
    case .field(.version): return version
    case .field(let name) where opens(topic): return nextCode(of: kind(of: topic), name)
    default: return nil
    }
  }

  /// The version that a protocol is at, or the next where one is drafted.
  private var version: String? {
    guard let code = answer(to: .field(.protocolCode)).flatMap(json)?.stringValue else {
      return nil
    }
    let last = inventory?.versions[code] ?? 0
    if type == .protocolDrafted { return String(last + 1) }
    return last > 0 ? String(last) : nil
  }

  /// The next code of a kind.
  private func nextCode(of kind: FieldKind, _ name: FieldName) -> String? {
    guard let inventory else { return nil }
    switch kind {
    case .object(let sort):
      return Code.next(
        after: inventory.items(of: kind).compactMap { Code($0.id) }, otherwise: "\(sort.initial)-1")
    case .axis:
      return Code.next(after: inventory.axes.compactMap { Code($0.id) }, otherwise: "A1")
    default: return nil
    }
  }
}

extension ObjectKind {
  /// The letter that codes of the sort begin with where there is none to go by.
  fileprivate var initial: String {
    switch self {
    case .amendment: "AV"
    case .commitment: "C"
    case .dispute: "L"
    case .document: "D"
    case .exchange: "E"
    case .hold: "H"
    case .incident: "INC"
    case .initiative: "INI"
    case .innovation: "I"
    case .lead: "F"
    case .opportunity: "O"
    case .protocol: "P"
    case .rule: "R"
    case .tool: "T"
    case .transfer: "X"
    }
  }
}

extension Topic {
  /// The key by which the topic may be called.
  fileprivate var spelling: String {
    if case .field(let name) = self { name.name } else { path }
  }
}

extension RecordType {
  /// What a type is found by beside its label: the label of the other language, what it is for, and
  /// what may be chosen in it, so that `atelier` finds the exchange that was held.
  var keywords: String {
    let languages = [Wording(.frCA), Wording(.en)]
    var words = languages.flatMap { [$0.label(of: self), $0.description(of: self)] }
    for field in definition.fields {
      guard case .choice(let values) = field.kind, !field.isOptional else { continue }
      words += languages.flatMap { wording in
        values.map { wording.label(of: $0, in: field.name) }
      }
    }
    return words.joined(separator: " ")
  }
}

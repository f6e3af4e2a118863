internal import Partnership
public import Projections

extension Rendering {
  /// What a question is about: `Tableau`, `Axe A3`, `CNRS`, `Protocole P-1`.
  func label(of subject: ViewSubject) -> String {
    switch subject {
    case .board: wording.say(fr: "Tableau", en: "Board")
    case .agreement: wording.label(ofKey: .agreement)
    case .axis(let code): "\(wording.label(of: .axis)) \(code)"
    case .party(let id): name(of: id)
    case .object(let kind, let code): "\(sentenceCase(wording.noun(of: kind))) \(code)"
    }
  }

  /// What a value of a view is called: `A3 · CNRS · savoir-faire donnés`, `Engagement C-1 · état`.
  public func label(of path: ViewPath) -> String { label(of: ViewPlace(path)) }

  /// What a value of a view is called; a step that has no label keeps its key.
  ///
  /// - Parameter isSentence: Whether the label begins as a sentence does.
  func label(of place: ViewPlace, isSentence: Bool = true) -> String {
    var parts: [String] = []
    var former: ViewPlace.Step?
    for (index, step) in place.steps.enumerated() {
      let next = index + 1 < place.steps.count ? place.steps[index + 1] : nil
      let isFirst = parts.isEmpty && isSentence
      if let item = step.item {
        if let label = label(of: item, step.name) {
          // A name keeps its case; a noun begins the label as a sentence.
          parts.append(isFirst && item.isCalledByNoun ? sentenceCase(label) : label)
        }
      } else if let pair = former.flatMap({ ViewLabels.pairs["\($0.name)/\(step.name)"] }) {
        if former.map(isNamed) == true { parts.removeLast() }
        let isFirst = parts.isEmpty && isSentence
        parts.append(isFirst ? sentenceCase(wording.say(pair)) : wording.say(pair))
      } else if let language = ViewLabels.languages[step.name], next == nil {
        // Only a text has its languages below it.
        let label = parts.popLast() ?? ""
        parts.append("\(label) (\(wording.say(language)))")
      } else if isShown(step, before: next, in: place) {
        let label = label(ofKey: step.name, in: former?.name)
        parts.append(isFirst ? sentenceCase(label) : label)
      }
      former = step
    }
    return parts.isEmpty ? label(of: place.subject) : parts.joined(separator: " · ")
  }

  /// Whether a member has put its own name into the label, which a name for the pair takes back.
  private func isNamed(_ step: ViewPlace.Step) -> Bool {
    step.item == nil && !ViewLabels.unsaid.contains(step.name)
  }

  private func isShown(
    _ step: ViewPlace.Step, before next: ViewPlace.Step?, in place: ViewPlace
  ) -> Bool {
    switch next?.item {
    case .actor, .axis, .involvement, .operation, .version: return false
    case .object:
      return ["is_owed", "obtained", "owed", "owes", "sent", "unkept"].contains(step.name)
    case .anomaly, .capacity, .code, .currency, .direction, .pair, .record, .scalar, .step:
      return true
    case nil: break
    }
    if next == nil { return step.name != "by" }
    if step.name == "total" { return step.path == "total" }
    // The title of an agreement has its object beside it; in the view of an object it holds the rest.
    if step.name == "object" { return place.subject == .agreement }
    return !ViewLabels.unsaid.contains(step.name)
  }

  private func label(of item: ViewPlace.Thing, _ name: String) -> String? {
    switch item {
    case .actor, .involvement: return self.name(ofObject: name)
    case .anomaly:
      let parts = name.split(separator: ":").map(String.init)
      let label = parts.dropFirst().first.flatMap { Anomaly.Name(rawValue: $0) }
        .map { wording.label(of: $0) }
      return (["#\(parts.first ?? name)"] + [label].compactMap { $0 }).joined(separator: " ")
    case .axis, .code, .currency: return name
    case .capacity:
      return Capacity.Name(rawValue: name).map { wording.label(ofCapacity: $0) } ?? name
    case .direction:
      return name.split(separator: ":").map { self.name(ofObject: String($0)) }
        .joined(separator: " → ")
    case .object(let kind): return "\(wording.noun(of: kind)) \(name)"
    case .operation: return wording.say(fr: "opération \(name)", en: "operation \(name)")
    case .pair:
      return wording.list(name.split(separator: ":").map { self.name(ofObject: String($0)) })
    case .record, .step: return "#\(name)"
    case .scalar: return nil
    case .version: return wording.say(fr: "version \(name)", en: "version \(name)")
    }
  }

  private func label(ofKey key: String, in holder: String?) -> String {
    if holder == "stages", let stage = FundingStage(rawValue: key) {
      return wording.label(of: Stage.lead(stage))
    }
    if holder != "facts", let label = ViewLabels.keys[key] { return wording.say(label) }
    let label =
      FieldName(name: key).map { wording.label(of: $0) }
      ?? EnvelopeKey(rawValue: key).map { wording.label(ofKey: $0) }
    return label.map(lowerCase) ?? key
  }

  /// A label within a line: all but an abbreviation begins in lower case.
  private func lowerCase(_ label: String) -> String {
    let isAbbreviation = label.dropFirst().first?.isUppercase ?? true
    return isAbbreviation && label.count > 1
      ? label : label.prefix(1).lowercased() + label.dropFirst()
  }
}

extension ViewPlace.Thing {
  /// Whether it is called by a noun of this program's, and not by a name or a code of its own.
  fileprivate var isCalledByNoun: Bool {
    switch self {
    case .capacity, .operation, .version, .object: true
    case .actor, .anomaly, .axis, .code, .currency, .direction, .involvement, .pair, .record,
      .scalar, .step:
      false
    }
  }
}

internal import CanonicalJSON
internal import Partnership

/// One action of the demonstration, written as a line of an import is, and the instant at which
/// its simulated clock takes it.
struct DemonstrationStep: Sendable {
  /// What is recorded.
  let type: RecordType
  /// When it happened; nil in clerical records.
  let occurred: String?
  /// The fields of the type.
  let data: JSON
  /// What else the action says: axes, who acts, text, reason, evidence.
  let others: JSONObject
  /// When the ledger takes it, `2022-05-18T14:00`, UTC; nil is a second after the step before.
  let recorded: String?
  /// What later steps call it by.
  let name: String?
  /// The step it corrects or annuls, by name.
  let target: String?

  /// A step of those parts, in the order one would say them.
  init(
    _ type: RecordType, on occurred: String? = nil, _ data: JSON = .null,
    _ others: JSONObject = [:], at recorded: String? = nil, named name: String? = nil,
    target: String? = nil
  ) {
    self.type = type
    self.occurred = occurred
    self.data = data
    self.others = others
    self.recorded = recorded
    self.name = name
    self.target = target
  }
}

/// Steps that one author records one after the other; a checkpoint is signed after the last.
struct DemonstrationPart: Sendable {
  /// Whose records these are: the facts of the release, or synthetic months.
  let author: Author
  /// In order of recording.
  let steps: [DemonstrationStep]
}

extension DemonstrationStep {
  /// The action, under an id of its own.
  ///
  /// - Parameters:
  ///   - agreement: The agreement, for the types that have one; a step that says
  ///     `"agreement": null` is about the whole ledger.
  ///   - id: The id of the action: the same in every demonstration ledger.
  ///   - target: The action of the step it corrects or annuls.
  func action(
    in agreement: String, id: ActionID, correcting target: ActionID?
  ) throws(Refusal) -> Action {
    var object = others
    object["type"] = .string(type.name)
    object["action"] = .string(id.description)
    object["occurred"] = occurred.map { .string($0) }
    switch (data, target) {
    case (.object(var fields), let target?):
      fields["target"] = ["action": .string(target.description)]
      object["data"] = .object(fields)
    case (.null, let target?): object["data"] = ["target": ["action": .string(target.description)]]
    case (.null, nil): break
    default: object["data"] = data
    }
    let scope = type.definition.scope
    if object["agreement"] == .null {
      object["agreement"] = nil
    } else if scope == .agreement || scope == .either {
      object["agreement"] = .string(agreement)
    }
    return try Action(json: .object(object))
  }
}

/// Words in both languages.
func words(_ french: String, _ english: String) -> JSON {
  ["fr": .string(french), "en": .string(english)]
}

/// Words in both languages that say of themselves that they are made up.
func synthetic(_ french: String, _ english: String) -> JSON {
  words("[synthétique] " + french, "[synthetic] " + english)
}

internal import CanonicalJSON

/// A contact detail of somebody where free text stands: it belongs into the record of that person, with
/// whose words it is erased.
public struct ContactInText: Sendable, Hashable {
  /// The field, by its path in the action: `data.title.fr`, `reason.en`.
  public let field: String
  /// What was found there.
  public let detail: ContactDetail

  /// Those in one text.
  public static func found(in text: String, at field: String) -> [ContactInText] {
    ContactDetail.found(in: text).map { ContactInText(field: field, detail: $0) }
  }

  /// The refusal of an action that nobody has said yes to.
  public var refusal: Refusal { Refusal(.personalText, .field(field), .text(detail.text)) }
}

/// The fields of words that are made for names and addresses; all others hold free text.
private let fieldsOfPersons: Set<FieldName> = [.name, .email, .phone, .orcid]

extension Action {
  /// The contact details in its free texts, field by field.
  ///
  /// No rule: what was recorded holds, whatever stands in its words. Whoever takes an action from a person
  /// asks.
  public var contactsInTexts: [ContactInText] {
    var found: [ContactInText] = []
    func look(_ json: JSON?, at field: String) {
      switch json {
      case .string(let text)?: found += ContactInText.found(in: text, at: field)
      case .object(let languages)?:
        for (language, text) in languages { look(text, at: "\(field).\(language)") }
      default: break
      }
    }
    for (key, value) in data where type.isFreeText(key) { look(value, at: "data.\(key)") }
    if type == .recordCorrected {
      for (key, value) in data["changes"]?.objectValue ?? JSONObject()
      where isFreeText(change: key) { look(value, at: "data.changes.\(key)") }
    }
    look(text, at: EnvelopeField.text)
    look(reason, at: EnvelopeField.reason)
    look(authority.map { .string($0) }, at: EnvelopeField.authority)
    for (index, item) in evidence.enumerated() {
      look(item.objectValue?["name"], at: "evidence[\(index)].name")
    }
    return found
  }

  /// Whether a change of a correction is of free text, in a record of any type: which one, the log knows.
  private func isFreeText(change key: String) -> Bool {
    let field = String(key.prefix { $0 != "." })
    return field == EnvelopeField.text
      || RecordType.allCases.contains { $0.isFreeText(field) }
  }
}

extension PreparedAction {
  /// The contact details in its free texts, field by field: of an action that was signed, whose words
  /// stay as they are.
  public var contactsInTexts: [ContactInText] {
    words.texts.flatMap { path, text -> [ContactInText] in
      guard case .string(let text) = text, let field = PreparedAction.field(ofWords: path) else {
        return []
      }
      return ContactInText.found(in: text, at: field)
    }
  }

  /// Where an action has the words of a path; nil where no free text stands there.
  private static func field(ofWords path: String) -> String? {
    let steps = path.split(separator: ".").map(String.init)
    switch steps.first {
    case EnvelopeField.text, EnvelopeField.reason, EnvelopeField.authority: return path
    case "evidence":
      return steps.count == 3 && steps[2] == "name" ? "evidence[\(steps[1])].name" : nil
    case "changes":
      return steps.count > 1 && isOfPersons(steps[1]) ? nil : "data.\(path)"
    case let field?: return isOfPersons(field) ? nil : "data.\(path)"
    case nil: return nil
    }
  }

  private static func isOfPersons(_ field: String) -> Bool {
    FieldName(name: field).map(fieldsOfPersons.contains) ?? false
  }
}

/// The keys of an action that hold free text whatever its type.
private enum EnvelopeField {
  static let text = "text"
  static let reason = "reason"
  static let authority = "authority"
}

extension RecordType {
  /// Whether a field of the type holds free text.
  fileprivate func isFreeText(_ key: String) -> Bool {
    guard let name = FieldName(name: key), let field = definition.field(name) else { return false }
    return field.kind.isWords && !fieldsOfPersons.contains(name)
  }
}

public import CanonicalJSON
public import Partnership

/// The JSON Schema (2020-12) of actions, for editors and forms.
///
/// It describes what `import` takes; the ledger's own checks are stricter where a schema cannot
/// say so: real dates, published codes, and everything that depends on history.
public enum Schema {
  /// The schema of an action of a type, its titles and descriptions in a language.
  ///
  /// A type that only an operation of the ledger records matches nothing.
  public static func of(_ type: RecordType, in language: Language) -> JSON {
    let wording = Wording(language)
    guard type.definition.isByHand else {
      return [
        "$schema": .string(dialect), "description": .string(wording.description(of: type)),
        "not": .object(JSONObject()), "title": .string(wording.label(of: type)),
      ]
    }
    var properties = JSONObject()
    var required: [JSON] = []
    for key in EnvelopeKey.allCases {
      let use = key.use(in: type)
      if use == .none { continue }
      if use == .required { required.append(.string(key.rawValue)) }
      properties[key.rawValue] = value(of: key, in: type, wording)
        .titled(wording.label(ofKey: key))
    }
    return [
      "$schema": .string(dialect), "additionalProperties": false,
      "description": .string(wording.description(of: type)),
      "properties": .object(properties), "required": .array(required),
      "title": .string(wording.label(of: type)), "type": "object",
    ]
  }

  private static let dialect = "https://json-schema.org/draft/2020-12/schema"

  private static func value(
    of key: EnvelopeKey, in type: RecordType, _ wording: Wording
  ) -> JSON {
    switch key {
    case .type: ["const": .string(type.name)]
    case .action: FieldPattern.action
    case .agreement: FieldPattern.agreement
    case .author: .pattern("^(local|svc-[a-z0-9-]{1,60}|p-[a-z2-7]{16})$")
    case .authority: FieldPattern.line
    case .axes: .list(of: FieldPattern.code)
    case .parties, .onBehalfOf: .list(of: FieldPattern.actor)
    case .cause: FieldPattern.record
    case .data: data(of: type, wording)
    case .evidence: evidence(wording)
    case .expires: .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z$")
    case .occurred: FieldPattern.occurred
    case .reason, .text: FieldPattern.text
    }
  }

  private static func data(of type: RecordType, _ wording: Wording) -> JSON {
    var properties = JSONObject()
    var required: [String] = []
    if type.definition.scope == .target {
      properties["target"] = FieldPattern.record
      required.append("target")
    }
    if type == .recordCorrected {
      properties["changes"] = ["minProperties": 1, "type": "object"]
      required.append("changes")
    }
    for field in type.definition.fields {
      properties[field.name.name] = field.kind.schema(of: field.name, wording)
        .titled(wording.label(of: field.name, in: type))
      if !field.isOptional { required.append(field.name.name) }
    }
    return JSON.closedObject(properties, required: required).adding(rulesOf: type)
  }

  private static func evidence(_ wording: Wording) -> JSON {
    let item = JSON.closedObject(
      [
        "bytes": FieldKind.integer(minimum: 0).schema(of: .bytes, wording),
        "held_at": FieldPattern.line,
        "language": FieldKind.language.schema(of: .language, wording),
        "media_type": FieldKind.mediaType.schema(of: .mediaType, wording),
        "name": FieldPattern.line,
        "sha256": FieldKind.sha256.schema(of: .sha256, wording),
      ], required: ["media_type", "sha256"])
    return ["items": item, "maxItems": 64, "minItems": 1, "type": "array"]
  }
}

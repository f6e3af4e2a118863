internal import CanonicalJSON
internal import Partnership

extension FieldKind {
  /// The schema of a value of this kind.
  func schema(of field: FieldName, _ wording: Wording) -> JSON {
    switch self {
    case .actor: FieldPattern.actor
    case .agreement: FieldPattern.agreement
    case .person: ["anyOf": [FieldPattern.person, FieldPattern.record]]
    case .participant:
      ["anyOf": [FieldPattern.actor, FieldPattern.person, FieldPattern.record]]
    case .code, .object, .axis: FieldPattern.code
    case .axisOrAll:
      [
        "anyOf": [
          ["const": "all", "title": .string(wording.label(of: "all", in: .scope))],
          FieldPattern.code,
        ]
      ]
    case .choice(let choices):
      [
        "oneOf": .array(
          choices.map {
            ["const": .string($0), "title": .string(wording.label(of: $0, in: field))]
          })
      ]
    case .boolean: ["type": "boolean"]
    case .integer(let minimum):
      ["maximum": 9_007_199_254_740_991, "minimum": .integer(minimum), "type": "integer"]
    case .day: FieldPattern.day
    case .due: ["anyOf": [FieldPattern.day, ["const": "end_of_term"]]]
    case .occurred: FieldPattern.occurred
    case .term: .pattern("^P[1-9][0-9]{0,3}[DMY]$")
    case .sha256, .key: .pattern("^[0-9a-f]{64}$")
    case .signature: .pattern("^[0-9a-f]{128}$")
    case .language: .pattern("^[a-z]{2,3}(-[A-Z]{2})?$")
    case .country: .pattern("^[A-Z]{2}$")
    case .currency: .pattern("^[A-Z]{3}$")
    case .zone: .pattern("^[A-Z][A-Za-z0-9/_+-]{0,63}$")
    case .mediaType:
      .pattern("^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$")
    case .external: .pattern("^[A-Za-z0-9][A-Za-z0-9.:/_+-]{0,127}$")
    case .set(let kind), .list(let kind): .list(of: kind.schema(of: field, wording))
    case .identifiers(let registries):
      .closedObject(
        JSONObject(
          uniqueKeysWithValues: registries.map { registry in
            (registry, FieldKind.external.schema(of: field, wording))
          }), required: []
      ).adding("minProperties", 1)
    case .records: .list(of: FieldPattern.sequence)
    case .coverage: FieldKind.coverage(wording)
    case .waivers: FieldKind.waivers(wording)
    case .operations: .list(of: ["oneOf": .array(Operation.types.map { $0.operation(wording) })])
    case .text: FieldPattern.text
    case .line: FieldPattern.line
    }
  }

  private static func coverage(_ wording: Wording) -> JSON {
    let properties: JSONObject = [
      "agreements": .list(of: FieldPattern.agreement)
        .titled(wording.say(fr: "Ententes", en: "Agreements")),
      "documents": .list(of: FieldPattern.code).titled(wording.label(of: .documents)),
      "persons": .list(of: FieldPattern.person)
        .titled(wording.say(fr: "Personnes", en: "Persons")),
      "records": .list(of: ["anyOf": [FieldPattern.sequence, FieldPattern.byAction]])
        .titled(wording.label(of: .records)),
    ]
    return JSON.closedObject(properties, required: []).adding("minProperties", 1)
  }

  private static func waivers(_ wording: Wording) -> JSON {
    let kinds = Waiver.kinds.map { kind -> JSON in
      ["const": .string(kind.rawValue), "title": .string(wording.noun(of: kind))]
    }
    return .list(
      of: .closedObject(
        ["code": FieldPattern.code, "kind": ["oneOf": .array(kinds)]],
        required: ["code", "kind"]))
  }
}

extension RecordType {
  /// An operation of an amendment: the type, and the facts its record will have but the amendment.
  fileprivate func operation(_ wording: Wording) -> JSON {
    var properties: JSONObject = ["type": ["const": .string(name)]]
    var required = ["type"]
    for field in definition.fields where !field.kind.isWords && field.name != .amendment {
      properties[field.name.name] = field.kind.schema(of: field.name, wording)
        .titled(wording.label(of: field.name, in: self))
      if !field.isOptional { required.append(field.name.name) }
    }
    return JSON.closedObject(properties, required: required).adding(rulesOf: self)
      .titled(wording.label(of: self))
  }
}

extension JSON {
  /// The schema of data with what the form of a type asks of several fields together.
  func adding(rulesOf type: RecordType) -> JSON {
    func asks(_ field: FieldName) -> JSON { ["required": [.string(field.name)]] }
    let fields = type.definition.fields
    if type == .agreementExtended { return adding("oneOf", [asks(.until), asks(.term)]) }
    if type == .personUpdated {
      let words = fields.filter(\.kind.isWords).map { asks($0.name) }
      return adding("anyOf", .array(words))
    }
    if type.definition.field(.amount) != nil {
      return adding("dependentRequired", ["amount": ["currency"], "currency": ["amount"]])
    }
    return self
  }
}

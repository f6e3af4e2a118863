import Partnership
import Projections
import Wording

/// Everything the wording says about the catalogue, in one language, each text with where it is
/// from.
func allTexts(in language: Language) -> [(source: String, text: String)] {
  let wording = Wording(language)
  var texts: [(String, String)] = []
  for type in RecordType.allCases {
    texts.append(("label of \(type.name)", wording.label(of: type)))
    texts.append(("description of \(type.name)", wording.description(of: type)))
    for field in type.definition.fields {
      let name = "\(type.name)/\(field.name.name)"
      texts.append(("label of \(name)", wording.label(of: field.name, in: type)))
      texts.append(
        ("form of \(name)", wording.form(of: field.kind, in: field.name, of: type)))
      for choice in choices(of: field.kind) {
        texts.append(("choice \(choice) of \(name)", wording.label(of: choice, in: field.name)))
      }
    }
  }
  for field in FieldName.allCases {
    texts.append(("label of \(field.name)", wording.label(of: field)))
  }
  for key in EnvelopeKey.allCases {
    texts.append(("label of \(key.rawValue)", wording.label(ofKey: key)))
  }
  for kind in RecordKind.allCases { texts.append(("kind \(kind)", wording.label(of: kind))) }
  for stage in Stage.allCases { texts.append((stage.name, wording.label(of: stage))) }
  for stage in InvolvementStage.allCases {
    texts.append(("involvement \(stage)", wording.label(of: stage)))
  }
  for family in TypeFamily.allCases {
    texts.append(("one family \(family)", wording.label(of: family)))
  }
  for kind in ObjectKind.allCases { texts.append(("object \(kind)", wording.noun(of: kind))) }
  for name in RefusalName.allCases {
    texts.append(("sentence for \(name.rawValue)", wording.sentence(for: name)))
    texts.append(("help for \(name.rawValue)", wording.help(for: name)))
    texts.append(("bare \(name.rawValue)", wording.sentence(for: Refusal(name))))
    texts.append(("full \(name.rawValue)", wording.sentence(for: fullRefusal(name))))
  }
  for name in Anomaly.Name.allCases {
    texts.append(("label of \(name.rawValue)", wording.label(of: name)))
    texts.append(("sentence for \(name.rawValue)", wording.sentence(for: name)))
    texts.append(("help for \(name.rawValue)", wording.help(for: name)))
  }
  for counted in Counted.allCases {
    texts.append(("one \(counted)", wording.count(1, counted)))
    texts.append(("several \(counted)", wording.count(5, counted)))
  }
  for kind in DueKind.allCases { texts.append(("due \(kind)", wording.label(ofDue: kind))) }
  for alert in AlertKind.allCases {
    texts.append(("alert \(alert)", wording.label(ofAlert: alert)))
  }
  for severity in AlertSeverity.allCases {
    texts.append(("severity \(severity)", wording.label(ofSeverity: severity)))
  }
  for list in AuditList.allCases { texts.append(("list \(list)", wording.label(ofList: list))) }
  for (path, text) in [
    ("refusals page", ReferencePages.refusals(in: language)),
    ("catalogue page", ReferencePages.catalogue(in: language)),
  ] { texts.append((path, text)) }
  return texts
}

/// The values of a closed list, also inside a set or a list.
func choices(of kind: FieldKind) -> [String] {
  switch kind {
  case .choice(let choices): choices
  case .set(let kind), .list(let kind): choices(of: kind)
  default: []
  }
}

/// A refusal that names one thing of every role.
func fullRefusal(_ name: RefusalName) -> Refusal {
  let parameters = Parameter.Role.allCases.map { role in
    switch role {
    case .type: Parameter(role, .text("exchange.held"))
    case .field: Parameter(role, .text("data.giver"))
    case .record: Parameter(role, .record(12))
    case .records: Parameter(role, .records([12, 14, 15]))
    case .date: Parameter(role, .text("2022-04-22"))
    case .day: Parameter(role, .text("2022-05-06"))
    case .limit: Parameter(role, .count(64))
    case .stage: Parameter(role, .stages([.commitment(.met)]))
    case .object: Parameter(role, .object(.transfer))
    case .text, .expected, .actor, .agreement, .axis, .code, .person, .name, .document, .line:
      Parameter(role, .text("X1"))
    }
  }
  return Refusal(name, parameters: parameters)
}

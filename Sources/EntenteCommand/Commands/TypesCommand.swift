import ArgumentParser
import CanonicalJSON
import Imports
import Partnership
import Wording

/// `entente types [TYPE]`: the catalogue, in both languages.
struct TypesCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "types", fr: "Les types d'écriture et leurs champs.",
      en: "The types of record and their fields.")
  }

  @Argument(
    help: help(fr: "Un type.", en: "One type.", value: "type", "type"),
    completion: .list(RecordType.allCases.map(\.name)))
  var type: String?

  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    guard let name = type else {
      if speaker.isJSON {
        try speaker.put(.array(RecordType.allCases.map(\.json)))
      } else {
        try speaker.put(
          list(speaker.wording).lines(width: speaker.width, inColour: speaker.isColourful))
      }
      return .done
    }
    guard let type = RecordType(name: name) else { throw .trouble(.unknownType(name)) }
    if speaker.isJSON {
      try speaker.put(type.json)
    } else {
      try speaker.put(page(of: type, speaker))
    }
    return .done
  }

  private func list(_ wording: Wording) -> TextTable {
    var table = TextTable([
      .init(wording.say(fr: "Type", en: "Type"), .leading, .keep),
      .init("Français", .leading, .wrap), .init("English", .leading, .wrap),
      .init(wording.say(fr: "Nature", en: "Kind"), .leading, .wrap),
    ])
    let french = Wording(wording.language.isFrench ? wording.language : .frCA)
    for type in RecordType.allCases {
      table.add([
        StyledText(type.name), StyledText(french.label(of: type)),
        StyledText(Wording(.en).label(of: type)),
        StyledText(wording.label(of: type.definition.kind)),
      ])
    }
    return table
  }

  private func page(of type: RecordType, _ speaker: Speaker) -> [String] {
    let wording = speaker.wording
    let definition = type.definition
    var fields = TextTable([
      .init(wording.say(fr: "Champ", en: "Field"), .leading, .keep),
      .init(wording.say(fr: "Libellé", en: "Label"), .leading, .wrap),
      .init(wording.say(fr: "Forme", en: "Form"), .leading, .wrap),
      .init("", .leading, .keep),
    ])
    for field in definition.fields {
      fields.add([
        StyledText(field.name.name), StyledText(wording.label(of: field.name, in: type)),
        StyledText(wording.form(of: field.kind, in: field.name, of: type)),
        StyledText(
          field.isOptional
            ? "" : wording.say(fr: "obligatoire", en: "required")),
      ])
      if field.name == .amount { fields.add(writtenAmount(wording)) }
    }
    let other = Wording(wording.language.isFrench ? .en : .frCA)
    let marks = [
      wording.label(of: definition.kind), wording.label(of: definition.scope),
      wording.say(
        fr: "axe : \(wording.label(of: definition.axisRule))",
        en: "axis: \(wording.label(of: definition.axisRule))"),
    ].joined(separator: " · ")
    let head = "\(type.name) — \(wording.label(of: type)) / \(other.label(of: type))"
    return [StyledText(head, .heading).shown(inColour: speaker.isColourful), marks]
      + wrap(wording.description(of: type), toWidth: speaker.width) + [""]
      + (fields.rows.isEmpty
        ? [] : fields.lines(width: speaker.width, inColour: speaker.isColourful))
      + (definition.isByHand ? ["", start(of: type, wording)] : [])
  }

  /// The other way to give an amount: its field counts the smallest unit, which is easily mistaken.
  private func writtenAmount(_ wording: Wording) -> [StyledText] {
    [
      StyledText("\(FieldName.amount.name).\(ColumnPath.decimal)"),
      StyledText(wording.say(fr: "Montant", en: "Amount")),
      StyledText(
        wording.say(
          fr: "ou le montant comme on l'écrit, 1234,50 ; les décimales sont celles de currency",
          en: "or the amount as people write it, 1234.50; the decimals are those of currency")),
      StyledText(""),
    ]
  }

  /// The shortest command that records the type so that it counts where it belongs, with the values
  /// left open: how each field is typed, and what its fields do not say by themselves.
  private func start(of type: RecordType, _ wording: Wording) -> String {
    switch type {
    case .recordCorrected:
      return wording.say(
        fr: "entente rectifier SEQ champ=valeur --motif …",
        en: "entente correct SEQ field=value --reason …")
    case .recordAnnulled:
      return wording.say(
        fr: "entente annuler SEQ --motif …", en: "entente annul SEQ --reason …")
    default: break
    }
    let definition = type.definition
    var words = [wording.say(fr: "entente consigner", en: "entente record"), type.name]
    let fromDocument = type == .documentAttached ? Topic.fromDocument : []
    for field in definition.fields where !field.isOptional && !fromDocument.contains(field.name) {
      switch field.kind {
      case .set, .list: words.append("'\(field.name.name):=[\"…\"]'")
      case .coverage: words.append("'\(field.name.name):={\"agreements\": [\"…\"]}'")
      case .boolean, .integer, .identifiers, .records, .waivers, .operations:
        words.append("\(field.name.name):=…")
      default: words.append("\(field.name.name)=…")
      }
    }
    // The file says what the fields left out do: its hash, its size, its form.
    if !fromDocument.isEmpty {
      words.append(wording.say(fr: "--document FICHIER", en: "--document FILE"))
    }
    if type == .agreementExtended { words.append("until=…") }
    if type == .personUpdated { words.append("name=…") }
    if type == .agreementProposed {
      words.append(wording.say(fr: "--entente …", en: "--agreement …"))
    }
    if type.asksForAxes { words.append(wording.say(fr: "--axe …", en: "--axis …")) }
    if type.asksWhoActs {
      words.append(wording.say(fr: "--au-nom-de …", en: "--on-behalf-of …"))
    }
    if type.asksForParties { words.append(wording.say(fr: "--partie …", en: "--party …")) }
    if definition.kind != .clerical {
      words.append(wording.say(fr: "--survenu …", en: "--occurred …"))
    }
    if needsReason(type) { words.append(wording.say(fr: "--motif …", en: "--reason …")) }
    return words.joined(separator: " ")
  }

  /// Whether its form asks for a reason; a commitment that is met may show evidence instead.
  private func needsReason(_ type: RecordType) -> Bool {
    type.alwaysNeedsReason || type == .commitmentMet
  }
}

extension RecordType {
  /// The type's row of the catalogue as JSON.
  fileprivate var json: JSON {
    let french = Wording(.frCA)
    let english = Wording(.en)
    func both(_ text: (Wording) -> String) -> JSON {
      ["en": .string(text(english)), "fr": .string(text(french))]
    }
    return [
      "axis": .string(definition.axisRule.rawValue), "by_hand": .bool(definition.isByHand),
      "description": both { $0.description(of: self) },
      "fields": .array(
        definition.fields.map { field in
          [
            "form": both { $0.form(of: field.kind, in: field.name, of: self) },
            "label": both { $0.label(of: field.name, in: self) },
            "name": .string(field.name.name), "required": .bool(!field.isOptional),
            "words": .bool(field.kind.isWords),
          ]
        }),
      "kind": .string(definition.kind.rawValue), "label": both { $0.label(of: self) },
      "may_lie_ahead": .bool(definition.mayLieAhead), "name": .string(name),
      "scope": .string(definition.scope.rawValue),
    ]
  }
}

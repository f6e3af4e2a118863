internal import Partnership
internal import Wording
internal import Workbooks

extension Template {
  /// The second sheet, which an import does not read.
  static func help(of type: RecordType, in wording: Wording) -> WrittenSheet {
    WrittenSheet(
      wording.say(fr: "Aide", en: "Help"),
      [
        .init(wording.say(fr: "Colonne", en: "Column"), width: 36, isText: true),
        .init(wording.say(fr: "Ce qui y va", en: "What goes there"), width: 70, isText: true),
        .init(wording.say(fr: "À remplir", en: "To fill in"), width: 14, isText: true),
        .init(wording.say(fr: "Chemin", en: "Path"), width: 24, isText: true),
      ],
      rows: Headings.columns(of: type).map { path in
        [
          wording.heading(of: path, in: type), wording.form(of: path, in: type),
          path.isRequired(in: type)
            ? wording.say(fr: "obligatoire", en: "required")
            : wording.say(fr: "au besoin", en: "as needed"),
          path.text,
        ]
      })
  }
}

extension ColumnPath {
  /// Whether a row must say it, or it in another language.
  fileprivate func isRequired(in type: RecordType) -> Bool {
    switch self {
    case .key(let key): key.isRequired(in: type)
    case .words(let key, _): key.isRequired(in: type)
    case .target: true
    case .field(.changes, _): true
    case .field(let name, let member):
      type.definition.field(name)?.isOptional == false && (member == nil || name != .identifiers)
    }
  }
}

extension Wording {
  /// What goes into the cells of a column.
  fileprivate func form(of path: ColumnPath, in type: RecordType) -> String {
    switch path {
    case .key(.type): "\(label(of: type)) (\(type.name))"
    case .key(.agreement): forms(of: .agreement, .axis, type)
    case .key(.axes): forms(of: .set(of: .axis), .axis, type)
    case .target:
      say(
        fr: "numéro de l'écriture, ou UUID de l'action qui l'a faite",
        en: "number of the record, or UUID of the action that made it")
    case .field(.changes, _): say(fr: "JSON : {champ: valeur}", en: "JSON: {field: value}")
    case .field(.amount, ColumnPath.decimal?):
      say(fr: "montant, 1 234 567,50", en: "amount, 1,234,567.50")
    case .words: say(fr: "texte", en: "text")
    case .field(let name, let member?) where member == "fr" || member == "en":
      type.definition.field(name)?.isOptional == false
        ? say(fr: "texte, dans une langue au moins", en: "text, in one language at least")
        : say(fr: "texte", en: "text")
    default:
      forms(of: path.kind(in: type).0, path.kind(in: type).1 ?? .actor, type)
    }
  }

  private func forms(of kind: FieldKind, _ field: FieldName, _ type: RecordType) -> String {
    switch kind {
    case .line: say(fr: "texte", en: "text")
    case .actor:
      say(fr: "identifiant ou nom d'un acteur inscrit", en: "id or name of an actor")
    case .participant:
      say(
        fr: "identifiant ou nom d'un acteur inscrit, ou identifiant d'une personne",
        en: "id or name of an actor, or id of a person")
    case .set(let item), .list(let item):
      say(
        fr: "\(forms(of: item, field, type)) ; plusieurs se séparent par un point-virgule",
        en: "\(forms(of: item, field, type)); a semicolon stands between several")
    case .choice(let values): choice(values.map { label(of: $0, in: field) })
    case .boolean: say(fr: "oui ou non", en: "yes or no")
    default: form(of: kind, in: field, of: type)
    }
  }
}

public import Partnership

/// The reference pages of the project, written from the catalogue and its wording so that they
/// cannot differ from what the program does.
public enum ReferencePages {
  /// Every page: its path from the project's root, and its text.
  public static var all: [(path: String, text: String)] {
    [
      ("Docs/Reference/Refusals.md", refusals(in: .en)),
      ("Docs/Reference/Refusals.fr.md", refusals(in: .frCA)),
      ("Docs/Reference/Catalogue.md", catalogue(in: .en)),
      ("Docs/Reference/Catalogue.fr.md", catalogue(in: .frCA)),
    ]
  }

  /// Every refusal and anomaly: its name, what it says, which rule, what to do.
  public static func refusals(in language: Language) -> String {
    let wording = Wording(language)
    var page = Page(
      wording.say(fr: "Refus et anomalies", en: "Refusals and anomalies"), wording)
    page.paragraph(
      wording.say(
        fr: "Un acte qu'une règle interdit est refusé : rien n'est écrit. Un fait hors de règle"
          + " est consigné et porte une anomalie. Les noms ne changent pas.",
        en: "An act that a rule forbids is refused: nothing is written. A fact out of rule is"
          + " recorded and wears an anomaly. The names do not change."))
    page.heading(wording.say(fr: "Refus", en: "Refusals"))
    for name in RefusalName.allCases {
      page.entry(name.rawValue)
      page.paragraph(wording.sentence(for: name))
      page.paragraph(wording.help(for: name))
    }
    page.heading(wording.say(fr: "Anomalies", en: "Anomalies"))
    for name in Anomaly.Name.allCases {
      page.entry(name.rawValue)
      page.paragraph(wording.sentence(for: name))
      page.paragraph(wording.help(for: name))
    }
    return page.text
  }

  /// Every type of record: what it is for, where it belongs, its fields.
  public static func catalogue(in language: Language) -> String {
    let wording = Wording(language)
    let version = String(Catalogue.version)
    var page = Page(
      wording.say(fr: "Catalogue, version \(version)", en: "Catalogue, version \(version)"),
      wording)
    page.paragraph(
      wording.say(
        fr: "Un acte est refusé quand une règle l'interdit ; un constat est consigné, et marqué"
          + " d'une anomalie ; une écriture de tenue concerne le registre. Une donnée est lue par"
          + " les règles et reste ; un texte n'est lu par aucune et peut être effacé.",
        en: "An act is refused when a rule forbids it; a finding is recorded, and flagged with an"
          + " anomaly; a clerical record concerns the ledger. A fact is read by the rules and"
          + " stays; words are read by none and can be erased."))
    for type in RecordType.allCases { page.add(type) }
    return page.text
  }
}

extension Wording {
  /// An anomaly in one general sentence, for reference pages.
  public func sentence(for name: Anomaly.Name) -> String { "\(say(name.text.happened))." }
}

/// One page of Markdown as it is written.
private struct Page {
  private(set) var text: String
  let wording: Wording

  init(_ title: String, _ wording: Wording) {
    text = "# \(title)\n"
    self.wording = wording
    paragraph(
      wording.say(
        fr: "Page écrite par le programme ; un test la compare et dit comment la récrire.",
        en: "Written by the program; a test compares it and says how to write it again."))
  }

  mutating func heading(_ heading: String) { text += "\n## \(heading)\n" }
  mutating func entry(_ name: String) { text += "\n### \(name)\n" }
  mutating func paragraph(_ paragraph: String) { text += "\n\(paragraph)\n" }

  mutating func add(_ type: RecordType) {
    let definition = type.definition
    heading("`\(type.name)` · \(wording.label(of: type))")
    paragraph(wording.description(of: type))
    var traits = [
      wording.say(
        fr: "Sorte : \(wording.label(of: definition.kind))",
        en: "Kind: \(wording.label(of: definition.kind))"),
      wording.say(
        fr: "Portée : \(wording.label(of: definition.scope))",
        en: "Scope: \(wording.label(of: definition.scope))"),
      wording.say(
        fr: "Axe : \(wording.label(of: definition.axisRule))",
        en: "Axis: \(wording.label(of: definition.axisRule))"),
    ]
    if definition.mayLieAhead {
      traits.append(wording.say(fr: "Peut prendre effet plus tard", en: "May take effect later"))
    }
    if !definition.isByHand {
      traits.append(
        wording.say(
          fr: "Consignée par l'opération qu'elle décrit, jamais à la main",
          en: "Recorded by the operation it describes, never by hand"))
    }
    paragraph(traits.map { "- \($0)" }.joined(separator: "\n"))
    if !definition.fields.isEmpty { paragraph(table(of: type)) }
    if definition.scope == .target { paragraph(targetFields(of: type)) }
  }

  private func table(of type: RecordType) -> String {
    let titles = [
      wording.say(fr: "Champ", en: "Field"), wording.say(fr: "Libellé", en: "Label"),
      wording.say(fr: "Forme", en: "Form"), wording.say(fr: "Nature", en: "Nature"),
      wording.say(fr: "Présence", en: "Presence"),
    ]
    let rows = type.definition.fields.map { field in
      [
        "`\(field.name.name)`", wording.label(of: field.name, in: type),
        wording.form(of: field.kind, in: field.name, of: type),
        field.kind.isWords
          ? wording.say(fr: "texte", en: "words") : wording.say(fr: "donnée", en: "fact"),
        field.isOptional
          ? wording.say(fr: "facultatif", en: "optional")
          : wording.say(fr: "obligatoire", en: "required"),
      ]
    }
    let lines = [titles, titles.map { _ in "---" }] + rows
    return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  private func targetFields(of type: RecordType) -> String {
    type == .recordCorrected
      ? wording.say(
        fr: "Données : `target`, l'écriture visée ; `changes`, les nouvelles valeurs par champ,"
          + " null pour en retirer une. Le motif est obligatoire.",
        en: "Data: `target`, the record meant; `changes`, the new values by field, null to remove"
          + " one. The reason is required.")
      : wording.say(
        fr: "Données : `target`, l'écriture visée. Le motif est obligatoire.",
        en: "Data: `target`, the record meant. The reason is required.")
  }
}

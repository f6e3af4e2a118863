public import Partnership

/// What an action says beside the data of its type.
public enum EnvelopeKey: String, Sendable, Hashable, CaseIterable {
  case action, agreement, author, authority, axes, cause, data, evidence, expires, occurred
  case onBehalfOf = "on_behalf_of"
  case parties, reason, text, type

  var label: Bilingual {
    switch self {
    case .action: Bilingual(fr: "Identifiant de l'action", en: "Id of the action")
    case .agreement: Bilingual(fr: "Entente", en: "Agreement")
    case .author: Bilingual(fr: "Auteur de l'écriture", en: "Author of the record")
    case .authority: Bilingual(fr: "Clause ou mandat", en: "Clause or mandate")
    case .axes: Bilingual(fr: "Axes", en: "Axes concerned")
    case .cause: Bilingual(fr: "Écriture à l'origine", en: "Record it follows from")
    case .data: Bilingual(fr: "Champs du type", en: "Fields of the type")
    case .evidence: Bilingual(fr: "Pièces à l'appui", en: "Evidence")
    case .expires: Bilingual(fr: "Sans effet après", en: "No effect after")
    case .occurred: Bilingual(fr: "Date des faits", en: "When it happened")
    case .onBehalfOf: Bilingual(fr: "Au nom de", en: "On behalf of")
    case .parties: Bilingual(fr: "Parties concernées", en: "Parties concerned")
    case .reason: Bilingual(fr: "Motif", en: "Reason")
    case .text: Bilingual(fr: "Texte libre", en: "Free text")
    case .type: Bilingual(fr: "Type d'écriture", en: "Type of record")
    }
  }

  /// Whether an action of a type gives it.
  func use(in type: RecordType) -> Use {
    let definition = type.definition
    let isTargeting = definition.scope == .target
    return switch self {
    case .type: .required
    case .agreement:
      switch definition.scope {
      case .agreement: .required
      case .either: .optional
      case .ledger, .target: .none
      }
    case .occurred: definition.kind == .clerical ? .none : .required
    case .onBehalfOf:
      definition.kind == .clerical ? .none : type == .disputeRaised ? .required : .optional
    case .axes: definition.axisRule == .none ? .none : .optional
    case .parties: isTargeting ? .none : .optional
    case .reason:
      isTargeting || type == .holdPlaced || type == .holdLifted ? .required : .optional
    case .data:
      isTargeting || definition.fields.contains { !$0.isOptional } ? .required : .optional
    case .action, .author, .authority, .cause, .evidence, .expires, .text: .optional
    }
  }

  /// Whether every action of a type gives it.
  public func isRequired(in type: RecordType) -> Bool { use(in: type) == .required }

  enum Use { case required, optional, none }
}

extension Wording {
  /// What a key of an action is called.
  public func label(ofKey key: EnvelopeKey) -> String { say(key.label) }
}

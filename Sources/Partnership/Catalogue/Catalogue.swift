/// The catalogue of record types, as a table.
public enum Catalogue {
  /// The version of catalogue and rules that new records are decided under.
  public static let version = 1

  /// Kinds of actor; `group` is an unnamed class, such as "private partners".
  public static let actorKinds = [
    "party", "academic", "joint_laboratory", "private_company", "start_up", "shared_structure",
    "funder", "intermediary_funder", "government", "representation_office", "group",
  ]
  /// The ecosystems an actor may belong to.
  public static let ecosystems = ["quebec", "france", "other"]
  /// Audiences of statements and promotions.
  public static let audiences = ["scientific", "media", "decision_makers", "economic", "public"]
  /// Forms of exchange.
  public static let exchangeForms = ["meeting", "visit", "workshop", "video", "data"]
  /// What entry into force is based on.
  public static let bases = ["signature", "ratification", "announcement", "clause"]
  /// Classes of document.
  public static let documentClasses = ["public", "internal", "confidential", "personal"]
  /// What an axis is expected to show.
  public static let expectations = [
    "knowhow_mutual", "funding", "innovations", "protocols", "tools",
  ]
  /// How a figure stands to its value.
  public static let qualifiers = ["equal", "over", "about"]
  /// Kinds of commitment.
  public static let commitmentKinds = ["engagement", "milestone", "deliverable"]
  /// The registries whose identifiers an actor may bear.
  public static let registries = ["isni", "neq", "ror", "siren", "wikidata"]
}

extension RecordType {
  /// The type's row in the catalogue.
  public var definition: TypeDefinition { RecordType.definitions[Int(rawValue)] }

  /// By number; the unused numbers hold the first row, which nothing asks for.
  private static let definitions: [TypeDefinition] = {
    let last = allCases.map { Int($0.rawValue) }.max() ?? 0
    var rows = Array(repeating: RecordType.ledgerOpened.row, count: last + 1)
    for type in allCases { rows[Int(type.rawValue)] = type.row }
    return rows
  }()

  private var row: TypeDefinition {
    switch self {
    case .ledgerOpened:
      TypeDefinition(
        "ledger.opened", .clerical, scope: .ledger, isByHand: false,
        FieldDefinition(.title, .text), .optional(.zone, .zone),
        FieldDefinition(.clock, .choice(["system", "simulated"])),
        .optional(.clockSource, .external), FieldDefinition(.checkpointKey, .key),
        FieldDefinition(.software, .external), .optional(.predecessorRoot, .sha256))
    case .actorRegistered:
      TypeDefinition(
        "actor.registered", .clerical, scope: .ledger, object: .actor,
        FieldDefinition(.actor, .actor), FieldDefinition(.name, .line),
        FieldDefinition(.kind, .choice(Catalogue.actorKinds)), .optional(.country, .country),
        .optional(.ecosystem, .choice(Catalogue.ecosystems)),
        .optional(.parents, .set(of: .actor)), .optional(.represents, .actor),
        .optional(.identifiers, .identifiers(Catalogue.registries)))
    case .actorRenamed:
      TypeDefinition(
        "actor.renamed", .finding, scope: .ledger, mayLieAhead: true, object: .actor,
        FieldDefinition(.actor, .actor), FieldDefinition(.name, .line), .optional(.decided, .day))
    case .personRegistered:
      TypeDefinition(
        "person.registered", .clerical, scope: .ledger, object: .person,
        .optional(.person, .person), FieldDefinition(.name, .line), .optional(.email, .line),
        .optional(.phone, .line), .optional(.orcid, .line))
    case .roleAssigned:
      TypeDefinition(
        "role.assigned", .act, scope: .ledger, mayLieAhead: true, object: .person, acting: .actor,
        FieldDefinition(.person, .person), FieldDefinition(.actor, .actor),
        FieldDefinition(.function, .code), .optional(.label, .text),
        .optional(.exclusive, .boolean), .optional(.decided, .day))
    case .roleEnded:
      TypeDefinition(
        "role.ended", .act, scope: .ledger, mayLieAhead: true, object: .person, acting: .actor,
        FieldDefinition(.person, .person), FieldDefinition(.actor, .actor),
        .optional(.function, .code), .optional(.decided, .day))
    case .contactDesignated:
      TypeDefinition(
        "contact.designated", .act, scope: .either, axis: .optional, mayLieAhead: true,
        object: .party, acting: .party,
        FieldDefinition(.party, .actor), FieldDefinition(.person, .person),
        .optional(.function, .code), .optional(.decided, .day))
    case .contactReplaced:
      TypeDefinition(
        "contact.replaced", .act, scope: .either, axis: .optional, mayLieAhead: true,
        object: .party, acting: .party,
        FieldDefinition(.party, .actor), FieldDefinition(.replaces, .person),
        .optional(.person, .person), .optional(.function, .code), .optional(.decided, .day))
    case .figureDeclared:
      TypeDefinition(
        "figure.declared", .finding, scope: .ledger, object: .actor,
        FieldDefinition(.actor, .actor), FieldDefinition(.figure, .code),
        FieldDefinition(.value, .integer(minimum: 0)), FieldDefinition(.unit, .code),
        FieldDefinition(.qualifier, .choice(Catalogue.qualifiers)), .optional(.label, .text),
        .optional(.document, .code))
    case .funderDeclared:
      TypeDefinition(
        "funder.declared", .finding, scope: .ledger, object: .actor,
        FieldDefinition(.actor, .actor), FieldDefinition(.funder, .actor),
        .optional(.through, .actor), .optional(.document, .code))
    case .innovationPromoted:
      TypeDefinition(
        "innovation.promoted", .finding, axis: .required, object: .innovation,
        FieldDefinition(.innovation, .code), FieldDefinition(.title, .text),
        .optional(.challenge, .line), .optional(.channel, .line),
        .optional(.audience, .choice(Catalogue.audiences)))
    case .agreementProposed:
      TypeDefinition(
        "agreement.proposed", .act,
        FieldDefinition(.title, .text), FieldDefinition(.object, .text),
        FieldDefinition(.parties, .set(of: .actor)), FieldDefinition(.term, .term),
        .optional(.predecessor, .agreement))
    case .agreementSigned:
      TypeDefinition(
        "agreement.signed", .act, object: .party, acting: .party,
        FieldDefinition(.party, .actor), .optional(.person, .person), .optional(.place, .text),
        .optional(.occasion, .text), .optional(.textSHA256, .sha256))
    case .agreementRatified:
      TypeDefinition(
        "agreement.ratified", .act, object: .party, acting: .party,
        FieldDefinition(.party, .actor), .optional(.person, .person))
    case .agreementEnteredIntoForce:
      TypeDefinition(
        "agreement.entered_into_force", .act, mayLieAhead: true,
        FieldDefinition(.basis, .choice(Catalogue.bases)), FieldDefinition(.term, .term),
        .optional(.decided, .day))
    case .agreementAnnounced:
      TypeDefinition(
        "agreement.announced", .finding,
        .optional(.place, .text), .optional(.document, .code))
    case .statementPublished:
      TypeDefinition(
        "statement.published", .finding, axis: .optional, object: .person,
        FieldDefinition(.person, .person), .optional(.quote, .line),
        FieldDefinition(.language, .language),
        .optional(.audience, .choice(Catalogue.audiences)))
    case .axisAgreed:
      TypeDefinition(
        "axis.agreed", .act, object: .axis,
        FieldDefinition(.axis, .axis), FieldDefinition(.title, .text),
        .optional(.expects, .list(of: .choice(Catalogue.expectations))))
    case .exchangeScheduled:
      TypeDefinition(
        "exchange.scheduled", .act, axis: .optional, object: .exchange,
        FieldDefinition(.exchange, .code), FieldDefinition(.form, .choice(Catalogue.exchangeForms)),
        FieldDefinition(.planned, .occurred), .optional(.place, .text),
        .optional(.participants, .set(of: .participant)), .optional(.title, .text))
    case .exchangeHeld:
      TypeDefinition(
        "exchange.held", .finding, axis: .optional, object: .exchange,
        FieldDefinition(.exchange, .code), FieldDefinition(.form, .choice(Catalogue.exchangeForms)),
        .optional(.place, .text), .optional(.participants, .set(of: .participant)),
        .optional(.title, .text))
    case .exchangeCancelled:
      TypeDefinition(
        "exchange.cancelled", .act, axis: .optional, object: .exchange,
        FieldDefinition(.exchange, .code))
    case .knowhowTransferred:
      TypeDefinition(
        "knowhow.transferred", .finding, axis: .required,
        FieldDefinition(.giver, .actor), FieldDefinition(.receiver, .actor),
        FieldDefinition(.subject, .text), .optional(.exchange, .code))
    case .commitmentMade:
      TypeDefinition(
        "commitment.made", .act, axis: .optional, object: .commitment,
        FieldDefinition(.commitment, .code), FieldDefinition(.title, .text),
        FieldDefinition(.debtors, .set(of: .actor)), .optional(.creditor, .actor),
        FieldDefinition(.due, .due), .optional(.kind, .choice(Catalogue.commitmentKinds)))
    case .commitmentMet:
      TypeDefinition(
        "commitment.met", .finding, axis: .optional, object: .commitment,
        FieldDefinition(.commitment, .code))
    case .commitmentMissed:
      TypeDefinition(
        "commitment.missed", .finding, axis: .optional, object: .commitment,
        FieldDefinition(.commitment, .code))
    case .documentAttached:
      TypeDefinition(
        "document.attached", .finding, scope: .either, axis: .optional, object: .document,
        FieldDefinition(.document, .code), FieldDefinition(.title, .text),
        FieldDefinition(.sha256, .sha256), FieldDefinition(.bytes, .integer(minimum: 0)),
        FieldDefinition(.mediaType, .mediaType), FieldDefinition(.language, .language),
        FieldDefinition(.documentClass, .choice(Catalogue.documentClasses)))
    case .recordCorrected:
      TypeDefinition("record.corrected", .clerical, scope: .target)
    case .recordAnnulled:
      TypeDefinition("record.annulled", .clerical, scope: .target)
    }
  }
}

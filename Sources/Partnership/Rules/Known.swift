extension History {
  /// Refuses ids that no standing record of lower sequence has.
  func checkKnown(_ record: Record, _ surroundings: Surroundings) throws(Refusal) {
    if let agreement = record.agreement, record.type != .agreementProposed,
      opener(of: .agreement) == nil
    {
      throw Refusal(.unknownAgreement, .agreement(agreement))
    }
    let opened = record.opens
    for actor in record.onBehalfOf.union(with: record.parties) where .actor(actor) != opened {
      try checkKnown(actor)
    }
    for axis in record.axes where .axis(axis) != opened { try checkKnown(axis: axis) }
    try checkMerged(record)
    for field in record.type.definition.fields {
      guard let value = record.facts[field.name], !opensItself(record.type, field) else { continue }
      let texts: [String]
      switch value {
      case .text(let text): texts = [text]
      case .texts(let several): texts = several
      case .tree(let json) where field.kind == .coverage:
        try checkKnown(Coverage(json), record, surroundings)
        continue
      default: continue
      }
      for text in texts { try checkKnown(text, field, record, surroundings) }
    }
  }

  /// Whether the record itself brings into being what the field names.
  private func opensItself(_ type: RecordType, _ field: FieldDefinition) -> Bool {
    type.definition.opensObject && type.definition.objectField == field.name
  }

  private func checkKnown(
    _ text: String, _ field: FieldDefinition, _ record: Record, _ surroundings: Surroundings
  ) throws(Refusal) {
    if field.kind.namesPersons, let person = PersonID(text) {
      try checkKnown(person)
    } else if field.kind.namesActors, let actor = ActorID(text) {
      try checkKnown(actor)
    } else if field.kind.namesAxes, let axis = Code(text) {
      if field.kind.ofItem == .axisOrAll, text == everyAxis { return }
      try checkKnown(axis: axis)
    } else if field.kind == .agreement, let agreement = AgreementID(text) {
      try checkKnown(agreement, record, surroundings)
    } else if case .object(let kind) = field.kind.ofItem, let code = Code(text) {
      if let unknown = kind.unknown, opener(of: .coded(kind, code)) == nil {
        throw Refusal(unknown, .code(code))
      }
    }
  }

  /// What a hold covers has to be there.
  private func checkKnown(
    _ coverage: Coverage, _ record: Record, _ surroundings: Surroundings
  ) throws(Refusal) {
    for agreement in coverage.agreements { try checkKnown(agreement, record, surroundings) }
    for person in coverage.persons { try checkKnown(person) }
    for document in coverage.documents where opener(of: .coded(.document, document)) == nil {
      throw Refusal(.unknownDocument, .code(document))
    }
    if let ahead = coverage.records.first(where: { $0 >= record.sequence }) {
      throw Refusal(.unknownRecord, .record(ahead))
    }
  }

  private func checkKnown(
    _ agreement: AgreementID, _ record: Record, _ surroundings: Surroundings
  ) throws(Refusal) {
    guard agreement == record.agreement || surroundings.isKnown(agreement) else {
      throw Refusal(.unknownAgreement, .agreement(agreement))
    }
  }

  private func checkKnown(_ person: PersonID) throws(Refusal) {
    guard opener(of: .person(person)) != nil else {
      throw Refusal(.unknownPerson, .person(person))
    }
  }

  private func checkKnown(_ actor: ActorID) throws(Refusal) {
    guard opener(of: .actor(actor)) != nil else {
      throw Refusal(.unknownActor, .actor(actor))
    }
  }

  /// An actor that has been merged into another takes no new records; what is dated before may still
  /// be recorded.
  private func checkMerged(_ record: Record) throws(Refusal) {
    let first = record.occurred.map { $0.first ?? .earliest } ?? record.recorded.day
    for actor in record.onBehalfOf.union(with: record.parties).union(with: record.actorsNamed) {
      guard let merger = merger(of: actor), merger.sequence != record.sequence,
        let last = merger.last, record.type == .actorMerged || first > last
      else { continue }
      throw Refusal(
        .actorMerged, .actor(actor), .text(merger.facts.actor(.into)?.text ?? ""),
        .record(merger.sequence))
    }
  }

  private func checkKnown(axis: Code) throws(Refusal) {
    guard opener(of: .axis(axis)) != nil else { throw Refusal(.unknownAxis, .axis(axis)) }
  }

  /// Refuses to bring an object into being under an id that is in use.
  func checkNewIDs(_ record: Record) throws(Refusal) {
    guard let object = record.opens else { return }
    switch record.type {
    case .actorRegistered, .personRegistered, .agreementProposed, .documentAttached,
      .initiativeLaunched, .toolProposed, .amendmentProposed, .holdPlaced, .retentionAssigned:
      if let first = opener(of: object) {
        throw Refusal(.idInUse, .text(record.name(of: object)), .record(first))
      }
    default: break
    }
    if let twin = openerOfTwin(of: object) {
      throw Refusal(.idInUse, .text(record.name(of: object)), .record(twin))
    }
  }
}

extension Record {
  /// The id or code of an object of this record, as a refusal shows it.
  func name(of object: Object) -> String {
    object == .agreement ? agreement?.text ?? "" : object.text
  }
}

extension ObjectKind {
  /// The refusal of a code that no standing record has brought into being; nil for what is named only
  /// by the records that do.
  package var unknown: RefusalName? {
    switch self {
    case .amendment: .unknownAmendment
    case .commitment: .unknownCommitment
    case .dispute: .unknownDispute
    case .document: .unknownDocument
    case .exchange: .unknownExchange
    case .hold: .unknownHold
    case .incident: .unknownIncident
    case .initiative: .unknownInitiative
    case .innovation: nil
    case .lead: .unknownLead
    case .opportunity: .unknownOpportunity
    case .protocol: .unknownProtocol
    case .rule: .unknownRule
    case .tool: .unknownTool
    case .transfer: .unknownTransfer
    }
  }
}

extension FieldKind {
  /// The kind of a single item.
  fileprivate var ofItem: FieldKind {
    switch self {
    case .set(let kind), .list(let kind): kind
    default: self
    }
  }

  fileprivate var namesAxes: Bool { ofItem == .axis || ofItem == .axisOrAll }
}

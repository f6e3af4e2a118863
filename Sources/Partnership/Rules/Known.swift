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
    for field in record.type.definition.fields {
      guard let value = record.facts[field.name], !opensItself(record.type, field) else { continue }
      let texts: [String]
      switch value {
      case .text(let text): texts = [text]
      case .texts(let several): texts = several
      default: continue
      }
      for text in texts { try checkKnown(text, field, surroundings) }
    }
  }

  /// Whether the record itself brings into being what the field names.
  private func opensItself(_ type: RecordType, _ field: FieldDefinition) -> Bool {
    switch (type, field.name) {
    case (.actorRegistered, .actor), (.personRegistered, .person), (.axisAgreed, .axis),
      (.exchangeScheduled, .exchange), (.exchangeHeld, .exchange),
      (.commitmentMade, .commitment), (.innovationPromoted, .innovation),
      (.documentAttached, .document):
      true
    default: false
    }
  }

  private func checkKnown(
    _ text: String, _ field: FieldDefinition, _ surroundings: Surroundings
  ) throws(Refusal) {
    if field.kind.namesPersons, let person = PersonID(text) {
      guard opener(of: .person(person)) != nil else {
        throw Refusal(.unknownPerson, .person(person))
      }
    } else if field.kind.namesActors, let actor = ActorID(text) {
      try checkKnown(actor)
    } else if field.kind == .axis, let axis = Code(text) {
      try checkKnown(axis: axis)
    } else if field.kind == .agreement, let agreement = AgreementID(text) {
      guard surroundings.isKnown(agreement) else {
        throw Refusal(.unknownAgreement, .agreement(agreement))
      }
    } else if let code = Code(text) {
      try checkKnown(code, field.name)
    }
  }

  private func checkKnown(_ code: Code, _ field: FieldName) throws(Refusal) {
    switch field {
    case .exchange:
      guard opener(of: .exchange(code)) != nil else {
        throw Refusal(.unknownExchange, .code(code))
      }
    case .commitment:
      guard opener(of: .commitment(code)) != nil else {
        throw Refusal(.unknownCommitment, .code(code))
      }
    case .document:
      guard opener(of: .document(code)) != nil else {
        throw Refusal(.unknownDocument, .code(code))
      }
    default: break
    }
  }

  private func checkKnown(_ actor: ActorID) throws(Refusal) {
    guard opener(of: .actor(actor)) != nil else {
      throw Refusal(.unknownActor, .actor(actor))
    }
  }

  private func checkKnown(axis: Code) throws(Refusal) {
    guard opener(of: .axis(axis)) != nil else { throw Refusal(.unknownAxis, .axis(axis)) }
  }

  /// Refuses to bring an object into being under an id that is in use.
  func checkNewIDs(_ record: Record) throws(Refusal) {
    guard let object = record.opens else { return }
    switch record.type {
    case .actorRegistered, .personRegistered, .agreementProposed, .documentAttached:
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

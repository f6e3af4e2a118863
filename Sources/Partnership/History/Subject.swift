internal import CanonicalJSON

/// Whose journal a record stands in, and whose history it is decided against.
public enum Subject: Sendable, Hashable {
  /// One agreement.
  case agreement(AgreementID)
  /// One organisation.
  case actor(ActorID)
  /// One person.
  case person(PersonID)
  /// The ledger itself: what is ledger-wide and names nobody.
  case ledger
  /// The keys of the ledger and its parties, which every decision looks at.
  case keys
  /// What the ledger's own operations say they have done: no rule and no answer looks at it.
  case operations
  /// What was erased, and the holds that forbid it, of every agreement: what a decision on an erasure
  /// looks up, and whoever shows words.
  case erasures
}

extension Record {
  /// The journals it stands in: its agreement's; without one, those of every actor and person its
  /// facts name, or the ledger's own, and then those of its other parties and of documents.
  ///
  /// The first is where it is decided. A correction or annulment stands where its target stands; the
  /// ledger finds that out.
  public var subjects: [Subject] { facts.subjects(type, agreement, parties, onBehalfOf) }

  /// The journals that a history takes in because of this record, beside its subject's own.
  public var companions: [Subject] { facts.companions(type, agreement, parties, onBehalfOf) }

  /// The journals that its labels alone say it stands in.
  ///
  /// It is what can be told of a record whose facts are withheld. It may stand in others too, of persons
  /// among them.
  public var journalsByLabels: [Subject] {
    if let agreement { return [.agreement(agreement)] }
    let actors = companionsByLabels
    var journals = actors
    let isAboutNobody = actors.isEmpty && !type.namesPersons && !type.isOfOperations
    if isAboutNobody || type.definition.objectKind != nil { journals.append(.ledger) }
    if type.isOfKeys { journals.append(.keys) }
    return journals
  }

  /// The actors that its labels name: what a history follows where the facts are withheld.
  public var companionsByLabels: [Subject] {
    parties.union(with: onBehalfOf).map { .actor($0) }
  }

  /// The actors its facts name, ascending, without repeats.
  public var actorsNamed: [ActorID] { facts.actors(namedBy: type) }

  /// The persons its facts name, ascending, without repeats.
  public var personsNamed: [PersonID] { facts.persons(namedBy: type) }

  /// The persons among its companions, ascending.
  package var personsConcerned: [PersonID] { facts.personsConcerned(type) }

  /// The axes its facts name, ascending, without repeats.
  public var axesNamed: [Code] {
    facts.named(in: type.definition.axisFields) { Code(unchecked: $0) }
  }
}

extension PreparedAction {
  /// The journals its record will stand in, whose records its decision sees; a correction or annulment
  /// stands where its target does.
  ///
  /// Not that of erasures: it holds records of other agreements, whose codes are their own.
  public var subjects: [Subject] {
    facts.subjects(type, agreement, parties, onBehalfOf).filter { $0 != .erasures }
  }

  /// The actors and persons it names, whose journals its decision needs.
  public var companions: [Subject] { facts.companions(type, agreement, parties, onBehalfOf) }

  /// The actors that a correction of a record of a type names anew; they are among its parties once
  /// it is decided.
  public func companionsInChanges(of target: RecordType) -> [Subject] {
    guard type == .recordCorrected else { return [] }
    var named: [Subject] = []
    for (key, value) in facts.changes {
      let namesActors =
        key == "parties"
        || FieldName(name: key).flatMap { target.definition.field($0)?.kind.namesActors } == true
      guard namesActors else { continue }
      let texts = value.arrayValue?.compactMap(\.stringValue) ?? [value.stringValue ?? ""]
      named += texts.compactMap { ActorID($0) }.map { .actor($0) }
    }
    return named
  }
}

extension Facts {
  fileprivate func subjects(
    _ type: RecordType, _ agreement: AgreementID?, _ parties: [ActorID], _ onBehalfOf: [ActorID]
  ) -> [Subject] {
    if let agreement {
      return type.isOfErasures ? [.agreement(agreement), .erasures] : [.agreement(agreement)]
    }
    var named =
      actors(namedBy: type).map { Subject.actor($0) }
      + persons(namedBy: type).map { Subject.person($0) }
    if named.isEmpty { named.append(type.isOfOperations ? .operations : .ledger) }
    // Whoever is named anywhere must be found before its registration is annulled.
    for actor in parties.union(with: onBehalfOf) where !named.contains(.actor(actor)) {
      named.append(.actor(actor))
    }
    if standsWithLedger(type), !named.contains(.ledger) { named.append(.ledger) }
    if type.isOfKeys { named.append(.keys) }
    if type.isOfErasures { named.append(.erasures) }
    return named
  }

  fileprivate func companions(
    _ type: RecordType, _ agreement: AgreementID?, _ parties: [ActorID], _ onBehalfOf: [ActorID]
  ) -> [Subject] {
    let actors = parties.union(with: onBehalfOf).union(with: actors(namedBy: type))
    let named = actors.map { Subject.actor($0) } + personsConcerned(type).map { .person($0) }
    guard agreement == nil else { return named }
    // A ledger-wide record names ledger-wide documents, which are about nobody.
    return named + (standsWithLedger(type) ? [.ledger, .keys] : [.keys])
  }

  /// The persons the facts name, in their own fields or in those they change, ascending.
  fileprivate func personsConcerned(_ type: RecordType) -> [PersonID] {
    guard type.namesPersons else { return [] }
    return persons(namedBy: type)
      .union(with: textsInChanges.compactMap { PersonID($0) }.sorted())
  }

  /// Whether a record without agreement is about an object of the ledger, or names a document of it: it
  /// then stands in the ledger's own journal, which every agreement takes in.
  private func standsWithLedger(_ type: RecordType) -> Bool {
    self[.document] != nil || type.definition.objectKind != nil
  }

  fileprivate func actors(namedBy type: RecordType) -> [ActorID] {
    named(in: type.definition.actorFields) { ActorID($0) }
  }

  fileprivate func persons(namedBy type: RecordType) -> [PersonID] {
    named(in: type.definition.personFields) { PersonID($0) }
  }

  fileprivate func named<ID: Identifier>(
    in fields: [FieldName], _ read: (String) -> ID?
  ) -> [ID] {
    var ids: [ID] = []
    func add(_ text: String) {
      guard let id = read(text), !ids.contains(id) else { return }
      ids.insertSorted(id, by: { $0 })
    }
    for field in fields {
      switch self[field] {
      case .text(let text): add(text)
      case .texts(let texts): texts.forEach(add)
      case .tree(let json): Coverage(json).persons.map(\.text).forEach(add)
      default: break
      }
    }
    return ids
  }
}

extension RecordType {
  /// Whether it names a key that signs.
  fileprivate var isOfKeys: Bool {
    switch self {
    case .ledgerOpened, .keyAdded, .keyRetired: true
    default: false
    }
  }

  /// Whether it says what was erased, or what may not be: it stands with the erasures whatever
  /// agreement it is of.
  package var isOfErasures: Bool {
    switch self {
    case .personalErased, .holdPlaced, .holdLifted: true
    default: false
    }
  }

  /// Whether it says what an operation of the ledger has done, however often.
  package var isOfOperations: Bool {
    switch self {
    case .checkpointCosigned, .exportIssued, .verificationRun, .schemaUpgraded, .recordsImported:
      true
    default: false
    }
  }
}

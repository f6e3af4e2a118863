/// What a record is about, for finding the few records that can change how it is judged.
enum Object: Sendable, Hashable {
  /// The life of the agreement and its axes, which everything else is judged against.
  case agreement
  /// Something under a code of its authors' choosing.
  case coded(ObjectKind, Code)
  case contacts(ActorID)
  /// What a party has delegated.
  case delegations(ActorID)
  /// What an actor that is no party has to do with the agreement.
  case involvement(ActorID)
  case actor(ActorID)
  case person(PersonID)
  /// An axis, as something to be named; its state is part of the agreement's.
  case axis(Code)
}

extension Object {
  /// Whether a close-out asks if it is settled.
  var mayBeOpen: Bool {
    if case .coded(let kind, _) = self { Waiver.kinds.contains(kind) } else { false }
  }

  /// The id or code, as a refusal shows it.
  var text: String {
    switch self {
    case .agreement: ""
    case .coded(_, let code), .axis(let code): code.text
    case .contacts(let actor), .delegations(let actor), .involvement(let actor),
      .actor(let actor):
      actor.text
    case .person(let person): person.text
    }
  }

  /// The same object with its code in lower case: codes are unique ignoring case.
  var folded: Object {
    func lower(_ code: Code) -> Code { Code(code.folded) ?? code }
    return switch self {
    case .coded(let kind, let code): .coded(kind, lower(code))
    case .axis(let code): .axis(lower(code))
    case .agreement, .contacts, .delegations, .involvement, .actor, .person: self
    }
  }

  /// The sort of coded object; nil for every other.
  var kind: ObjectKind? {
    if case .coded(let kind, _) = self { kind } else { nil }
  }
}

/// What says which objects a record is about: its type and its facts.
protocol AboutObjects {
  var type: RecordType { get }
  var facts: Facts { get }
}

extension Record: AboutObjects {}
extension DatedRecord: AboutObjects {}

extension AboutObjects {
  /// The coded object it is about, by the catalogue.
  private var coded: Object? {
    guard let kind = type.definition.objectKind, let field = type.definition.objectField,
      let code = facts.code(field)
    else { return nil }
    return .coded(kind, code)
  }

  /// The objects whose state this record may change.
  var concerns: [Object] {
    if let coded { return [coded] }
    return switch type {
    case .agreementProposed, .agreementSigned, .agreementRatified, .agreementEnteredIntoForce,
      .agreementExtended, .agreementRenewed, .agreementSuspended, .agreementResumed,
      .agreementTerminated, .agreementExpired, .agreementClosedOut, .agreementAbandoned,
      .agreementPartyAdded, .agreementPartyLeft, .axisAgreed, .axisAdded, .axisSuspended,
      .axisResumed, .axisRetired:
      [.agreement]
    case .contactDesignated, .contactReplaced: facts.actor(.party).map { [.contacts($0)] } ?? []
    case .delegationGranted, .delegationRevoked:
      facts.actor(.from).map { [.delegations($0)] } ?? []
    case .actorIntroduced, .actorJoined, .actorLeft:
      facts.actor(.actor).map { [.involvement($0)] } ?? []
    case .actorRegistered, .actorRenamed, .actorMerged, .figureDeclared, .funderDeclared:
      facts.actor(.actor).map { [.actor($0)] } ?? []
    case .personRegistered, .personUpdated: facts.person(.person).map { [.person($0)] } ?? []
    case .roleAssigned, .roleEnded:
      [facts.person(.person).map { .person($0) }, facts.actor(.actor).map { .actor($0) }]
        .compactMap { $0 }
    default: []
    }
  }

  /// The objects whose state it may change, or that how it is judged or flagged depends on, beside
  /// the agreement.
  var touches: [Object] {
    switch type {
    case .statementPublished: facts.person(.person).map { [.person($0)] } ?? []
    case .transferMade: concerns + named(.protocol, .protocolCode)
    case .initiativeLaunched: concerns + named(.opportunity, .opportunity)
    case .documentReplaced: concerns + named(.document, .replaces)
    default: type.definition.citesAmendments ? concerns + named(.amendment, .amendment) : concerns
    }
  }

  private func named(_ kind: ObjectKind, _ field: FieldName) -> [Object] {
    facts.code(field).map { [.coded(kind, $0)] } ?? []
  }

  /// The object it brings into being, so that other records may name it.
  var opens: Object? {
    if type == .agreementProposed { return .agreement }
    guard type.definition.opensObject else { return nil }
    if type == .axisAgreed || type == .axisAdded { return facts.code(.axis).map { .axis($0) } }
    return concerns.first
  }
}

internal import Partnership

/// A sort of object in an event log: the ledger, agreements, axes, actors and persons, and every sort of
/// thing that records bring into being under a code.
struct EventLogObjectType: Sendable {
  let name: String
  /// Of which types of record the attributes are, besides what they relate it to.
  let types: [RecordType]

  static let ledger = EventLogObjectType(name: "ledger", types: [.ledgerOpened])
  static let agreement = EventLogObjectType(
    name: "agreement",
    types: [.agreementProposed, .agreementEnteredIntoForce, .agreementExtended])
  static let axis = EventLogObjectType(name: "axis", types: [.axisAgreed, .axisAdded])
  static let actor = EventLogObjectType(name: "actor", types: [.actorRegistered, .actorRenamed])
  // What a person is called and how to reach it stands in no attribute of an object: that is for views.
  static let person = EventLogObjectType(name: "person", types: [])

  static let all: [EventLogObjectType] =
    [ledger, agreement, axis, actor, person] + ObjectKind.allCases.map { of($0) }

  /// The sort of what a code names.
  static func of(_ kind: ObjectKind) -> EventLogObjectType {
    EventLogObjectType(
      name: kind.rawValue,
      types: RecordType.allCases.filter { $0.definition.objectKind == kind })
  }

  /// The attributes, each once.
  var attributes: [EventLogAttributes.Declared] {
    var attributes: [EventLogAttributes.Declared] = []
    for field in types.flatMap(\.definition.fields) where !field.kind.namesObjects {
      for attribute in EventLogAttributes.declared(of: field) where !attributes.contains(attribute)
      {
        attributes.append(attribute)
      }
    }
    return attributes
  }

  var declaration: JSONText {
    .object([
      ("name", .text(name)), ("attributes", .list(attributes.map(\.json))),
    ])
  }
}

extension FieldKind {
  /// Whether its values are objects of a log, to which a relation leads, and no attributes.
  var namesObjects: Bool {
    switch self {
    case .actor, .agreement, .person, .participant, .object, .axis, .axisOrAll: true
    case .set(let kind), .list(let kind): kind.namesObjects
    default: false
    }
  }
}

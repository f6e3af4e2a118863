internal import Partnership
internal import RecordFormat

/// The objects of an event log, as records name them: what is said of each over time, and how they belong
/// together.
struct EventLogObjects: Sendable {
  private var order: [String] = []
  private var objects: [String: Object] = [:]

  private struct Object: Sendable {
    let type: String
    let known: Set<String>
    var attributes: [JSONText] = []
    var relations: [EventLogRelation] = []
    var related: Set<EventLogRelation> = []

    mutating func relate(_ relation: EventLogRelation) {
      if related.insert(relation).inserted { relations.append(relation) }
    }
  }

  /// How many there are.
  var count: Int { order.count }

  /// Takes what a record says of objects.
  ///
  /// - Returns: How its event has to do with them.
  mutating func add(_ record: ExportedRecord, at time: String) -> [EventLogRelation] {
    var relations = related(to: record.header)
    var about: String?
    if let facts = record.facts {
      let definition = record.header.type.definition
      for field in definition.fields where field.kind.namesObjects {
        for id in named(by: field, facts, record.header) {
          relations.append(EventLogRelation(object: id, qualifier: field.name.name))
          if field.name == definition.objectField { about = id }
        }
      }
    }
    about = about ?? subject(of: record.header)
    if let about { describe(about, by: record, at: time, relations) }
    if relations.isEmpty {
      relations.append(
        EventLogRelation(object: object(.ledger, record.header.ledger.text), qualifier: "ledger"))
    }
    var seen: Set<EventLogRelation> = []
    return relations.filter { seen.insert($0).inserted }
  }

  /// The objects in the order in which they were first named.
  var json: [JSONText] {
    order.compactMap { id in
      objects[id].map { object in
        .object([
          ("id", .text(id)), ("type", .text(object.type)),
          ("attributes", .list(object.attributes)),
          ("relationships", .list(object.relations.map(\.json))),
        ])
      }
    }
  }
}

// MARK: - Which objects

extension EventLogObjects {
  /// What the header says: under which agreement, on which axes, whom it concerns and who acts.
  private mutating func related(to header: Header) -> [EventLogRelation] {
    var relations: [EventLogRelation] = []
    if let agreement = header.agreement {
      relations.append(
        EventLogRelation(object: object(.agreement, agreement.text), qualifier: "agreement"))
    }
    for axis in header.axes {
      relations.append(EventLogRelation(object: self.axis(axis.text, header), qualifier: "axis"))
    }
    for party in header.parties {
      relations.append(EventLogRelation(object: object(.actor, party.text), qualifier: "concerned"))
    }
    for party in header.onBehalfOf {
      relations.append(EventLogRelation(object: object(.actor, party.text), qualifier: "acting"))
    }
    return relations
  }

  /// The objects that a field names.
  private mutating func named(
    by field: FieldDefinition, _ facts: Facts, _ header: Header
  ) -> [String] {
    let texts = facts.text(field.name).map { [$0] } ?? facts.texts(field.name)
    return texts.compactMap { named(field.kind, $0, header) }
  }

  private mutating func named(_ kind: FieldKind, _ text: String, _ header: Header) -> String? {
    switch kind {
    case .actor: object(.actor, text)
    case .person: object(.person, text)
    case .participant: object(PersonID(text) == nil ? .actor : .person, text)
    case .agreement: object(.agreement, text)
    case .axis: axis(text, header)
    case .axisOrAll: text == "all" ? nil : axis(text, header)
    case .object(let sort): coded(sort, text, header)
    case .set(let kind), .list(let kind): named(kind, text, header)
    default: nil
    }
  }

  /// What a record is about whose facts name nothing: its agreement, where it says something of it, or
  /// the ledger that it opens.
  private mutating func subject(of header: Header) -> String? {
    if header.type == .ledgerOpened { return object(.ledger, header.ledger.text) }
    guard EventLogObjectType.agreement.types.contains(header.type), let agreement = header.agreement
    else { return nil }
    return object(.agreement, agreement.text)
  }

  private mutating func axis(_ code: String, _ header: Header) -> String {
    let id = object(.axis, "\(EventLogObjects.place(header))/\(code)")
    if let agreement = header.agreement {
      let whole = object(.agreement, agreement.text)
      objects[id]?.relate(EventLogRelation(object: whole, qualifier: "agreement"))
    }
    return id
  }

  private mutating func coded(_ kind: ObjectKind, _ code: String, _ header: Header) -> String {
    object(EventLogObjectType.of(kind), "\(EventLogObjects.place(header))/\(code)")
  }

  /// Codes are those of an agreement, or of the ledger.
  private static func place(_ header: Header) -> String { header.agreement?.text ?? "ledger" }

  private mutating func object(_ type: EventLogObjectType, _ name: String) -> String {
    let id = "\(type.name):\(name)"
    if objects[id] == nil {
      order.append(id)
      objects[id] = Object(type: type.name, known: Set(type.attributes.map(\.name)))
    }
    return id
  }
}

// MARK: - What is said of them

extension EventLogObjects {
  /// Sets the attributes of what a record is about, and relates it to what the record names.
  private mutating func describe(
    _ id: String, by record: ExportedRecord, at time: String, _ relations: [EventLogRelation]
  ) {
    guard var object = objects[id] else { return }
    let definition = record.header.type.definition
    if EventLogObjects.describes(definition.name, object.type, definition.objectKind) {
      for value in EventLogAttributes.fields(of: record) where object.known.contains(value.name) {
        object.attributes.append(
          .object([("name", .text(value.name)), ("time", .text(time)), ("value", value.value)]))
      }
    }
    if definition.opensObject || definition.objectKind != nil {
      for relation in relations where relation.object != id {
        // Who acted did so in the event.
        guard relation.qualifier != "acting", relation.qualifier != "concerned" else { continue }
        object.relate(relation)
      }
    }
    objects[id] = object
  }

  private static func describes(_ name: String, _ type: String, _ kind: ObjectKind?) -> Bool {
    if let kind { return kind.rawValue == type }
    return EventLogObjectType.all.first { $0.name == type }?.types
      .contains { $0.definition.name == name } == true
  }
}

public import CanonicalJSON
public import Partnership

/// Who an organisation is at a date, whatever the agreement: names, roles, figures, funders.
public struct PartnerProfile: Sendable, Hashable {
  /// The organisation.
  public let id: ActorID
  /// The record that registered it.
  public let registered: SequenceNumber?
  /// Where its name at the date stands.
  public let name: WordReference?
  /// The names it has borne by the date, the registered one first.
  public let names: [NameLine]
  /// What it is.
  public let kind: String?
  /// Where it is.
  public let country: String?
  /// The ecosystem it belongs to.
  public let ecosystem: String?
  /// The actor it represents.
  public let represents: ActorID?
  /// The institutions it is part of, ascending.
  public let parents: [ActorID]
  /// The roles held on the day, by record.
  public let roles: [RoleLine]
  /// The last declaration of each figure, ascending.
  public let figures: [FigureLine]
  /// Who funds it, in the order of the fold.
  public let funders: [FunderLine]

  /// Nil when no record of the answer registers or describes the actor.
  init?(_ id: ActorID, in answer: Answer) {
    guard let state = answer.state.actors[id] else { return nil }
    self.id = id
    registered = state.registered
    name = answer.name(of: id)
    names = ([state.registered].compactMap { $0 } + state.renamings).map {
      NameLine(since: DatedAct($0, in: answer), name: answer[$0]?.word("name"))
    }
    kind = state.kind
    country = state.country
    ecosystem = state.ecosystem
    represents = state.represents
    parents = state.parents
    let today = Days(first: answer.day, last: answer.day)
    roles = state.roles.filter { $0.days.overlaps(today) }.map { RoleLine($0, in: answer) }
      .sorted { $0.record < $1.record }
    var figures: [Code: FigureLine] = [:]
    for line in state.figures.compactMap({ FigureLine(answer[$0]) }) { figures[line.id] = line }
    self.figures = figures.values.sorted { $0.id < $1.id }
    funders = state.funders.compactMap { FunderLine(answer[$0], in: answer) }
  }

  /// The profile as JSON.
  public var json: JSON {
    [
      "country": .optional(country), "ecosystem": .optional(ecosystem),
      "figures": .array(figures.map(\.json)), "funders": .array(funders.map(\.json)),
      "id": .text(id), "kind": .optional(kind), "name": .word(name),
      "names": .array(names.map(\.json)), "parents": .texts(parents),
      "registered": .optionalRecord(registered), "represents": .optional(represents),
      "roles": .array(roles.map(\.json)),
    ]
  }
}

/// A name an organisation has borne.
public struct NameLine: Sendable, Hashable {
  /// The record that gave it, and since when; the registered name is true at every date before the
  /// first renaming.
  public let since: DatedAct
  /// Where the name stands.
  public let name: WordReference?

  /// The line as JSON.
  public var json: JSON {
    [
      "name": .word(name), "occurred": .optional(since.occurred), "record": .record(since.record),
    ]
  }
}

/// A role a person holds in an organisation.
public struct RoleLine: Sendable, Hashable {
  /// The record that assigned it.
  public let record: SequenceNumber
  /// Since when, as written.
  public let occurred: Occurred?
  /// The last day; nil while nobody has ended it.
  public let until: Day?
  /// The person.
  public let person: PersonID
  /// Where the person's name stands.
  public let name: WordReference?
  /// What the person does there.
  public let function: Code
  /// Whether one person at a time may hold the function.
  public let isExclusive: Bool
  /// Where the label of the function stands.
  public let label: TextReference?

  init(_ role: RoleState, in answer: Answer) {
    let assigned = answer[role.assigned]
    record = role.assigned
    occurred = assigned?.occurred
    until = role.last
    person = role.person
    name = answer.name(of: role.person)
    function = role.function
    isExclusive = role.isExclusive
    label = TextReference("label", in: assigned)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "exclusive": .bool(isExclusive), "function": .text(function), "label": .text(label),
      "name": .word(name), "occurred": .optional(occurred), "person": .text(person),
      "record": .record(record), "until": .optional(until),
    ]
  }
}

/// A figure an organisation is described by, with its source and date.
public struct FigureLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// The record it was last declared in.
  public let record: SequenceNumber
  /// Of when, as written.
  public let occurred: Occurred?
  /// The value.
  public let value: Int64
  /// The unit.
  public let unit: Code
  /// How the true figure stands to the value: equal, over, about.
  public let qualifier: String?
  /// The document it is from.
  public let document: Code?
  /// Where its label stands.
  public let label: TextReference?

  init?(_ declared: DatedRecord?) {
    guard let declared, let id = declared.facts.code(.figure),
      let value = declared.facts.integer(.value), let unit = declared.facts.code(.unit)
    else { return nil }
    self.id = id
    record = declared.sequence
    occurred = declared.occurred
    self.value = value
    self.unit = unit
    qualifier = declared.facts.text(.qualifier)
    document = declared.facts.code(.document)
    label = TextReference("label", in: declared)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "document": .optional(document), "id": .text(id), "label": .text(label),
      "occurred": .optional(occurred), "qualifier": .optional(qualifier),
      "record": .record(record), "unit": .text(unit), "value": .integer(value),
    ]
  }
}

/// Who funds an organisation, and through whom.
public struct FunderLine: Sendable, Hashable {
  /// The declaration and since when.
  public let declared: DatedAct
  /// The funder.
  public let funder: ActorID
  /// Where the funder's name at the date stands.
  public let name: WordReference?
  /// The intermediary, where there is one.
  public let through: ActorID?
  /// Where the intermediary's name at the date stands.
  public let throughName: WordReference?
  /// The document it is from.
  public let document: Code?

  init?(_ record: DatedRecord?, in answer: Answer) {
    guard let record, let funder = record.facts.actor(.funder) else { return nil }
    declared = DatedAct(record.sequence, in: answer)
    self.funder = funder
    name = answer.name(of: funder)
    through = record.facts.actor(.through)
    throughName = record.facts.actor(.through).flatMap { answer.name(of: $0) }
    document = record.facts.code(.document)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "document": .optional(document), "funder": .text(funder), "name": .word(name),
      "occurred": .optional(declared.occurred), "record": .record(declared.record),
      "through": .optional(through), "through_name": .word(throughName),
    ]
  }
}

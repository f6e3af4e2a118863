/// A record as the domain sees it: the typed header and the facts, without hashes and words.
public struct Record: Sendable, Hashable {
  /// Its place in the log.
  public var sequence: SequenceNumber
  /// When the ledger took it.
  public var recorded: Recorded
  /// What it is.
  public var type: RecordType
  /// The agreement it belongs to.
  public var agreement: AgreementID?
  /// When it happened; nil in clerical records.
  public var occurred: Occurred?
  /// The axes it concerns, ascending.
  public var axes: [Code]
  /// The parties it concerns, ascending.
  public var parties: [ActorID]
  /// The acting parties, ascending.
  public var onBehalfOf: [ActorID]
  /// The record corrected or annulled.
  public var target: SequenceNumber?
  /// What a correction changes in the header of its target.
  public var amends: Amendments
  /// Who recorded.
  public var author: Author
  /// What rules and folds read.
  public var facts: Facts

  /// A record of those parts.
  public init(
    sequence: SequenceNumber, recorded: Recorded, type: RecordType, agreement: AgreementID?,
    occurred: Occurred?, axes: [Code], parties: [ActorID], onBehalfOf: [ActorID],
    target: SequenceNumber?, amends: Amendments = Amendments(), author: Author, facts: Facts
  ) {
    self.sequence = sequence
    self.recorded = recorded
    self.type = type
    self.agreement = agreement
    self.occurred = occurred
    self.axes = axes
    self.parties = parties
    self.onBehalfOf = onBehalfOf
    self.target = target
    self.amends = amends
    self.author = author
    self.facts = facts
  }
}

/// What a correction changes in the header of its target: each the whole new value, or nil.
public struct Amendments: Sendable, Hashable {
  /// The new axes.
  public var axes: [Code]?
  /// The new date.
  public var occurred: Occurred?
  /// The new parties.
  public var parties: [ActorID]?

  /// Changes nothing unless told.
  public init(axes: [Code]? = nil, occurred: Occurred? = nil, parties: [ActorID]? = nil) {
    self.axes = axes
    self.occurred = occurred
    self.parties = parties
  }

  /// Whether the header of the target stays as it is.
  public var isEmpty: Bool { axes == nil && occurred == nil && parties == nil }
}

extension Record {
  /// The actors its facts name, ascending, without repeats.
  public var actorsNamed: [ActorID] { named(in: type.definition.actorFields) { ActorID($0) } }

  /// The persons its facts name, ascending, without repeats.
  public var personsNamed: [PersonID] { named(in: type.definition.personFields) { PersonID($0) } }

  /// The axes its facts name, ascending, without repeats.
  public var axesNamed: [Code] { named(in: type.definition.axisFields) { Code($0) } }

  private func named<ID: Identifier>(
    in fields: [FieldName], _ read: (String) -> ID?
  ) -> [ID] {
    var ids: [ID] = []
    for field in fields {
      switch facts[field] {
      case .text(let text): if let id = read(text) { ids.append(id) }
      case .texts(let texts): ids.append(contentsOf: texts.compactMap(read))
      default: break
      }
    }
    return ids.count < 2 ? ids : Set(ids).sorted()
  }

  /// Days from the last day it may have happened to the day it was recorded, over 30.
  ///
  /// Nil for clerical records and for those recorded in time.
  public var daysLate: Int? {
    guard let occurred, let last = occurred.last else { return nil }
    let days = last.days(until: recorded.day)
    return days > 30 ? days : nil
  }
}

extension FieldKind {
  var namesActors: Bool {
    switch self {
    case .actor, .participant: true
    case .set(let kind), .list(let kind): kind.namesActors
    default: false
    }
  }

  var namesPersons: Bool {
    switch self {
    case .person, .participant: true
    case .set(let kind), .list(let kind): kind.namesPersons
    default: false
    }
  }
}

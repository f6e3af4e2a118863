/// A record as the domain sees it: the typed header and the facts, without hashes and words.
///
/// A value that is one reference wide: histories, answers and decisions hand the same records around
/// by the thousand, and copying a dozen fields each time took longer than deciding. Changing a field
/// makes a new one.
public struct Record: Sendable {
  private var contents: Contents

  private struct Fields: Hashable {
    var sequence: SequenceNumber
    var recorded: Recorded
    var type: RecordType
    var agreement: AgreementID?
    var occurred: Occurred?
    var axes: [Code]
    var parties: [ActorID]
    var onBehalfOf: [ActorID]
    var target: SequenceNumber?
    var amends: Amendments?
    var author: Author
    var signers: [KeyFingerprint]
    var facts: Facts
  }

  private final class Contents: Sendable {
    let fields: Fields
    let place: Place?

    init(_ fields: consuming Fields) {
      // Before the fields are moved, not copied, into their place.
      if let occurred = fields.occurred {
        place = Place(
          of: occurred, recorded: fields.recorded,
          mayLieAhead: fields.type.definition.mayLieAhead, fields.sequence)
      } else {
        place = nil
      }
      self.fields = fields
    }
  }

  /// A record of those parts.
  public init(
    sequence: SequenceNumber, recorded: Recorded, type: RecordType, agreement: AgreementID?,
    occurred: Occurred?, axes: [Code], parties: [ActorID], onBehalfOf: [ActorID],
    target: SequenceNumber?, amends: Amendments = Amendments(), author: Author,
    signers: [KeyFingerprint] = [], facts: Facts
  ) {
    contents = Contents(
      Fields(
        sequence: sequence, recorded: recorded, type: type, agreement: agreement,
        occurred: occurred, axes: axes, parties: parties, onBehalfOf: onBehalfOf, target: target,
        amends: amends.isEmpty ? nil : amends, author: author, signers: signers, facts: facts))
  }

  /// Its place in the fold; nil for clerical records.
  public var place: Place? { contents.place }

  private mutating func change(_ body: (inout Fields) -> Void) {
    var fields = contents.fields
    body(&fields)
    contents = Contents(fields)
  }
}

extension Record {
  /// Its place in the log.
  public var sequence: SequenceNumber {
    get { contents.fields.sequence }
    set { change { $0.sequence = newValue } }
  }
  /// When the ledger took it.
  public var recorded: Recorded { contents.fields.recorded }
  /// What it is.
  public var type: RecordType { contents.fields.type }
  /// The agreement it belongs to.
  public var agreement: AgreementID? {
    get { contents.fields.agreement }
    set { change { $0.agreement = newValue } }
  }
  /// When it happened; nil in clerical records.
  public var occurred: Occurred? {
    get { contents.fields.occurred }
    set { change { $0.occurred = newValue } }
  }
  /// The axes it concerns, ascending.
  public var axes: [Code] {
    get { contents.fields.axes }
    set { change { $0.axes = newValue } }
  }
  /// The parties it concerns, ascending.
  public var parties: [ActorID] {
    get { contents.fields.parties }
    set { change { $0.parties = newValue } }
  }
  /// The acting parties, ascending.
  public var onBehalfOf: [ActorID] {
    get { contents.fields.onBehalfOf }
    set { change { $0.onBehalfOf = newValue } }
  }
  /// The record corrected or annulled.
  public var target: SequenceNumber? { contents.fields.target }
  /// What a correction changes in the header of its target.
  public var amends: Amendments {
    get { contents.fields.amends ?? Amendments() }
    set { change { $0.amends = newValue.isEmpty ? nil : newValue } }
  }
  /// Who recorded.
  public var author: Author { contents.fields.author }
  /// The keys under whose signatures it was recorded, ascending.
  public var signers: [KeyFingerprint] { contents.fields.signers }
  /// What rules and folds read.
  public var facts: Facts {
    get { contents.fields.facts }
    set { change { $0.facts = newValue } }
  }
}

extension Record: Hashable {
  /// Whether every field is the same.
  public static func == (one: Record, other: Record) -> Bool {
    one.contents === other.contents || one.contents.fields == other.contents.fields
  }

  /// Feeds every field to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(contents.fields)
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
  /// How many days a record may come after the fact without being late.
  public static let daysInTime = 30

  /// Days from the last day it may have happened to the day it was recorded, where it was late.
  ///
  /// Nil for clerical records and for those recorded in time.
  public var daysLate: Int? {
    guard let occurred, let last = occurred.last else { return nil }
    let days = last.days(until: recorded.day)
    return days > Record.daysInTime ? days : nil
  }
}

extension FieldKind {
  /// Whether its value is the id of an actor, or several.
  public var namesActors: Bool {
    switch self {
    case .actor, .participant: true
    case .set(let kind), .list(let kind): kind.namesActors
    default: false
    }
  }

  /// Whether its value is the id of a person, or several, or holds some.
  public var namesPersons: Bool {
    switch self {
    case .person, .participant, .coverage: true
    case .set(let kind), .list(let kind): kind.namesPersons
    default: false
    }
  }

  /// Whether its value is the code of an object.
  var namesObject: Bool {
    switch self {
    case .object: true
    case .set(let kind), .list(let kind): kind.namesObject
    default: false
    }
  }
}

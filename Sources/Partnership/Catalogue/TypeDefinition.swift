/// One row of the catalogue: all that is true of a type of record but its rule, its fold and its
/// wording, which are functions.
///
/// A class, because rules and readers ask for one property of it for every record, and a structure
/// would be copied whole each time.
public final class TypeDefinition: Sendable {
  /// The name, `exchange.held`.
  public let name: String
  /// Act, finding or clerical.
  public let kind: RecordKind
  /// Ledger-wide, of an agreement, either, or that of its target.
  public let scope: RecordScope
  /// Whether it concerns axes.
  public let axisRule: AxisRule
  /// Whether its `occurred` is a day from which it has effect, which may lie ahead.
  public let mayLieAhead: Bool
  /// Whether anybody may record it, or only the operation it describes.
  public let isByHand: Bool
  /// The field that names the object the record is about; corrections leave it alone.
  public let objectField: FieldName?
  /// Whether it brings that object into being, so that other records may name it.
  public let opensObject: Bool
  /// The field that says who acts when the author does not.
  public let actingField: FieldName?
  /// The data fields, in the order pages show them.
  public let fields: [FieldDefinition]
  /// The fields that name actors.
  let actorFields: [FieldName]
  /// The fields that name persons.
  let personFields: [FieldName]
  /// The fields that name axes.
  let axisFields: [FieldName]
  /// What sort of coded object the record is about; nil when it is about none.
  public let objectKind: ObjectKind?

  init(
    _ name: String, _ kind: RecordKind, scope: RecordScope = .agreement, axis: AxisRule = .none,
    mayLieAhead: Bool = false, isByHand: Bool = true, object: FieldName? = nil,
    opening: FieldName? = nil, acting: FieldName? = nil, _ fields: FieldDefinition...
  ) {
    self.name = name
    self.kind = kind
    self.scope = scope
    self.axisRule = axis
    self.mayLieAhead = mayLieAhead
    self.isByHand = isByHand
    self.objectField = object ?? opening
    opensObject = opening != nil
    self.actingField = acting
    self.fields = fields
    actorFields = fields.filter(\.kind.namesActors).map(\.name)
    personFields = fields.filter(\.kind.namesPersons).map(\.name)
    axisFields = fields.filter { $0.kind == .axis }.map(\.name)
    let about = object ?? opening
    if case .object(let sort) = fields.first(where: { $0.name == about })?.kind {
      objectKind = sort
    } else {
      objectKind = nil
    }
  }

  /// Whether it may carry out an operation of an amendment, which it then cites.
  public var citesAmendments: Bool { objectKind != .amendment && field(.amendment) != nil }

  /// The definition of a field; nil when the type has no such field.
  public func field(_ name: FieldName) -> FieldDefinition? {
    fields.first { $0.name == name }
  }
}

extension TypeDefinition: Hashable {
  /// Whether both are the same row.
  public static func == (one: TypeDefinition, other: TypeDefinition) -> Bool { one === other }

  /// Feeds the name to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}

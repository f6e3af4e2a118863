/// The grammar of a field; the kind alone says whether its value is a fact or words.
public indirect enum FieldKind: Sendable, Hashable {
  /// An actor's id.
  case actor
  /// An agreement's id.
  case agreement
  /// A person's id, or a reference to the action that registers the person.
  case person
  /// An actor or a person.
  case participant
  /// A code its authors chose, which names nothing the ledger knows: a function, a unit.
  case code
  /// The code of an object of a sort.
  case object(ObjectKind)
  /// The code of an axis.
  case axis
  /// The code of an axis, or `all`.
  case axisOrAll
  /// One of a closed list.
  case choice([String])
  /// True or false.
  case boolean
  /// An integer from a lower bound up to 2^53 − 1.
  case integer(minimum: Int64)
  /// A day.
  case day
  /// A day, or `end_of_term`.
  case due
  /// Any form of `occurred`.
  case occurred
  /// A duration, `P24M`.
  case term
  /// 64 lower-case hexadecimal digits.
  case sha256
  /// A raw public key, 64 lower-case hexadecimal digits.
  case key
  /// A signature, 128 lower-case hexadecimal digits.
  case signature
  /// A language, `fr` or `fr-CA`.
  case language
  /// ISO 3166-1 alpha-2.
  case country
  /// ISO 4217.
  case currency
  /// The name of an IANA time zone.
  case zone
  /// RFC 6838 §4.2, without parameters.
  case mediaType
  /// An identifier of somebody else's making, `^[A-Za-z0-9][A-Za-z0-9.:/_+-]{0,127}$`.
  case external
  /// A set of ids or codes: 1 to 64, kept in ascending order, no repeats.
  case set(of: FieldKind)
  /// A list kept in the order given, 1 to 64, no repeats.
  case list(of: FieldKind)
  /// Named external identifiers.
  case identifiers([String])
  /// Records by sequence: 1 to 64, ascending, no repeats.
  case records
  /// What a hold covers: `{agreements?, documents?, persons?, records?}`.
  case coverage
  /// What an agreement is closed in spite of: 1 to 64 of `{code, kind}`, ascending, no repeats.
  case waivers
  /// What an amendment is to change: 1 to 64 of `{type, …}` with the facts of the type, as given.
  case operations
  /// Words in French, English or both: `{fr?, en?}`.
  case text
  /// Words in one string: a name, a quotation, an address.
  case line

  /// Whether values of this kind are words (erasable, read by no rule) and not facts.
  public var isWords: Bool { self == .text || self == .line }
}

/// One field of a type of record.
public struct FieldDefinition: Sendable, Hashable {
  /// Its name.
  public let name: FieldName
  /// Its grammar.
  public let kind: FieldKind
  /// Whether the author may leave it out.
  public let isOptional: Bool

  init(_ name: FieldName, _ kind: FieldKind, isOptional: Bool = false) {
    self.name = name
    self.kind = kind
    self.isOptional = isOptional
  }

  static func optional(_ name: FieldName, _ kind: FieldKind) -> FieldDefinition {
    FieldDefinition(name, kind, isOptional: true)
  }
}

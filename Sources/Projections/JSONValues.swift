public import CanonicalJSON
internal import Partnership

extension JSON {
  /// A scalar as text, for cells and comparisons; nil for null, lists and objects.
  public var scalarText: String? {
    switch self {
    case .bool(let bool): String(bool)
    case .integer(let integer): String(integer)
    case .string(let string): string
    case .null, .array, .object: nil
    }
  }
}

extension JSON {
  /// An id, a code or a date as it is written.
  static func text(_ value: some CustomStringConvertible) -> JSON { .string(value.description) }

  /// The same, or null.
  static func optional(_ value: (some CustomStringConvertible)?) -> JSON {
    value.map { .string($0.description) } ?? .null
  }

  /// How many.
  static func count(_ number: Int) -> JSON { .integer(Int64(number)) }

  /// A number, or null.
  static func number(_ number: Int64?) -> JSON { number.map { .integer($0) } ?? .null }

  /// Whether something is so; null when nobody has said.
  static func truth(_ truth: Bool?) -> JSON { truth.map { .bool($0) } ?? .null }

  /// An amount in the smallest unit of its currency, or null.
  static func money(_ money: Money?) -> JSON {
    money.map { ["amount": .integer($0.amount), "currency": .string($0.currency)] } ?? .null
  }

  /// A record by its sequence.
  static func record(_ sequence: SequenceNumber) -> JSON {
    .integer(Int64(clamping: sequence.index))
  }

  /// The same, or null.
  static func optionalRecord(_ sequence: SequenceNumber?) -> JSON {
    sequence.map { .record($0) } ?? .null
  }

  /// Ids or codes in the order given.
  static func texts(_ values: [some CustomStringConvertible]) -> JSON {
    .array(values.map { .string($0.description) })
  }

  /// Records in the order given.
  static func records(_ sequences: [SequenceNumber]) -> JSON {
    .array(sequences.map { .record($0) })
  }
}

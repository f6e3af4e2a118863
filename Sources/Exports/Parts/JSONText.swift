/// JSON in the vocabularies of others, whose keys (`@context`, `tableSchema`, `prov:type`) are none of
/// the ledger's profile and come in an order that helps the reader: members stand as they are given.
enum JSONText: Sendable {
  /// Text.
  case text(String)
  /// A whole number.
  case number(Int64)
  /// True or false.
  case truth(Bool)
  /// Values in the order given.
  case list([JSONText])
  /// Members in the order given; no key twice.
  case object([(String, JSONText)])

  /// Texts in the order given.
  static func texts(_ texts: [String]) -> JSONText { .list(texts.map { .text($0) }) }
}

extension JSONText: ExpressibleByStringLiteral {
  /// Text.
  init(stringLiteral value: String) { self = .text(value) }
}

/// A text in both languages.
struct InBoth: Sendable, Hashable {
  let french: String
  let english: String

  init(_ french: String, _ english: String) {
    self.french = french
    self.english = english
  }

  /// French first, where there is one place for both.
  var inOne: String { french == english ? french : "\(french) / \(english)" }
}

extension JSONText {
  /// The value over several lines, two spaces a level, and a line feed at the end: for a file that
  /// people look into.
  var page: [UInt8] {
    var bytes: [UInt8] = []
    write(into: &bytes, indentation: 0)
    bytes.append(0x0A)
    return bytes
  }

  /// The value in one line.
  var line: [UInt8] {
    var bytes: [UInt8] = []
    write(into: &bytes, indentation: nil)
    return bytes
  }

  private func write(into bytes: inout [UInt8], indentation: Int?) {
    switch self {
    case .text(let text): JSONText.write(text, into: &bytes)
    case .number(let number): bytes += Array(String(number).utf8)
    case .truth(let truth): bytes += Array((truth ? "true" : "false").utf8)
    case .list(let values):
      JSONText.write(values, "[", "]", into: &bytes, indentation) { value, bytes, inner in
        value.write(into: &bytes, indentation: inner)
      }
    case .object(let members):
      JSONText.write(members, "{", "}", into: &bytes, indentation) { member, bytes, inner in
        JSONText.write(member.0, into: &bytes)
        bytes += Array((inner == nil ? ":" : ": ").utf8)
        member.1.write(into: &bytes, indentation: inner)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ opening: String, _ closing: String, into bytes: inout [UInt8],
    _ indentation: Int?, _ write: (Item, inout [UInt8], Int?) -> Void
  ) {
    func newLine(_ level: Int) {
      bytes.append(0x0A)
      bytes += [UInt8](repeating: 0x20, count: 2 * level)
    }
    bytes += Array(opening.utf8)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      if let indentation { newLine(indentation + 1) }
      write(item, &bytes, indentation.map { $0 + 1 })
    }
    if let indentation, !items.isEmpty { newLine(indentation) }
    bytes += Array(closing.utf8)
  }

  /// Quotation marks, backslashes and controls are escaped (RFC 8259 §7); everything else stands as it is.
  static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += Array(#"\n"#.utf8)
      case 0x09: bytes += Array(#"\t"#.utf8)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += Array((#"\u"# + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

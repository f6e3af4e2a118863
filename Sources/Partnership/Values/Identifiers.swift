/// An ASCII name that the ledger compares byte by byte.
public protocol Identifier: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The identifier as written.
  var text: String { get }
  /// Checks the grammar; nil when the text breaks it.
  init?(_ text: String)
}

extension Identifier {
  /// The identifier as written.
  public var description: String { text }

  /// By byte.
  public static func < (one: Self, other: Self) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}

/// An organisation, `^[a-z0-9][a-z0-9-]{0,63}$`; never beginning `p-` or `svc-`, never `local` or
/// `all`, which other things are called by.
public struct ActorID: Identifier {
  /// The id as written.
  public let text: String

  /// What stands in a row or in facts that were held to the grammar before.
  package init(unchecked text: String) {
    self.text = text
  }

  /// Reads an id; nil when it breaks the grammar or is kept for something else.
  public init?(_ text: String) {
    guard isLowerCaseName(text), !text.hasPrefix("p-"), !text.hasPrefix("svc-"),
      text != "local", text != "all"
    else { return nil }
    self.text = text
  }
}

/// An agreement, `^[a-z0-9][a-z0-9-]{0,63}$`.
public struct AgreementID: Identifier {
  /// The id as written.
  public let text: String

  /// What stands in a row or in facts that were held to the grammar before.
  package init(unchecked text: String) {
    self.text = text
  }

  /// Reads an id; nil when it breaks the grammar.
  public init?(_ text: String) {
    guard isLowerCaseName(text) else { return nil }
    self.text = text
  }
}

/// A person, by an id the ledger made: `p-` and 16 characters of lower-case base32 (RFC 4648 §6)
/// from 80 random bits, so that the id itself says nothing of anybody.
public struct PersonID: Identifier {
  /// The id as written.
  public let text: String

  /// What stands in a row or in facts that were held to the grammar before.
  package init(unchecked text: String) {
    self.text = text
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  /// Reads an id; nil when it breaks the grammar.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 18, text.hasPrefix("p-"),
      bytes[2...].allSatisfy({ PersonID.alphabet.contains($0) })
    else { return nil }
    self.text = text
  }

  /// Makes an id from 80 random bits: 16 bits and 64 bits.
  public init(random high: UInt16, _ low: UInt64) {
    var bits = (UInt128(high) << 64) | UInt128(low)
    var characters: [UInt8] = []
    for _ in 0..<16 {
      characters.append(PersonID.alphabet[Int(bits & 31)])
      bits >>= 5
    }
    text = "p-" + String(decoding: characters, as: UTF8.self)
  }
}

/// A short code its authors chose: an axis, an exchange, a commitment, a function, a unit.
///
/// `^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$`; unique ignoring case, and named by its exact spelling.
public struct Code: Identifier {
  /// The code as written.
  public let text: String

  /// What stands in a row or in facts that were held to the grammar before.
  package init(unchecked text: String) {
    self.text = text
  }

  /// Reads a code; nil when it breaks the grammar.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard (1...32).contains(bytes.count), let first = bytes.first, isAlphanumeric(first),
      bytes.allSatisfy({ isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D })
    else { return nil }
    self.text = text
  }

  /// The code in lower case: two codes that agree here are one code.
  public var folded: String { text.lowercased() }
}

/// Who recorded: `local` (whoever sits at the machine), a service `svc-…`, or a person.
public struct Author: Identifier {
  /// The name as written.
  public let text: String

  /// Whoever sits at the machine.
  public static let local = Author(unchecked: "local")
  /// The author of every synthetic record of the demonstration.
  public static let synthetic = Author(unchecked: "svc-synthetic")
  /// The author of the records that carry the facts of the demonstration's release.
  public static let demonstration = Author(unchecked: "svc-demo")

  package init(unchecked text: String) {
    self.text = text
  }

  /// Reads `local`, `svc-…` or a person's id; nil for anything else.
  public init?(_ text: String) {
    guard
      text == "local" || PersonID(text) != nil
        || (text.hasPrefix("svc-") && text.utf8.count > 4 && isLowerCaseName(text))
    else { return nil }
    self.text = text
  }
}

private func isLowerCaseName(_ text: String) -> Bool {
  let bytes = text.utf8
  guard (1...64).contains(bytes.count), let first = bytes.first, first != 0x2D else { return false }
  return bytes.allSatisfy { isLowerCase($0) || isDigit($0) || $0 == 0x2D }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
func isLowerCase(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
func isUpperCase(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
func isAlphanumeric(_ byte: UInt8) -> Bool {
  isDigit(byte) || isLowerCase(byte) || isUpperCase(byte)
}

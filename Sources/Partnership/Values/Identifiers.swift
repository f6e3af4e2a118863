internal import CanonicalJSON

/// An ASCII name that the ledger compares byte by byte.
public protocol Identifier: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The identifier as written.
  var text: String { get }
  /// Checks the grammar; nil when the text breaks it.
  init?(_ text: String)
  /// Checks the grammar on bytes, before there is a text; nil when they break it.
  init?(utf8 bytes: Span<UInt8>)
}

extension Identifier {
  /// The identifier as written.
  public var description: String { text }

  /// By byte.
  public static func < (one: Self, other: Self) -> Bool {
    one.text.precedes(other.text)
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
    guard ActorID.isSpelling(text.utf8Span.span) else { return nil }
    self.text = text
  }

  /// Reads the bytes of an id.
  public init?(utf8 bytes: Span<UInt8>) {
    guard ActorID.isSpelling(bytes), let text = String(utf8: bytes) else { return nil }
    self.text = text
  }

  static func isSpelling(_ bytes: Span<UInt8>) -> Bool {
    guard isLowerCaseName(bytes) else { return false }
    // Few begin like what is reserved.
    return switch bytes[0] {
    case UInt8(ascii: "p"): !bytes.holds(Reserved.person, at: 0)
    case UInt8(ascii: "s"): !bytes.holds(Reserved.service, at: 0)
    case UInt8(ascii: "l"): !bytes.holds(Reserved.local, at: bytes.indices)
    case UInt8(ascii: "a"): !bytes.holds(Reserved.all, at: bytes.indices)
    default: true
    }
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
    guard isLowerCaseName(text.utf8Span.span) else { return nil }
    self.text = text
  }

  /// Reads the bytes of an id.
  public init?(utf8 bytes: Span<UInt8>) {
    guard isLowerCaseName(bytes), let text = String(utf8: bytes) else { return nil }
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
    guard PersonID.isSpelling(text.utf8Span.span) else { return nil }
    self.text = text
  }

  /// Reads the bytes of an id.
  public init?(utf8 bytes: Span<UInt8>) {
    guard PersonID.isSpelling(bytes), let text = String(utf8: bytes) else { return nil }
    self.text = text
  }

  static func isSpelling(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 18, bytes.holds(Reserved.person, at: 0) else { return false }
    return bytes.allSatisfy(from: 2) { isLowerCase($0) || $0 >= 0x32 && $0 <= 0x37 }
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
    guard Code.isSpelling(text.utf8Span.span) else { return nil }
    self.text = text
  }

  /// Reads the bytes of a code.
  public init?(utf8 bytes: Span<UInt8>) {
    guard Code.isSpelling(bytes), let text = String(utf8: bytes) else { return nil }
    self.text = text
  }

  static func isSpelling(_ bytes: Span<UInt8>) -> Bool {
    guard (1...32).contains(bytes.count), isAlphanumeric(bytes[0]) else { return false }
    return bytes.allSatisfy(from: 1) {
      isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D
    }
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
  public init?(_ text: String) { self.init(utf8: text.utf8Span.span) }

  /// Reads the bytes of `local`, `svc-…` or a person's id.
  public init?(utf8 bytes: Span<UInt8>) {
    if bytes.holds(Reserved.local, at: bytes.indices) {
      self = .local
      return
    }
    guard
      PersonID.isSpelling(bytes)
        || (bytes.holds(Reserved.service, at: 0) && bytes.count > 4 && isLowerCaseName(bytes)),
      let text = String(utf8: bytes)
    else { return nil }
    self.text = text
  }
}

/// What no actor may be called, or begin with.
private enum Reserved {
  static let person: PackedName = "p-"
  static let service: PackedName = "svc-"
  static let local: PackedName = "local"
  static let all: PackedName = "all"
}

func isLowerCaseName(_ bytes: Span<UInt8>) -> Bool {
  guard (1...64).contains(bytes.count), bytes[0] != 0x2D else { return false }
  return bytes.allSatisfy(from: 0) { isLowerCase($0) || isDigit($0) || $0 == 0x2D }
}

extension Span where Element == UInt8 {
  @inline(__always)
  func allSatisfy(from start: Int, _ isAllowed: (UInt8) -> Bool) -> Bool {
    for index in start..<count where !isAllowed(self[index]) { return false }
    return true
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
func isLowerCase(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
func isUpperCase(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
func isAlphanumeric(_ byte: UInt8) -> Bool {
  isDigit(byte) || isLowerCase(byte) || isUpperCase(byte)
}

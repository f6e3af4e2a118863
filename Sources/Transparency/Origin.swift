/// The name of a ledger for ever, whatever its keys: first line of its checkpoints, name of its
/// signing key.
///
/// Lower-case letters, digits, dots and hyphens (and, after the first slash, underscores) in parts
/// that begin and end with a letter or digit, separated by slashes; at most 128 bytes. For example
/// `ledger.example.org/quebec-france`.
public struct Origin: Sendable, Hashable {
  /// The greatest number of bytes.
  public static let longest = 128

  /// The name as text, which is ASCII.
  public let text: String

  /// Refuses whatever is not a ledger name.
  public init(_ text: String) throws(TransparencyError) {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.longest, Self.follows(bytes) else { throw .malformedOrigin(text) }
    self.text = text
  }

  /// The same name as the name of a key.
  public var keyName: KeyName { KeyName(origin: self) }

  private static func follows(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { number, part in
      guard let first = part.first, let last = part.last else { return false }
      return isLetterOrDigit(first) && isLetterOrDigit(last)
        && part.allSatisfy { byte in
          isLetterOrDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || (number > 0 && byte == UInt8(ascii: "_"))
        }
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}

extension Origin: CustomStringConvertible {
  /// The name.
  public var description: String { text }
}

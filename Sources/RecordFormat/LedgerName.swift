internal import CanonicalJSON

/// The name a ledger bears for ever, which is also the origin of its checkpoints:
/// `^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*$`, at most 128 bytes.
///
/// Every header, commitment and sealed row names it, so that nothing of one ledger passes in
/// another.
public struct LedgerName: Sendable, Hashable {
  /// The most bytes a name may have.
  public static let maximumBytes = 128
  static let form =
    "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*$, at most 128 bytes"

  /// The name as written.
  public let text: String

  /// Checks the grammar; nil when the text breaks it.
  public init?(_ text: String) {
    guard LedgerName.isName(text.utf8Span.span) else { return nil }
    self.text = text
  }

  /// Checks the grammar on bytes, before there is a text; nil when they break it.
  ///
  /// - Parameter likely: The name they most likely spell, which is then taken as it is: all records
  ///   of a ledger bear one.
  public init?(utf8 bytes: Span<UInt8>, likely: LedgerName? = nil) {
    if let likely, bytes.spells(likely.text) {
      self = likely
      return
    }
    guard LedgerName.isName(bytes), let text = String(utf8: bytes) else { return nil }
    self.text = text
  }

  private static func isName(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count <= maximumBytes else { return false }
    // Each segment begins and ends with a letter or digit; only those after a slash may hold `_`.
    var isFirstSegment = true
    var last = UInt8(ascii: "/")
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "."), UInt8(ascii: "-"):
        guard last != UInt8(ascii: "/") else { return false }
      case UInt8(ascii: "_"):
        guard !isFirstSegment, last != UInt8(ascii: "/") else { return false }
      case UInt8(ascii: "/"):
        guard isLetterOrDigit(last) else { return false }
        isFirstSegment = false
      default: return false
      }
      last = byte
    }
    return isLetterOrDigit(last)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}

extension LedgerName: CustomStringConvertible {
  /// The name as written.
  public var description: String { text }
}

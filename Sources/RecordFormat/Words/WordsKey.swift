/// The key that seals the words of one record; it lies in `words.keys` and nowhere else.
///
/// Destroying it erases the words: all zero means that this was done.
public struct WordsKey: Sendable, Hashable {
  /// How many bytes a key has.
  public static let byteCount = 32
  /// What a destroyed key is overwritten with.
  public static let erased = WordsKey(
    block: Bytes32(first: 0, second: 0, third: 0, fourth: 0))

  private let block: Bytes32

  private init(block: Bytes32) {
    self.block = block
  }

  /// Takes exactly 32 bytes; nil for any other number.
  public init?(_ bytes: [UInt8]) {
    self.init(bytes.span)
  }

  /// Takes exactly 32 bytes; nil for any other number.
  public init?(_ bytes: Span<UInt8>) {
    guard let block = Bytes32(bytes) else { return nil }
    self.block = block
  }

  /// A new key of the system's random source.
  public static func random() -> WordsKey {
    WordsKey(block: .random())
  }

  /// Whether the key has been destroyed.
  public var isErased: Bool { self == .erased }

  /// The 32 bytes, as they lie in `words.keys`.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(WordsKey.byteCount)
    block.append(to: &bytes)
    return bytes
  }
}

extension WordsKey: CustomStringConvertible, CustomReflectable {
  /// Never the key itself, so that no log shows it.
  public var description: String { isErased ? "an erased key" : "a key" }

  /// Nothing of the key, for the same reason.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

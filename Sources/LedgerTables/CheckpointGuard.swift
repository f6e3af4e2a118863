public import Transparency

/// The largest head that a ledger's key has signed, as it lies beside the key: four lines, what it
/// is, size, root in hexadecimal, and nothing.
public struct CheckpointGuard: Sendable, Hashable {
  /// The size of the head.
  public let size: UInt64
  /// Its root.
  public let root: Digest

  private static let title = "entente-checkpoint-guard/v1"

  /// A guard of a head.
  public init(size: UInt64, root: Digest) {
    self.size = size
    self.root = root
  }

  /// Reads the bytes of a guard; nil when they are not those of one.
  public init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[0] == CheckpointGuard.title, lines[3].isEmpty,
      let size = UInt64(lines[1]), String(size) == lines[1],
      let root = Digest(hex: String(lines[2]))
    else { return nil }
    self.init(size: size, root: root)
  }

  /// The bytes of the guard.
  public var bytes: [UInt8] { Array("\(CheckpointGuard.title)\n\(size)\n\(root.hex)\n".utf8) }
}

internal import Crypto

/// The hashing of RFC 6962 §2.1 (and RFC 9162 §2.1.1): how records become leaves, leaves nodes,
/// nodes one root.
public enum MerkleTree {
  /// The largest tree any function here speaks of, 2⁶³ − 1 leaves, which is what readers in other
  /// languages hold.
  public static let maximumSize = UInt64(Int64.max)

  /// The root of the tree without leaves: SHA-256 of nothing.
  public static let emptyRoot = Digest(hashing: [])

  /// Hashes the bytes of a record into a leaf: SHA-256(`00` ‖ bytes).
  public static func leafHash(of bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(data: leafOpening)
    hash.update(data: bytes)
    return Digest(hash.finalize())
  }

  /// Hashes borrowed bytes of a record into a leaf; they are copied once, since the library hashes
  /// arrays.
  public static func leafHash(of bytes: Span<UInt8>) -> Digest {
    // Filled in one go: appending byte by byte takes as long as the hashing.
    let message = [UInt8](capacity: 1 + bytes.count) { (output: inout OutputSpan<UInt8>) in
      output.append(leafPrefix)
      for index in bytes.indices { output.append(bytes[index]) }
    }
    return Digest(SHA256.hash(data: message))
  }

  /// Hashes two neighbouring subtrees into the one above them: SHA-256(`01` ‖ left ‖ right).
  public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
    var hasher = NodeHasher()
    return hasher.hash(left, right)
  }

  /// Computes the root over all leaf hashes, by the recursive definition of RFC 6962 §2.1.
  ///
  /// Reads every leaf: it is the definition the faster ways are tested against. A tree that grows
  /// is a ``TreeFrontier``, one that is stored is read with ``root(atSize:reading:)``.
  public static func root(of leaves: [Digest]) -> Digest {
    guard let only = leaves.first else { return emptyRoot }
    guard leaves.count > 1 else { return only }
    let split = TreeNode.split(UInt64(leaves.count))
    return nodeHash(
      root(of: Array(leaves.prefix(Int(split)))), root(of: Array(leaves.dropFirst(Int(split)))))
  }

  // Leaves and nodes begin differently, or a node could be passed off as a record of 64 bytes.
  private static let leafPrefix: UInt8 = 0x00
  private static let leafOpening: [UInt8] = [leafPrefix]
  fileprivate static let nodePrefix: UInt8 = 0x01
}

/// Hashes nodes one after the other through one buffer, so that a proof or an append allocates none
/// a node.
struct NodeHasher: Sendable {
  private var message: [UInt8]

  init() {
    message = [UInt8](repeating: 0, count: 1 + 2 * Digest.byteCount)
    message[0] = MerkleTree.nodePrefix
  }

  mutating func hash(_ left: Digest, _ right: Digest) -> Digest {
    left.write(into: &message, at: 1)
    right.write(into: &message, at: 1 + Digest.byteCount)
    return Digest(SHA256.hash(data: message))
  }
}

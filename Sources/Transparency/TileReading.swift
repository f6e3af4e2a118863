extension Tile {
  /// The bytes of a tile of hashes, from the stored ones.
  ///
  /// - Parameter node: returns the hash of a complete subtree.
  public func hashes<Failure: Error>(
    reading node: (TreeNode) throws(Failure) -> Digest
  ) throws(Failure) -> [UInt8] {
    let nodes = nodes
    var bytes = [UInt8](repeating: 0, count: nodes.count * Digest.byteCount)
    for (offset, subtree) in nodes.enumerated() {
      try node(subtree).write(into: &bytes, at: offset * Digest.byteCount)
    }
    return bytes
  }
}

/// The tree of a log as it is read from its tiles of hashes.
///
/// What it returns is what the files say, and is no proof by itself: compare the root it makes with
/// one that was signed.
public struct TiledTree<Failure: Error> {
  /// How many leaves the tree has.
  public let size: UInt64
  private let file: (Tile) throws(Failure) -> [UInt8]
  private var kept: [Tile: [Digest]] = [:]

  /// The tree of a size.
  ///
  /// - Parameter file: returns the bytes of a tile of hashes.
  public init(size: UInt64, reading file: @escaping (Tile) throws(Failure) -> [UInt8]) {
    self.size = size
    self.file = file
  }

  /// Why a hash could not be had.
  public enum ReadingError: Error {
    /// The file could not be read.
    case file(Failure)
    /// What was read is no tile, or not of this tree.
    case tree(TransparencyError)
  }

  /// The hash of a complete subtree.
  public mutating func hash(of node: TreeNode) throws(ReadingError) -> Digest {
    guard let (tile, offset) = Tile.holding(node, inTreeOf: size) else {
      throw .tree(.indexOutOfRange(index: node.row, size: size))
    }
    let hashes = try hashes(of: tile)
    var level = Array(hashes[offset..<offset + 1 << (node.level % 8)])
    var hasher = NodeHasher()
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { hasher.hash(level[$0], level[$0 + 1]) }
    }
    return level[0]
  }

  /// How the tree grew from a smaller size, 1 or more, to its own.
  public mutating func growth(from earlier: UInt64) throws(ReadingError) -> TiledGrowth {
    let growth: TreeGrowth
    do throws(TransparencyError) {
      growth = try TreeGrowth(from: earlier, to: size)
    } catch {
      throw .tree(error)
    }
    func hash(_ node: TreeNode) throws(ReadingError) -> Digest { try self.hash(of: node) }
    return TiledGrowth(
      earlierRoot: try MerkleTree.root(atSize: earlier, reading: hash),
      laterRoot: try MerkleTree.root(atSize: size, reading: hash),
      proof: try ConsistencyProof(of: growth, reading: hash))
  }

  private mutating func hashes(of tile: Tile) throws(ReadingError) -> [Digest] {
    if let known = kept[tile] { return known }
    let bytes: [UInt8]
    do throws(Failure) {
      bytes = try file(tile)
    } catch {
      throw .file(error)
    }
    guard bytes.count == tile.width * Digest.byteCount else {
      throw .tree(.malformedTile(tile.path))
    }
    var hashes: [Digest] = []
    hashes.reserveCapacity(tile.width)
    for start in stride(from: 0, to: bytes.count, by: Digest.byteCount) {
      guard let hash = Digest(bytes.span.extracting(start..<start + Digest.byteCount)) else {
        break
      }
      hashes.append(hash)
    }
    // A reader goes through a level from left to right, and comes back to the few above.
    if kept.count >= 64 { kept.removeAll(keepingCapacity: true) }
    kept[tile] = hashes
    return hashes
  }
}

/// How the tree in tiles grew from one size to another, as the tiles say.
public struct TiledGrowth: Sendable, Hashable {
  /// The root at the smaller size.
  public let earlierRoot: Digest
  /// The root at the larger size.
  public let laterRoot: Digest
  /// The proof that leads from the one to the other.
  public let proof: ConsistencyProof
}

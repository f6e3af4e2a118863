/// One static file of a log (C2SP tlog-tiles): up to 256 neighbouring hashes of one height, or the
/// records of up to 256 leaves.
///
/// A full file never changes; one that is not full yet belongs to the trees of one width alone.
public struct Tile: Sendable, Hashable {
  /// How many hashes or records a full tile has.
  public static let fullWidth = 256
  /// The highest level that a path may name; no tree of less than 2⁶³ leaves reaches the ninth.
  public static let highestLevel = 63

  /// What a tile holds.
  public enum Content: Sendable, Hashable {
    /// The hashes of subtrees of 256ⁿ leaves; n is at most ``highestLevel``.
    case hashes(level: Int)
    /// The records themselves, each behind its length.
    case entries
  }

  /// What it holds.
  public let content: Content
  /// How many full tiles of the same content are to its left.
  public let index: UInt64
  /// How many hashes or records it holds, 1 to 256.
  public let width: Int

  /// Names a tile; nil for a level, an index or a width that no tree has.
  public init?(_ content: Content, index: UInt64, width: Int = Tile.fullWidth) {
    guard (1...Tile.fullWidth).contains(width), (0...Tile.highestLevel).contains(content.level),
      index <= MerkleTree.maximumSize / UInt64(Tile.fullWidth)
    else { return nil }
    self.init(unchecked: content, index: index, width: width)
  }

  init(unchecked content: Content, index: UInt64, width: Int) {
    self.content = content
    self.index = index
    self.width = width
  }

  /// Whether it holds all it ever will.
  public var isFull: Bool { width == Tile.fullWidth }

  /// The same tile once it is full.
  public var filled: Tile { Tile(unchecked: content, index: index, width: Tile.fullWidth) }

  /// The subtrees whose hashes it holds, from left to right; none for a tile that no tree has.
  public var nodes: [TreeNode] {
    (0..<UInt64(width)).compactMap { offset in
      TreeNode(level: 8 * content.level, index: index * UInt64(Tile.fullWidth) + offset)
    }
  }
}

extension Tile.Content {
  /// Which tiles count the same leaves: those of entries and those of level 0.
  fileprivate var level: Int {
    switch self {
    case .hashes(let level): level
    case .entries: 0
    }
  }
}

// MARK: - Paths

extension Tile {
  /// Where the file stands below the root of the log, `tile/0/x001/x234/067.p/8`.
  public var path: String {
    let folder =
      switch content {
      case .hashes(let level): "tile/\(level)"
      case .entries: "tile/entries"
      }
    return "\(folder)/\(Tile.groups(of: index))" + (isFull ? "" : ".p/\(width)")
  }

  /// Reads a path; nil for one that ``path`` would not write.
  public init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "tile", var last = parts.last else { return nil }
    let content: Content
    if parts[1] == "entries" {
      content = .entries
    } else {
      guard let level = Decimal.read(parts[1].utf8) else { return nil }
      content = .hashes(level: Int(clamping: level))
    }
    var groups = parts[2...]
    var width = UInt64(Tile.fullWidth)
    if groups.count > 1, groups[groups.endIndex - 2].hasSuffix(".p") {
      guard let written = Decimal.read(last.utf8), written < width else { return nil }
      width = written
      groups.removeLast()
      last = groups.removeLast().dropLast(2)
      groups.append(last)
    }
    guard let index = Tile.index(of: groups),
      let tile = Tile(content, index: index, width: Int(width)), tile.path == path
    else { return nil }
    self = tile
  }

  /// The digits in groups of three, all but the last behind an `x`.
  private static func groups(of index: UInt64) -> String {
    var rest = index
    var groups = padded(rest % 1000)
    while rest >= 1000 {
      rest /= 1000
      groups = "x\(padded(rest % 1000))/\(groups)"
    }
    return groups
  }

  private static func padded(_ group: UInt64) -> String {
    let digits = String(group)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }

  private static func index(of groups: ArraySlice<Substring>) -> UInt64? {
    var index: UInt64 = 0
    guard groups.count <= 7 else { return nil }
    for group in groups {
      for digit in group.utf8 where digit != UInt8(ascii: "x") {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        let (tens, overflow) = index.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        index = tens &+ UInt64(digit - UInt8(ascii: "0"))
      }
    }
    return index
  }
}

// MARK: - The tiles of a tree

extension Tile {
  /// The files a tree of a size is made of, those with records first, then hashes from the leaves
  /// upwards, each from left to right.
  ///
  /// - Parameter earlier: The size of a tree whose files are there already: those are left out.
  public static func all(ofSize size: UInt64, since earlier: UInt64 = 0) -> [Tile] {
    var tiles: [Tile] = []
    append(.entries, count: size, since: earlier, to: &tiles)
    for level in 0...highestLevel {
      let shift = UInt64(8 * level)
      // Nothing is left of a number that is moved by all its bits.
      guard size >> shift > 0 else { break }
      append(.hashes(level: level), count: size >> shift, since: earlier >> shift, to: &tiles)
    }
    return tiles
  }

  /// The files that hold the records of a tree of a size, from left to right, made as they are asked
  /// for: a size that somebody else states may be any.
  public static func entries(ofSize size: UInt64) -> some Sequence<Tile> {
    let full = UInt64(fullWidth)
    let count = size / full + (size % full > 0 ? 1 : 0)
    return (0..<count).lazy.map { index in
      Tile(
        unchecked: .entries, index: index, width: Int(min(full, size - index * full)))
    }
  }

  private static func append(
    _ content: Content, count: UInt64, since earlier: UInt64, to tiles: inout [Tile]
  ) {
    guard count > earlier else { return }
    let full = UInt64(fullWidth)
    for index in (earlier / full)..<(count / full) {
      tiles.append(Tile(unchecked: content, index: index, width: fullWidth))
    }
    if count % full > 0 {
      tiles.append(Tile(unchecked: content, index: count / full, width: Int(count % full)))
    }
  }

  /// The tile of a tree in which the hash of a subtree stands, or the leftmost of those it is made
  /// of, and where: nil when the tree has no such subtree.
  static func holding(_ node: TreeNode, inTreeOf size: UInt64) -> (tile: Tile, offset: Int)? {
    guard (node.index + 1) << UInt64(node.level) <= size else { return nil }
    let level = node.level / 8
    let first = node.index << UInt64(node.level % 8)
    let index = first / UInt64(fullWidth)
    let held = (size >> UInt64(8 * level)) - index * UInt64(fullWidth)
    return (
      Tile(
        unchecked: .hashes(level: level), index: index, width: Int(min(held, UInt64(fullWidth)))),
      Int(first % UInt64(fullWidth))
    )
  }
}

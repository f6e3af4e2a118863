import EntenteTesting
import Testing

@testable import Transparency

@Suite struct `The tiles of a log` {
  /// The files of a log as its host writes them.
  private func files(_ tree: StoredTree, _ tiles: [Tile]) throws -> [String: [UInt8]] {
    let read = tree.reader(atSize: UInt64(tree.leaves.count))
    var files: [String: [UInt8]] = [:]
    for tile in tiles {
      guard case .hashes = tile.content else { continue }
      files[tile.path] = try tile.hashes(reading: read)
    }
    return files
  }

  private struct Missing: Error { let path: String }

  @Test(arguments: [1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 70_000])
  func `give the root of the tree at its size and at the sizes before`(size: UInt64) throws {
    var random = SeededRandom(for: "tiles of \(size)")
    let tree = StoredTree(leaves: (0..<size).map { _ in Digest(hashing: random.bytes(8)) })
    let files = try files(tree, Tile.all(ofSize: size))
    for earlier in [1, size / 2, size - 1, size] where earlier > 0 {
      var tiled = TiledTree<Missing>(size: size) { tile throws(Missing) in
        guard let bytes = files[tile.path] else { throw Missing(path: tile.path) }
        return bytes
      }
      let root = try MerkleTree.root(atSize: earlier) { try tiled.hash(of: $0) }
      #expect(try root == MerkleTree.root(atSize: earlier, reading: tree.reader(atSize: earlier)))
    }
  }

  @Test func `of a longer tree are those of the shorter, and the ones that came since`() throws {
    var random = SeededRandom(for: "growing tiles")
    for _ in 0..<200 {
      let earlier = UInt64.random(in: 0...200_000, using: &random)
      let later = earlier + UInt64.random(in: 0...70_000, using: &random)
      let before = Set(Tile.all(ofSize: earlier))
      let all = Set(Tile.all(ofSize: later))
      let since = Set(Tile.all(ofSize: later, since: earlier))
      #expect(since == all.subtracting(before), "from \(earlier) to \(later)")
    }
  }

  @Test func `hold nothing beside the tree`() throws {
    var tiled = TiledTree<Missing>(size: 300) { _ throws(Missing) in [] }
    let node = try #require(TreeNode(level: 0, index: 300))
    do {
      _ = try tiled.hash(of: node)
      Issue.record("a leaf beyond the tree was read")
    } catch {
      guard case .tree(.indexOutOfRange) = error else { throw error }
    }
  }

  @Test func `are refused when a file is longer or shorter than its path says`() throws {
    let node = try #require(TreeNode(level: 0, index: 0))
    for count in [0, 31, 33, 300 * 32] {
      var tiled = TiledTree<Missing>(size: 1) { _ throws(Missing) in
        [UInt8](repeating: 7, count: count)
      }
      do {
        _ = try tiled.hash(of: node)
        Issue.record("a tile of \(count) bytes was read")
      } catch {
        guard case .tree(.malformedTile("tile/0/000.p/1")) = error else { throw error }
      }
    }
  }

  @Test(arguments: [
    "tile/0/000", "tile/0/000.p/255", "tile/7/000.p/1", "tile/0/x001/x234/067",
    "tile/entries/x123/x456/789", "tile/entries/000.p/8",
  ])
  func `are read from their paths`(path: String) {
    #expect(Tile(path: path)?.path == path)
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/", "tile/0/0", "tile/0/0000", "tile/0/00", "tile/0/x000/001",
    "tile/0/001/002", "tile/0/x001/x002", "tile/00/000", "tile/+1/000", "tile/64/000",
    "tile/-1/000", "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256",
    "tile/0/000.p/01", "tile/0/000.P/1", "tile/0/000/1", "/tile/0/000", "tile//000",
    "tile/0/../000", "tile/entries/00a", "tile/entry/000",
    "tile/0/x999/x999/x999/x999/x999/x999/999",
    "tile/0/x001/x002/x003/x004/x005/x006/x007/008", "checkpoint", "tile/0/000.p/1/2",
  ])
  func `are not read from any other spelling`(path: String) {
    #expect(Tile(path: path) == nil)
  }
}

@Suite struct `A bundle of entries` {
  @Test func `reads back as it was written`() throws {
    var random = SeededRandom(for: "bundles")
    for width in [1, 2, 255, 256] {
      let tile = try #require(Tile(.entries, index: 3, width: width))
      let entries = (0..<width).map { _ in
        random.bytes(Int.random(in: 0...2_000, using: &random))
      }
      let bytes = try EntryBundle.bytes(of: entries)
      #expect(try EntryBundle.entries(bytes.span, of: tile) == entries)
    }
  }

  @Test func `cut anywhere, or with anything after it, is refused`() throws {
    let tile = try #require(Tile(.entries, index: 0, width: 2))
    let bytes = try EntryBundle.bytes(of: [[1, 2, 3], [4]])
    for count in bytes.indices {
      let cut = Array(bytes.prefix(count))
      #expect(throws: TransparencyError.malformedTile(tile.path)) {
        try EntryBundle.entries(cut.span, of: tile)
      }
    }
    for more in [[0], [0, 0], [0, 1, 5]] as [[UInt8]] {
      let longer = bytes + more
      #expect(throws: TransparencyError.malformedTile(tile.path)) {
        try EntryBundle.entries(longer.span, of: tile)
      }
    }
  }

  @Test func `has no room for an entry whose length two bytes cannot say`() throws {
    let longest = [UInt8](repeating: 1, count: 65_535)
    #expect(try EntryBundle.bytes(of: [longest]).count == 65_537)
    #expect(throws: TransparencyError.entryTooLong(limit: 65_535, found: 65_536)) {
      try EntryBundle.bytes(of: [longest + [1]])
    }
  }
}

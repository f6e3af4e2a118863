internal import LMDB
internal import Transparency

/// The headers in the tiles of a log, by their place, each file read once where they are asked for in
/// order.
struct TiledHeaders {
  private let tiles: TilesFolder
  private let size: UInt64
  private var held: (index: UInt64, entries: [[UInt8]])?

  init(_ tiles: TilesFolder, size: UInt64) {
    self.tiles = tiles
    self.size = size
  }

  /// The header at a place; nil behind the end.
  mutating func header(at sequence: UInt64) throws(LMDBError) -> [UInt8]? {
    guard sequence < size else { return nil }
    let width = UInt64(Tile.fullWidth)
    let index = sequence / width
    if held?.index != index {
      held = (index, try entries(of: index, width: Int(min(width, size - index * width))))
    }
    guard let entries = held?.entries, Int(sequence % width) < entries.count else { return nil }
    return entries[Int(sequence % width)]
  }

  private func entries(of index: UInt64, width: Int) throws(LMDBError) -> [[UInt8]] {
    guard let tile = Tile(.entries, index: index, width: width), let file = try tiles.file(of: tile)
    else { return [] }
    do throws(TransparencyError) {
      return try EntryBundle.entries(file.bytes.span, of: file.tile)
    } catch {
      // It was read, and found to be that of the tree, a moment ago.
      return []
    }
  }
}

/// The records of a tile of entries, each behind its length in two bytes, the higher first (C2SP
/// tlog-tiles).
public enum EntryBundle {
  /// The most bytes a record may have.
  public static let longestEntry = Int(UInt16.max)

  /// The bytes of some records; refuses one whose length two bytes cannot say.
  public static func bytes(of entries: [[UInt8]]) throws(TransparencyError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.reduce(0) { $0 + 2 + $1.count })
    for entry in entries {
      guard entry.count <= longestEntry else {
        throw .entryTooLong(limit: longestEntry, found: entry.count)
      }
      bytes.append(UInt8(entry.count >> 8))
      bytes.append(UInt8(entry.count & 0xff))
      bytes.append(contentsOf: entry)
    }
    return bytes
  }

  /// Reads the records of a tile; refuses bytes that hold more or fewer than it has.
  public static func entries(
    _ bytes: Span<UInt8>, of tile: Tile
  ) throws(TransparencyError) -> [[UInt8]] {
    var entries: [[UInt8]] = []
    entries.reserveCapacity(tile.width)
    var offset = 0
    while offset < bytes.count {
      guard bytes.count - offset >= 2 else { throw .malformedTile(tile.path) }
      let count = Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
      offset += 2
      guard bytes.count - offset >= count, entries.count < tile.width else {
        throw .malformedTile(tile.path)
      }
      let entry = bytes.extracting(offset..<offset + count)
      entries.append(
        [UInt8](capacity: count) { (output: inout OutputSpan<UInt8>) in
          for index in entry.indices { output.append(entry[index]) }
        })
      offset += count
    }
    guard entries.count == tile.width else { throw .malformedTile(tile.path) }
    return entries
  }
}

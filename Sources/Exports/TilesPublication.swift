internal import LMDB
public import Transparency
public import Verification

/// A head that is being published with all it speaks of, as far as it is not there yet.
///
/// The head goes last and in one step: stopped at any time, the folder holds the one before with all
/// of its files, and the next run goes on.
public struct TilesPublication: Sendable {
  /// The head.
  public let checkpoint: Checkpoint
  /// The size of what was there; 0 for nothing.
  public let earlierSize: UInt64
  /// The files to write, in order.
  public let tiles: [Tile]

  private let note: SignedNote
  private let folder: Folder

  /// Begins to publish.
  ///
  /// - Parameters:
  ///   - note: The head.
  ///   - tiles: The folder.
  ///   - root: The root of the log at the size of the folder's head, which has to be that head's; nil for
  ///     a folder without one.
  /// - Throws: `.folderInUse`, `.otherLog`, `.behind` and `.otherHistory` where the folder holds
  ///   something else; `.unreadableHead`. Nothing is written then.
  public init(
    of note: SignedNote, to tiles: TilesFolder, continuing root: Digest?
  ) throws(ExportError) {
    let path = tiles.folder.path
    do throws(TransparencyError) {
      checkpoint = try Checkpoint(text: note.text)
    } catch {
      throw .unreadableHead(path: path, error)
    }
    if let before = try TilesPublication.head(of: tiles) {
      guard before.origin == checkpoint.origin else {
        throw .otherLog(path: path, found: before.origin.text)
      }
      guard before.size <= checkpoint.size else {
        throw .behind(path: path, published: before.size, size: checkpoint.size)
      }
      guard before.root == root else { throw .otherHistory(path: path, size: before.size) }
      earlierSize = before.size
    } else {
      let isFree = try inFolder { () throws(LMDBError) in try tiles.isFree }
      guard isFree else { throw .folderInUse(path: path) }
      earlierSize = 0
    }
    self.note = note
    folder = tiles.folder
    self.tiles = Tile.all(ofSize: checkpoint.size, since: earlierSize)
  }

  /// Writes one of the files.
  public func write(_ tile: Tile, _ bytes: [UInt8]) throws(ExportError) {
    try inFolder { () throws(LMDBError) in
      try folder.makeIfMissing()
      try folder.makeFolders(for: tile.path)
      try folder.replace(tile.path, bytes)
    }
  }

  /// Takes away what was written: the head of before needs none of it.
  public func discard() throws(ExportError) {
    try inFolder { () throws(LMDBError) in
      for tile in tiles where try folder.ownLengthBytes(of: tile.path) != nil {
        try folder.remove(tile.path)
      }
    }
  }

  /// Publishes the head, once all files are written, and takes away the parts of files that are full
  /// now: whoever reads an older head reads those.
  public func finish() throws(ExportError) {
    try inFolder { () throws(LMDBError) in
      try folder.replace(TilesFolder.checkpoint, note.bytes)
      let full = Set(tiles.filter(\.isFull))
      for tile in Tile.all(ofSize: earlierSize) where !tile.isFull && full.contains(tile.filled) {
        // What a link leads to is not in the folder.
        guard try folder.ownLengthBytes(of: tile.path) != nil else { continue }
        try folder.remove(tile.path)
        let parts = Folder(folder.path(of: tile.filled.path + ".p"))
        if try parts.names().isEmpty { try parts.removeIfEmpty() }
      }
    }
  }
}

extension TilesPublication {
  /// The head that a folder holds; nil where it holds none.
  public static func head(of tiles: TilesFolder) throws(ExportError) -> Checkpoint? {
    guard let bytes = try inFolder({ () throws(LMDBError) in try tiles.head() }) else { return nil }
    do throws(TransparencyError) {
      return try Checkpoint(text: SignedNote(bytes).text)
    } catch {
      throw .unreadableHead(path: tiles.folder.path, error)
    }
  }
}

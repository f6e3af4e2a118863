public import LMDB
public import Transparency

/// The static files of a log in a folder (C2SP tlog-tiles): every header and the whole tree, for any
/// web server or object store to give away.
///
/// A file counts that lies in the folder; one that a link leads to does not.
public struct TilesFolder: Sendable {
  /// The file that holds the head of what the others hold.
  public static let checkpoint = "checkpoint"
  /// The folder of the others.
  public static let tiles = "tile"

  /// The folder, whose files anybody may read.
  public let folder: Folder
  /// The same for reading; within an archive there is this alone.
  let files: FileTree

  /// The folder at a path, which need not exist yet.
  public init(_ path: String) {
    folder = Folder(path, for: .all)
    files = .folder(folder)
  }

  /// Those among files that are read where they lie.
  init(_ files: FileTree) {
    folder = Folder(files.path, for: .all)
    self.files = files
  }

  /// Whether it holds nothing but what a first run that was stopped left: it may be filled.
  public var isFree: Bool {
    get throws(LMDBError) {
      guard try folder.exists() else { return true }
      return try folder.names().allSatisfy {
        $0 == TilesFolder.tiles || $0 == "\(TilesFolder.checkpoint).new"
      }
    }
  }

  /// Whether it holds tiles under a head.
  public var isPublished: Bool {
    get throws(LMDBError) {
      guard try files.ownLengthBytes(of: TilesFolder.checkpoint) != nil else { return false }
      return try files.below(TilesFolder.tiles).exists()
    }
  }

  /// The paths of the files of a tree of a size, but for its head.
  static func paths(ofSize size: UInt64) -> [String] {
    Tile.all(ofSize: size).map(\.path)
  }

  /// The bytes of the head that was published last; nil where none was yet.
  public func head() throws(LMDBError) -> [UInt8]? {
    guard try files.ownLengthBytes(of: TilesFolder.checkpoint) != nil else { return nil }
    return try files.read(TilesFolder.checkpoint, limitBytes: SignedNote.longest)
  }

  /// A file and the tile it holds: the full one where that has taken the place of a part, which is its
  /// beginning; nil where there is neither.
  public func file(of tile: Tile) throws(LMDBError) -> (tile: Tile, bytes: [UInt8])? {
    for held in [tile, tile.filled] {
      guard try files.ownLengthBytes(of: held.path) != nil else { continue }
      return (held, try files.read(held.path, limitBytes: TilesFolder.longestFile))
    }
    return nil
  }

  /// The most bytes that are read of a file.
  public static let longestFile = Tile.fullWidth * (2 + EntryBundle.longestEntry)

  /// The bytes of the hashes of a tile; nil where no file holds them, or one that is shorter or longer
  /// than its path says.
  public func hashes(of tile: Tile) throws(LMDBError) -> [UInt8]? {
    guard let file = try file(of: tile),
      file.bytes.count == file.tile.width * Digest.byteCount
    else { return nil }
    return Array(file.bytes.prefix(tile.width * Digest.byteCount))
  }
}

extension TilesFolder {
  /// The tree of so many leaves, read tile by tile as its nodes are asked for; one that is missing or altered is
  /// refused as none of it.
  public func tree(ofSize size: UInt64) -> TiledTree<LMDBError> {
    TiledTree(size: size) { tile throws(LMDBError) in try hashes(of: tile) ?? [] }
  }

  /// How the tree grew from a smaller size, 1 or more, to that of the head; nil where the files do not make
  /// the tree of such a head.
  public func growth(from earlier: UInt64, to head: Checkpoint) throws(LMDBError) -> TiledGrowth? {
    var tree = tree(ofSize: head.size)
    do throws(TiledTree<LMDBError>.ReadingError) {
      let growth = try tree.growth(from: earlier)
      return growth.laterRoot == head.root ? growth : nil
    } catch {
      switch error {
      case .file(let error): throw error
      case .tree: return nil
      }
    }
  }
}

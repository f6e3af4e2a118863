import LMDB
import Transparency
import Verification
import WitnessClient
import Wording

/// Where the tiles of a log are published: a folder here, or an address of HTTP.
enum TilesSource {
  case folder(TilesFolder)
  case address(FolderDownload)

  /// The files of a folder, or of what a server gives away below an address.
  init(_ source: String) throws(CommandError) {
    if let download = FolderDownload(source) {
      self = .address(download)
    } else if source.contains("://") {
      throw .trouble(.fetch(url: source, .badAddress))
    } else {
      self = .folder(TilesFolder(source))
    }
  }

  /// What it is called.
  var name: String {
    switch self {
    case .folder(let tiles): tiles.folder.path
    case .address(let download): download.url
    }
  }

  /// The head that is published.
  func head() async throws(CommandError) -> (note: SignedNote, checkpoint: Checkpoint) {
    guard let bytes = try await headBytes() else {
      throw .trouble(.published(at: name, .noHead))
    }
    do throws(TransparencyError) {
      let note = try SignedNote(bytes)
      return (note, try Checkpoint(text: note.text))
    } catch {
      throw .trouble(.published(at: name, .unreadableHead(what: error.description)))
    }
  }

  private func headBytes() async throws(CommandError) -> [UInt8]? {
    switch self {
    case .folder(let tiles): try inFolder(name) { () throws(LMDBError) in try tiles.head() }
    case .address(let download):
      try await TilesSource.fetch(
        [.init(path: TilesFolder.checkpoint, limitBytes: SignedNote.longest)], download
      )
      .first?.bytes
    }
  }

  /// How many files are read at a time, all of which are held.
  static let width = 16

  /// Reads files of tiles; of the full one, where that has taken the place of a part, its beginning: what
  /// follows is of no head that was verified.
  func files(_ tiles: ArraySlice<Tile>) async throws(CommandError) -> [[UInt8]] {
    let found = try await filesOrFull(tiles)
    do throws(TransparencyError) {
      return try zip(tiles, found).map { tile, file throws(TransparencyError) in
        guard file.tile != tile else { return file.bytes }
        switch tile.content {
        case .hashes: return Array(file.bytes.prefix(tile.width * Digest.byteCount))
        case .entries:
          let entries = try EntryBundle.entries(file.bytes.span, of: file.tile)
          return try EntryBundle.bytes(of: Array(entries.prefix(tile.width)))
        }
      }
    } catch {
      throw .trouble(.published(at: name, .unreadableFile(what: error.description)))
    }
  }

  private func filesOrFull(
    _ tiles: ArraySlice<Tile>
  ) async throws(CommandError) -> [(tile: Tile, bytes: [UInt8])] {
    switch self {
    case .folder(let folder):
      return try tiles.map { tile throws(CommandError) in
        guard let file = try inFolder(name, { () throws(LMDBError) in try folder.file(of: tile) })
        else {
          throw .trouble(.published(at: name, .missingFile(tile.path)))
        }
        return file
      }
    case .address(let download):
      let files = tiles.map { tile in
        FolderDownload.File(
          path: tile.path, otherPath: tile.isFull ? nil : tile.filled.path,
          limitBytes: TilesFolder.longestFile)
      }
      let fetched = try await TilesSource.fetch(files, download)
      return zip(tiles, fetched).map { tile, file in
        (file.path == tile.path ? tile : tile.filled, file.bytes)
      }
    }
  }

  private static func fetch(
    _ files: [FolderDownload.File], _ download: FolderDownload
  ) async throws(CommandError) -> [FolderDownload.Fetched] {
    do throws(DownloadError) {
      return try await download.files(files)
    } catch {
      throw CommandError(error, keptIn: download.url)
    }
  }

  /// How the tree under a head grew from a smaller size, 1 or more.
  ///
  /// - Throws: `.otherTree` where the published files are not of the head's tree.
  func growth(from earlier: UInt64, to head: Checkpoint) async throws(CommandError) -> TiledGrowth {
    var hashes: [Tile: [UInt8]] = [:]
    while true {
      let known = hashes
      var tree = TiledTree<TileWanted>(size: head.size) { tile throws(TileWanted) in
        guard let bytes = known[tile] else { throw TileWanted(tile: tile) }
        return bytes
      }
      do throws(TiledTree<TileWanted>.ReadingError) {
        let growth = try tree.growth(from: earlier)
        guard growth.laterRoot == head.root else { break }
        return growth
      } catch {
        guard case .file(let wanted) = error else { break }
        for bytes in try await files([wanted.tile]) { hashes[wanted.tile] = bytes }
      }
    }
    throw .trouble(.published(at: name, .otherTree(size: head.size)))
  }

  /// A tile of hashes that is not there yet.
  private struct TileWanted: Error {
    let tile: Tile
  }
}

import Testing

@testable import Transparency

@Suite(PublishedVectors.condition) struct `The published vectors of tiles` {
  private struct Paths: Decodable {
    struct Case: Decodable {
      let level: Level
      let index: UInt64
      let partial: Int
      let path: String
    }
    struct Files: Decodable {
      struct Level: Decodable {
        let level: Int
        let full: Int
        let partial_width: Int
      }
      let size: UInt64
      let levels: [Level]
    }
    enum Level: Decodable {
      case hashes(Int)
      case entries

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = (try? container.decode(Int.self)).map { .hashes($0) } ?? .entries
      }
    }
    let paths: [Case]
    let sets: [Files]
  }

  @Test func `name the files as we do`() throws {
    for row in try PublishedVectors.read("tile_paths.json", as: Paths.self).paths {
      let content: Tile.Content =
        switch row.level {
        case .hashes(let level): .hashes(level: level)
        case .entries: .entries
        }
      let width = row.partial == 0 ? Tile.fullWidth : row.partial
      let tile = try #require(Tile(content, index: row.index, width: width))
      #expect(tile.path == row.path)
      #expect(Tile(path: row.path) == tile)
    }
  }

  @Test func `make a tree of the same files`() throws {
    for files in try PublishedVectors.read("tile_paths.json", as: Paths.self).sets {
      let tiles = Tile.all(ofSize: files.size)
      for level in files.levels {
        let here = tiles.filter { $0.content == .hashes(level: level.level) }
        #expect(here.count(where: \.isFull) == level.full)
        #expect(here.filter { !$0.isFull }.map(\.width) == [level.partial_width].filter { $0 > 0 })
      }
      #expect(
        Set(tiles.map(\.content))
          == Set([.entries] + files.levels.map { Tile.Content.hashes(level: $0.level) }))
    }
  }

  private struct Log: Decodable {
    let vkey: String
    let entries_text: [String]
    let checkpoints: [String: String]
    let files_hex: [String: String]
  }

  @Test func `of a whole log are written and read as by its own program`() throws {
    let log = try PublishedVectors.read("tessera_log15.json", as: Log.self)
    let entries = log.entries_text.map { Array($0.utf8) }
    let tree = StoredTree(leaves: entries.map { MerkleTree.leafHash(of: $0) })
    for (path, hex) in log.files_hex {
      let tile = try #require(Tile(path: path))
      let published = try bytes(hex: hex)
      switch tile.content {
      case .entries:
        let held = Array(entries.prefix(tile.width))
        #expect(try EntryBundle.bytes(of: held) == published)
        #expect(try EntryBundle.entries(published.span, of: tile) == held)
      case .hashes:
        #expect(try tile.hashes(reading: tree.reader(atSize: UInt64(tile.width))) == published)
      }
    }
    let key = try VerifierKey(log.vkey)
    for (size, note) in log.checkpoints where size != "0" {
      // Its origin has an underscore-free name of the grammar of ours.
      let head = try Checkpoint(SignedNote(Array(note.utf8)), signedBy: key)
      #expect("\(head.size)" == size)
      #expect(
        try head.root
          == MerkleTree.root(atSize: head.size, reading: tree.reader(atSize: head.size)))
    }
  }
}

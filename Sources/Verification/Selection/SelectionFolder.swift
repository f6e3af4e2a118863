public import LMDB

/// The tiles of a log in a folder, and beside them the records of a selection.
public struct SelectionFolder: Sendable {
  /// The file of the line that says which records were chosen.
  public static let selection = "selection.json"
  /// The file of the records, one a line.
  public static let records = "records.jsonl"
  /// The file of the records that say of some of them that their words were erased, one a line.
  public static let erasures = "erasures.jsonl"

  /// What is said of a file that has to be there.
  static let missing = "the file is missing: export the selection again"

  /// The tiles.
  public let tiles: TilesFolder

  /// The folder at a path, which need not exist yet.
  public init(_ path: String) {
    tiles = TilesFolder(path)
  }

  /// The folder itself.
  public var folder: Folder { tiles.folder }

  /// Whether it holds tiles under a head and anything of a selection: also of one whose line was taken
  /// away, so that it is not read as mere tiles.
  public var isPublished: Bool {
    get throws(LMDBError) {
      guard try tiles.isPublished else { return false }
      for name in [
        SelectionFolder.selection, SelectionFolder.records, SelectionFolder.erasures,
      ] where try folder.lengthBytes(of: name) != nil {
        return true
      }
      return false
    }
  }
}

import LMDB
import Verification
import Wording

/// Looks for the dossier that is meant by a path which leads to no dossier: one that the path is a part of,
/// or one in a folder inside, as unpacking leaves it.
enum DossierNearby {
  /// How far up it is looked for: the deepest files of a dossier are tiles.
  private static let mostLevels = 12

  /// Where it is; nil for none.
  static func place(of path: String) throws(LMDBError) -> DossierPlace? {
    let path = FilePlace.trimmed(path)
    if let dossier = try around(path) { return .around(terminalSafe(dossier)) }
    let inner = try within(path)
    return inner.isEmpty ? nil : .within(inner.map { terminalSafe($0) })
  }

  /// The dossier that a path is a part of, wherever its links lead, and where `..` in it goes.
  static func around(_ path: String) throws(LMDBError) -> String? {
    let path = FilePlace.trimmed(path)
    var folder = try FilePlace(path).resolved().folder.path
    for _ in 0..<mostLevels {
      if try DossierFolder(folder).isBag { return try typed(folder, in: path) }
      if folder == "/" { return nil }
      folder = FilePlace(folder).folder.path
    }
    return nil
  }

  /// A folder as far as it was typed, where that is the beginning of a path; else the whole of its own path.
  private static func typed(_ folder: String, in path: String) throws(LMDBError) -> String {
    var typed = FilePlace(path).folder.path
    while try FilePlace(typed).resolved().path != folder {
      let above = FilePlace(typed).folder.path
      guard above != typed else { return folder }
      typed = above
    }
    return typed
  }

  private static func within(_ path: String) throws(LMDBError) -> [String] {
    let folder = Folder(path)
    guard try folder.exists() else { return [] }
    var found: [String] = []
    for name in try folder.names().sorted() {
      let inner = folder.path(of: name)
      // What does not read, as a link that leads to itself, is no dossier.
      let isBag = (try? Folder(inner).exists()) == true && (try? DossierFolder(inner).isBag) == true
      if isBag { found.append(inner) }
    }
    return found
  }
}

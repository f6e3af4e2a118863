import Foundation
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

  /// The dossier that a path is a part of.
  static func around(_ path: String) throws(LMDBError) -> String? {
    var folder = FilePlace(path).folder.path
    for _ in 0..<mostLevels {
      if try Folder(folder).exists(), try DossierFolder(folder).isBag { return folder }
      if folder == "/" { return nil }
      // Up from where the path was typed.
      if folder == "." { folder = FileManager.default.currentDirectoryPath }
      folder = FilePlace(folder).folder.path
    }
    return nil
  }

  private static func within(_ path: String) throws(LMDBError) -> [String] {
    let folder = Folder(path)
    guard try folder.exists() else { return [] }
    var found: [String] = []
    for name in try folder.names().sorted() {
      let inner = folder.path(of: name)
      if try Folder(inner).exists(), try DossierFolder(inner).isBag { found.append(inner) }
    }
    return found
  }
}

import LMDB
import LedgerTables
import Witness
import Wording

/// The file that a command is asked to write, in place of the one there: none that a ledger, a mirror or
/// a witness lives by.
///
/// A slip of the hand would be the end of a ledger: its store, its keys and its guard have paths as well.
struct OutputPlace {
  private let path: String
  private let place: FilePlace

  /// Takes a path, and refuses one of a private key or a guard, in a folder that is ours alone, or in none.
  init(_ path: String, for readers: Readers = .owner) throws(CommandError) {
    self.path = path
    place = FilePlace(path, for: readers)
    let (isKept, folderIsThere): (Bool, Bool)
    do throws(LMDBError) {
      folderIsThere = try FileKind(at: place.folder.path) != nil
      isKept = folderIsThere ? try OutputPlace.isKept(place) : false
    } catch {
      throw .trouble(.file(path: path, DiskTrouble(error.reason)))
    }
    guard folderIsThere else {
      throw .trouble(.file(path: place.folder.path, .missingFolder))
    }
    guard !isKept else { throw .trouble(.file(path: path, .kept)) }
  }

  /// Writes the bytes, whole or not at all.
  func replace(_ bytes: [UInt8]) throws(CommandError) {
    do throws(LMDBError) {
      try place.replace(bytes)
    } catch {
      throw .trouble(.file(path: path, DiskTrouble(error.reason)))
    }
  }

  private static func isKept(_ place: FilePlace) throws(LMDBError) -> Bool {
    let kind = try FileKind(at: place.path)
    // A pipe or a device is written into, and nothing is replaced.
    if case .endless? = kind { return false }
    let place = try place.resolved()
    if names.contains(place.name) || place.name.hasSuffix(".guard")
      || place.name.hasSuffix(".guard.lock")
    {
      return true
    }
    if case .file? = kind, try isKey(place.path) { return true }
    if try holds(place.folder) { return true }
    let folder = FilePlace(place.folder.path)
    guard foldersBelow.contains(folder.name) else { return false }
    return try holds(folder.folder)
  }

  /// Files that are never anything else, wherever they lie.
  private static let names: Set<String> = [
    LedgerFiles.store, LedgerFiles.storeLock, LedgerFiles.checkpointKey, LedgerFiles.importKey,
    WordsKeysFile.name, WitnessFolder.keyName,
  ]

  /// The folders in a ledger or a witness whose files are ours too.
  private static let foldersBelow = Set(
    [LedgerFiles.published, LedgerFiles.documents] + WitnessFolder.foldersBelow)

  /// Whether a folder is that of a ledger, a backup, a mirror or a witness, or has what one needs.
  private static func holds(_ folder: Folder) throws(LMDBError) -> Bool {
    for name in [LedgerFiles.store, WordsKeysFile.name, LedgerFiles.checkpointKey] {
      if try folder.lengthBytes(of: name) != nil { return true }
    }
    return try WitnessFolder.isOne(folder)
  }

  /// Whether a file begins as a private key does, or as what goes with one.
  private static func isKey(_ path: String) throws(LMDBError) -> Bool {
    let file = try DataFile(opening: path, access: .reading)
    let start = try file.read(at: 0, count: min(64, Int(try file.lengthBytes())))
    let text = String(decoding: start, as: UTF8.self)
    return text.hasPrefix("entente-")
      || text.hasPrefix("-----BEGIN ") && text.contains("PRIVATE KEY-----")
  }
}

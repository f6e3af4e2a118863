public import LMDB

/// Where the private key that signs a ledger's heads lies, with its guard and the lock of that beside
/// it.
///
/// In the ledger's folder unless it was opened otherwise: then the folder has a file that says where,
/// two lines, what it is and the whole path. No copy takes that file along, so that a copy never
/// signs with the key of what it is a copy of.
public struct CheckpointKeyPlace: Sendable, Hashable {
  /// The path of the key file.
  public let path: String

  private static let title = "entente-checkpoint-key-place/v1"
  private static let longestPath = 4_000
  private static let limitBytes = 4_096

  /// The key in the ledger's own folder.
  public init(inFolder folder: Folder) {
    path = folder.path(of: LedgerFiles.checkpointKey)
  }

  /// The key at a whole path; nil for a path that does not begin at the root, or could not be written
  /// on one line.
  public init?(_ path: String) {
    guard path.hasPrefix("/"), path.utf8.count <= CheckpointKeyPlace.longestPath,
      !path.utf8.contains(where: { $0 < 0x20 })
    else { return nil }
    self.path = path
  }

  /// Where a folder says that the key of its heads is; nil when what it says does not read.
  public init?(expectedIn folder: Folder) throws(LMDBError) {
    guard try folder.lengthBytes(of: LedgerFiles.checkpointKeyPlace) != nil else {
      self.init(inFolder: folder)
      return
    }
    let bytes = try folder.read(
      LedgerFiles.checkpointKeyPlace, limitBytes: CheckpointKeyPlace.limitBytes)
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0] == CheckpointKeyPlace.title, lines[2].isEmpty else {
      return nil
    }
    self.init(String(lines[1]))
  }

  /// Whether a folder has a key of heads, its guard, or a file that says where they are: a copy has none.
  public static func isNamed(in folder: Folder) throws(LMDBError) -> Bool {
    let own = LedgerFiles.checkpointKey
    for name in [LedgerFiles.checkpointKeyPlace, own, "\(own).guard"] {
      if try folder.lengthBytes(of: name) != nil { return true }
    }
    return false
  }

  /// Makes a folder say that the key is here.
  public func write(in folder: Folder) throws(LMDBError) {
    if self == CheckpointKeyPlace(inFolder: folder) {
      try folder.remove(LedgerFiles.checkpointKeyPlace)
    } else {
      try folder.replace(
        LedgerFiles.checkpointKeyPlace, Array("\(CheckpointKeyPlace.title)\n\(path)\n".utf8))
    }
  }

  /// The largest head that the key has signed.
  public var guardPath: String { "\(path).guard" }
  /// Locked around every signature; never renamed.
  public var lockPath: String { "\(path).guard.lock" }

  /// Whether there is a file of a key.
  public func hasKey() throws(LMDBError) -> Bool { try FilePlace(path).exists() }
}

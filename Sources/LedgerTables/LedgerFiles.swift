/// The names of what stands in a ledger's folder.
public enum LedgerFiles {
  /// The store.
  public static let store = "data.mdb"
  /// The locks of the store, which liblmdb makes anew where they are missing.
  public static let storeLock = "lock.mdb"
  /// Locked shared by every process that has the ledger open; never replaced.
  public static let presence = "presence"
  /// The private key that signs checkpoints.
  public static let checkpointKey = "checkpoint.key"
  /// Locked around every signature of a head, whichever key makes it, and around what is kept of it;
  /// never renamed.
  public static let checkpointLock = "checkpoint.key.guard.lock"
  /// Where that key lies, in a ledger that keeps it elsewhere.
  public static let checkpointKeyPlace = "checkpoint.key.place"
  /// The key that import ids are derived with.
  public static let importKey = "import.key"
  /// More than that file ever has.
  public static let importKeyLimitBytes = 128
  /// That the folder mirrors a ledger kept elsewhere, and under which key its heads are signed there.
  public static let mirror = "mirror"
  /// The first of its two lines; the other is the verifier key.
  public static let mirrorTitle = "entente-mirror/v1"
  /// More than that file ever has.
  public static let longestMirrorBytes = 4_096
  /// Documents by their SHA-256.
  public static let documents = "documents"
  /// The list of documents that are being kept for records not yet committed.
  public static let pendingDocuments = "documents.pending"
  /// Every checkpoint that was published, by size, and the last one.
  public static let published = "published"
  /// The last checkpoint, inside `published`.
  public static let lastCheckpoint = "checkpoint"
  private static let stampSuffix = ".tsr"

  /// The time stamp of the checkpoint of a size, inside `published`.
  public static func stamp(ofSize size: UInt64) -> String { "\(size)\(stampSuffix)" }

  /// The size of the checkpoint whose time stamp has that name; nil for every other name.
  public static func sizeOfStamp(_ name: String) -> UInt64? {
    guard name.hasSuffix(stampSuffix) else { return nil }
    let digits = name.dropLast(stampSuffix.count)
    guard let size = UInt64(digits), String(size) == digits else { return nil }
    return size
  }
}

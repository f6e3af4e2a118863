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
  /// The largest head that was ever signed.
  public static let checkpointGuard = "checkpoint.key.guard"
  /// Locked around every signature; never renamed.
  public static let checkpointGuardLock = "checkpoint.key.guard.lock"
  /// The key that import ids are derived with.
  public static let importKey = "import.key"
  /// More than that file ever has.
  public static let importKeyLimitBytes = 128
  /// Documents by their SHA-256.
  public static let documents = "documents"
  /// The list of documents that are being kept for records not yet committed.
  public static let pendingDocuments = "documents.pending"
  /// Every checkpoint that was published, by size, and the last one.
  public static let published = "published"
  /// The last checkpoint, inside `published`.
  public static let lastCheckpoint = "checkpoint"
}

public import LMDB

/// Every table of a ledger.
///
/// The first three are the log; all the others follow from it.
public enum LedgerTable {
  /// Sequence → header, facts, salt and sealed words: one row a record, only ever appended, and written
  /// again without the words once those are erased.
  public static let records = Table(0, "records")
  /// Sequence → the hashes of the subtrees its leaf completes (RFC 6962).
  public static let tree = Table(1, "tree")
  /// Size → signed checkpoint.
  public static let checkpoints = Table(2, "checkpoints")
  /// Action id → sequence.
  public static let actions = Table(3, "actions")
  /// Subject and sequence → the typed fields the fold needs.
  public static let journal = Table(4, "journal")
  /// Actor or person, and agreement → the first record of the agreement that names it.
  public static let memberships = Table(5, "memberships")
  /// Agreement → its summary at a position.
  public static let snapshots = Table(6, "snapshots")
  /// What the store says of itself, each row with its own hash.
  public static let meta = Table(7, "meta")

  /// All tables by number.
  public static let all = [
    records, tree, checkpoints, actions, journal, memberships, snapshots, meta,
  ]
  /// The tables that follow from the log and can be dropped and made again.
  public static let derived = [actions, journal, memberships, snapshots]
}

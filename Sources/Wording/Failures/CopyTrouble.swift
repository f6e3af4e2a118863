/// Why erasures cannot be carried into a folder, as it is said to an operator.
public enum CopyTrouble: Sendable, Hashable {
  /// It is the folder of the ledger itself.
  case itself
  /// It is a file, or a folder without a ledger.
  case noLedger
  /// What has this name in it is a link, or has another name elsewhere.
  case link(String)
  /// It is of another ledger, of this name.
  case ofOtherLedger(String)
  /// It has records that this ledger does not have.
  case ofOtherHistory
  /// It has no keys of words, and keeps as many documents that were erased.
  case documentsInTheClear(Int)

  /// Its name in JSON.
  public var name: String {
    switch self {
    case .itself: "itself"
    case .noLedger: "no_ledger"
    case .link: "link"
    case .ofOtherLedger: "other_ledger"
    case .ofOtherHistory: "other_history"
    case .documentsInTheClear: "documents_in_the_clear"
    }
  }
}

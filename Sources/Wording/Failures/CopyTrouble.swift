/// Why erasures cannot be carried into a folder, as it is said to an operator.
public enum CopyTrouble: Sendable, Hashable {
  /// It is the folder of the ledger itself.
  case itself
  /// It is a file, and no folder of a ledger.
  case file
  /// It is of another ledger, of this name.
  case ofOtherLedger(String)
  /// It has no keys of words, and keeps as many documents that were erased.
  case documentsInTheClear(Int)

  /// Its name in JSON.
  public var name: String {
    switch self {
    case .itself: "itself"
    case .file: "file"
    case .ofOtherLedger: "other_ledger"
    case .documentsInTheClear: "documents_in_the_clear"
    }
  }
}

public import Partnership

/// Why the key that signs a ledger's heads cannot be signed with.
public enum CheckpointKeyProblem: Sendable, Hashable {
  /// The key is not there.
  case missing
  /// The file is no key file of a key of heads.
  case malformed
  /// No record adds the key to this ledger.
  case ofNoLedger
  /// The key signs no more since that record.
  case retired(SequenceNumber)
  /// The guard of the key is not there.
  case guardMissing
  /// The guard of the key does not read.
  case guardDamaged
  /// The file that says where the key is does not say it.
  case placeUnreadable
  /// The path of the key cannot be written on one line, or is too long.
  case badPath
  /// The opening that goes on began with another key.
  case otherThanBegun

  /// What is wrong with the file at a path, and what to do.
  func description(at path: String) -> String {
    switch self {
    case .missing: "\(path) is not there; put back the ledger's own key"
    case .malformed: "\(path) is not a key file of entente; put back the ledger's own key"
    case .ofNoLedger:
      "\(path) is not this ledger's key; put back its own, or add this one with `entente keys add`"
    case .retired(let record):
      "\(path) signs no more: it was retired by record \(record); sign with the key that followed it"
    case .guardMissing:
      "the guard \(path) is not there; put back the one that was beside the key"
    case .guardDamaged:
      "the guard \(path) is damaged; put back the one that was beside the key"
    case .placeUnreadable: "\(path) does not say where the key is; put that file back"
    case .badPath: "\(path) is too long, or not on one line; keep the key at another path"
    case .otherThanBegun:
      "the opening began with another key than \(path); name that one, or none"
    }
  }
}

public import Partnership

/// Why the key that signs a ledger's heads cannot be signed with.
public enum CheckpointKeyTrouble: Sendable, Hashable {
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

  /// The stable name, for programs.
  public var name: String {
    switch self {
    case .missing: "missing"
    case .malformed: "malformed"
    case .ofNoLedger: "other_ledger"
    case .retired: "retired"
    case .guardMissing: "guard_missing"
    case .guardDamaged: "guard_damaged"
    case .placeUnreadable: "place_unreadable"
    case .badPath: "bad_path"
    case .otherThanBegun: "other_than_begun"
    }
  }

  /// The record it names.
  public var record: SequenceNumber? {
    guard case .retired(let record) = self else { return nil }
    return record
  }
}

extension Wording {
  /// What is wrong with the key at a path, and what to do now.
  func sentence(for trouble: CheckpointKeyTrouble, at path: String) -> String {
    switch trouble {
    case .missing:
      say(
        fr: "\(path) n'est pas là. Remettez en place la clé de ce registre.",
        en: "\(path) is not there. Put back the key of this ledger.")
    case .malformed:
      say(
        fr: "\(path) n'est pas un fichier de clé d'entente pour signer des têtes. Remettez en"
          + " place la clé de ce registre.",
        en: "\(path) is not a key file of entente to sign checkpoints with. Put back the key of"
          + " this ledger.")
    case .ofNoLedger:
      say(
        fr: "\(path) n'est pas une clé de ce registre. Remettez en place la sienne, ou ajoutez"
          + " celle-ci (« entente cles ajouter »).",
        en: "\(path) is not a key of this ledger. Put back its own, or add this one (`entente keys"
          + " add`).")
    case .retired(let record):
      say(
        fr: "\(path) ne signe plus : l'écriture \(record.description) l'a retirée. Nommez la clé"
          + " qui l'a suivie : --cle",
        en: "\(path) signs no more: record \(record.description) retired it. Name the key that"
          + " followed it: --key")
    case .guardMissing:
      say(
        fr: "La garde \(path) n'est pas là, et sans elle la clé ne signe rien. Remettez en place"
          + " celle qui était à côté de la clé.",
        en: "The guard \(path) is not there, and without it the key signs nothing. Put back the"
          + " one that was beside the key.")
    case .guardDamaged:
      say(
        fr: "La garde \(path) est endommagée. Remettez en place celle qui était à côté de la clé.",
        en: "The guard \(path) is damaged. Put back the one that was beside the key.")
    case .placeUnreadable:
      say(
        fr: "\(path) ne dit pas où est la clé. Remettez ce fichier en place.",
        en: "\(path) does not say where the key is. Put that file back.")
    case .badPath:
      say(
        fr: "\(path) est un chemin trop long, ou ne tient pas sur une ligne. Gardez la clé"
          + " ailleurs.",
        en: "\(path) is too long a path, or not on one line. Keep the key elsewhere.")
    case .otherThanBegun:
      say(
        fr: "L'ouverture a commencé avec une autre clé que \(path). Nommez celle-là, ou aucune.",
        en: "The opening began with another key than \(path). Name that one, or none.")
    }
  }
}

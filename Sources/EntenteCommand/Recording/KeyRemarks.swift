import Entente
import Partnership
import Wording

extension Recorder {
  /// Of a record that retires the last key by which a party can sign: that there is no way back.
  ///
  /// A key of a party that had one before is signed in by a key that may sign, and there is none then.
  func keyRemarks(on record: Record) -> [String] {
    guard record.type == .keyRetired, let key = record.facts.text(.key) else { return [] }
    // It is decided: that a remark about it could not be made must not look as if it were not.
    guard let keys = try? ledger.recordedKeys(),
      let retired = keys.first(where: { $0.key == key }), retired.use == KeyUse.act.rawValue,
      PersonID(retired.owner) == nil
    else { return [] }
    let remain = keys.contains { other in
      other.owner == retired.owner && other.use == retired.use && other.retiredBy == nil
        && other.key != key
    }
    guard !remain else { return [] }
    return [
      retired.retiredBy == nil
        ? speaker.wording.say(
          fr:
            "! C'est la dernière clé d'actes de \(retired.owner) : une fois celle-ci retirée, cette"
            + " partie ne peut plus rien signer ici, ni ajouter de clé. Ajoutez-en une autre d'abord.",
          en:
            "! This is the last act key of \(retired.owner): once it is retired, the party can sign"
            + " nothing more here, nor add a key. Add another first.")
        : speaker.wording.say(
          fr:
            "! C'était la dernière clé d'actes de \(retired.owner) : cette partie ne peut plus rien"
            + " signer ici, ni ajouter de clé.",
          en:
            "! That was the last act key of \(retired.owner): the party can sign nothing more here,"
            + " nor add a key.")
    ]
  }
}

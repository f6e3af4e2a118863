import CanonicalJSON
import Entente
import LMDB
import LedgerStore
import Transparency
import Wording

extension Sealing {
  /// What came of the rhythm as JSON: `{root, size}` of the head, or why none was published.
  func json(at path: String, in wording: Wording) -> JSON {
    switch self {
    case .signed(let note):
      guard let head = try? Checkpoint(text: note.text) else { return .null }  // We signed it.
      return ["root": .string(head.root.hex), "size": .integer(Int64(clamping: head.size))]
    case .failed(let error): return CommandError(sealing: error, at: path).json(in: wording)
    }
  }
}

extension CommandError {
  /// What went wrong beside something that stands, a record or a signed head: said of a ledger, a full disk
  /// also means that nothing was written.
  init(sealing error: LedgerError, at path: String) {
    guard case .store(.storage(let error)) = error, error.reason == .diskFull else {
      self.init(error, at: path)
      return
    }
    self = .trouble(.file(path: error.path, .other("ENOSPC, no room is left")))
  }
}

extension Speaker {
  /// Says what came of the ledger's rhythm after a commit.
  ///
  /// - Parameter path: The ledger's folder.
  func say(_ sealing: Sealing?, at path: String) {
    switch sealing {
    case nil: break
    case .signed(let note)?:
      guard let head = try? Checkpoint(text: note.text) else { return }  // We signed it.
      let records = wording.count(Int(clamping: head.size), .record)
      say(
        fr: "Tête de \(records) signée et publiée. Racine\n\(head.root.hex)",
        en: "Checkpoint of \(records) signed and published. Root\n\(head.root.hex)")
    case .failed(let error)?:
      let why = CommandError(sealing: error, at: path).sentence(in: wording)
      say(
        fr: "Ce qui précède est consigné et le reste ; mais aucune tête n'a été publiée qui le"
          + " couvre :\n\(why)\nEnsuite, « entente sceller » signe la tête ; le prochain ajout"
          + " aussi.",
        en: "What was recorded stands; but no checkpoint was published that covers it:\n\(why)"
          + "\nThen `entente checkpoint` signs one; so does the next commit.")
    }
  }
}

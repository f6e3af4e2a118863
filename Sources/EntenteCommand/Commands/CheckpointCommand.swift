import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import RecordFormat
import Transparency
import Wording

/// `entente checkpoint`: signs the head of the log.
struct CheckpointCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "checkpoint", "sceller", fr: "Signer la tête du journal.", en: "Sign the head of the log.")
  }

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.writing, speaker)
    let note = try ledger.asking { () throws(LedgerError) in try store.checkpoint() }
    let head: Checkpoint
    do throws(TransparencyError) {
      head = try Checkpoint(text: note.text)
    } catch {
      throw .trouble(.damaged(path: ledger.path, what: error.description))
    }
    if speaker.isJSON {
      try speaker.put([
        "checkpoint": .string(String(decoding: note.bytes, as: UTF8.self)),
        "root": .string(head.root.hex), "size": .integer(Int64(clamping: head.size)),
      ])
      return .done
    }
    try speaker.put(note.bytes)
    let root = head.root.hex
    let records = speaker.wording.count(Int(clamping: head.size), .record)
    speaker.say(
      fr: "Tête de \(records). Racine\n\(root)\nGardez-la : elle prouvera que rien n'a changé avant"
        + " elle.",
      en: "Checkpoint of \(records). Root\n\(root)\nKeep it: it will prove that nothing before it"
        + " has changed.")
    return .done
  }
}

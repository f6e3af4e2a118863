import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Wording

/// `entente backup DIR`: a copy of the ledger while others write.
struct BackupCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "backup", "sauvegarder", fr: "Copier le registre pendant que d'autres y écrivent.",
      en: "Copy the ledger while others write.")
  }

  @Argument(
    help: help(
      fr: "Dossier vide ou à créer.", en: "Folder that is empty or to be made.", value: "dossier",
      "folder"),
    completion: .directory)
  var folder: String

  @Flag(
    name: .both("without-words", "sans-textes"),
    help: help(
      fr: "Sans la clé des textes : la copie prouve, et ne se lit pas.",
      en: "Without the words' keys: the copy proves, and cannot be read."))
  var isWithoutWords = false

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.reading, speaker)
    try copy(store, speaker)
    if speaker.isJSON {
      try speaker.put([
        "folder": .string(terminalSafe(folder)), "words": .bool(!isWithoutWords),
      ])
      return .done
    }
    try speaker.put(
      speaker.wording.say(
        fr: "Registre copié dans \(terminalSafe(folder)).",
        en: "Ledger copied to \(terminalSafe(folder))."))
    let quoted = shellQuoted(folder)
    speaker.say(
      fr: "La clé qui signe les têtes n'y est pas : gardez-en une copie ailleurs. Vérifiez la"
        + " sauvegarde :\nentente verifier \(quoted)",
      en: "The key that signs checkpoints is not in it: keep a copy elsewhere. Verify the backup:\n"
        + "entente verify \(quoted)")
    return .done
  }

  private func copy(_ store: borrowing Ledger, _ speaker: Speaker) throws(CommandError) {
    let progress = Progress(speaker, fr: "Copie", en: "Copying")
    let watching = CopyProgress(from: ledger.path, to: folder) { progress.report($0, $1) }
    defer {
      watching.end()
      progress.end()
    }
    try ledger.asking { () throws(LedgerError) in
      try store.backup(to: folder, withWords: !isWithoutWords)
    }
  }
}

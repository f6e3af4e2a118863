import ArgumentParser
import CanonicalJSON
import Entente
import LMDB
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
      fr: "Sans les clés des textes : la copie prouve, et ni textes ni documents personnels ne s'y"
        + " lisent ; les autres documents y sont en clair.",
      en: "Without the words' keys: the copy proves, and neither words nor personal documents can"
        + " be read in it; other documents lie in it in the clear."))
  var isWithoutWords = false

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    // No copy lies where a ledger, a mirror or a witness keeps what it lives by.
    let path = FilePlace.trimmed(folder)
    _ = try OutputPlace(path)
    let store = try ledger.open(.reading, speaker)
    let documents = try copy(store, to: path, speaker)
    if isWithoutWords, documents > 0 {
      let count = speaker.wording.number(documents)
      speaker.say(
        fr: "! Documents en clair dans la copie : \(count). Sans clé, quiconque la tient lit les"
          + " documents joints qui ne sont pas de classe personnelle et les tableaux importés, et"
          + " aucun effacement ne s'y reporte.",
        en: "! Documents in the clear in the copy: \(count). Whoever holds it reads, without a key,"
          + " attached documents that are not of class personal and tables that were imported, and"
          + " no erasure is carried into it.")
    }
    if speaker.isJSON {
      try speaker.put([
        "documents_in_the_clear": .integer(Int64(documents)),
        "folder": .string(terminalSafe(path)), "words": .bool(!isWithoutWords),
      ])
      return .done
    }
    try speaker.put(
      speaker.wording.say(
        fr: "Registre copié dans \(terminalSafe(path)).",
        en: "Ledger copied to \(terminalSafe(path))."))
    let quoted = shellQuoted(path)
    speaker.say(
      fr: "La clé qui signe les têtes n'y est pas : gardez-en une copie ailleurs. Vérifiez la"
        + " sauvegarde :\nentente verifier \(quoted)",
      en: "The key that signs checkpoints is not in it: keep a copy elsewhere. Verify the backup:\n"
        + "entente verify \(quoted)")
    return .done
  }

  /// Copies, and gives how many documents lie in the copy as they are.
  private func copy(
    _ store: borrowing Ledger, to path: String, _ speaker: Speaker
  ) throws(CommandError) -> Int {
    let progress = Progress(speaker, fr: "Copie", en: "Copying")
    let watching = CopyProgress(from: ledger.path, to: path) { progress.report($0, $1) }
    defer {
      watching.end()
      progress.end()
    }
    return try ledger.asking { () throws(LedgerError) in
      try store.backup(to: path, withWords: !isWithoutWords)
    }
  }
}

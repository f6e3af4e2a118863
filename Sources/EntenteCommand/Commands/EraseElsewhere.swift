import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Wording

/// What was erased here, carried to where it still is: into a copy, and by letter to others.
extension EraseCommand {
  /// Carries what is erased here into a backup, which takes the records it lacks.
  func apply(to backup: String, _ speaker: Speaker) throws(CommandError) -> Ending {
    let store = try ledger.open(.reading, speaker)
    let outcome: CopyBroughtUp
    do throws(LedgerError) {
      outcome = try store.applyErasures(toCopyAt: backup)
    } catch {
      throw CommandError(error, at: backup)
    }
    guard case .taken(let before) = outcome else {
      try sayWordless(backup, speaker)
      return .done
    }
    let erased = try ledger.asking { () throws(LedgerError) in try store.erased() }
    let size = try ledger.asking { () throws(LedgerError) in try store.logSize() }
    let taken = size - min(size, before)
    if speaker.isJSON {
      try speaker.put([
        "documents": .integer(Int64(erased.documents.count)),
        "erased": .integer(Int64(erased.records.count)), "folder": .string(terminalSafe(backup)),
        "records": .integer(Int64(clamping: taken)), "without_words": false,
      ])
      return .done
    }
    let records = speaker.wording.count(Int(clamping: taken), .record)
    let wordless = speaker.wording.count(erased.records.count, .record)
    try speaker.put(
      speaker.wording.say(
        fr: "\(terminalSafe(backup)) : \(records) en plus ; en tout, les textes de \(wordless) y"
          + " sont effacés.",
        en: "\(terminalSafe(backup)): \(records) more; in all, words of \(wordless) are erased"
          + " there."))
    if !erased.documents.isEmpty {
      let documents = speaker.wording.number(erased.documents.count)
      try speaker.put(
        speaker.wording.say(
          fr: "Documents détruits, en tout : \(documents).",
          en: "Documents destroyed, in all: \(documents)."))
    }
    return .done
  }

  /// A copy without the keys of words shows none, and has nothing to destroy.
  private func sayWordless(_ backup: String, _ speaker: Speaker) throws(CommandError) {
    if speaker.isJSON {
      return try speaker.put([
        "documents": 0, "erased": 0, "folder": .string(terminalSafe(backup)), "records": 0,
        "without_words": true,
      ])
    }
    let sentence =
      speaker.wording.say(
        fr:
          "\(terminalSafe(backup)) est une copie sans les clés des textes : elle n'a pas de texte à"
          + " effacer, ni de document effacé. Rien n'y a été écrit.",
        en: "\(terminalSafe(backup)) is a copy without the keys of words: it has no words to erase,"
          + " and no document that was erased. Nothing was written there.")
    try speaker.put(wrap(sentence, toWidth: speaker.width))
  }

  /// Writes the letter about an erasure, in the language of the command.
  func write(
    noticeOf erasure: SequenceNumber, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    let store = try ledger.open(.reading, speaker)
    let notice = try ledger.asking { () throws(LedgerError) in
      try ErasureNotice(of: erasure, in: store, speaker.wording)
    }
    guard notice.isOfAnErasure else {
      throw .trouble(
        .nothingThere(
          speaker.wording.say(
            fr: "L'écriture \(erasure.description) n'efface rien : voyez « entente auditer"
              + " effacees ».",
            en: "Record \(erasure.description) erases nothing: see `entente audit erased`.")))
    }
    let lines = notice.lines
    if speaker.isJSON {
      try speaker.put(["notice": .string(lines.joined(separator: "\n") + "\n")])
    } else {
      // A letter has the width of a page, whatever the terminal's.
      try speaker.put(
        lines.flatMap { line in
          let lines = wrap(line, toWidth: 78)
          let indent = line.hasPrefix("- ") ? "  " : ""
          return line.isEmpty ? [""] : lines.prefix(1) + lines.dropFirst().map { indent + $0 }
        })
    }
    return .done
  }
}

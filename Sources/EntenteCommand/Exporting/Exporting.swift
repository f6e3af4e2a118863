import Exports
import LMDB
import Partnership
import Wording

/// Runs work of an export to a path and says its error in the reader's language.
func exporting<Result: ~Copyable>(
  to path: String, _ work: () throws(ExportError) -> Result
) throws(CommandError) -> Result {
  do throws(ExportError) {
    return try work()
  } catch {
    throw CommandError(error, at: path)
  }
}

/// Runs work on a folder and says its error in the reader's language.
func inFolder<Result: ~Copyable>(
  _ path: String, _ work: () throws(LMDBError) -> Result
) throws(CommandError) -> Result {
  do throws(LMDBError) {
    return try work()
  } catch {
    throw CommandError(error, at: path)
  }
}

/// Keeps other runs out of a folder that is being filled, which is made where it is missing: a file on its
/// way has one name there.
func filling(_ path: String) throws(CommandError) -> FileLock {
  try inFolder(path) { () throws(LMDBError) in
    try Folder(path, for: .all).makeIfMissing()
    return try FileLock(.exclusive, on: path, waiting: true)
  }
}

extension Speaker {
  /// Says how whoever is given a file or folder verifies it.
  func sayHowToVerify(_ path: String) {
    let name = shellQuoted(terminalSafe(path))
    say(
      fr:
        "À vérifier par : entente verifier \(name) --politique FICHIER, les clés venant de vous en"
        + " personne (entente cles).",
      en: "To be verified by: entente verify \(name) --policy FILE, with keys that come from you in"
        + " person (entente keys).")
  }

  /// What is written where no record is of what was chosen.
  enum EmptyExport {
    /// A part, which proves nothing.
    case part
    /// A selection, which proves that there is none.
    case selection
    /// A dossier, which proves it and opens what views are made of.
    case dossier
  }

  /// Says that no record is of what was chosen, where that is so: whoever mistyped would take it for done.
  func sayEmpty(_ records: Int, _ export: EmptyExport) {
    guard records == 0 else { return }
    let check = wording.say(
      fr: "Vérifiez les dates, l'axe, la partie et le type.",
      en: "Check the dates, the axis, the party and the type.")
    switch export {
    case .part:
      say(
        fr: "! Aucune écriture n'est dans ce qui a été choisi. \(check)",
        en: "! No record is within what was chosen. \(check)")
    case .selection:
      say(
        fr: "! Aucune écriture n'est dans ce qui a été choisi : ce qui est écrit le prouve, et n'en"
          + " ouvre aucune. \(check)",
        en: "! No record is within what was chosen: what is written proves it, and opens none."
          + " \(check)")
    case .dossier:
      say(
        fr: "! Aucune écriture n'est dans ce qui a été choisi : ce qui est écrit le prouve."
          + " \(check)",
        en: "! No record is within what was chosen: what is written proves it. \(check)")
    }
  }

  /// Says of how many records the words stay behind, unless they are asked for.
  func sayWithheld(wordsOf count: Int) {
    let number = wording.count(count, .record)
    say(
      fr: "Les textes de \(number) restent ici ; --textes les donne aussi.",
      en: "The words of \(number) stay here; --words gives them too.")
  }

  /// Says that nobody will know later to whom words were given.
  func sayUnrecorded(wordsOf count: Int) {
    guard count > 0 else { return }
    say(
      fr: "Le registre ne retient pas à qui vont ces textes : pour les remettre à quelqu'un,"
        + " entente exporter dossier.",
      en: "The ledger does not keep to whom these words go: to hand them out, entente export"
        + " dossier.")
  }

  /// Says of how many records the words are gone, and by which records; nothing for none.
  func sayErased(wordsOf count: Int, by erasures: Set<SequenceNumber>) {
    guard count > 0 else { return }
    let number = wording.count(count, .record)
    let by = wording.list(erasures.sorted().map { "#\($0)" })
    say(
      fr: "Les textes de \(number) ont été effacés par \(by) et ne peuvent être donnés.",
      en: "The words of \(number) were erased by \(by) and cannot be given.")
  }
}

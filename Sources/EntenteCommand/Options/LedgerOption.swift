import ArgumentParser
import Entente
import Foundation
import LedgerStore
import Wording

/// Which ledger a command is about.
struct LedgerOption: ParsableArguments {
  @Option(
    name: .both("ledger", "registre"),
    help: help(
      fr: "Dossier du registre ; sinon ENTENTE_LEDGER, sinon ./ledger.",
      en: "Folder of the ledger; else ENTENTE_LEDGER, else ./ledger.", value: "dossier", "folder"),
    completion: .directory)
  var folder: String?

  /// The folder, as given or as the environment has it.
  var path: String {
    folder ?? LedgerOption.fromEnvironment ?? "ledger"
  }

  private static var fromEnvironment: String? {
    let named = ProcessInfo.processInfo.environment["ENTENTE_LEDGER"] ?? ""
    return named.isEmpty ? nil : named
  }

  /// Says where commands go that name no ledger, if that is not to the one that was just made.
  static func sayOfAnother(than folder: String, _ speaker: Speaker) {
    func place(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }
    guard let named = fromEnvironment, place(named) != place(folder) else { return }
    let other = terminalSafe(named)
    speaker.say(
      fr: "! ENTENTE_LEDGER désigne \(other) : les commandes y vont, sauf avec --registre."
        + " Pour que ce soit ici : unset ENTENTE_LEDGER",
      en: "! ENTENTE_LEDGER names \(other): commands go there, unless they have --ledger. For them"
        + " to come here: unset ENTENTE_LEDGER")
  }

  /// Opens the ledger; says how far it is when the derived tables have to be made again.
  func open(
    _ access: LedgerStore.Access, _ speaker: Speaker
  ) throws(CommandError) -> Ledger {
    let progress = Progress(
      speaker, fr: "Réfection des tables dérivées", en: "Rebuilding the derived tables")
    defer { progress.end() }
    do throws(LedgerError) {
      return try Ledger(at: path, access: access, rebuilding: progress.report)
    } catch {
      throw CommandError(error, at: path)
    }
  }

  /// Runs work of the ledger and says its error in the reader's language.
  func asking<Result: ~Copyable>(
    _ work: () throws(LedgerError) -> Result
  ) throws(CommandError) -> Result {
    do throws(LedgerError) {
      return try work()
    } catch {
      throw CommandError(error, at: path)
    }
  }
}

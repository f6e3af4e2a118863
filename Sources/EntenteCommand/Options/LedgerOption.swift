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
    if let folder { return folder }
    let fromEnvironment = ProcessInfo.processInfo.environment["ENTENTE_LEDGER"] ?? ""
    return fromEnvironment.isEmpty ? "ledger" : fromEnvironment
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

import ArgumentParser
import CanonicalJSON
import Foundation
import LMDB
import Verification
import Wording

/// The replay verifier as a program of its own: it opens a ledger for reading only, and no code that
/// can write one is linked in.
@main
struct EntenteReplay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente-replay",
    abstract:
      "Verify a ledger, or rebuild a state, from the log alone, without code that can write.",
    subcommands: [VerifyCommand.self, StateCommand.self], defaultSubcommand: VerifyCommand.self)

  static func main() {
    StandardStream.prepare()
    if let code = SupervisedReading.runChildIfAsked(CommandLine.arguments, endOfDay: endOfDay) {
      Foundation.exit(code)
    }
    main(nil)
  }
}

/// What every command takes.
struct Options: ParsableArguments {
  @Option(
    name: [.customLong("ledger"), .customLong("registre")], help: "The folder of the ledger.")
  var ledger: String?

  @Option(
    name: [.customLong("lang"), .customLong("langue")], help: "fr-CA, fr-FR or en.")
  var language: String?

  mutating func validate() throws {
    if let language, Language(tag: language) == nil {
      throw ValidationError("--lang takes fr-CA, fr-FR or en")
    }
  }

  var path: String {
    ledger ?? ProcessInfo.processInfo.environment["ENTENTE_LEDGER"] ?? "ledger"
  }

  var wording: Wording {
    Wording(Language.choose(option: language, environment: ProcessInfo.processInfo.environment))
  }
}

/// Writes a line of data, for people or for the next program; where that fails, says why and leaves
/// with 5.
func say(_ line: String) throws {
  do throws(LMDBError) {
    try StandardStream.output.write(Array("\(line)\n".utf8))
  } catch {
    // A reader that goes away changes nothing of what was found.
    if error.reason == .readerGone { return }
    // A standard error nobody reads is no reason not to leave.
    try? StandardStream.error.write(
      Array("\(error.description)\n".utf8))
    throw ExitCode(5)
  }
}

/// Says why there is no answer, and leaves with the code that stands for it.
func leave(_ error: VerificationError) throws -> Never {
  // A standard error nobody reads is no reason not to leave.
  try? StandardStream.error.write(Array("\(error.description)\n".utf8))
  switch error {
  case .badQuestion: throw ExitCode(3)
  case .damaged: throw ExitCode(4)
  case .noLedger, .inUse, .storage, .reported: throw ExitCode(5)
  }
}

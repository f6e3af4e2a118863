import ArgumentParser
import CanonicalJSON
import Foundation
import LMDB
import Partnership
import Verification
import Wording

/// The replay verifier as a program of its own: it opens a ledger for reading only, and no code that
/// can write one is linked in.
@main
struct EntenteReplay: ParsableCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      "entente-replay",
      fr: "Vérifier un registre ou refaire un état depuis le journal seul, sans rien qui puisse"
        + " écrire.",
      en: "Verify a ledger, or rebuild a state, from the log alone, without code that can write.",
      subcommands: [VerifyCommand.self, StateCommand.self], otherwise: VerifyCommand.self)
    // The name the ledger's own program has, which cannot be linked in: it writes.
    configuration.version = "entente/1"
    return configuration
  }

  static func main() {
    StandardStream.prepare()
    if let code = SupervisedReading.runChildIfAsked(CommandLine.arguments, endOfDay: endOfDay) {
      Foundation.exit(code)
    }
    do {
      if let place = ProgramArguments.firstNotUTF8 {
        try leave(.argumentNotUTF8(place), with: .validationFailure, Wording(helpLanguage))
      }
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Foundation.exit(ending(of: error))
    }
  }

  /// Says what the parser has to say, help or a complaint, and gives the code to leave with.
  private static func ending(of error: any Error) -> Int32 {
    let code = exitCode(for: error)
    let message = ParserWords.translated(
      fullMessage(for: error, columns: columns), to: Wording(helpLanguage))
    guard !message.isEmpty else { return code.rawValue }
    let stream = code == .success ? StandardStream.output : .error
    do throws(LMDBError) {
      try stream.write(Array("\(message)\n".utf8))
    } catch {
      // A reader that goes away changes nothing; a help that cannot be written is none.
      if code == .success && error.reason != .readerGone { return 5 }
    }
    return code.rawValue
  }
}

/// What every command takes.
struct Options: ParsableArguments {
  @Option(
    name: .both("ledger", "registre"),
    help: help(
      fr: "Dossier du registre ; sinon ENTENTE_LEDGER, sinon ./ledger.",
      en: "Folder of the ledger; else ENTENTE_LEDGER, else ./ledger.", value: "dossier", "folder"))
  var ledger: String?

  @Option(
    name: .both("lang", "langue"),
    help: help(
      fr: "Langue : fr-CA, fr-FR ou en ; sinon LC_ALL, LC_MESSAGES, LANG.",
      en: "Language: fr-CA, fr-FR or en; else LC_ALL, LC_MESSAGES, LANG.", value: "langue",
      "language"))
  var language: String?

  mutating func validate() throws {
    if let language, Language(tag: language) == nil {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "--langue prend fr-CA, fr-FR ou en", en: "--lang takes fr-CA, fr-FR or en"))
    }
  }

  var path: String {
    ledger ?? ProcessInfo.processInfo.environment["ENTENTE_LEDGER"] ?? "ledger"
  }

  var wording: Wording {
    Wording(Language.choose(option: language, environment: ProcessInfo.processInfo.environment))
  }
}

/// How many columns a line has: those of the terminal, as `entente` counts them.
var columns: Int {
  max(
    40,
    ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
      ?? StandardStream.output.columns ?? 100)
}

/// Writes a line of data, for people or for the next program; where that fails, says why and leaves
/// with 5.
func say(_ line: String) throws {
  do throws(LMDBError) {
    try StandardStream.output.write(Array("\(line)\n".utf8))
  } catch {
    // A reader that goes away changes nothing of what was found.
    if error.reason == .readerGone { return }
    try leave(
      .store(path: error.path, .said(error.reason.sentence)), with: ExitCode(5),
      Wording(helpLanguage))
  }
}

/// Says why there is no answer, and leaves with the code that stands for it.
func leave(_ error: VerificationError, at path: String, _ wording: Wording) throws -> Never {
  switch error {
  case .noLedger(let path): try leave(.noLedger(path: path), with: ExitCode(5), wording)
  case .inUse(let path): try leave(.inUse(path: path), with: ExitCode(5), wording)
  case .interrupted(let what):
    try leave(.interrupted(path: path, ProcessTrouble(what)), with: ExitCode(5), wording)
  case .noAgreement: try leave(.agreementNotNamed([]), with: ExitCode(3), wording)
  case .badQuestion(let what): try leave(.noAnswer(what), with: ExitCode(3), wording)
  case .storage(let error):
    let path = error.path.isEmpty ? path : error.path
    try leave(.store(path: path, .said(error.reason.sentence)), with: ExitCode(5), wording)
  case .reported(let what): try leave(.store(path: path, .said(what)), with: ExitCode(5), wording)
  case .damaged(let fault):
    let what = [fault.name.rawValue, wording.sentence(for: fault.name), wording.place(of: fault)]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    try leave(.damaged(path: path, what: what), with: ExitCode(4), wording)
  }
}

/// Says what stood in the way, and leaves with a code.
func leave(_ trouble: Trouble, with code: ExitCode, _ wording: Wording) throws -> Never {
  let sentence = terminalSafe(wording.sentence(for: trouble))
  let words = wrap(
    wording.say(fr: "erreur : \(sentence)", en: "error: \(sentence)"), toWidth: columns
  ).joined(separator: "\n")
  // A standard error nobody reads is no reason not to leave.
  try? StandardStream.error.write(Array("\(words)\n".utf8))
  throw code
}

extension ProcessTrouble {
  init(_ interruption: Interruption) {
    switch interruption {
    case .signal: self = .signal(interruption.name)
    case .silence(let seconds): self = .silence(seconds: seconds)
    case .time(let seconds): self = .time(seconds: seconds)
    case .output(let limit): self = .output(limitBytes: limit)
    case .memory: self = .memory
    }
  }
}

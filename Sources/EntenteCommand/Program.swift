import Entente
import Foundation
import LMDB
import Verification
import Wording

/// The command line: `entente`.
@main
enum Program {
  static func main() async {
    StandardStream.prepare()
    if let code = SupervisedReading.runChildIfAsked(
      CommandLine.arguments, endOfDay: { ZoneDays.end(of: $0, inZone: $1) })
    {
      exit(code)
    }
    if AsideRun.isChild {
      // It dies of what it meets in a store, and its parent tells.
      ChildProcess.dieWithParent()
    } else {
      CrashSentence.install(crashSentence)
    }
    let ending = await CommandLineRun(Array(CommandLine.arguments.dropFirst())).toItsEnd()
    exit(ending.rawValue)
  }

  /// Fixed before any store is mapped: the handler that writes it may build nothing.
  private static var crashSentence: StaticString {
    switch helpLanguage {
    case .en:
      "The ledger's store is damaged: stop writing and run `entente verify`.\n"
    case .frCA, .frFR:
      "Le registre est endommagé\u{A0}: n’écrivez plus et lancez «\u{A0}entente verifier\u{A0}».\n"
    }
  }
}

/// The language of help texts and of what is said before the options are read.
let helpLanguage = Language.choose(
  arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

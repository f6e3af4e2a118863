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
      CrashSentence.install(damage: sentenceOfDamage, memory: sentenceOfMemory)
    }
    let ending = await CommandLineRun(Array(CommandLine.arguments.dropFirst())).toItsEnd()
    exit(ending.rawValue)
  }

  // Fixed before any store is mapped: the handler that writes them may build nothing.

  private static var sentenceOfMemory: StaticString {
    switch helpLanguage {
    case .en:
      """
      The program was given no more memory. This says nothing about the ledger, and what was not
      acknowledged is not recorded. Free some memory, or ask for less at once, and try again.

      """
    case .frCA, .frFR:
      """
      Le programme n’a plus reçu de mémoire. Cela ne dit rien du registre, et ce dont il n’y a pas eu
      d’accusé n’est pas consigné. Libérez de la mémoire, ou demandez moins à la fois, et recommencez.

      """
    }
  }

  private static var sentenceOfDamage: StaticString {
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

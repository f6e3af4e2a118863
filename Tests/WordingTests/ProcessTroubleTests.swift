import Testing
import Wording

@Suite("A process that was interrupted")
struct ProcessTroubleTests {
  private func sentence(_ what: ProcessTrouble, _ language: Language) -> String {
    Wording(language).sentence(for: .interrupted(path: "L", what))
  }

  @Test(arguments: [
    ProcessTrouble.signal("SIGKILL"), .signal("SIGTERM"), .signal("SIGXCPU"), .silence(seconds: 60),
    .time(seconds: 86_400), .output(limitBytes: 1 << 20), .memory,
  ])
  func `is told as that, and never as damage`(what: ProcessTrouble) {
    #expect(sentence(what, .en).contains("This says nothing about the ledger."))
    for language in [Language.frCA, .frFR] {
      #expect(sentence(what, language).contains("Cela ne dit rien du registre."))
    }
    for language in Language.allCases {
      let words = sentence(what, language)
      #expect(!words.contains("damage") && !words.contains("endommag"), "\(words)")
    }
  }

  @Test func `says what may have ended it, and what now`() {
    #expect(
      sentence(.signal("SIGKILL"), .frCA)
        == "Le processus qui travaillait sur L n’a pas fini\u{A0}: il a été tué (SIGKILL), par le"
        + " système quand la mémoire manque, ou par quelqu’un. Cela ne dit rien du registre."
        + " Libérez de la mémoire et recommencez.")
    #expect(
      sentence(.silence(seconds: 60), .en)
        == "The process that worked on L did not finish: it said nothing for 60 seconds. This says"
        + " nothing about the ledger. Try again when the machine and its disk are less busy; if it"
        + " falls silent again, verify a copy on another disk.")
  }
}

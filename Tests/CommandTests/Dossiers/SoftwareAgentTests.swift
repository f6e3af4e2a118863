import Foundation
import Testing
import Verification

/// `Bag-Software-Agent`, which nobody signs: what may stand in it, and what is believed of it.
@Suite("The line of a dossier that says what made it")
struct SoftwareAgentTests {
  private static let others = [
    "Certified by BAnQ: all claims true, see https://example.org", "entente", "entente/1", "",
    " ", "Entente/1 libxlsxwriter/1.1.4", "ENTENTE/1 LIBXLSXWRITER/1.1.4",
    "entente/1  libxlsxwriter/1.1.4", " entente/1 libxlsxwriter/1.1.4",
    "entente/1 libxlsxwriter/1.1.4 ", "entente/1 libxlsxwriter/1.1.4 x/1",
    "entente/1\tlibxlsxwriter/1.1.4", "entente/1\u{A0}libxlsxwriter/1.1.4",
    "libxlsxwriter/1.1.4 entente/1", "other/1 libxlsxwriter/1.1.4", "entente/ libxlsxwriter/1.1.4",
    "entente/01 libxlsxwriter/1.1.4", "entente/1. libxlsxwriter/1.1.4",
    "entente/1.2.3.4.5 libxlsxwriter/1.1.4", "entente/10000 libxlsxwriter/1.1.4",
    "entente/one libxlsxwriter/1.1.4", "entente/1 libxlsxwriter/1.1.4-certified",
    "entente/1 certified-by-banq/1", "entente/1 \(String(repeating: "a", count: 25))/1",
    "entente/1/2 libxlsxwriter/1.1.4", "entente/-1 libxlsxwriter/1.1.4",
    "entente/١ libxlsxwriter/1.1.4", "entente/1\u{301} libxlsxwriter/1.1.4",
    "entente/1 libxlsxwriter/1.1.4\r",
  ]

  @Test("is refused where it is spelled otherwise than a program spells it")
  func spelled() throws {
    let sample = try DossierSample()
    try sample.export("D")
    for agent in SoftwareAgentTests.others {
      let copy = try sample.changed("D", rebagged: true) { try $0.write(agent: agent) }
      let faults = try sample.faults(of: copy)
      #expect(faults.contains("F-BAG-UNREADABLE"), "\(agent.debugDescription): \(faults)")
      try FileManager.default.removeItem(at: sample.scratch.url.appending(path: copy))
    }
    for agent in ["entente/2 libxlsxwriter/1.1.5", "entente/9999.0.10.1 other/0"] {
      let copy = try sample.changed("D", rebagged: true) { try $0.write(agent: agent) }
      #expect(try sample.verify(copy).code == 0, "\(agent)")
    }
  }

  @Test("changes nothing of what a changed file is found to be, where it names no version")
  func disguised() throws {
    let sample = try DossierSample()
    try sample.export("D")
    for agent in SoftwareAgentTests.others.prefix(3) {
      let copy = try sample.changed("D", rebagged: true) { url in
        try url.write(agent: agent)
        try url.change("data/README.txt") { $0.replacing("NOT PROVEN", with: "PROVEN") }
      }
      #expect(try !sample.faults(of: copy).contains("F-DERIVED-FILE-OF-OTHER-VERSION"))
    }
  }

  @Test("is told as what the dossier says, where it names another version")
  func claimed() throws {
    let sample = try DossierSample()
    try sample.export("D")
    let copy = try sample.changed("D", rebagged: true) { url in
      try url.write(agent: "entente/2 libxlsxwriter/1.1.4")
      try url.change("data/README.txt") { $0.replacing("NOT PROVEN", with: "PROVEN") }
    }
    for (language, sentence) in [
      ("en", "the dossier says, and nothing shows it, that another version of the program made"),
      ("fr-CA", "le dossier dit, et rien ne le montre, qu’une autre version du programme a fait"),
    ] {
      let run = try Run(
        ["verify", copy, "--policy", "policy", "--lang", language], in: sample.scratch.url,
        ["COLUMNS": "400"])
      #expect(run.code == 2, "\(run.output)\(run.words)")
      #expect(run.output.contains("F-DERIVED-FILE-OF-OTHER-VERSION"), "\(run.output)")
      #expect(run.output.contains("data/README.txt"), "\(run.output)")
      #expect(run.output.contains("entente/2 libxlsxwriter/1.1.4"), "\(run.output)")
      #expect(run.output.contains(sentence), "\(run.output)")
    }
  }
}

extension URL {
  /// Writes what made the dossier below this folder.
  fileprivate func write(agent: String) throws {
    try change("bag-info.txt") {
      $0.replacing(/^Bag-Software-Agent: [^\n]*/, with: "Bag-Software-Agent: \(agent)")
    }
  }
}

import Foundation
import Imports
import Testing

/// The patterns that the pages of `Docs` are held to, for French that an export is made of.
@Suite struct `The French of an export` {
  /// What is not set as the program sets its French.
  private func faults(of text: String) -> [String] {
    [
      // An apostrophe that is not typographic.
      #/.{0,20}'/#,
      // A space before ; ! or ?
      #/.{0,20}\s[;!?]/#,
      // A colon without a no-break space before it.
      #/.{0,20}[^\u{A0}]:(?=\s)/#,
      // « and » without one inside.
      #/.{0,20}«[^\u{A0}]/#, #/.{0,20}[^\u{A0}]»/#,
    ].flatMap { text.matches(of: $0).map { String($0.output) } }
  }

  @Test func `has no-break spaces where French has them, in guide and workbook`() throws {
    let sample = try DossierSample()
    try sample.export("D", DossierSample.forArchive)
    let guide = try sample.scratch.text(of: "D/data/LISEZ-MOI.txt")
    #expect(guide.contains("Destinataire\u{A0}: BAnQ. Fondement juridique\u{A0}: archives-act."))
    // What a shell reads is indented by five and more, what goes on with a line above by many more.
    let lines = guide.split(separator: "\n").filter { $0.prefixMatch(of: /\ {5,9}[^\ ]/) == nil }
    #expect(lines.count > 40)
    #expect(faults(of: lines.joined(separator: "\n")) == [])
    let workbook = try Data(
      contentsOf: sample.scratch.url.appending(path: "D/data/register.xlsx"))
    let sheet = try Workbook(Array(workbook), sheet: "LISEZ-MOI README").table
    #expect(sheet.rows.count > 20)
    #expect(faults(of: sheet.rows.map { $0.cells[0].text }.joined(separator: "\n")) == [])
  }
}

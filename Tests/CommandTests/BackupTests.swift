import CanonicalJSON
import Foundation
import Testing

@Suite("entente backup")
struct BackupTests {
  @Test func `says how many documents lie in the clear in a copy without words`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.attach("D-1", "lettre")
    let english = try scratch.run(
      "backup", "wordless", "--without-words", "--lang", "en", environment: ["COLUMNS": "300"])
    #expect(english.code == 0)
    #expect(english.words.contains("in the clear in the copy: 1."), "\(english.words)")
    let french = try scratch.run(
      "sauvegarder", "muette/", "--sans-textes", "--langue", "fr-CA",
      environment: ["COLUMNS": "300"])
    #expect(french.words.contains("en clair dans la copie\u{A0}: 1."), "\(french.words)")
    let whole = try scratch.run("backup", "whole", "--lang", "en")
    #expect(whole.code == 0 && !whole.words.contains("in the clear"), "\(whole.words)")
    #expect(try scratch.done("backup", "other", "--json").json["documents_in_the_clear"] == 1)
  }

  @Test(arguments: ["L/copy", "L/documents/copy", "L/published/copy/"])
  func `has no copy to go to in the folder of a ledger`(folder: String) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.attach("D-1", "lettre")
    let before = try scratch.files(below: "L").keys.sorted()
    let run = try scratch.run("backup", folder, environment: ["COLUMNS": "300"])
    #expect(run.code == 5 && run.words.contains("in the folder of a ledger"), "\(run.words)")
    #expect(try scratch.files(below: "L").keys.sorted() == before)
  }
}

import CanonicalJSON
import Foundation
import Testing
import Transparency

/// Personal documents, kept, unsealed and erased by a program that is stopped.
@Suite(
  "A program that is stopped between any two changes, at a personal document",
  .enabled(if: BadMachine.isThere, BadMachine.whyNot))
struct StoppedDocumentTests {
  private static let curriculum = "Curriculum of Philippa Quenneville\n"
  private static let hash = Digest(hashing: Array(curriculum.utf8)).hex
  private static let sealed = "\(hash).sealed"

  /// A ledger of eleven records, and beside it the file.
  private func given() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.write(StoppedDocumentTests.curriculum, to: "curriculum.txt")
    return scratch
  }

  private func attach(_ code: String, of documentClass: String) -> [String] {
    [
      "record", "document.attached", "document=\(code)", "title.fr=Curriculum",
      "class=\(documentClass)", "language=fr", "--document", "curriculum.txt", "--agreement",
      "gq-cnrs", "--occurred", "2022-05-03",
    ]
  }

  private func documents(in scratch: Scratch) throws -> [String] {
    try scratch.names(in: "L/documents")
  }

  @Test(
    "while it keeps a personal document has written none of its bytes in the clear",
    arguments: [false, true])
  func keepingPersonal(losing: Bool) throws {
    let scratch = try given()
    try scratch.copy("L", to: "before")
    var left = 0
    let stops = try StoppedTests().stopping(
      scratch, losing: losing, attach("D-1", of: "personal")
    ) { _ in
      try scratch.copy("before", to: "L")
    } after: { step in
      for (name, bytes) in try scratch.files(below: "L") {
        #expect(
          Data(bytes).range(of: Data(StoppedDocumentTests.curriculum.utf8)) == nil,
          "step \(step): \(name)")
      }
      let verified = try scratch.run("verify", "--json")
      #expect(verified.code == 0, "step \(step): \(verified.output)")
      let isRecorded = try verified.json["records"] == 12
      if try !isRecorded && !documents(in: scratch).isEmpty { left += 1 }
      try scratch.meet("S")
      #expect(
        try documents(in: scratch) == (isRecorded ? [StoppedDocumentTests.sealed] : []),
        "step \(step)")
      let again = try scratch.run("verify")
      #expect(again.code == 0, "step \(step): \(again.output)")
    }
    #expect(stops > 8 && left > 0)
  }

  @Test(
    "while it unseals a document for another record has it for both", arguments: [false, true])
  func unsealing(losing: Bool) throws {
    let scratch = try given()
    try #require(try scratch.run(attach("D-1", of: "personal")).code == 0)
    try scratch.done("correct", "11", "class=internal", "--reason", "Published since")
    try scratch.copy("L", to: "before")
    var inBoth = 0
    let stops = try StoppedTests().stopping(
      scratch, losing: losing, attach("D-2", of: "internal")
    ) { _ in
      try scratch.copy("before", to: "L")
    } after: { step in
      let verified = try scratch.run("verify", "--json")
      #expect(verified.code == 0, "step \(step): \(verified.output)")
      let isRecorded = try verified.json["records"] == 14
      if try documents(in: scratch).count > 1 { inBoth += 1 }
      // A copy of what the stop has left is as good.
      try scratch.remove("copy")
      try scratch.done("backup", "copy")
      #expect(try scratch.run("verify", "copy").code == 0, "step \(step)")
      try scratch.meet("S")
      #expect(
        try documents(in: scratch) == [
          isRecorded ? StoppedDocumentTests.hash : StoppedDocumentTests.sealed
        ],
        "step \(step)")
      let again = try scratch.run("verify")
      #expect(again.code == 0, "step \(step): \(again.output)")
    }
    #expect(stops > 8 && inBoth > 0)
  }

  @Test(
    "while it erases a personal document gives it to nobody since its record",
    arguments: [false, true])
  func erasingPersonal(losing: Bool) throws {
    let scratch = try given()
    try #require(try scratch.run(attach("D-1", of: "personal")).code == 0)
    try scratch.done("checkpoint")
    try scratch.copy("L", to: "before")
    var unfinished = 0
    let stops = try StoppedTests().stopping(
      scratch, losing: losing,
      ["erase", "--record", "11", "--legal-basis", "loi25-28", "--reason", "On request", "--yes"]
    ) { _ in
      try scratch.copy("before", to: "L")
      try scratch.remove("out")
    } after: { step in
      let verified = try scratch.run("verify", "--json")
      let isRecorded = try verified.json["records"] == 13
      if verified.code != 0 {
        #expect(verified.code == 4 && isRecorded, "step \(step): \(verified.output)")
        #expect(verified.output.contains("F-ERASURE-UNFINISHED"), "step \(step)")
        unfinished += 1
      }
      let given = try scratch.run(["export", "seda", "out", "--words"] + Scratch.parties)
      #expect(given.code == 0, "step \(step): \(given.words)")
      #expect(
        scratch.exists("out/content/\(StoppedDocumentTests.hash)") != isRecorded, "step \(step)")
      try scratch.meet("S")
      #expect(
        try documents(in: scratch) == (isRecorded ? [] : [StoppedDocumentTests.sealed]),
        "step \(step)")
      let again = try scratch.run("verify")
      #expect(again.code == 0, "step \(step): \(again.output)")
    }
    #expect(stops > 5 && unfinished > 1)
  }
}

import CanonicalJSON
import Foundation
import Testing

@Suite struct `A document whose class was corrected` {
  private let sample: DossierSample
  private let attached: [String]

  /// Documents for everybody, which later records make others.
  init() throws {
    sample = try DossierSample()
    var attached: [String] = []
    for (code, text) in [("D-2", "a CV"), ("D-3", "a draft"), ("D-4", "by mistake")] {
      try sample.scratch.write(text, to: "\(code).txt")
      let made = try sample.scratch.done(
        "record", "document.attached", "document=\(code)", "title.fr=Titre \(code)",
        "class=public", "language=fr", "--document", "\(code).txt", "--agreement", "gq-cnrs",
        "--occurred", "2022-05-05", "--json")
      attached.append("\(try #require(made.json["receipt"]?["sequence"]?.integerValue))")
    }
    self.attached = attached
    try sample.scratch.done("checkpoint")
  }

  private func verified(_ folder: String) throws -> Bool {
    let run = try sample.verify(folder)
    #expect(run.code == 0, "\(folder): \(run.output)\(run.words)")
    return run.code == 0
  }

  private func documents(_ folder: String) throws -> Set<String> {
    Set(
      try sample.scratch.files(below: folder).filter { $0.key.hasPrefix("data/documents/") }
        .map { String(decoding: $0.value, as: UTF8.self) })
  }

  @Test func `is given to nobody whom the correction keeps from it`() throws {
    let clear = try sample.export("clear", "--audience", "public")
    #expect(clear.code == 0)
    #expect(try documents("clear") == ["a CV", "a draft", "by mistake"])

    let all = attached
    try sample.scratch.done("correct", all[0], "class=personal", "--reason", "Holds a CV")
    try sample.scratch.done("correct", all[1], "class=confidential", "--reason", "Not yet")
    try sample.scratch.done("annul", all[2], "--reason", "Attached by mistake")
    try sample.scratch.done("checkpoint")

    try sample.export("public", "--audience", "public")
    #expect(try documents("public").isEmpty)
    let withheld = try sample.scratch.text(of: "public/data/withheld.csv")
    #expect(withheld.contains("\(all[2]),\(all[2]),document,annulled,"), "\(withheld)")
    #expect(try !sample.scratch.text(of: "public/data/words.jsonl").contains("Titre D-2"))
    #expect(try !sample.scratch.text(of: "public/data/words.jsonl").contains("Titre D-3"))
    #expect(try verified("public"))

    try sample.export("auditor")
    #expect(try documents("auditor") == ["a draft", "by mistake", "the minutes"])
    #expect(try !sample.scratch.text(of: "auditor/data/words.jsonl").contains("Titre D-2"))
    #expect(try verified("auditor"))

    // Whatever was known at the moment that is asked for.
    try sample.export("before", "--audience", "public", "--known-on", "#\(all[2])")
    #expect(try documents("before").isEmpty)
    #expect(try verified("before"))
    try sample.export("axis", "--audience", "public", "--axis", "A1")
    #expect(try verified("axis"))
  }

  /// What came later counts for all that is said of the same bytes, and who verifies is not shown it.
  @Test func `is kept from an auditor who is asked to know less, with what repeats it`() throws {
    let scratch = sample.scratch
    func record(_ arguments: String...) throws -> String {
      let made = try scratch.run(arguments + ["--json"])
      try #require(made.code == 0, "\(made.words)")
      return "\(try #require(made.json["receipt"]?["sequence"]?.integerValue))"
    }
    let retitled = try record("correct", attached[0], "title.fr=Vie de P. Q.", "--reason", "More")
    let twin = try record(
      "record", "document.attached", "document=D-5", "title.fr=Double", "class=public",
      "language=fr", "--document", "D-2.txt", "--agreement", "gq-cnrs", "--occurred", "2022-05-05")
    try scratch.done("correct", twin, "class=personal", "--reason", "Holds a CV")
    try scratch.done("checkpoint")
    for (folder, options) in [
      ("known", ["--known-on", "#\(twin)"]), ("whole", []), ("axis", ["--axis", "A1"]),
    ] {
      try sample.export(folder, options)
      #expect(try verified(folder))
      #expect(try !documents(folder).contains("a CV"))
      let words = try scratch.text(of: "\(folder)/data/words.jsonl")
      #expect(!words.contains("Titre D-2") && !words.contains("Double"), "\(folder)")
      // A correction says again what it is about.
      #expect(!words.contains("Vie de P. Q."), "\(folder): #\(retitled)")
    }
  }

  @Test func `is kept back from an archive for no reason but an erasure`() throws {
    let scratch = sample.scratch
    try scratch.write("of others", to: "other.txt")
    try scratch.done(
      "record", "document.attached", "document=D-9", "title.fr=Autre", "class=public",
      "language=fr", "--document", "other.txt", "--agreement", "other", "--occurred", "2022-05-05")
    try scratch.done("checkpoint")
    try sample.export("archive", DossierSample.forArchive + ["--agreement", "gq-cnrs"])
    #expect(try verified("archive"))
    let record = try #require(Int(attached[0]))
    for reason in ["personal", "confidential"] {
      let copy = try sample.changed("archive", rebagged: true) { url in
        try url.withhold("words", record, reason)
      }
      #expect(try sample.faults(of: copy).contains("F-WITHHELD-UNFOUNDED"), "\(reason)")
    }
  }

  @Test func `is refused where it is given after all`() throws {
    try sample.export("before", "--audience", "public")
    try sample.scratch.done("correct", attached[0], "class=personal", "--reason", "Holds a CV")
    try sample.scratch.done("checkpoint")
    try sample.export("public", "--audience", "public")
    let opened = try sample.scratch.text(of: "before/data/facts.jsonl")
    let record = try #require(Int(attached[0]))
    let copy = try sample.changed("public", rebagged: true) { url in
      try url.open("facts", record, from: opened)
    }
    #expect(try sample.faults(of: copy).contains("F-OPENED-BEYOND-AUDIENCE"))
  }
}

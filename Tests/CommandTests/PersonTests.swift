import CanonicalJSON
import Foundation
import RecordFormat
import Testing
import Transparency

/// What a person, or whoever answers for the ledger to one, sees of what it holds.
@Suite("A person the ledger knows")
struct PersonTests {
  private struct Given {
    let scratch: Scratch
    let person: String
    let registered: Int64

    init() throws {
      scratch = try Scratch()
      try scratch.openSample()
      let made = try scratch.done(
        "record", "person.registered", "name=Philippa Quenneville", "email=pq@example.org", "--json"
      )
      person = try #require(made.json["person"]?.stringValue)
      registered = try #require(made.json["receipt"]?["sequence"]?.integerValue)
      try scratch.done(
        "record", "role.assigned", "person=\(person)", "actor=gq", "function=director",
        "label.en=Director of genomics", "--occurred", "2022-05-02", "--on-behalf-of", "gq")
      try scratch.done(
        "record", "exchange.held", "exchange=X2", "form=video", "participants:=[\"\(person)\"]",
        "title.fr=Avec Philippa", "--axis", "A1", "--party", "gq", "--party", "cnrs", "--occurred",
        "2022-05-03")
      try scratch.done("checkpoint")
    }

    func extract(_ file: String) throws -> JSON {
      try JSON(canonical: Array(scratch.text(of: file).utf8.dropLast()))
    }
  }

  @Test func `is found in a list of all, by id and name`() throws {
    let given = try Given()
    for (language, title) in [("en", "Person"), ("fr-CA", "Personne")] {
      let run = try given.scratch.done("person", "--lang", language)
      #expect(run.output.contains(title) && run.output.contains("Philippa Quenneville"))
      #expect(run.output.contains(given.person))
    }
    let list = try given.scratch.done("person", "--json").json["persons"]?.arrayValue
    #expect(
      list == [["person": .string(given.person), "record": .integer(given.registered)]])
    #expect(try given.scratch.run("person", "--export", "x").code == 64)
  }

  @Test func `is shown all that is about them, and where else they are named`() throws {
    let given = try Given()
    let run = try given.scratch.done("personne", given.person, "--lang", "fr-CA")
    for text in ["Philippa Quenneville", "pq@example.org", "Director of genomics"] {
      #expect(run.output.contains(text), "\(run.output)")
    }
    #expect(run.output.contains("pour ce qui s’est passé\u{A0}: 13"))
    #expect(!run.output.contains("Avec Philippa"))
    let all = try given.scratch.done("person", given.person, "--words")
    #expect(all.output.contains("Avec Philippa"))
    let json = try given.scratch.done("person", given.person, "--json").json
    let about = json["answer"]?["about"]?.arrayValue?.compactMap { $0["record"]?.integerValue }
    let naming = json["answer"]?["naming"]?.arrayValue?.compactMap { $0["record"]?.integerValue }
    #expect(about == [11, 12] && naming == [13])
    #expect(json["asked"]?["known_on"] == 13)
    let texts = json["words"]?.arrayValue?.compactMap { $0["text"]?.stringValue }
    #expect(
      texts.map(Set.init) == ["Philippa Quenneville", "pq@example.org", "Director of genomics"])
  }

  @Test func `is handed a file whose every record is the one in the log`() throws {
    let given = try Given()
    let scratch = given.scratch
    let run = try scratch.done("person", given.person, "--export", "extract.json")
    #expect(run.output.contains("2 records about the person"), "\(run.output)")
    let path = scratch.url.appending(path: "extract.json").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let extract = try given.extract("extract.json")
    #expect(extract["person_extract"] == 1 && extract["at"] == 14)
    #expect(extract["person"]?.stringValue == given.person)
    var kinds: [String: [(words: Bool, leaf: String)]] = [:]
    for kind in ["about", "naming"] {
      for item in try #require(extract[kind]?.arrayValue) {
        var writer = CanonicalWriter()
        writer.value(item)
        // Refused unless facts and words are those that the header commits to.
        let file = try RecordFile(canonical: writer.finish())
        kinds[kind, default: []].append(
          (file.words != nil, MerkleTree.leafHash(of: file.headerBytes).hex))
      }
    }
    #expect(
      kinds["about"]?.map(\.words) == [true, true] && kinds["naming"]?.map(\.words) == [false])
    for (record, leaf) in zip([11, 12, 13], (kinds["about"] ?? []) + (kinds["naming"] ?? [])) {
      #expect(try scratch.done("show", "\(record)").output.contains(leaf.leaf))
    }
    #expect(try !scratch.text(of: "extract.json").contains("Avec Philippa"))
    try scratch.done("person", given.person, "--export", "all.json", "--words")
    #expect(try scratch.text(of: "all.json").contains("Avec Philippa"))
    let before = try scratch.text(of: "extract.json")
    let again = try scratch.run("person", given.person, "--export", "extract.json", "--words")
    #expect(again.code == 5 && again.words.contains("exists"), "\(again.words)")
    #expect(try scratch.text(of: "extract.json") == before)
  }

  @Test func `is given what they recorded, too`() throws {
    let given = try Given()
    let scratch = given.scratch
    let before = try scratch.done("person", given.person).output
    #expect(!before.contains("as who recorded it"))
    let made = try scratch.done(
      "record", "exchange.held", "exchange=X9", "form=visit", "--axis", "A1", "--party", "gq",
      "--agreement", "gq-cnrs", "--occurred", "2022-05-05", "--author", given.person, "--json")
    let answered = try made.json
    let record = try #require(answered["receipt"]?["sequence"]?.integerValue)
    let said = try scratch.done("person", given.person).output.replacing("\n", with: " ")
    #expect(said.contains("for what happened or as who recorded it:"), "\(said)")
    #expect(
      try scratch.done("personne", given.person, "--lang", "fr-CA").output
        .replacing("\n", with: " ").contains("ou pour l’avoir consigné"))
    let answer = try scratch.done("person", given.person, "--json").json["answer"]
    let naming = answer?["naming"]?.arrayValue?.compactMap { $0["record"]?.integerValue }
    #expect(naming?.contains(record) == true, "\(String(describing: naming))")
    // What they recorded is not about them: erasing them takes none of it.
    let erasing = try scratch.done(
      "erase", given.person, "--legal-basis", "loi25-28", "--reason", "On request", "--dry-run",
      "--json")
    let taken = try erasing.json["records"]?.arrayValue
    #expect(taken?.contains(.integer(record)) == false, "\(String(describing: taken))")
  }

  @Test func `is refused when no record knows them`() throws {
    let given = try Given()
    let run = try given.scratch.run("person", "p-aaaaaaaaaaaaaaaa", "--export", "x")
    #expect(run.code == 3 && run.words.contains("E-UNKNOWN-PERSON"), "\(run.words)")
    #expect(!given.scratch.exists("x"))
    #expect(try given.scratch.run("person", "gq").code == 64)
  }

  @Test func `is shown and exported without words once they are erased`() throws {
    let given = try Given()
    let scratch = given.scratch
    let erased = try scratch.done(
      "erase", given.person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    #expect(erased.words.contains("entente erase --notice 14"), "\(erased.words)")
    let shown = try scratch.done("person", given.person, "--lang", "fr-CA")
    #expect(shown.output.contains("[effacé]") && !shown.output.contains("Quenneville"))
    try scratch.done("person", given.person, "--export", "after.json")
    let text = try scratch.text(of: "after.json")
    #expect(!text.contains("Quenneville") && !text.contains("pq@example.org"))
    let words = try scratch.done("person", given.person, "--json").json["words"]?.arrayValue
    #expect(words?.map { $0["erased_by"]?.integerValue } == [14, 14, 14])
  }
}

/// The letter that goes to whoever may hold a copy.
@Suite("The notice of an erasure")
struct ErasureNoticeTests {
  @Test func `says what to destroy in either language, and nothing of what was`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let made = try scratch.done(
      "record", "person.registered", "name=Philippa Quenneville", "email=pq@example.org", "--json")
    let person = try #require(made.json["person"]?.stringValue)
    try scratch.done(
      "erase", person, "--legal-basis", "loi25-28", "--reason", "Philippa asked", "--yes",
      "--allow-personal-text")
    let leaf = try #require(
      try scratch.done("show", "12").output.firstMatch(of: /leaf ([0-9a-f]{64})/)?.output.1)
    let expected = [
      (
        "en",
        ["NOTICE OF ERASURE", "words of record 11 (Person registered)", "Legal basis: loi25-28"]
      ),
      (
        "fr-CA",
        [
          "AVIS D’EFFACEMENT", "textes de l’écriture 11", "Fondement\u{A0}: loi25-28",
          "--appliquer",
        ]
      ),
    ]
    for (language, sentences) in expected {
      let notice = try scratch.done("erase", "--notice", "12", "--lang", language)
      for sentence in sentences { #expect(notice.output.contains(sentence), "\(notice.output)") }
      #expect(notice.output.contains(leaf))
      #expect(!notice.output.contains("Philippa") && !notice.output.contains("pq@"))
      #expect(notice.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
    let json = try scratch.done("effacer", "--avis", "12", "--json").json["notice"]?.stringValue
    #expect(json?.hasPrefix("NOTICE OF ERASURE\n") == true)
  }

  @Test func `is made of an erasure alone, and alone`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let other = try scratch.run("erase", "--notice", "3")
    #expect(other.code == 3 && other.words.contains("erases nothing"), "\(other.words)")
    #expect(try scratch.run("erase", "--notice", "99").code == 3)
    #expect(try scratch.run("erase", "--notice", "3", "--record", "3").code == 64)
    #expect(try scratch.run("erase", "--notice", "3", "--apply", "B").code == 64)
  }
}

import CanonicalJSON
import Foundation
import Testing

/// What stays of an erasure must not say again what it erases.
@Suite("A name in the reason of an erasure or of a hold")
struct PersonsInTextTests {
  private struct Given {
    let sample: SampleWithPerson
    var scratch: Scratch { sample.scratch }
    var person: String { sample.person }

    init() throws {
      sample = try SampleWithPerson(
        "name=Zoé de la Œuvre-Quenneville", "email=zquen@example.org")
    }

    func erase(_ reason: String, basis: String = "loi25-28", _ more: String...) throws -> Run {
      try scratch.run(
        ["erase", person, "--legal-basis", basis, "--reason", reason, "--yes"] + more)
    }
  }

  @Test func `is refused where nobody can be asked, and named`() throws {
    let given = try Given()
    let size = try given.scratch.size
    for (reason, word) in [
      ("Asked for by ZOE herself", "ZOE"), ("Demande de Mme quenneville.", "quenneville"),
      ("Zoé's own request", "Zoé"), ("See oeuvre", "oeuvre"), ("Quenne\u{AD}ville", "Quenneville"),
      ("From zquen by mail", "zquen"),
    ] {
      let run = try given.erase(reason, "--lang", "en")
      #expect(run.code == 3 && run.words.contains("E-PERSONAL-TEXT"), "\(run.words)")
      #expect(run.words.contains("“\(word)”"), "\(word): \(run.words)")
    }
    let basis = try given.erase("On request", basis: "zoe-28")
    #expect(basis.code == 3 && basis.words.contains("E-PERSONAL-TEXT"), "\(basis.words)")
    let json = try given.erase("Zoé", "--json").json["refusal"]
    #expect(
      json?["parameters"]?.arrayValue?.contains(
        ["role": "person", "value": .string(given.person)]) == true, "\(String(describing: json))")
    let french = try given.erase("Zoé", "--langue", "fr-CA")
    #expect(french.words.replacing("\n", with: " ").contains("redit un mot des textes"))
    #expect(try given.scratch.size == size)
  }

  @Test func `is asked about whole words of three letters and more, and left by an option`() throws
  {
    let given = try Given()
    let trial = try given.erase("On request, de la part d'un zoologist; example.org", "--dry-run")
    #expect(trial.code == 0, "\(trial.words)")
    #expect(try given.erase("Zoé", "--allow-personal-text").code == 0)
    // Of words that are erased nothing can be said again.
    let after = try given.erase("Zoé")
    #expect(after.words.contains("E-ALREADY-ERASED"), "\(after.words)")
  }

  @Test func `is asked about where it looks like one in the words of a record that goes`() throws {
    let given = try Given()
    let scratch = given.scratch
    try scratch.done(
      "record", "contact.designated", "party=gq", "person=\(given.person)", "--agreement",
      "gq-cnrs", "--on-behalf-of", "gq", "--occurred", "2022-05-06", "--text-en",
      "A visit of Ada Lovelace to Génome Québec. Later the MRI, with M. Tremblay. Present: Roy.",
      "--text-fr", "Daphné a pris des notes en mai.")
    func erase(_ reason: String) throws -> Run {
      try scratch.run(
        "erase", "--record", "12", "--legal-basis", "loi25-28", "--reason", reason, "--dry-run",
        "--lang", "en")
    }
    let run = try erase("On request of Mrs LOVELACE")
    #expect(run.code == 3 && run.words.contains("E-PERSONAL-TEXT"), "\(run.words)")
    let told = run.words.replacing("\n", with: " ")
    #expect(told.contains("one of the words of record 12"), "\(told)")
    #expect(run.words.contains("“LOVELACE”"), "\(run.words)")
    for name in ["Tremblay", "Roy", "Daphné"] {
      let run = try erase("Asked by \(name)")
      #expect(run.code == 3 && run.words.contains("“\(name)”"), "\(run.words)")
    }
    // Neither what any text says, nor the name of a partner, nor what begins a sentence, nor an acronym.
    let other = try erase(
      "Génome Québec asked about the visit later, after the mri; by the Act of May, as roy knows")
    #expect(other.code == 0, "\(other.words)")
  }

  @Test func `is asked about where a record names the person, and where a hold covers them`() throws
  {
    let given = try Given()
    let scratch = given.scratch
    try scratch.done(
      "record", "contact.designated", "party=gq", "person=\(given.person)", "--agreement",
      "gq-cnrs", "--on-behalf-of", "gq", "--occurred", "2022-05-06", "--text-fr", "Nommée")
    let record = try scratch.run(
      "erase", "--record", "12", "--legal-basis", "loi25-28", "--reason", "Pour Zoé", "--yes")
    #expect(record.code == 3 && record.words.contains("E-PERSONAL-TEXT"), "\(record.words)")
    let hold = try scratch.run(
      "hold", "place", "H-1", "--person", given.person, "--reason", "Quenneville v. gq")
    #expect(hold.code == 3 && hold.words.contains("E-PERSONAL-TEXT"), "\(hold.words)")
    try scratch.done("hold", "place", "H-1", "--person", given.person, "--reason", "A dispute")
    let others = [
      ["hold", "lift", "H-1", "--reason", "Settled with Zoé"],
      ["hold", "place", "H-Quenneville", "--person", given.person, "--reason", "A dispute"],
      ["hold", "place", "H-2", "--record", "12", "--reason", "Quenneville v. gq"],
      [
        "hold", "place", "H-2", "--person", given.person, "--reason", "A dispute", "--authority",
        "Order on Quenneville",
      ],
    ]
    for arguments in others {
      let run = try scratch.run(arguments)
      #expect(run.code == 3 && run.words.contains("E-PERSONAL-TEXT"), "\(arguments): \(run.words)")
    }
  }

  @Test func `is told of where it is short, and its address where it stands alone`() throws {
    let sample = try SampleWithPerson("name=Li Na", "email=na@example.org")
    let scratch = sample.scratch
    func publish(_ text: String) throws {
      let size = try #require(try scratch.size)
      try scratch.done(
        "record", "exchange.scheduled", "exchange=X\(size)", "form=visit", "planned=2022-06-10",
        "title.fr=Une visite", "--text-en", text, "--axis", "A1", "--party", "gq", "--party",
        "cnrs", "--occurred", "2022-05-06", "--allow-personal-text")
    }
    for text in [
      "With LI  NA, later", "Ask <na@example.org>.", "Li and Na", "anna@example.org",
      "na@example.org.uk",
    ] { try publish(text) }
    let shown = try scratch.done("person", sample.person, "--json").json["answer"]
    #expect(shown?["mentioning"] == [12, 13], "\(String(describing: shown))")
  }

  @Test func `is told of beside a text that does not open, which may say it`() throws {
    let given = try Given()
    let scratch = given.scratch
    let keys = try FileHandle(forUpdating: scratch.url.appending(path: "L/words.keys"))
    try keys.seek(toOffset: 32 + 10 * 32)
    try keys.write(contentsOf: Data(repeating: 7, count: 32))
    try keys.close()
    let shown = try given.erase("On request", "--dry-run", "--json").json
    #expect(shown["mentioning"] == [10], "\(String(describing: shown["mentioning"]))")
  }

  @Test func `is told of in other texts that stay, by the name, a word of it or the address`()
    throws
  {
    let given = try Given()
    let scratch = given.scratch
    func publish(_ text: String) throws -> Int64 {
      let size = try #require(try scratch.size)
      let made = try scratch.done(
        "record", "exchange.scheduled", "exchange=X\(size)", "form=visit",
        "planned=2022-06-10", "title.fr=Une visite", "--text-en", text, "--axis", "A1", "--party",
        "gq", "--party", "cnrs", "--occurred", "2022-05-06", "--allow-personal-text", "--json")
      return try #require(made.json["receipt"]?["sequence"]?.integerValue)
    }
    let mentioning: [Int64] = [
      try publish("Later, the visit of Mrs QUENNEVILLE"), try publish("Write to ZQuen@Example.org"),
      try publish("zoe de la oeuvre quenneville came"),
    ]
    for text in ["The zoe of a zoologist", "See zquen, or example.org", "Génome Québec asked"] {
      _ = try publish(text)
    }
    // Who somebody else is says a word of the name by chance, and the whole of it hardly.
    try scratch.done("record", "person.registered", "name=Zoé Autre")
    let twin = try scratch.done(
      "record", "person.registered", "name=Quenneville, Zoé de la Œuvre", "--json")
    let last: Int64 = try #require(twin.json["receipt"]?["sequence"]?.integerValue)
    let all = mentioning + [last]
    let numbers = JSON.array(all.map { .integer($0) })
    let trial = try given.erase("On request", "--dry-run", "--json").json
    #expect(trial["mentioning"] == numbers, "\(String(describing: trial["mentioning"]))")
    let more = try given.erase("On request", "--record", "\(all[0])", "--dry-run", "--json").json
    #expect(more["mentioning"] == .array(all.dropFirst().map { .integer($0) }), "\(more)")
    let shown = try scratch.done("person", given.person, "--json").json
    #expect(shown["answer"]?["mentioning"] == numbers, "\(shown)")
    let listed = all.dropLast().map(String.init).joined(separator: ", ")
    let (en, fr) = ("\(listed), and \(all[3])", "\(listed) et \(all[3])")
    let told = try scratch.done("person", given.person, "--export", "x.json", "--lang", "en")
    #expect(
      told.words.replacing("\n", with: " ").contains("or the address: \(en)."), "\(told.words)")
    let erased = try given.erase("Sur demande", "--langue", "fr-CA").words
      .replacing("\n", with: " ")
    #expect(erased.contains("et restent\u{A0}: \(fr). Lisez-les;"), "\(erased)")
  }
}

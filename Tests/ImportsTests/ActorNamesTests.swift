import CanonicalJSON
import Imports
import Partnership
import Testing
import Wording

@Suite struct `An actor in a cell` {
  private static let known: [(String, String)] = [
    ("cnrs", "CNRS"), ("gq", "Génome Québec"), ("ul-1", "Université Laval"),
    ("ul-2", "Université Laval"), ("mesi", "Ministère de l’Économie, de la Science"),
    ("inrae", "Inra"), ("inrae", "Inrae"),
  ]

  private func read(
    _ text: String, _ mapping: String = "{}", known actors: [(String, String)] = Self.known
  ) throws -> (actions: [Action], kept: String) {
    let mapping = try Mapping(Array(mapping.utf8))
    let known = actors.compactMap { id, name in ActorID(id).map { (actor: $0, name: name) } }
    let names = ActorNames(mapping, ids: { known.map(\.actor) }, names: { known })
    let reading = TableReading(mapping)
    let source = ImportSource(name: "f", sha256: "", bytes: 0, mediaType: "text/csv")
    let rows = try reading.rows(
      of: Delimited(Array(text.utf8)).table, from: source, naming: names)
    let kept = String(
      decoding: try reading.mapping(naming: names).json.canonicalBytes, as: UTF8.self)
    return (rows.map(\.action), kept)
  }

  private func exchange(_ parties: String) throws -> [String] {
    try read("type;parties\nexchange.held;\"\(parties)\"\n").actions[0].parties.map(\.text)
  }

  @Test func `is known by its id, and by its name whatever its case and accents`() throws {
    #expect(try exchange("cnrs;gq") == ["cnrs", "gq"])
    #expect(try exchange("CNRS, génome québec") == ["cnrs", "gq"])
    #expect(try exchange("GENOME  QUEBEC") == ["gq"])
    let transfer = try read(
      "type;data.giver;data.receiver\nknowhow.transferred;Cnrs;Génome Québec\n")
    #expect(transfer.actions[0].data["giver"] == "cnrs")
    #expect(transfer.actions[0].data["receiver"] == "gq")
  }

  @Test func `is known by a name that it had, and by one that holds a comma`() throws {
    #expect(try exchange("INRA") == ["inrae"])
    #expect(
      try exchange("Ministère de l'Économie, de la Science; CNRS") == ["mesi", "cnrs"])
    #expect(
      try exchange("CNRS\nMinistère de l'Économie, de la Science") == ["cnrs", "mesi"])
  }

  @Test func `is refused where several have the name, with their ids`() throws {
    #expect(
      throws: ImportError.table(
        TableFault(
          .ambiguousActor("Université Laval", ["ul-1", "ul-2"]),
          at: TableFault.Place(row: 2, column: 1, heading: "parties")))
    ) { try exchange("Université Laval") }
    let fault = TableFault(.ambiguousActor("Université Laval", ["ul-1", "ul-2"]))
    #expect(
      Wording(.frCA).sentence(for: fault)
        == "plusieurs acteurs s’appellent «\u{A0}Université Laval\u{A0}». Écrivez ul-1 ou ul-2,"
        + " ou dites lequel dans une table de correspondance (actors).")
    // The mapping says which.
    let told = try read(
      "type;parties\nexchange.held;Université Laval\n",
      #"{"actors":[{"cell":"université laval","value":"ul-2"}]}"#)
    #expect(told.actions[0].parties.map(\.text) == ["ul-2"])
  }

  @Test func `is refused where one has the name and another the id, whatever its capitals`() throws
  {
    func parties(_ cell: String) throws -> [String] {
      try read(
        "type;parties\nexchange.held;\(cell)\n",
        known: [("gq", "Génome Québec"), ("filiale", "GQ"), ("vide", "\u{200B}")]
      ).actions[0].parties.map(\.text)
    }
    #expect(
      throws: ImportError.table(
        TableFault(
          .ambiguousActor("GQ", ["filiale", "gq"]),
          at: TableFault.Place(row: 2, column: 1, heading: "parties")))
    ) { try parties("GQ") }
    #expect(try parties("gq") == ["gq"])
    #expect(try parties("Filiale") == ["filiale"])
  }

  @Test func `is refused where none has the name, with those that resemble it`() throws {
    #expect(
      throws: ImportError.table(
        TableFault(
          .unknownActor("Génome Canada", ["Génome Québec"]),
          at: TableFault.Place(row: 2, column: 1, heading: "parties")))
    ) { try exchange("CNRS; Génome Canada") }
    #expect(
      Wording(.en).sentence(for: TableFault(.unknownActor("Génome Canada", ["Génome Québec"])))
        == "no actor is called “Génome Canada”. There is Génome Québec.")
    #expect(
      Wording(.en).sentence(
        for: TableFault(.unknownActor(String(repeating: "x", count: 30_000), ["CNRS"])))
        == "no actor is called “\(String(repeating: "x", count: 80))…”. There is CNRS.")
    #expect(
      Wording(.frCA).sentence(for: TableFault(.unknownActor("X Y", [])))
        == "aucun acteur ne s’appelle «\u{A0}X Y\u{A0}». Écrivez l’identifiant ou le nom d’un acteur"
        + " inscrit.")
    #expect(
      throws: ImportError.table(
        TableFault(
          .unknownActor("CNSR", ["CNRS"]),
          at: TableFault.Place(row: 2, column: 1, heading: "parties")))
    ) { try exchange("CNSR") }
    // What reads as an id is for the ledger to judge.
    #expect(try exchange("nobody") == ["nobody"])
  }

  @Test func `may be one that a row above registers, whose id is no name`() throws {
    let text = """
      type;data.actor;data.name;data.kind;parties
      actor.registered;inserm;Inserm;party;
      actor.registered;cnrs-ouest;CNRS;party;
      exchange.held;;;;Inserm
      """
    let actions = try read(text).actions
    #expect(actions[1].data["actor"] == "cnrs-ouest")
    #expect(actions[2].parties.map(\.text) == ["inserm"])
    // Two are called CNRS now.
    #expect(throws: ImportError.self) { try read(text + "\nexchange.held;;;;CNRS") }
    #expect(throws: ImportError.self) {
      try read(
        "type;parties;data.actor;data.name;data.kind\nexchange.held;Inserm;;;\n"
          + "actor.registered;;inserm;Inserm;party")
    }
  }

  @Test func `is kept with the import, so that the table reads the same without the ledger`() throws
  {
    let text = "type;parties\nexchange.held;CNRS, gq\nexchange.held;Cnrs;\n"
      .replacing("Cnrs;", with: "Cnrs")
    let (actions, kept) = try read(text)
    #expect(kept == #"{"actors":[{"cell":"CNRS","value":"cnrs"}]}"#)
    let source = ImportSource(name: "f", sha256: "", bytes: 0, mediaType: "text/csv")
    let again = try TableReading(Mapping(Array(kept.utf8))).rows(
      of: Delimited(Array(text.utf8)).table, from: source)
    #expect(again.map(\.action) == actions)
    #expect(
      try read("type;parties\nexchange.held;cnrs;\n".replacing("s;\n", with: "s\n")).kept == "{}")
  }
}

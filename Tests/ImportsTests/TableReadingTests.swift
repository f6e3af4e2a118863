import CanonicalJSON
import DelimitedText
import EntenteTesting
import Imports
import Partnership
import Testing
import Wording

@Suite struct `The rows of a table` {
  private let source = ImportSource(
    name: "échanges.csv", sha256: String(repeating: "0", count: 64), bytes: 9, mediaType: "text/csv"
  )

  private func rows(_ text: String, _ mapping: String = "{}") throws -> [ImportRow] {
    try TableReading(Mapping(Array(mapping.utf8))).rows(
      of: Delimited(Array(text.utf8)).table, from: source)
  }

  @Test func `are actions by the paths of their headings`() throws {
    let row = try rows(
      "type,agreement,occurred,axes,parties,on_behalf_of,data.exchange,data.form,data.title.fr,"
        + "data.participants,text.en,reason.fr,cause,evidence\r\n"
        + "exchange.held,gq-cnrs,22 avril 2022,A1;A2,\"gq, cnrs\",gq,X1,workshop,Atelier,"
        + "p-exemple2exemple2;cnrs,Workshop,Retard,12,"
        + "\"[{\"\"sha256\"\":\"\"\(String(repeating: "a", count: 64))\"\",\"\"media_type\"\":\"\"text/plain\"\"}]\"\r\n"
    )[0]
    #expect(row.line == 2)
    var expected = Action(.exchangeHeld)
    expected.agreement = AgreementID("gq-cnrs")
    expected.occurred = Occurred("2022-04-22")
    expected.axes = ["A1", "A2"].compactMap { Code($0) }
    expected.parties = ["gq", "cnrs"].compactMap { ActorID($0) }
    expected.onBehalfOf = ["gq"].compactMap { ActorID($0) }
    expected.data = [
      "exchange": "X1", "form": "workshop", "participants": ["p-exemple2exemple2", "cnrs"],
      "title": ["fr": "Atelier"],
    ]
    expected.text = ["en": "Workshop"]
    expected.reason = ["fr": "Retard"]
    expected.cause = .sequence(SequenceNumber(12))
    expected.evidence = [
      ["media_type": "text/plain", "sha256": .string(String(repeating: "a", count: 64))]
    ]
    #expect(row.action == expected)
    #expect(row.citation?.objectValue?["name"] == "échanges.csv#row=2")
  }

  @Test func `say in which cell what is refused stands`() throws {
    var table = try Delimited(
      Array("type;parties;data.exchange;data.title.fr\nexchange.held;gq,cnrs;X1;T\n".utf8)
    ).table
    table.sheet = "2022"
    let row = try TableReading().rows(of: table, from: source)[0]
    func place(_ refusal: Refusal) -> TableFault.Place? { row.place(of: refusal) }
    func cell(_ column: Int, _ heading: String) -> TableFault.Place {
      TableFault.Place(sheet: "2022", row: 2, column: column, heading: heading)
    }
    #expect(
      place(Refusal(.badField, .field("data.exchange"))) == cell(2, "data.exchange"))
    #expect(place(Refusal(.badField, .field("data.title"))) == cell(3, "data.title.fr"))
    #expect(place(Refusal(.badField, .field("parties[1]"))) == cell(1, "parties"))
    #expect(place(Refusal(.unknownActor, Parameter(.actor, .text("cnrs")))) == cell(1, "parties"))
    #expect(
      place(Refusal(.unknownExchange, Parameter(.code, .text("X1")))) == cell(2, "data.exchange"))
    #expect(
      place(Refusal(.missingField, .field("data.form")))
        == TableFault.Place(sheet: "2022", row: 2))
    #expect(
      Wording(.frCA).words(for: cell(1, "parties"))
        == "feuille «\u{A0}2022\u{A0}», ligne 2, colonne 2 (B), «\u{A0}parties\u{A0}»")
  }

  @Test func `are the same in French and in English`() throws {
    let french = try rows(
      "Type d’écriture;Entente;Date des faits;Axes;Échange;Forme;Lieu;Un seul titulaire\n"
        + "Échange tenu;gq;1er mai 2022;A1;X1;Visioconférence;Montréal;\n")
    let english = try rows(
      "Type of record,Agreement,When it happened,Axes concerned,Exchange,Form,Place (French)\n"
        + "exchange held,gq,\"May 1, 2022\",A1,X1,video call,Montréal\n")
    #expect(french.map(\.action) == english.map(\.action))
  }

  @Test func `are read by a mapping, the rest by their headings`() throws {
    let mapping = """
      {"columns": [
        {"column": "Quand", "path": "occurred", "dates": "dmy"},
        {"column": "Genre", "path": "type", "values": [{"cell": "Subvention", "value": "funding.awarded"}]},
        {"column": "Combien", "path": "data.amount.decimal", "decimal": ","},
        {"column": "Axe(s)", "path": "axes", "list": "/"},
        {"column": "Remarque"}],
       "fixed": {"agreement": "gq-cnrs", "data.currency": "CAD"},
       "unique": {"column": "No", "register": "subventions"}}
      """
    let row = try rows(
      "No;Quand;Genre;Combien;Axe(s);Remarque;data.lead\n12;03/04/2022;subvention;1 234,50;A1/A2;x;F1\n",
      mapping)[0]
    #expect(row.action.type == .fundingAwarded)
    #expect(row.action.occurred == Occurred("2022-04-03"))
    #expect(row.action.axes.map(\.text) == ["A1", "A2"])
    #expect(row.action.data == ["amount": 123_450, "currency": "CAD", "lead": "F1"])
    #expect(row.unique?.json == ["subventions", "12"])
  }

  @Test(arguments: [("JPY", 1_235), ("KWD", 1_234_500), ("EUR", 123_450)])
  func `count an amount in the smallest unit of its currency`(
    currency: String, amount: Int64
  ) throws {
    let cell = currency == "JPY" ? "1 235" : "1 234,5"
    let row = try rows("type;Montant;Devise\nfunding.awarded;\(cell);\(currency)\n")[0]
    #expect(row.action.data["amount"] == .integer(amount))
  }

  @Test func `name records and persons by action too`() throws {
    let id = "0185067e-0400-7049-8000-000000000000"
    let row = try rows("type;data.target;reason.fr\nrecord.annulled;\(id);Erreur\n")[0]
    #expect(row.action.data["target"] == ["action": .string(id)])
    let correction = try rows(
      "type;data.target;data.changes\nrecord.corrected;12;\"{\"\"data.form\"\":null,\"\"form\"\":\"\"visit\"\"}\"\n"
    )
    #expect(correction[0].action.data["target"] == 12)
    #expect(correction[0].action.data["changes"]?.objectValue?["form"] == "visit")
  }

  @Test(arguments: ["5", "#5"])
  func `name a person by the record that registers the person`(cell: String) throws {
    let row = try rows("type;data.person;data.actor\nrole.assigned;\(cell);cnrs\n")[0]
    #expect(row.action.data["person"] == 5)
    let held = try rows("type;data.participants\nexchange.held;\"#5, cnrs\"\n")[0]
    #expect(held.action.data["participants"] == [5, "cnrs"])
  }

  @Test(arguments: RecordType.allCases.filter { $0.definition.isByHand }, Language.allCases)
  func `import under the headings of a template`(_ type: RecordType, _ language: Language) throws {
    let wording = Wording(language)
    let template = try Delimited(Template.bytes(of: type, in: wording)).table
    #expect(template.rows.isEmpty)
    #expect(template.headings.count == Headings.columns(of: type).count)
    let label = TableCell.text(wording.label(of: type))
    let empty = Array(repeating: TableCell.empty, count: template.headings.count - 1)
    var filled = template
    filled.rows = [TableRow(number: 2, cells: [label] + empty)]
    // Every heading is understood, and none of them two ways.
    #expect(try TableReading().rows(of: filled, from: source).map(\.action) == [Action(type)])
  }

  @Test(arguments: RecordType.allCases.filter { $0.definition.isByHand }, Language.allCases)
  func `import from a template that is a workbook`(_ type: RecordType, _ language: Language) throws
  {
    let wording = Wording(language)
    let bytes = try Template.bytes(of: type, as: .xlsx, in: wording)
    #expect(try bytes == Template.bytes(of: type, as: .xlsx, in: wording))
    var table = try Workbook(bytes).table
    let text = try Delimited(Template.bytes(of: type, in: wording)).table
    #expect(table.headings == text.headings)
    #expect(table.rows.isEmpty)
    table.rows = [
      TableRow(
        number: 2,
        cells: [.text(wording.label(of: type))]
          + Array(repeating: .empty, count: table.headings.count - 1))
    ]
    #expect(try TableReading().rows(of: table, from: source).map(\.action) == [Action(type)])
    // The second sheet says of each column what goes there.
    let help = try Workbook(bytes, sheet: wording.say(fr: "Aide", en: "Help")).table
    #expect(help.rows.map { $0.cells[0].text } == text.headings)
    #expect(help.rows.allSatisfy { !$0.cells[1].text.isEmpty })
  }

  @Test func `give a mapping that reads as itself`() throws {
    let text = """
      {"columns":[{"column":"Date","dates":"dmy","path":"occurred"},\
      {"column":"Forme","path":"data.form","values":[{"cell":"atelier","value":"workshop"}]}],\
      "decimal":",","fixed":{"type":"exchange.held"},"list":"/","sheet":"2022",\
      "unique":{"column":"No","register":"r"}}
      """
    let mapping = try Mapping(Array(text.utf8))
    #expect(String(decoding: try mapping.json.canonicalBytes, as: UTF8.self) == text)
  }

  @Test func `written as a table read as the same actions`() throws {
    let lines = """
      {"type":"actor.registered","data":{"actor":"gq","name":"Génome \\"Q\\"; Québec","kind":"party","identifiers":{"ror":"03yrm5c26"}}}
      {"type":"agreement.proposed","agreement":"gq-cnrs","occurred":"../2022-04-22","on_behalf_of":["gq"],"data":{"title":{"fr":"Entente","en":"Agreement"},"object":{"fr":"Explorer\\nà deux"},"parties":["gq","cnrs"],"term":"P24M"}}
      {"type":"amendment.proposed","agreement":"gq-cnrs","occurred":"2022-05-01","data":{"amendment":"AM1","operations":[{"type":"axis.added","axis":"A5"}]}}
      {"type":"hold.placed","data":{"hold":"H1","covers":{"records":[{"action":"0185067e-0400-7049-8000-000000000000"}]}},"reason":{"fr":"Litige"}}
      {"type":"record.corrected","action":"0185067e-0400-7049-8000-000000000000","data":{"target":{"action":"0185067e-0400-7048-8000-000000000000"},"changes":{"title.fr":null,"form":"visit"}},"reason":{"fr":"r"},"cause":{"action":"0185067e-0400-7048-8000-000000000000"},"author":"svc-demo","authority":"clause 3"}
      {"type":"transfer.made","agreement":"gq-cnrs","occurred":"2022-05","data":{"transfer":"T1","sender":"gq","receiver":"cnrs","protocol":"P1","version":1,"personal":false,"bytes":12,"duo":["DUO:0000042"]}}
      """
    let actions = try JSONLines.read(Array(lines.utf8)).map(\.action)
    let bytes = DelimitedText.bytes(of: ActionTable.rows(of: actions))
    let again = try TableReading().rows(of: Delimited(bytes).table, from: source)
    #expect(again.map(\.action) == actions)

    let cells = ActionTable.rows(of: actions).map {
      $0.map { $0.isEmpty ? "" : WorkbookParts.text($0) }
    }
    let workbook = try Workbook(WorkbookParts(rows: cells).bytes).table
    let ofWorkbook = try TableReading().rows(of: workbook, from: source)
    #expect(ofWorkbook.map(\.action) == actions)
    #expect(ofWorkbook[0].citation?.objectValue?["name"] == "échanges.csv#'Feuille 1'!2")
  }

  @Test func `written of every type of record read as the same actions`() throws {
    var actions: [Action] = []
    for example in examples {
      var object = example.envelope
      object["type"] = .string(example.type.name)
      object["occurred"] = example.occurred.map { .string($0) }
      object["data"] = example.data.objectValue?.isEmpty == true ? nil : example.data
      actions.append(try Action(json: .object(object)))
    }
    let bytes = DelimitedText.bytes(of: ActionTable.rows(of: actions))
    let again = try TableReading().rows(of: Delimited(bytes).table, from: source)
    for (one, other) in zip(again, actions) { #expect(one.action == other) }
    #expect(again.count == actions.count)
  }
}

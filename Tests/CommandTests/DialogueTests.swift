import CanonicalJSON
import Partnership
import Testing
import Wording

@testable import EntenteCommand

@Suite("A dialogue that asks for a record")
struct DialogueTests {
  @Test func `asks in French, one question at a time, and makes the action`() throws {
    var talk = try Talk(.frCA)
    #expect(talk.question == "Quel type d’écriture? Quelques lettres, ou un numéro.")
    #expect(talk.choices.first == "Échanges (3)")
    talk.answer("atelier")
    #expect(talk.choices == ["Échange prévu", "Échange tenu"])
    talk.answer("2")
    #expect(talk.question.hasPrefix("Date des faits — jour, mois, année"))
    #expect(talk.question.hasSuffix("hier, aujourd’hui"))
    talk.answer("hier")
    #expect(talk.question.hasPrefix("Échange — code d’un échange"))
    #expect(talk.choices == ["E-7 — Relire (prévu)"])
    #expect(talk.prompt == "[E-8] > ")
    talk.answer("")
    #expect(talk.question == "Forme")
    #expect(talk.choices.contains("atelier"))
    talk.answer("Ateliér")
    #expect(talk.question.hasPrefix("Axes — "))
    #expect(talk.choices == ["A1 — Savoir-faire (actif)", "A3 — Protocoles de transfert (actif)"])
    talk.answer("2")
    #expect(talk.prompt == "[cnrs, gq] > ")
    talk.answer("")
    #expect(talk.question.hasPrefix("Autres champs?"))
    talk.answer("lieu, texte")
    #expect(talk.question == "Lieu (fr)")
    talk.answer("Montréal")
    #expect(talk.question == "Lieu (en)")
    talk.answer("Montreal")
    #expect(talk.question == "Texte libre (fr)")
    talk.answer("Vingt personnes", "")
    #expect(
      talk.action == [
        "agreement": "gq-cnrs", "axes": ["A3"],
        "data": [
          "exchange": "E-8", "form": "workshop", "place": ["en": "Montreal", "fr": "Montréal"],
        ],
        "occurred": "2023-03-06", "parties": ["cnrs", "gq"],
        "text": ["fr": "Vingt personnes"], "type": "exchange.held",
      ])
    talk.wasShown()
    #expect(talk.question == "Consigner?" && talk.prompt == "[o/N] ")
    talk.answer("o")
    #expect(talk.dialogue.phase == .agreed)
  }

  @Test func `asks in English the same way`() throws {
    var talk = try Talk(.en)
    talk.answer("know-how", "yesterday")
    #expect(talk.question == "Giver — id of an actor")
    talk.answer("1", "genome", "Barcoding", "")
    #expect(talk.question == "Axes concerned — one or more, 1 2; all")
    talk.answer("all")
    #expect(talk.question.hasPrefix("Other fields?"))
    talk.answer("")
    #expect(
      talk.action == [
        "agreement": "gq-cnrs", "axes": ["A1", "A3"],
        "data": ["giver": "cnrs", "receiver": "gq", "subject": ["en": "Barcoding"]],
        "occurred": "2023-03-06", "type": "knowhow.transferred",
      ])
    talk.wasShown()
    #expect(talk.question == "Record it?" && talk.prompt == "[y/N] ")
    talk.answer("")
    #expect(talk.dialogue.turn == .leave)
  }

  @Test func `refuses a wrong answer in the words of the refusal, and asks it again`() throws {
    let wording = Wording(.frCA)
    var talk = try Talk(.frCA)
    talk.answer("échange tenu", "2023-02-30")
    let badDate = Refusal(
      .badField, .field("occurred"), .expected(FieldKind.occurred.form), .text("2023-02-30"))
    #expect(talk.reply == wording.sentence(ofAnswer: badDate, fields: .asked(of: .exchangeHeld)))
    #expect(!talk.reply.contains("E-") && !talk.reply.contains("Rien n’a été écrit"))
    #expect(talk.question.hasPrefix("Date des faits"))
    talk.answer("2030-01-01")
    #expect(talk.reply.contains("est dans l’avenir"))
    talk.answer("")
    #expect(talk.reply == "Cette question attend une réponse.")
    talk.answer("aujourd’hui", "e-6")
    #expect(talk.reply.contains("E-6") && talk.reply.contains("20"), "\(talk.reply)")
    talk.answer("E-8", "toto")
    #expect(talk.reply.contains("champ «\u{A0}Forme\u{A0}»"))
    talk.answer("3", "A9")
    #expect(talk.reply.contains("ne connaît pas l’axe A9"))
    talk.answer("A1", "zut")
    #expect(talk.reply.contains("ne connaît pas l’acteur zut"))
    talk.answer("gq", "")
    #expect(talk.action?.objectValue?["occurred"] == "2023-03-07")
  }

  @Test(arguments: ["CAD é", "Zut & Cie"])
  func `suggests no actor that is not there where there are some to choose from`(
    name: String
  ) throws {
    var talk = try Talk(.frCA)
    talk.answer("savoir-faire transmis", "hier", name)
    #expect(talk.reply.hasPrefix("Le registre ne connaît pas l’acteur \(name)."), "\(talk.reply)")
    #expect(!talk.reply.contains("exemple"))
  }

  @Test(arguments: [
    ("CAD", "1,234.00 or 1.23", "1234.50"), ("BHD", "1,234.000 or 1.2340", "1234.500"),
  ])
  func `asks for an amount with the decimals of its currency`(
    currency: String, decimals: String, form: String
  ) throws {
    var talk = try Talk(.en)
    try talk.answerUpToOthers(of: "funding.identified")
    talk.answer("amount, currency", currency)
    #expect(talk.question.hasSuffix("in \(currency), \(form)"), "\(talk.question)")
    talk.answer("1,234")
    #expect(talk.reply.hasSuffix("Write the decimals: \(decimals)."), "\(talk.reply)")
  }

  @Test func `speaks of the types that are shown, and not of families that are not`() throws {
    var talk = try Talk(.frCA)
    talk.answer("?")
    #expect(talk.reply.contains("numéro d’une famille"), "\(talk.reply)")
    talk.answer("atelier", "?")
    #expect(talk.reply.contains("numéro d’un type de la liste"), "\(talk.reply)")
  }

  @Test func `says the type that a few letters have chosen`() throws {
    var talk = try Talk(.frCA)
    talk.answer("échange tenu")
    #expect(talk.reply == "→ Échange tenu (exchange.held)")
  }

  @Test func `refuses who gives to itself`() throws {
    var talk = try Talk(.en)
    talk.answer("know-how", "today", "cnrs", "cnrs")
    #expect(talk.reply.hasPrefix("The actor cnrs is named on both sides."))
    #expect(talk.question.hasPrefix("Receiver"))
  }

  @Test func `asks a late record for its reason at once, and says how late it is`() throws {
    var talk = try Talk(.frCA)
    talk.answer("échange tenu", "2022-06-14")
    #expect(talk.reply.hasPrefix("Il y a 266 jours"))
    #expect(talk.question == "Motif")
    talk.answer("")
    #expect(talk.reply == "Cette question attend une réponse.")
    talk.answer("Retrouvé dans les archives")
    #expect(talk.question.hasPrefix("Échange"))
    talk.answer("<", "<", "hier")
    // In time after all: no reason is asked for any more.
    #expect(talk.question.hasPrefix("Échange"))
  }

  @Test(arguments: ["<", "retour", "back"])
  func `goes back one question at a time and offers what was answered`(word: String) throws {
    var talk = try Talk(.frCA)
    talk.answer(word)
    #expect(talk.reply == "C’est la première question.")
    talk.answer("échange tenu", "hier", "E-9", "3", "1, 2", word)
    #expect(talk.prompt == "[1, 2] > ")
    talk.answer(word, word)
    #expect(talk.prompt == "[E-9] > ")
    talk.answer("", "", "", "gq", "")
    #expect(talk.action?.objectValue?["axes"] == ["A1", "A3"])
    #expect(talk.action?.objectValue?["data"]?.objectValue?["exchange"] == "E-9")
  }

  @Test(arguments: ["q", "quitter", nil])
  func `is left with nothing written`(typed: String?) throws {
    var talk = try Talk(.frCA)
    talk.answer("échange tenu", "hier", typed)
    #expect(talk.dialogue.turn == .leave)
  }

  @Test func `explains a question when asked`() throws {
    var talk = try Talk(.en)
    talk.answer("?")
    #expect(talk.reply.contains("workshop") && talk.reply.contains("Ctrl-D"))
    talk.answer("commitment met", "today", "?")
    #expect(talk.reply.contains("commitment"))
    #expect(talk.reply.contains("Required."))
  }

  @Test func `takes up one answer again after a refusal, and keeps the others`() throws {
    var talk = try Talk(.frCA)
    talk.answer("entente signée", "hier", "cnrs", "")
    #expect(talk.action != nil)
    talk.wasRefused(
      Refusal(.alreadySigned, Parameter(.actor, .text("cnrs")), .record(5)))
    #expect(talk.choices.map { $0.replacing("\u{A0}", with: " ") }.contains("Partie : cnrs"))
    // The refusal names the party: its answer is offered first.
    #expect(talk.prompt == "[3] > ")
    talk.answer("")
    #expect(talk.question.hasPrefix("Partie") && talk.prompt == "[cnrs] > ")
    talk.answer("gq")
    #expect(talk.action?.objectValue?["data"] == ["party": "gq"])
    #expect(talk.action?.objectValue?["occurred"] == "2023-03-06")
  }

  @Test func `offers what is still open, and asks for evidence or a reason`() throws {
    var talk = try Talk(.frCA)
    talk.answer("engagement tenu", "hier")
    if talk.question.hasPrefix("Quel type") { talk.answer("commitment.met", "hier") }
    #expect(talk.choices == ["C-1 — Rapport (ouvert)"])
    talk.answer("1", "none.pdf")
    #expect(talk.reply.contains("none.pdf"))
    talk.answer("")
    #expect(talk.question == "Motif")
    talk.answer("")
    #expect(talk.reply == "Sans pièce à l’appui, cette question attend une réponse.")
    talk.answer("<", "pv.pdf", "")
    #expect(talk.action?.objectValue?["evidence"]?.arrayValue?.count == 1)
    #expect(talk.dialogue.evidence == ["pv.pdf"])
  }

  @Test func `asks which agreement where there are several, or none at all`() throws {
    var talk = try Talk(.en, agreements: ["gq-cnrs", "gq-inrae"])
    #expect(talk.question.hasPrefix("Which agreement?"))
    talk.answer("inrae")
    #expect(talk.question.hasPrefix("Which type"))
    talk.answer("exchange held", "today", "", "1", "", "gq", "")
    #expect(talk.action?.objectValue?["agreement"] == "gq-inrae")
    var ledger = try Talk(.en, agreements: ["gq-cnrs", "gq-inrae"])
    ledger.answer("", "exchange held")
    // Without an agreement no exchange was held.
    #expect(ledger.reply.hasPrefix("No type of record has the name given"))
    ledger.answer("person.registered", "Grace Hopper", "")
    #expect(
      ledger.action == ["data": ["name": "Grace Hopper"], "type": "person.registered"])
  }

  @Test(arguments: [("annuler", Language.frCA), ("record annulled", .en)])
  func `says which command annuls`(typed: String, language: Language) throws {
    var talk = try Talk(language)
    talk.answer(typed)
    #expect(talk.reply.contains(language == .en ? "entente annul SEQ" : "entente annuler SEQ"))
  }

  @Test func `names persons by their names`() throws {
    var talk = try Talk(.frCA)
    talk.answer("role.assigned", "hier", "lovelace", "mei", "director")
    while talk.action == nil, talk.said.count < 9 { talk.answer("") }
    #expect(
      talk.action?.objectValue?["data"] == [
        "actor": "mei", "function": "director", "person": "p-aaaaaaaaaaaaaaaa",
      ])
  }

  @Test(arguments: ["9", "#9"])
  func `names a person by the number of the record that registers the person`(
    typed: String
  ) throws {
    var talk = try Talk(.frCA)
    talk.answer("role.assigned", "hier", "#8")
    #expect(talk.reply.contains("ne connaît pas la personne #8"), "\(talk.reply)")
    talk.answer(typed, "mei", "director")
    while talk.action == nil, talk.said.count < 9 { talk.answer("") }
    let data = talk.action?.objectValue?["data"]?.objectValue
    #expect(data?["person"] == "p-bbbbbbbbbbbbbbbb")
  }

  @Test func `does not ask for what options have said`() throws {
    var talk = try Talk(.en, base: ["occurred": "2023-03-01", "axes": ["A1"], "parties": ["gq"]])
    talk.answer("exchange held", "", "workshop", "")
    #expect(
      talk.action?.objectValue?["occurred"] == "2023-03-01"
        && talk.action?.objectValue?["axes"] == ["A1"])
  }

  @Test(arguments: [
    ("15/02/2023", "2023-02-15"), ("15 février 2023", "2023-02-15"),
    ("1er mars 2023", "2023-03-01"),
    ("2023-02-15", "2023-02-15"), ("hier", "2023-03-06"),
  ])
  func `reads a date as it stands on papers`(typed: String, date: String) throws {
    for language in [Language.frCA, .frFR] {
      var talk = try Talk(language)
      talk.answer("exchange.held", typed)
      #expect(talk.question.hasPrefix("Échange"), "\(talk.reply)")
      talk.answer("", "visit", "A1", "", "")
      #expect(talk.action?.objectValue?["occurred"]?.stringValue == date)
    }
  }

  @Test func `refuses a date that reads two ways, as an import does`() throws {
    var talk = try Talk(.frCA)
    talk.answer("exchange.held", "03/02/2023")
    #expect(talk.reply.contains("03/02/2023") && talk.reply.contains("se lit de deux façons."))
    #expect(!talk.reply.contains("--"))
    #expect(talk.question.hasPrefix("Date des faits"))
  }

  @Test(arguments: [
    ("cad", "1 234,50", 123_450), ("CAD", "1234.5", 123_450), ("CAD", "25000", 2_500_000),
    ("JPY", "1 234", 1_234), ("KWD", "1,5", 1_500),
  ])
  func `reads an amount with the decimals of its currency`(
    currency: String, typed: String, amount: Int64
  ) throws {
    var talk = try Talk(.frCA)
    try talk.answerUpToOthers(of: "funding.applied")
    talk.answer("montant demandé")
    #expect(talk.question.hasPrefix("Devise — "))
    talk.answer(currency)
    #expect(talk.question.hasPrefix("Montant demandé — en \(currency.uppercased()), 1234"))
    talk.answer(typed)
    let data = talk.action?.objectValue?["data"]?.objectValue
    #expect(data?["amount"] == .integer(amount), "\(talk.reply)")
    #expect(data?["currency"]?.stringValue == currency.uppercased())
  }

  @Test(arguments: [("1,234", "se lit de deux façons"), ("1,505", "plus de 2 décimales")])
  func `refuses an amount that its currency cannot have`(typed: String, why: String) throws {
    var talk = try Talk(.frCA)
    try talk.answerUpToOthers(of: "funding.applied")
    talk.answer("amount", "cad", typed == "1,505" ? "1 001,505" : typed)
    #expect(talk.reply.contains(why), "\(talk.reply)")
    #expect(!talk.reply.contains("--"))
    #expect(talk.question.hasPrefix("Montant demandé"))
  }

  @Test func `reads an amount anew where its currency changes`() throws {
    var talk = try Talk(.en)
    try talk.answerUpToOthers(of: "funding.applied")
    talk.answer("amount", "cad", "1234")
    talk.wasRefused(Refusal(.wrongStage, .text("CAD")))
    talk.answer("")
    #expect(talk.question.hasPrefix("Currency"))
    talk.answer("jpy")
    #expect(talk.question.hasPrefix("Amount applied for") && talk.prompt == "[1234] > ")
    talk.answer("")
    #expect(talk.action?.objectValue?["data"]?.objectValue?["amount"] == 1_234)
  }

  @Test(arguments: ["atelier", "Workshop", "workshop", "3"])
  func `takes a choice by its label, its code or its number`(typed: String) throws {
    var talk = try Talk(.frCA)
    talk.answer("exchange.held", "hier", "", typed, "A1", "", "")
    let data = talk.action?.objectValue?["data"]?.objectValue
    #expect(data?["form"] == "workshop")
  }

  @Test func `names no option in a refusal, and no key`() throws {
    // A clock that is accepted is accepted on the command line.
    for name in RefusalName.allCases where ![.clockBehind, .clockAhead].contains(name) {
      for path in ["occurred", "parties[0]", "data.sha256", "data.form", "reason", "data.xyz"] {
        for language in Language.allCases {
          let refusal = Refusal(
            name, .field(path), .expected(FieldKind.occurred.form), .text("xyz"),
            Parameter(.type, .text("exchange.held")))
          let sentence = Wording(language).sentence(
            for: refusal, fields: .asked(of: .exchangeHeld))
          #expect(!sentence.contains("--") && !sentence.contains("="), "\(sentence)")
        }
      }
    }
  }

  @Test func `speaks of fields by the words of their questions`() throws {
    var talk = try Talk(.frCA)
    talk.answer("engagement pris", "hier", "?")
    #expect(!talk.reply.contains("commitment") && !talk.reply.contains("="), "\(talk.reply)")
    var funding = try Talk(.en)
    try funding.answerUpToOthers(of: "funding.applied")
    funding.answer("amuont")
    #expect(funding.reply.contains("“Amount applied for”"), "\(funding.reply)")
    #expect(!funding.reply.contains("smallest unit"))
  }
}

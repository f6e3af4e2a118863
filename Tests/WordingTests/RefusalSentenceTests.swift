import CanonicalJSON
import Partnership
import Testing
import Wording

@Suite struct `The sentence of a refusal` {
  @Test func `It says the name, what happened, which record, what to do, and nothing was written`()
  {
    let refusal = Refusal(
      .alreadySigned, Parameter(.actor, .text("cnrs")), .record(12))
    #expect(
      Wording(.en).sentence(for: refusal)
        == "E-ALREADY-SIGNED. The party cnrs has already signed (record 12). "
        + "If the first signature is wrong, correct it. Nothing was written.")
    #expect(
      Wording(.frCA).sentence(for: refusal)
        == "E-ALREADY-SIGNED. La partie cnrs a déjà signé (écriture 12). "
        + "Si la première signature est fausse, rectifiez-la. Rien n’a été écrit.")
  }

  @Test func `The position expected is not taken for the one there is`() {
    let refusal = Refusal(.positionMoved, .limit(4), .record(11))
    #expect(
      Wording(.en).sentence(for: refusal).hasPrefix(
        "E-POSITION-MOVED. The log does not hold the number of records expected (4): it holds 11. ")
    )
    #expect(
      Wording(.frCA).sentence(for: refusal).hasPrefix(
        "E-POSITION-MOVED. Le journal ne compte pas le nombre d’écritures attendu (4)\u{A0}: il en"
          + " compte 11. "))
  }

  @Test func `A refusal under holds says each hold, its record, and what it covers`() {
    let refusal = Refusal(
      .underHold, Parameter(.code, .text("H-1")), .record(8),
      Parameter(.agreement, .text("rivers")), Parameter(.records, .records([12, 13])),
      Parameter(.code, .text("H-2")), .record(9), Parameter(.person, .text("p-x")))
    #expect(
      Wording(.en).sentence(for: refusal).hasPrefix(
        "E-UNDER-HOLD. Holds forbid disposing of what they cover: H-1 (placed by record 8) covers"
          + " agreement rivers and records 12 and 13; H-2 (placed by record 9) covers person p-x. ")
    )
    #expect(
      Wording(.frCA).sentence(for: refusal).hasPrefix(
        "E-UNDER-HOLD. Des gels interdisent de disposer de ce qu’ils couvrent\u{A0}: H-1 (posé par l’écriture"
          + " 8) couvre l’entente rivers et les écritures 12 et 13; H-2 (posé par l’écriture 9) couvre"
          + " la personne p-x. Voyez par «\u{A0}entente geler\u{A0}» qui les a posés et pourquoi, et"
          + " attendez qu’ils soient levés. "))
    let one = Refusal(.underHold, Parameter(.code, .text("H-1")), .record(8))
    #expect(
      Wording(.en).sentence(for: one).contains("A hold forbids disposing of what it covers"))
  }

  @Test func `An erasure says what to type for a document`() {
    let hash = String(repeating: "a", count: 64)
    let type = Parameter(.type, .text("personal.erased"))
    let code = Refusal(.documentNotHeld, .text("D-1"), type, Parameter(.document, .text(hash)))
    #expect(
      Wording(.en).sentence(for: code).hasPrefix(
        "E-DOCUMENT-NOT-HELD. D-1 is the code of a document, which is erased by its hash. Type"
          + " --document \(hash). "))
    let unknown = Wording(.frFR).sentence(for: Refusal(.documentNotHeld, .text("D-9"), type))
    #expect(unknown.contains("64 chiffres de son empreinte SHA-256"), "\(unknown)")
  }

  @Test func `A clock in doubt is accepted by an option that is named`() {
    for name in [RefusalName.clockBehind, .clockAhead] {
      #expect(Wording(.en).sentence(for: Refusal(name)).contains("(--accept-clock)"))
      #expect(Wording(.frFR).sentence(for: Refusal(name)).contains("(--accepter-horloge)"))
    }
  }

  @Test(arguments: [
    RefusalName.agreementMissing, .axisMissing, .occurredMissing, .noActingParty, .reasonMissing,
    .actingNotApplicable,
  ])
  func `A row of a file is told which key is meant, not which option`(name: RefusalName) {
    let row = Refusal(name, Parameter(.line, .count(3)))
    for language in Language.allCases {
      let sentence = Wording(language).sentence(for: row)
      #expect(sentence.contains(language == .en ? "in the row" : "à la ligne"), "\(sentence)")
      #expect(!sentence.contains("--"), "\(sentence)")
      #expect(Wording(language).sentence(for: Refusal(name)).contains("--"))
    }
  }

  @Test func `An actor is shown by its name where the caller has one`() {
    let refusal = Refusal(.alreadySigned, Parameter(.actor, .text("cnrs")))
    let sentence = Wording(.en).sentence(for: refusal) { parameter in
      parameter.role == .actor ? "CNRS" : nil
    }
    #expect(sentence.contains("The party CNRS has already signed."))
  }

  @Test(arguments: Language.allCases)
  func `It reads sensibly when it names nothing`(_ language: Language) {
    for name in RefusalName.allCases {
      let sentence = Wording(language).sentence(for: Refusal(name))
      #expect(sentence.hasPrefix("\(name.rawValue). "))
      for broken in ["()", " .", " ,", "(“”)", "\u{A0}:.", ":.", "..", "“”", "«\u{A0}»"] {
        #expect(!sentence.contains(broken), "\(sentence)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `Every sentence and help is made of whole sentences`(_ language: Language) {
    let wording = Wording(language)
    for name in RefusalName.allCases {
      for text in [
        wording.sentence(for: name), wording.help(for: name),
        wording.sentence(for: fullRefusal(name)),
      ] {
        #expect(text.hasSuffix("."), "\(name.rawValue): \(text)")
        #expect(text.first?.isUppercase == true, "\(name.rawValue): \(text)")
      }
    }
    for name in Anomaly.Name.allCases {
      #expect(wording.help(for: name).hasSuffix("."))
      #expect(wording.help(for: name).first?.isUppercase == true)
    }
  }

  @Test func `A wrong stage says of what, where it stands since when, and from where one may act`()
  {
    let refusal = Refusal(
      .wrongStage, Parameter(.type, .text("commitment.waived")), .text("C-1"),
      Parameter(.stage, .stages([.commitment(.met)])),
      Parameter(.expected, .stages([.commitment(.open), .commitment(.partlyMet)])), .record(12))
    #expect(
      Wording(.en).sentence(for: refusal).hasPrefix(
        "E-WRONG-STAGE. The commitment C-1 has stood at “met” since record 12. The act"
          + " (commitment.waived, “Commitment waived”) is possible only from “open” or “partly"
          + " met”. "))
    let nbsp = "\u{A0}"
    #expect(
      Wording(.frCA).sentence(for: refusal).hasPrefix(
        "E-WRONG-STAGE. L’engagement C-1 est à l’état «\(nbsp)tenu\(nbsp)» depuis l’écriture 12."
          + " L’acte (commitment.waived, «\(nbsp)Engagement levé\(nbsp)») n’est possible qu’à"
          + " partir de l’état «\(nbsp)ouvert\(nbsp)» ou «\(nbsp)tenu en partie\(nbsp)». "))
  }

  @Test func `An agreement that its term ended is not said to have been expired by a record`() {
    let refusal = Refusal(
      .wrongStage, .text("gq-cnrs"), Parameter(.stage, .stages([.agreement(.expired)])), .record(9))
    #expect(
      Wording(.en).sentence(for: refusal).contains(
        "The agreement gq-cnrs stands at “expired” (record 9)."))
  }

  @Test(arguments: [
    (RefusalName.unknownLead, "la piste de financement X1", "the funding lead X1"),
    (.unknownAmendment, "l’avenant X1", "the amendment X1"),
    (.unknownTransfer, "le transfert X1", "the transfer X1"),
  ])
  func `An unknown object is named with its article`(
    _ name: RefusalName, _ french: String, _ english: String
  ) {
    let refusal = Refusal(name, Parameter(.code, .text("X1")))
    #expect(Wording(.frCA).sentence(for: refusal).contains(" ne connaît pas \(french). "))
    #expect(Wording(.en).sentence(for: refusal).contains(" does not know \(english). "))
  }

  @Test func `A list is asked for as a list, and one that was typed is shown as it is typed`() {
    let refusal = Refusal(
      .badField, .field("data.parties"), .expected("[1–64 × \(FieldKind.actor.form)]"),
      .text("gq,cnrs"))
    #expect(
      Wording(.en).sentence(for: refusal).contains(
        #"a JSON list of 1 to 64 values, ["…", "…"], each of this form: id of an actor."#))
    #expect(
      Wording(.frCA).sentence(for: refusal).contains(
        "une liste JSON de 1 à 64 valeurs, [\"…\", \"…\"], chacune de cette forme\u{A0}: identifiant"
          + " d’acteur."))
    #expect(
      Wording(.en).sentence(for: refusal, fields: .typed).contains(
        #"Write 'parties:=["gq", "cnrs"]'."#))
    #expect(
      Wording(.frCA).sentence(for: refusal, fields: .typed).contains(
        #"Écrivez 'parties:=["gq", "cnrs"]'."#))
  }

  @Test(arguments: Language.allCases)
  func `No form is shown as programs write it`(_ language: Language) {
    let wording = Wording(language)
    for type in RecordType.allCases {
      for field in type.definition.fields where field.kind != .line {
        let path = "data.\(field.name.name)"
        for (form, path) in forms(of: field.kind, at: path) {
          let refusal = Refusal(.badField, .field(path), .expected(form))
          expectWords(wording.sentence(for: refusal))
        }
      }
    }
    let actions: [JSON] = [
      ["occurred": "soon"], ["axes": ["é"]], ["axes": "A1"], ["on_behalf_of": ["É"]],
      ["agreement": "É"], ["action": "1"], ["author": "me"], ["expires": "soon"], ["cause": "x"],
      ["data": 1], ["evidence": "x"],
    ]
    for given in actions {
      guard case .object(var action) = given else { continue }
      action["type"] = "exchange.held"
      guard let refusal = Action.refusal(of: .object(action)) else {
        Issue.record("\(given) is not refused")
        continue
      }
      expectWords(wording.sentence(for: refusal))
    }
  }

  /// The forms a value of a kind may be refused for, with the path each is refused at.
  private func forms(of kind: FieldKind, at path: String) -> [(form: String, path: String)] {
    switch kind {
    case .set(let item), .list(let item):
      [("[1–64 × \(item.form)]", path), (item.form, "\(path)[0]")]
    case .identifiers(let registries):
      [("{registry: identifier}", path), (FieldKind.external.form, "\(path).\(registries[0])")]
    default: [(kind.form, path), (kind.form, path.replacing("data.", with: "data.changes."))]
    }
  }

  private func expectWords(
    _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for sign in ["^", "|", "YYYY", "{0,", "a/b", "≥"] {
      #expect(!sentence.contains(sign), "\(sentence)", sourceLocation: sourceLocation)
    }
  }

  @Test func `A field that was typed is named as it is typed`() {
    let french = Wording(.frCA)
    let date = Refusal(.badField, .field("occurred"), .expected(FieldKind.occurred.form))
    #expect(
      french.sentence(for: date, fields: .typed).contains("La valeur de l’option --survenu n’a pas")
    )
    #expect(
      Wording(.en).sentence(for: date, fields: .typed).contains(
        "The value of the option --occurred does not"))
    let acting = Refusal(.badField, .field("on_behalf_of[0]"), .expected(FieldKind.actor.form))
    #expect(french.sentence(for: acting, fields: .typed).contains("l’option --au-nom-de"))
    let form = Refusal(.badField, .field("data.form"), .expected("meeting|visit"))
    #expect(
      french.sentence(for: form, fields: .typed).contains("champ form= («\u{A0}Forme\u{A0}»)"))
    let changed = Refusal(.emptyField, .field("data.changes.title.fr"))
    #expect(french.sentence(for: changed, fields: .typed).contains("Le champ title.fr= ("))
    let later = Refusal(.correctionBuiltUpon, .record(9), .field("occurred"))
    #expect(french.sentence(for: later, fields: .typed).contains("le même champ occurred."))
    let empty = Refusal(.emptyField, .field("reason.fr"))
    #expect(french.sentence(for: empty, fields: .typed).contains("L’option --motif est vide."))
  }

  @Test func `An option typed as a key, or a key named like an option, is put right`() {
    let key = Refusal(.fieldNotCorrectable, .field("data.changes.survenu"))
    for (language, end) in [(Language.frCA, "écrivez occurred=…."), (.en, "write occurred=….")] {
      let sentence = Wording(language).sentence(for: key, fields: .typed)
      #expect(sentence.contains(end), "\(sentence)")
    }
    let axis = Refusal(.fieldNotCorrectable, .field("data.changes.axis"))
    #expect(
      Wording(.en).sentence(for: axis, fields: .typed).contains(#"write 'axes:=["…"]'."#))
    let option = Refusal(.unknownField, .field("data.survenu"))
    #expect(
      Wording(.frCA).sentence(for: option, fields: .typed).contains(
        "C’est une option\u{A0}: --survenu."))
    #expect(!Wording(.frCA).sentence(for: option).contains("--"))
  }

  @Test(arguments: [
    ("data.lieu", "exchange.held", "Vouliez-vous dire «\u{A0}place\u{A0}» (Lieu)? "),
    ("data.LIEUX", "exchange.held", "Vouliez-vous dire «\u{A0}place\u{A0}» (Lieu)? "),
    ("data.nom", "actor.renamed", "Vouliez-vous dire «\u{A0}name\u{A0}» (Nouveau nom)? "),
    ("data.pleace", "exchange.held", "Vouliez-vous dire «\u{A0}place\u{A0}» (Lieu)? "),
    (
      "data.xyz", "axis.agreed",
      "Ses champs\u{A0}: «\u{A0}axis\u{A0}» (Axe), «\u{A0}title\u{A0}» (Intitulé de l’axe),"
        + " «\u{A0}expects\u{A0}» (Attendu de l’axe). "
    ),
    ("date", "", "Vouliez-vous dire «\u{A0}occurred\u{A0}» (Date des faits)? "),
    ("giver", "", "Vouliez-vous dire «\u{A0}data.giver\u{A0}» (Donneur)? "),
    ("evidence[0].nom", "", "Retirez-le ou corrigez son nom. "),
  ])
  func `A field that a type does not have brings up the one that was meant, else all of them`(
    _ path: String, _ type: String, _ remedy: String
  ) {
    let refusal = Refusal(.unknownField, .field(path), Parameter(.type, .text(type)))
    let sentence = Wording(.frCA).sentence(for: refusal)
    #expect(sentence.contains(remedy), "\(sentence)")
  }

  @Test func `A field that cannot be corrected brings up the one that was meant`() {
    func remedy(_ key: String) -> String {
      Wording(.en).sentence(
        for: Refusal(
          .fieldNotCorrectable, .field("data.changes.\(key)"),
          Parameter(.type, .text("exchange.held"))))
    }
    #expect(remedy("lieu.fr").contains("Did you mean “place” (Place)?"))
    #expect(remedy("date").contains("Did you mean “occurred” (When it happened)?"))
    #expect(remedy("exchange").contains("To change the object, annul the record"))
  }

  @Test func `What is repeated is said to be, not to be of a wrong form`() {
    let twice = Action.refusal(of: [
      "type": "exchange.held", "occurred": "2022-05-01", "parties": ["cnrs", "cnrs"],
    ])
    #expect(twice?.name == .badField)
    guard let twice else { return }
    #expect(
      Wording(.en).sentence(for: twice).hasSuffix(
        "is given twice (“cnrs”). Give it once. Nothing was written."))
    #expect(
      Wording(.frCA).sentence(for: twice).hasSuffix(
        "est donnée deux fois («\u{A0}cnrs\u{A0}»). Ne la donnez qu’une fois. Rien n’a été écrit."))
  }

  @Test func `What somebody typed cannot move the cursor`() {
    let refusal = Refusal(.unknownType, .text("a\u{1B}[2J\u{202E}b"))
    let sentence = Wording(.en).sentence(for: refusal)
    #expect(sentence.contains(#"a\u{1B}[2J\u{202E}b"#))
    #expect(!sentence.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `Dates, counts and lists of records are in the language`() throws {
    let late = Refusal(
      .lateWithoutReason,
      Parameter(.date, .occurred(try #require(Occurred("2022-05-01")))),
      Parameter(.limit, .count(45)))
    #expect(
      Wording(.frCA).sentence(for: late).contains(
        "45 jours après les faits (1er mai 2022), sans motif."))
    let later = Refusal(.laterActInvalid, Parameter(.records, .records([12, 14, 15])))
    #expect(Wording(.frFR).sentence(for: later).contains("(écritures 12, 14 et 15)"))
    #expect(Wording(.en).sentence(for: later).contains("(records 12, 14, and 15)"))
    let one = Refusal(.targetAnnulled, .record(3), Parameter(.records, .records([9])))
    #expect(Wording(.en).sentence(for: one).contains("record 3 is already annulled (record 9)"))
  }

  @Test func `A day and a record stand in one parenthesis`() throws {
    let day = Parameter(.day, .day(try #require(Day("2022-04-22"))))
    let refusal = Refusal(.alreadyInForce, day, .record(23))
    #expect(Wording(.frCA).sentence(for: refusal).contains("(22 avril 2022, écriture 23)."))
    #expect(Wording(.en).sentence(for: refusal).contains("(April 22, 2022, record 23)."))
    #expect(
      Wording(.en).sentence(for: Refusal(.alreadyInForce, day)).contains("force (April 22, 2022)."))
    #expect(
      Wording(.en).sentence(for: Refusal(.alreadyInForce, .record(23))).contains("(record 23)."))
  }

  @Test func `A field is named by its path and its label`() {
    let refusal = Refusal(
      .badField, .field("data.giver"), .expected("integer ≥ 1"), .text("Éric"))
    #expect(
      Wording(.frCA).sentence(for: refusal).contains(
        "champ data.giver («\u{A0}Donneur\u{A0}»)"))
    #expect(
      Wording(.frCA).sentence(for: refusal).contains("Forme attendue\u{A0}: entier ≥ 1."))
    #expect(Wording(.en).sentence(for: refusal).contains("Expected form: integer ≥ 1."))
  }

  @Test func `An anomaly names the record that wears it and the other one`() throws {
    let answer = try answerWithDuplicate()
    let anomaly = try #require(answer.anomalies.first { $0.name == .duplicate })
    let sentence = Wording(.frCA).sentence(for: anomaly)
    #expect(sentence.hasPrefix("A-DUPLICATE. Le même fait a déjà été consigné (écriture "))
    #expect(sentence.contains("; voir aussi l’écriture "))
  }
}

extension Action {
  /// Why an action does not read.
  fileprivate static func refusal(of json: JSON) -> Refusal? {
    do throws(Refusal) {
      _ = try Action(json: json)
      return nil
    } catch {
      return error
    }
  }
}

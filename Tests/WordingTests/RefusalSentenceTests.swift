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

  @Test func `A clock in doubt is accepted by an option that is named`() {
    for name in [RefusalName.clockBehind, .clockAhead] {
      #expect(Wording(.en).sentence(for: Refusal(name)).contains("(--accept-clock)"))
      #expect(Wording(.frFR).sentence(for: Refusal(name)).contains("(--accepter-horloge)"))
    }
  }

  @Test(arguments: [
    RefusalName.agreementMissing, .axisMissing, .occurredMissing, .noActingParty, .reasonMissing,
  ])
  func `A row of a file is told which key it lacks, not which option`(name: RefusalName) {
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

  @Test func `A list is asked for as a list`() {
    let refusal = Refusal(
      .badField, .field("data.parties"), .expected("[1–64 × actor]"), .text("gq,cnrs"))
    #expect(
      Wording(.en).sentence(for: refusal).contains(
        #"a JSON list of 1 to 64 values, ["…", "…"], each of the form actor."#))
    #expect(
      Wording(.frCA).sentence(for: refusal).contains(
        #"une liste JSON de 1 à 64 valeurs, ["…", "…"], chacune de la forme actor."#))
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
    #expect(sentence.hasPrefix("A-DUPLICATE. L’échange est dit tenu deux fois (écriture "))
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

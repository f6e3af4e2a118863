import CanonicalJSON
import Partnership
import Projections
import Testing
import Wording

@Suite struct `Due dates, alerts and an auditor's lists as text` {
  private func asked(_ language: Language, width: Int? = nil) throws -> AskedLists {
    try AskedLists(try .eventful(), language, "2023-02-15", width: width)
  }

  /// The lines of a list below its heading, runs of spaces as one.
  private func body(_ lines: [String]) -> [String] {
    lines.drop { !$0.isEmpty }.filter { !$0.isEmpty }.map { $0.replacing(#/ {2,}/#, with: "  ") }
  }

  @Test func `Due dates are a row each, what is late first, what has no day last`() throws {
    let french = try asked(.frCA)
    let heading = french.rendering.lines(of: french.due).prefix(3)
    #expect(
      heading == [
        "Échéances · gq-cnrs", "au 15 février 2023, connu jusqu’à l’écriture 19 (1er février 2023)",
        "◇ Horloge simulée\u{A0}: démonstration ou essai",
      ])
    #expect(
      body(french.rendering.lines(of: french.due)) == [
        "Date  Délai  Quoi  Objet  Qui  Écriture",
        "2023-01-31  il y a 15 jours  ! engagement en retard  C-1 Livrer un protocole [A3]  CNRS  #10 svc-synthetic ◇ synthétique",
        "2023-03-01  dans 14 jours  ○ avenant proposé  AV-1 Prolonger  CNRS  #16 svc-demo",
        "2023-03-06 – 2023-03-08  dans 21 jours  ○ échange prévu  E-1 Atelier; jour 1, 2 [A1]  CNRS, Génome Québec  #11 svc-demo",
        "2024-04-22  dans 432 jours  ○ terme de l’entente  gq-cnrs Entente de partenariat  CNRS, Génome Québec  #5 svc-demo",
        "2023-01-10  —  ○ transfert sans accusé  T-1 [A3]  CNRS, Génome Québec  #14 svc-demo",
        "5 échéances",
      ])
    let english = try asked(.en)
    #expect(
      body(english.rendering.lines(of: english.due)).prefix(3) == [
        "Date  When  What  About  Who  Record",
        "2023-01-31  15 days ago  ! overdue commitment  C-1 Livrer un protocole [fr] [A3]  CNRS  #10 svc-synthetic ◇ synthetic",
        "2023-03-01  in 14 days  ○ proposed amendment  AV-1 Prolonger [fr]  CNRS  #16 svc-demo",
      ])
    let france = try asked(.frFR)
    #expect(
      body(france.rendering.lines(of: france.due))[3].hasPrefix(
        "06/03/2023 – 08/03/2023  dans 21 jours  ○ échange prévu"))
  }

  @Test func `Alerts stand by severity, each with its records and a command to run`() throws {
    let french = try asked(.frCA)
    #expect(
      body(french.rendering.lines(of: french.alerts)).prefix(9) == [
        "Urgent",
        "! Incident ouvert\u{A0}: I-1 «\u{A0}Clé perdue\u{A0}» (2023-01-20, il y a 26 jours, CNRS, #15, svc-demo)",
        "  → entente consigner incident.closed incident=I-1 --survenu DATE --au-nom-de PARTIE",
        "! Engagement en retard\u{A0}: C-1 «\u{A0}Livrer un protocole\u{A0}» (2023-01-31, il y a 15 jours, A3, CNRS, #10, svc-synthetic ◇ synthétique)",
        "  → entente consigner commitment.met commitment=C-1 --survenu DATE --motif TEXTE",
        "À traiter",
        "! A-OUTSIDE-PROTOCOL. Le transfert a été effectué sans que la version de protocole nommée soit en vigueur, ou alors que l’axe était suspendu (écriture 14; voir aussi l’écriture 13). svc-demo",
        "  → entente voir 14",
        "! Avenant en attente\u{A0}: AV-1 «\u{A0}Prolonger\u{A0}» (2023-02-01, il y a 14 jours, 1 sur 2, manque\u{A0}: Génome Québec, #16, svc-demo)",
      ])
    #expect(french.rendering.lines(of: french.alerts).last == "10 alertes")
    let english = try asked(.en)
    let lines = body(english.rendering.lines(of: english.alerts))
    for line in [
      "To be dealt with", "To be aware of",
      "  → entente record commitment.met commitment=C-1 --occurred DATE --reason TEXT",
      "! Protocol adopted in part: P-1 v1 (2023-02-01, 14 days ago, A3, 1 of 2, missing: Génome Québec, #13, svc-demo)",
      "! Unacknowledged transfer: T-1 (2023-01-10, 36 days ago, A3, CNRS, Génome Québec, #14, svc-demo)",
      "○ Due soon: Exchange scheduled E-1 “Atelier; jour 1, 2 [fr]” (2023-03-08, in 21 days, A1, CNRS, Génome Québec, #11, svc-demo)",
      "○ Late record: Exchange held E-0 (2022-12-02, 75 days ago, A1, CNRS, #17, svc-demo)",
    ] { #expect(lines.contains(line), "\(line)\n\(lines)") }
  }

  @Test func `Each row of an auditor's list shows its reason`() throws {
    let french = try asked(.frCA)
    func rows(_ asked: AskedLists, _ list: AuditList) -> [String] {
      body(asked.rendering.lines(of: asked.audit(list)))
    }
    #expect(french.rendering.lines(of: french.audit(.late)).first == "Écritures tardives · gq-cnrs")
    #expect(
      rows(french, .late) == [
        " #  Date  Écriture  Objet  Retard  Motif  Auteur",
        "12  2022-12-20  Version de protocole rédigée  P-1 [A3]  43 jours  Reçu en janvier  svc-demo",
        "17  2022-12-02  Échange tenu  E-0 [A1]  61 jours  Oubli  svc-demo", "2 lignes",
      ])
    #expect(
      rows(french, .corrected).dropFirst().dropLast() == [
        "17  Échange tenu  #18 2023-02-01  Forme  visite  rencontre  Autre forme  svc-demo",
        "17  Échange tenu  #18 2023-02-01  Date des faits  2022-12-01  2022-12-02  Autre forme  svc-demo",
      ])
    let english = try asked(.en)
    #expect(
      rows(english, .annulled) == [
        "#  Date  Record  About  Annulled by  Reason  Author",
        "8  2022-11-21  Know-how transferred ✗  Génome Québec → CNRS [A1]  #19 2023-02-01  N'a pas eu lieu [fr]  svc-demo",
        "1 row",
      ])
    #expect(
      rows(english, .transfers).dropFirst().first
        == "14  2023-01-10  T-1 [A3]  CNRS → Génome Québec  P-1 v1  1.5\u{A0}MB, 12 items  ○ no  ! A-OUTSIDE-PROTOCOL"
    )
    #expect(
      rows(french, .incidents).dropFirst().first
        == "15  2023-01-20  I-1  Clé perdue  préjudice sérieux  ○ non")
    let sample = french.rendering.lines(of: french.audit(.sample))
    #expect(sample.contains("1 sur 14 écritures, tirées par la graine 42"))
  }

  @Test(arguments: Language.allCases, [60, 80, 120])
  func `No line is wider than the terminal`(_ language: Language, _ width: Int) throws {
    let asked = try asked(language, width: width)
    var all = [asked.rendering.lines(of: asked.due), asked.rendering.lines(of: asked.alerts)]
    for list in AuditList.allCases { all.append(asked.rendering.lines(of: asked.audit(list))) }
    for lines in all {
      for line in lines { #expect(displayWidth(line) <= width, "\(line)") }
    }
  }

  @Test(arguments: Language.allCases)
  func `What has no rows says so`(_ language: Language) throws {
    var scenario = try Scenario()
    try scenario.record([
      "author": "svc-demo", "data": ["actor": "cnrs", "kind": "party", "name": "CNRS"],
      "type": "actor.registered",
    ])
    let asked = try AskedLists(scenario, language, "2022-05-06")
    let isFrench = language != .en
    #expect(
      asked.rendering.lines(of: asked.due).last
        == (isFrench ? "✓ Rien n’est attendu." : "✓ Nothing is awaited."))
    #expect(
      asked.rendering.lines(of: asked.alerts).last
        == (isFrench ? "✓ Rien n’attend personne." : "✓ Nothing needs anybody."))
    #expect(
      asked.rendering.lines(of: asked.audit(.late)).last
        == (isFrench ? "La liste est vide." : "The list is empty."))
  }
}

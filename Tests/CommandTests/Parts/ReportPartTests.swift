import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite struct `A report for people` {
  private func given(_ options: String...) throws -> (fr: ReadPage, en: ReadPage) {
    let scratch = try Scratch()
    try scratch.openParts()
    return try scratch.report(options)
  }

  @Test func `says how the agreement stands, who did what, what is owed and what is wrong`() throws
  {
    let pages = try given("--words")
    #expect(pages.fr.text(of: "h1") == ["Entente"] && pages.en.text(of: "h1") == ["Agreement"])
    #expect(
      pages.en.text(of: "h3") == [
        "State of the agreement", "Axes and partners", "Over time",
        "Know-how: who gives to whom", "Funding by currency", "Commitments",
        "Anomalies and late records", "Corrected, annulled, erased", "Who cosigned what, when",
        "The records of this report", "Check it yourself", "Read and approved",
      ])
    for (page, words) in [
      (pages.fr, ["En vigueur depuis le 22 avril 2022", "! en retard", "Rapport", "#10", "CNRS"]),
      (pages.en, ["In force since April 22, 2022", "! overdue", "Rapport [fr]", "#10", "CNRS"]),
    ] {
      for word in words { #expect(page.text.contains(word), "\(word)") }
    }
    // A word in the other language says which one it is in.
    #expect(pages.en.html.contains(#"<span lang="fr">Rapport [fr]</span>"#))
    #expect(pages.fr.text.contains("○ Pas encore mutuel\u{A0}: A1 — Savoir-faire"))
    let commitments = try #require(pages.fr.rows(under: "Engagements, ceux qui"))
    #expect(commitments.map { $0[0] } == ["C-1", "C-2"])
    #expect(commitments[0][3] == "2022-05-04" && commitments[0][4] == "CNRS")
  }

  @Test func `gives what was corrected, annulled and erased, with by what and why`() throws {
    let pages = try given("--words")
    let corrected = try #require(pages.en.rows(under: "Corrections: before"))
    #expect(corrected.count == 1)
    #expect(corrected[0][0] == "8" && corrected[0][2].hasPrefix("#12"))
    #expect(corrected[0].contains("2022-05-01") && corrected[0].contains("Day after"))
    let annulled = try #require(pages.en.rows(under: "Annulled records"))
    #expect(annulled[0][0] == "9" && annulled[0].contains("Another agreement"))
    #expect(pages.en.text.contains("The words of 1 record were erased by #15."))
    #expect(pages.fr.text.contains("Les textes de 1 écriture ont été effacés par #15."))
    #expect(!pages.en.html.contains("Quenneville") && !pages.fr.html.contains("Quenneville"))
  }

  @Test func `has a sign of its own for a commitment that was waived and so not missed`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.done(
      "record", "commitment.waived", "commitment=C-1", "--on-behalf-of", "gq", "--on-behalf-of",
      "cnrs", "--occurred", "2022-05-06", "--reason", "By hand")
    try scratch.done("checkpoint")
    let pages = try scratch.report(["--words"])
    for (page, legend, caption, stage) in [
      (pages.fr, "✗ non tenu, ○ à venir, ⊖ levé", "Engagements, ceux qui", "⊖ levé"),
      (pages.en, "✗ not kept, ○ to come, ⊖ waived", "Commitments, those that", "⊖ waived"),
    ] {
      #expect(page.text.contains(legend))
      let row = try #require(page.rows(under: caption)?.first { $0[0] == "C-1" })
      #expect(row.contains { $0.hasPrefix(stage) }, "\(row)")
    }
  }

  @Test func `prints the root of its head whole, and how anybody checks it`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let pages = try scratch.report(["--words"])
    let note = try SignedNote(Array(scratch.text(of: "L/published/checkpoint").utf8))
    let root = try Checkpoint(text: note.text).root.hex
    for page in [pages.fr, pages.en] {
      #expect(page.text(of: "code").contains(root))
      #expect(page.html.contains(#"<td class="hash">"#))
    }
    let codes = pages.fr.text(of: "code")
    #expect(codes.contains("entente verifier DOSSIER --politique FICHIER"))
    #expect(codes.contains("entente exporter rapport AUTRE --tete 16 --au 2022-05-06 --textes"))
    #expect(pages.en.text.contains("What this does not prove: that no later head exists"))
    #expect(pages.fr.text.contains("Personne d’autre que celui qui tient le registre"))
  }

  @Test func `is made again, byte for byte, by the command it gives for that`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    for (number, options) in [
      [], ["--words"], ["--axis", "A1", "--from", "2022-05", "--words", "--known-on", "#8"],
      ["--agreement", "gq-cnrs", "--party", "cnrs", "--as-of", "2022-05-02", "--to", "2022-05-05"],
      ["--type", "commitment.made", "--type", "record.corrected", "--head", "16"],
    ].enumerated() {
      for (file, code) in [("report.fr.html", "rapport AUTRE"), ("report.en.html", "report OTHER")]
      {
        try scratch.export("report", to: "one\(number)", options)
        let page = try ReadPage(html: scratch.text(of: "one\(number)/\(file)"))
        let line = try #require(page.text(of: "code").first { $0.contains(code) })
        let again = line.split(separator: " ").dropFirst().map(String.init).map {
          ["AUTRE", "OTHER"].contains($0) ? "two" : $0.filter { $0 != "'" }
        }
        try scratch.remove("two")
        let run = try scratch.run(again)
        #expect(run.code == 0, "\(line): \(run.words)")
        #expect(
          try scratch.text(of: "two/\(file)") == scratch.text(of: "one\(number)/\(file)"), "\(line)"
        )
      }
    }
  }

  @Test func `in a dossier without words about persons is made again by its verification`() throws {
    let sample = try DossierSample()
    try sample.export("D")
    let page = try ReadPage(html: sample.scratch.text(of: "D/data/report.en.html"))
    #expect(!page.text(of: "code").contains { $0.contains("report OTHER") })
    #expect(page.text.contains("The verification of the dossier makes this report again"))
    try sample.export("A", DossierSample.forArchive)
    try sample.export("B", DossierSample.forArchive + ["--axis", "A1"])
    for (folder, isAlone) in [("A", true), ("B", false)] {
      let page = try ReadPage(html: sample.scratch.text(of: "\(folder)/data/report.en.html"))
      let command = page.text(of: "code").first { $0.contains("report OTHER") }
      #expect((command != nil) == isAlone, "\(folder): \(command ?? "")")
    }
    try sample.scratch.export("report", to: "alone", ["--head", "15", "--words"])
    #expect(
      try sample.scratch.text(of: "alone/report.en.html")
        == sample.scratch.text(of: "A/data/report.en.html"))
  }

  @Test func `without words has ids and codes, and says what is withheld`() throws {
    let pages = try given()
    for page in [pages.fr, pages.en] {
      for word in [">Rapport<", "Génome", "quoted", "Savoir-faire</", "Day after"] {
        #expect(!page.html.contains(word), "\(word)")
      }
    }
    #expect(pages.en.text(of: "h1") == ["gq-cnrs [withheld]"])
    #expect(pages.fr.text.contains("cnrs [non remis] · gq [non remis]"))
    #expect(pages.en.text.contains("“[withheld]” stands in their place."))
  }

  @Test func `is one file that asks for nothing and lets nothing run`() throws {
    let pages = try given("--words")
    for page in [pages.fr, pages.en] {
      let html = page.html
      #expect(html.hasPrefix("<!DOCTYPE html>\n"))
      for sign in ["<script", "<link", "<img", "<iframe", "<form", "url(", "@import", "://"] {
        #expect(!html.lowercased().contains(sign), "\(sign)")
      }
      let policy = try #require(
        html.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.output.1)
      #expect(policy.hasPrefix("default-src &#39;none&#39;; style-src &#39;sha256-"))
      // The policy names each style sheet by its hash, so that a browser takes these and no other.
      let sheets = html.matches(of: /<style>([\s\S]*?)<\/style>/).map { String($0.output.1) }
      #expect(sheets.count == 2)
      for sheet in sheets {
        let hash = Data(Digest(hashing: Array(sheet.utf8)).bytes).base64EncodedString()
        #expect(policy.contains("&#39;sha256-\(hash)&#39;"))
      }
      #expect(!html.contains(" style=") && html.matches(of: /\ on[a-z]+=/).isEmpty)
    }
  }

  @Test func `is built so that it reads without being seen`() throws {
    let pages = try given("--words")
    for (page, language) in [(pages.fr, "fr-CA"), (pages.en, "en")] {
      #expect(page.html.contains("<html lang=\"\(language)\">"))
      #expect(page.html.contains("<main id=\"main\">") && page.html.contains("href=\"#main\""))
      let levels = page.html.matches(of: /<h([1-6])/).compactMap { Int($0.output.1) }
      #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
      for (one, next) in zip(levels, levels.dropFirst()) { #expect(next <= one + 1) }
      let tables = page.html.components(separatedBy: "<table>").dropFirst()
      #expect(tables.count > 5)
      for table in tables {
        #expect(table.contains("<caption") && table.contains("<th scope=\"col\""))
      }
      let ids = page.html.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
      #expect(Set(ids).count == ids.count)
      for link in page.html.matches(of: /href="#([^"]*)"/) {
        #expect(ids.contains(String(link.output.1)), "\(link.output.1)")
      }
      let picture = try #require(page.html.firstMatch(of: /<svg[\s\S]*<\/svg>/)?.output)
      #expect(picture.contains("role=\"img\"") && picture.contains("<title id="))
      #expect(picture.contains("<desc id="))
    }
    #expect(pages.fr.rows(under: "Écritures par axe, en nombres")?.isEmpty == false)
  }

  @Test func `of a selection counts it, and says of what is missing that it was not chosen`() throws
  {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.done(
      "record", "axis.agreed", "axis=A2", "title.en=Funding", "--on-behalf-of", "gq",
      "--on-behalf-of", "cnrs", "--occurred", "2022-05-03")
    try scratch.done("checkpoint")
    let whole = try scratch.report(["--words"])
    #expect(whole.en.text.contains("Records 9 Exchanges held 1 Commitments met 0 of 2 not kept: 1"))
    #expect(!whole.en.text.contains("in this selection"))
    let pages = try scratch.report(["--words", "--axis", "A2"], to: "A2")
    for (page, sentences) in [
      (
        pages.en,
        [
          "Records 1 in this selection Exchanges held 0 Commitments met 0 of 0",
          "No commitment in this selection.", "No funding lead in this selection.",
          "No transfer of know-how in this selection.", "No correction in this selection.",
        ]
      ),
      (
        pages.fr,
        [
          "Écritures 1 dans cette sélection", "Aucun engagement dans cette sélection.",
          "Aucune rectification dans cette sélection.",
        ]
      ),
    ] {
      for sentence in sentences { #expect(page.text.contains(sentence), "\(page.text)") }
      #expect(!page.text.contains("is recorded.") && !page.text.contains("n’est consigné"))
    }
    // A commitment is its debtor’s, and a total that of what was chosen.
    let party = try scratch.report(["--words", "--party", "cnrs"], to: "cnrs")
    #expect(party.en.text.contains("Commitments met 0 of 1"), "\(party.en.text)")
    let board = try #require(party.en.rows(under: "What each party did on each axis"))
    let counted = try #require(party.en.text.firstMatch(of: /Records ([0-9]+) in this/)?.output.1)
    #expect(board.last?[1] == "\(counted) records", "\(board)")
  }

  @Test func `says that dates and types choose records, and not what it shows`() throws {
    let pages = try given("--from", "2022-05", "--words")
    #expect(pages.en.text.contains("The dates and the types of the selection choose records"))
    #expect(pages.fr.text.contains("Les dates et les types de la sélection choisissent"))
    #expect(pages.en.text.contains("of any date and type"), "\(pages.en.text)")
    #expect(pages.fr.text.contains("de toute date et de tout type"), "\(pages.fr.text)")
    let axis = try given("--axis", "A1").en.text
    #expect(!axis.contains("choose records") && !axis.contains("of any date"))
  }

  @Test func `of a party has the erasures that audit lists for it, of what names no party too`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openArchived()
    try scratch.done("hold", "lift", "H-1", "--reason", "Settled")
    try scratch.done(
      "erase", "--record", "16", "--legal-basis", "GDPR-17", "--reason", "Asked", "--yes")
    try scratch.done("checkpoint")
    let audited = try scratch.run("audit", "erased", "--party", "gq", "--json")
    let records = (try audited.json["answer"]?["rows"]?.arrayValue ?? [])
      .compactMap { $0["record"]?.integerValue }
    #expect(records == [22])
    let pages = try scratch.report(["--words", "--party", "gq"])
    let erased = try #require(pages.en.rows(under: "Erasures that concern"))
    #expect(erased.map { $0[0] } == ["22"])
  }
}

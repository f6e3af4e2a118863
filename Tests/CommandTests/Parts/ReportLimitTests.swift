import Exports
import Foundation
import Testing
import Transparency

/// What a report makes of words meant to harm it and of ledgers that are large, small or strange.
@Suite struct `A report of anything` {
  private func made(_ lines: [String]) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.done(
      "open", "L", "--origin", "example.org/ledger", "--title", "Sample", "--clock", "simulated",
      "--now", "2022-05-06")
    if !lines.isEmpty {
      try scratch.done("import", "-", input: lines.joined(separator: "\n") + "\n")
    }
    try scratch.done("checkpoint")
    return scratch
  }

  /// An agreement in force between so many parties, with so many axes; the first party is named.
  private func agreement(
    _ id: String = "one", parties: Int = 2, axes: Int = 1, name: String = "One", title: String = "T"
  ) -> [String] {
    let ids = (1...parties).map { "\(id)-p\($0)" }
    let all = list(ids)
    return ids.enumerated().map { number, party in
      #"{"type":"actor.registered","data":{"actor":"\#(party)","kind":"party","name":"#
        + text(number == 0 ? name : "Party \(number + 1)") + "}}"
    } + [
      #"{"type":"agreement.proposed","agreement":"\#(id)","occurred":"../2022-04-22","#
        + #""on_behalf_of":["\#(ids[0])"],"data":{"title":{"en":\#(text(title))},"#
        + #""object":{"en":"To try"},"parties":\#(all),"term":"P24M"}}"#
    ]
      + ids.map {
        #"{"type":"agreement.signed","agreement":"\#(id)","occurred":"2022-04-22","#
          + #""data":{"party":"\#($0)"}}"#
      } + [
        #"{"type":"agreement.entered_into_force","agreement":"\#(id)","occurred":"2022-04-22","#
          + #""on_behalf_of":\#(all),"data":{"basis":"signature","term":"P24M"}}"#
      ]
      + (1...axes).map {
        #"{"type":"axis.agreed","agreement":"\#(id)","occurred":"../2022-04-22","#
          + #""on_behalf_of":\#(all),"data":{"axis":"A\#($0)","title":{"en":\#(text(title))},"#
          + #""expects":["knowhow_mutual"]}}"#
      }
  }

  private func commitment(_ number: Int, _ title: String, due: String = "2022-05-04") -> String {
    #"{"type":"commitment.made","agreement":"one","occurred":"2022-05-01","axes":["A1"],"#
      + #""on_behalf_of":["one-p1"],"data":{"commitment":"C-\#(number)","title":{"en":"#
      + text(title) + #"},"debtors":["one-p1"],"due":"\#(due)"}}"#
  }

  private func list(_ ids: [String]) -> String {
    "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }

  private func text(_ words: String) -> String {
    var text = "\""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  // MARK: Words

  @Test func `shows hostile words as words`() throws {
    let script = "</title><script>alert(1)</script>"
    let image = "\"><img src=x onerror='alert(2)'>&amp;"
    let turned = "safe \u{202E}fdp.exe\u{2066} <!-- "
    let long = String(repeating: "x", count: 5_000)
    let scratch = try made(
      agreement(name: script, title: image) + [
        commitment(1, turned), commitment(2, long), commitment(3, "two\nlines"),
      ])
    let pages = try scratch.report(["--words"])
    for page in [pages.fr, pages.en] {
      #expect(!page.html.contains("<script") && !page.html.contains("<img"))
      #expect(!page.html.contains("<!--") && !page.html.contains("\u{202E}"))
      #expect(page.html.contains("&lt;/title&gt;&lt;script&gt;alert(1)"))
      #expect(page.html.contains("&quot;&gt;&lt;img src=x onerror=&#39;alert(2)&#39;&gt;&amp;amp;"))
      #expect(page.text.contains("safe \\u{202E}fdp.exe\\u{2066} <!--"))
      #expect(page.text.contains("two lines"))
      // As many of a kind as before: none of the words closed or opened an element.
      for element in ["title", "main", "table", "section", "body"] {
        #expect(
          page.html.components(separatedBy: "<\(element)").count
            == page.html.components(separatedBy: "</\(element)>").count, "\(element)")
      }
      // A long word may break, and what is cut off it is counted.
      #expect(page.html.contains("x<wbr>x"))
      let longest = page.html.matches(of: /x+/).map { $0.output.count }.max()
      #expect(longest.map { $0 <= 36 } == true)
    }
    #expect(pages.en.text.contains("… [and 4,720 more characters]"))
    #expect(pages.fr.text.contains("… [et 4\u{A0}720 caractères de plus]"))
  }

  // MARK: Sizes

  @Test func `of a ledger without an agreement says so, and proves as much`() throws {
    let pages = try made([]).report(["--words"])
    #expect(pages.en.text(of: "h1") == ["Report on 0 agreements"])
    #expect(pages.fr.text.contains("Aucune entente n’est consignée"))
    #expect(pages.en.rows(under: "Signed checkpoints that were kept")?.count == 1)
  }

  @Test func `of ten parties, many axes and several currencies stays a page wide`() throws {
    let money = ["CAD", "EUR", "USD", "JPY", "GBP"].enumerated().map { number, currency in
      #"{"type":"funding.identified","agreement":"one","occurred":"2022-05-02","axes":["A1"],"#
        + #""data":{"lead":"L\#(number)","funder":"one-p2","amount":123456,"#
        + #""currency":"\#(currency)"}}"#
    }
    let scratch = try made(agreement(parties: 12, axes: 30) + money)
    let page = try scratch.report(["--words"]).en
    let board = try #require(page.rows(under: "What each party did on each axis"))
    #expect(board.count == 24 && board.last?.first == "Total")
    #expect(board.allSatisfy { $0.count == 14 })
    #expect(page.text.contains("more, in board.csv"))
    #expect(page.rows(under: "What each party did, on all axes together")?.count == 12)
    let sums = try #require(page.rows(under: "Sums by currency"))
    #expect(sums.map { $0[0] } == ["CAD", "EUR", "GBP", "JPY", "USD"])
    #expect(sums.map { $0[1] }[3] == "JPY\u{A0}123,456")
    // The picture has as many lanes as are read, and the last says of how many more.
    let picture = try #require(page.html.firstMatch(of: /<svg[\s\S]*<\/svg>/)?.output)
    #expect(picture.contains("20 others"))
  }

  @Test func `of several agreements has a chapter each, and what each is before them`() throws {
    let scratch = try made(agreement("one") + agreement("one-etat") + agreement("two"))
    let pages = try scratch.report(["--words"])
    #expect(pages.fr.text(of: "h1") == ["Rapport sur 3 ententes"])
    #expect(
      pages.en.rows(under: "Agreements and where they stand")?.map { $0[0] }
        == ["one", "one-etat", "two"])
    let ids = pages.fr.html.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    let one = try scratch.report(["--words", "--agreement", "two"], to: "two").en
    #expect(one.text(of: "h1") == ["T"])
    #expect(one.text(of: "h2").contains("Agreement two"))
  }

  @Test func `of a large ledger counts what it leaves out, and says where it is`() throws {
    let many = 300
    let late = (1...many).map {
      #"{"type":"exchange.held","agreement":"one","occurred":"2022-01-10","axes":["A1"],"#
        + #""parties":["one-p1","one-p2"],"data":{"exchange":"X\#($0)","form":"workshop"},"#
        + #""reason":{"en":"Found later"}}"#
    }
    let scratch = try made(agreement() + (1...many).map { commitment($0, "Task") } + late)
    let page = try scratch.report(["--words"]).en
    #expect(page.rows(under: "Commitments, those")?.count == 24)
    #expect(page.text.contains("And 276 rows more, in commitments.csv (entente export csv)."))
    let rows = try #require(page.rows(under: "Records made more than 30 days"))
    #expect(rows.count == 15 && rows.last?[0] == String(7 + 2 * many))
    #expect(page.text.contains("And 285 rows more, in records.csv (entente export csv)."))
    #expect(page.text.contains("rows more, in anomalies.csv (entente export csv)."))
    #expect(page.html.utf8.count < 120_000)
  }

  // MARK: Heads

  @Test func `names who cosigned which head, and whose word proves nothing`() throws {
    let log = try TestLog(9)
    func witness(_ seed: UInt8, _ name: String) throws -> SignerKey {
      try SignerKey(
        name: KeyName(name), seed: [UInt8](repeating: seed, count: 32), type: .cosignature)
    }
    let (partner, host) = (try witness(1, "w.cnrs.example"), try witness(2, "w.gq.example"))
    let stranger = try witness(3, "w.stranger.example")
    var note = try log.head(9)
    for (key, time) in [(partner, 1_669_033_344), (host, 1_669_033_345), (stranger, 9)] {
      try note.add(try key.cosign(try log.checkpoint(9), at: UInt64(time)))
    }
    func hex(_ key: SignerKey) -> String {
      Digest(key.verifierKey.publicKey.bytes)?.hex ?? ""
    }
    let keys = [
      ExportedKey(key: hex(log.key), use: "checkpoint", owner: "gq"),
      ExportedKey(key: hex(partner), use: "witness", owner: "cnrs"),
      ExportedKey(key: hex(host), use: "witness", owner: "gq"),
    ]
    let notes = [try log.head(3), note]
    let page = try emptyReport(under: try ExportedHeads(notes, upTo: 9, keys: keys))
    let heads = try #require(page.rows(under: "Signed checkpoints that were kept"))
    #expect(heads.map { $0[0] } == ["3", "9"])
    #expect(heads[0][2] == "—")
    #expect(heads[1][2].contains("✓ cnrs, November 21, 2022 at 12:22:24 UTC"))
    #expect(heads[1][2].contains("gq, November 21, 2022 at 12:22:25 UTC (the host: proves nothing"))
    #expect(heads[1][2].contains("w.stranger.example (whose, no record says; not checked here)"))
    #expect(page.text.contains("✓ A partner who does not keep the ledger has cosigned checkpoints"))
    // No head later than that of the report is in it, and none that does not hold.
    #expect(
      try emptyReport(under: ExportedHeads(notes, upTo: 3, keys: keys)).text.contains("Nobody"))
    #expect(throws: ExportError.self) { try ExportedHeads(notes, upTo: 8, keys: keys) }
    var forged = try log.head(9)
    try forged.add(try partner.cosign(try log.checkpoint(3), at: 10))
    #expect(throws: ExportError.self) { try ExportedHeads([forged], upTo: 9, keys: keys) }
  }
}

import Testing
import Wording

@Suite struct `Text on a terminal` {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("été", 3), ("e\u{301}te\u{301}", 3), ("deux\u{A0}mots", 9),
    ("\u{202F}", 1), ("日本", 4), ("한국", 4), ("ﾊﾝ", 2), ("👩‍🔬", 2), ("🇫🇷", 2), ("❤️", 2), ("✓", 1),
    ("◇", 1), ("—", 1), ("a\u{200B}b", 2), ("Ａ", 2),
  ])
  func `A text takes as many columns as the terminal gives it`(_ text: String, _ width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func `A text is cut with an ellipsis at a column, never inside a character`() {
    #expect(cut("Savoir-faire", toWidth: 12) == "Savoir-faire")
    #expect(cut("Savoir-faire", toWidth: 7) == "Savoir…")
    #expect(cut("e\u{301}te\u{301}s", toWidth: 3) == "e\u{301}t…")
    #expect(cut("日本語", toWidth: 4) == "日…")
    #expect(cut("un deux", toWidth: 4) == "un…")
    #expect(cut("abc", toWidth: 0) == "")
  }

  @Test func `A text is wrapped at plain spaces only`() {
    #expect(wrap("un deux trois", toWidth: 7) == ["un deux", "trois"])
    #expect(wrap("24\u{A0}% de plus", toWidth: 6) == ["24\u{A0}%", "de", "plus"])
    #expect(wrap("anticonstitutionnel", toWidth: 8) == ["anticons", "titution", "nel"])
    #expect(wrap("", toWidth: 8) == [""])
  }

  @Test func `A word for a shell is quoted where a shell would take it apart`() {
    #expect(shellQuoted("copies/2022-05_été.1") == "copies/2022-05_été.1")
    #expect(shellQuoted("my copy") == "'my copy'")
    #expect(shellQuoted("l'an 2022") == #"'l'\''an 2022'"#)
    #expect(shellQuoted("$HOME;ls") == "'$HOME;ls'")
    #expect(shellQuoted("") == "''")
  }

  @Test func `Control characters and signs that reorder text are written out`() {
    #expect(terminalSafe("été 24\u{A0}%") == "été 24\u{A0}%")
    for scalar: Unicode.Scalar in [
      "\u{0}", "\u{7}", "\u{9}", "\u{A}", "\u{D}", "\u{1B}", "\u{7F}", "\u{80}", "\u{9B}",
      "\u{9F}", "\u{61C}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}",
      "\u{2028}", "\u{FEFF}", "\u{E0041}",
    ] {
      let shown = terminalSafe("a\(Character(scalar))b")
      #expect(shown == "a\\u{\(String(scalar.value, radix: 16, uppercase: true))}b")
    }
    #expect(safeLines("un\tdeux\ntrois\u{1B}") == ["un deux", "trois\\u{1B}"])
  }
}

@Suite struct `A table on a terminal` {
  private var table: TextTable {
    var table = TextTable([
      .init("Axe", .leading, .keep), .init("Intitulé", .leading, .wrap), .init("Nombre", .trailing),
    ])
    table.add(["A1", "Savoir-faire et expertise", "12"])
    table.add(["A22", "e\u{301}te\u{301}", "3"])
    return table
  }

  @Test func `Columns are aligned by the width text takes`() {
    #expect(
      table.lines() == [
        "Axe  Intitulé                   Nombre",
        "A1   Savoir-faire et expertise      12",
        "A22  e\u{301}te\u{301}                             3",
      ])
  }

  @Test(arguments: [20, 24, 30, 38, 80])
  func `It stays within the width there is`(_ width: Int) {
    for line in table.lines(width: width) {
      #expect(displayWidth(line) <= width, "\(line)")
      #expect(line.last != " ")
    }
  }

  @Test func `A narrow terminal wraps the words and keeps the codes`() {
    #expect(
      table.lines(width: 27) == [
        "Axe  Intitulé        Nombre", "A1   Savoir-faire        12", "     et expertise",
        "A22  e\u{301}te\u{301}                  3",
      ])
  }

  @Test func `Colour comes only when asked, and around words that say it alone`() {
    var table = TextTable([.init(""), .init("")])
    table.add([StyledText("✓ tenu", .good), "A1"])
    #expect(table.lines() == ["✓ tenu  A1"])
    #expect(table.lines(inColour: true) == ["\u{1B}[32m✓ tenu\u{1B}[0m  A1"])
  }

  @Test func `A cell that somebody else wrote is made safe`() {
    var table = TextTable([.init("")])
    table.add([StyledText("a\u{1B}[2Jb")])
    #expect(table.lines() == [#"a\u{1B}[2Jb"#])
  }
}

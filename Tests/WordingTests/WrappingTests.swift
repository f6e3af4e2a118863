import Testing

@testable import Wording

@Suite("Wrapping")
struct WrappingTests {
  @Test func `A sign stays on the line of the word it stands before`() {
    #expect(wrap("open ✓ active", toWidth: 8) == ["open", "✓ active"])
    #expect(wrap("since ≤ 2022-05-05", toWidth: 12) == ["since", "≤ 2022-05-05"])
    #expect(wrap("one · two", toWidth: 5) == ["one ·", "two"])
  }

  @Test func `A table breaks no word while there is room, and gives long texts the rest`() {
    var table = TextTable([
      .init("State", .leading, .wrap), .init("Title", .leading, .wrap),
    ])
    table.add(["in force", "a title of many words that goes on and on"])
    let lines = table.lines(width: 24)
    #expect(
      lines == [
        "State   Title", "in      a title of many", "force   words that goes", "        on and on",
      ])
  }

  @Test func `A word that fits no line is broken behind a hyphen, where it has one`() {
    #expect(wrap("! A-OUTSIDE-PROTOCOL", toWidth: 16) == ["! A-OUTSIDE-", "PROTOCOL"])
    #expect(wrap("0123456789", toWidth: 4) == ["0123", "4567", "89"])
  }

  @Test func `A table that is narrow breaks its titles before a word, an amount or a UUID`() {
    var table = TextTable([
      .init("Funding lead", .leading, .keep), .init("State", .leading, .wrap),
      .init("Action", .leading, .wrap), .init("Awarded", .leading, .wrap),
    ])
    let action = "01809974-a868-7000-8000-000000000000"
    let amount = "300\u{A0}000,00\u{A0}$"
    table.add(["F-1", "awarded", StyledText(action), StyledText("\(amount) + \(amount)")])
    let lines = table.lines(width: 70)
    #expect(lines.allSatisfy { displayWidth($0) <= 70 })
    #expect(lines.prefix(2).map { $0.prefix(7) } == ["Funding", "lead"])
    #expect(lines[2].contains(action) && lines[2].contains(amount))
    #expect(lines[3].hasSuffix("+ \(amount)"))
  }
}

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
}

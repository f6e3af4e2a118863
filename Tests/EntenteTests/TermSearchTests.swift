import EntenteTesting
import Testing

@testable import Entente

@Suite struct `A search for terms` {
  @Test func `finds those that stand in the bytes, wherever and however long`() {
    let search = TermSearch(
      for: ["p-12", "12345678", "12345679", "2345678x", "123456789", "12345678", ""])
    #expect(found(search, "p-12345678x") == ["", "12345678", "2345678x", "p-12"])
    #expect(found(search, "123456789") == ["", "12345678", "123456789"])
    #expect(found(search, "1234567") == [""])
    #expect(found(TermSearch(for: ["\0\0\0\0\0\0\0\0"]), "\0\0\0\0\0\0\0") == [])
    #expect(found(TermSearch(for: []), "anything") == [])
  }

  @Test func `finds what looking for each alone finds`() {
    var random = SeededRandom(for: "terms")
    for _ in 0..<300 {
      let text = word(0...60, &random)
      let terms = (0..<20).map { _ in word(1...12, &random) }
      #expect(found(TermSearch(for: terms), text) == Set(terms.filter(text.contains)), "\(text)")
    }
  }

  private func found(_ search: TermSearch, _ text: String) -> Set<String> {
    Set(search.found(in: Array(text.utf8).span))
  }

  /// Two letters: so that terms begin alike, overlap, and end where others go on.
  private func word(_ lengths: ClosedRange<Int>, _ random: inout SeededRandom) -> String {
    let length = Int.random(in: lengths, using: &random)
    return (0..<length).map { _ in Bool.random(using: &random) ? "a" : "b" }.joined()
  }
}

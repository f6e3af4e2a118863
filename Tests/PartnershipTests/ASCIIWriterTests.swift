import Testing

@testable import Partnership

@Suite struct `Numbers in fixed forms` {
  @Test func `Have zeros in front up to their width, of at most eight digits`() {
    for (number, width, expected) in [
      (7, 1, "7"), (7, 2, "07"), (0, 4, "0000"), (2026, 4, "2026"), (123_456, 6, "123456"),
      (12_345_678, 8, "12345678"), (1, 8, "00000001"),
    ] {
      var writer = ASCIIWriter()
      writer.number(number, width: width)
      #expect(writer.text == expected)
    }
  }

  @Test func `Of more digits than a word has room for trap`() async {
    await #expect(processExitsWith: .failure) {
      var writer = ASCIIWriter()
      writer.number(1, width: 9)
    }
  }
}

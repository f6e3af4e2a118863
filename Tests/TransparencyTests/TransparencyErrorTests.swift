import Testing

@testable import Transparency

@Suite struct `An error` {
  @Test func `It says what, where and what now`() throws {
    let error = TransparencyError.rootMismatch(
      size: 8, claimed: ReferenceTree.roots[8], computed: ReferenceTree.roots[7])
    let sentence = "\(error)"
    #expect(sentence.contains("size 8"))
    #expect(sentence.contains(ReferenceTree.roots[8].hex))
    #expect(sentence.contains(ReferenceTree.roots[7].hex))
    #expect(sentence.contains("keep all three as evidence"))
  }

  @Test func `It shows no control characters that came from outside`() {
    let hostile = "\u{1b}[2J\r\n\u{202E}\u{9B}"
    for error in [
      TransparencyError.malformedOrigin(hostile), .malformedKeyName(hostile),
      .malformedVerifierKey(hostile), .malformedSize(hostile), .malformedRoot(hostile),
    ] {
      #expect(
        "\(error)".unicodeScalars.allSatisfy {
          $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        })
    }
  }

  @Test func `It repeats no more than the beginning of what came from outside`() {
    let long = String(repeating: "9", count: 990_000)
    for error in [
      TransparencyError.malformedOrigin(long), .malformedKeyName(long),
      .malformedVerifierKey(long), .malformedSize(long), .malformedRoot(long),
    ] {
      #expect("\(error)".utf8.count < 400)
    }
  }
}

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
    let hostile = "\u{1b}[2J\r\n"
    for error in [
      TransparencyError.malformedOrigin(hostile), .malformedKeyName(hostile),
      .malformedVerifierKey(hostile), .malformedSize(hostile), .malformedRoot(hostile),
    ] {
      #expect("\(error)".utf8.allSatisfy { $0 >= 0x20 })
    }
  }
}

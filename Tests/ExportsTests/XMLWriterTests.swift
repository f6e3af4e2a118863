import Testing
import XMLWriting

@Suite struct `A document of XML` {
  private func document(_ write: (XMLWriter) -> Void) throws -> String {
    let writer = try XMLWriter()
    write(writer)
    return String(decoding: try writer.finish(), as: UTF8.self)
  }

  @Test func `is in UTF-8, one element a line, and closes what is open`() throws {
    let text = try document { writer in
      writer.open("root", [("version", "1 & \"2\"")])
      writer.element("title", "Équipe d’été 🎉")
      writer.element("empty") {}
    }
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <root version="1 &amp; &quot;2&quot;">
          <title>Équipe d’été 🎉</title>
          <empty/>
        </root>

        """)
  }

  @Test func `holds any text as a text`() throws {
    let text = try document { writer in
      writer.element("a", "</a><script>&lt; ]]> <!-- x --> <?pi?>", [("b", "\"'<>&\n\t")])
    }
    #expect(
      text.contains(
        "<a b=\"&quot;'&lt;&gt;&amp;&#10;&#9;\">&lt;/a&gt;&lt;script&gt;&amp;lt; ]]&gt; "))
    #expect(!text.contains("<script>") && !text.contains("<!--") && !text.contains("<?pi"))
  }

  @Test func `has no character that XML has not, and counts those it replaced`() throws {
    let writer = try XMLWriter()
    writer.element("a", "\u{0}x\u{1F}\u{B}\t\n\u{FFFE}\u{FFFF}\u{10FFFF}", [("b", "\u{8}")])
    #expect(writer.replacedCharacters == 6)
    let text = String(decoding: try writer.finish(), as: UTF8.self)
    #expect(
      text.contains("<a b=\"\u{FFFD}\">\u{FFFD}x\u{FFFD}\u{FFFD}\t\n\u{FFFD}\u{FFFD}\u{10FFFF}<"))
  }

  @Test func `gives its bytes as they come, each once`() throws {
    let writer = try XMLWriter()
    writer.open("root")
    var bytes: [UInt8] = []
    for number in 0..<1_000 {
      writer.element("n", String(number))
      bytes += try writer.take()
    }
    let whole = String(decoding: bytes + (try writer.finish()), as: UTF8.self)
    #expect(whole.components(separatedBy: "<n>").count == 1_001)
    #expect(whole.hasSuffix("</root>\n"))
  }

  @Test func `that closes what is not open is none`() throws {
    let writer = try XMLWriter()
    writer.element("a", "x")
    writer.close()
    #expect(throws: XMLWriter.Failure.self) { try writer.finish() }
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}

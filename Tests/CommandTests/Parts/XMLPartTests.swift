import Testing

@Suite struct `Parts in XML` {
  @Test(arguments: ["premis", "seda"])
  func `write out what would turn a text around, and open no element by a word`(
    part: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.write("x", to: "x.txt")
    try scratch.done(
      "record", "document.attached", "document=D-2", "title.en=</Title><x>\u{202E}gpj & ]]>",
      "language=en", "class=public", "--document", "x.txt", "--agreement", "gq-cnrs",
      "--occurred", "2022-05-03")
    try scratch.done("checkpoint")
    try scratch.export(part, to: "out", ["--words"])
    let text = try scratch.text(of: "out/\(part).xml")
    #expect(text.contains("&lt;/Title&gt;&lt;x&gt;\\u{202E}gpj &amp; ]]&gt;"))
    #expect(!text.contains("<x>") && !text.unicodeScalars.contains("\u{202E}"))
  }
}

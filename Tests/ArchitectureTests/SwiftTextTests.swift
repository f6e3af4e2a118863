import Testing

@Suite struct `Reading Swift` {
  @Test func `Comments and strings are left out, code stays`() {
    let text = SwiftText(
      #"""
      let one = "a // b" + c /* d
      e */ + f // g
      let two = "\(map { "h!" })!" + i!
      """#)
    #expect(
      text.lines == [
        #"let one = "" + c "#, " + f ", #"let two = "" + i!"#,
      ])
  }

  @Test func `Imports are found with and without access and attributes`() {
    let text = SwiftText(
      """
      import A
      public import B
      @testable import C
      internal import struct D.E
      // import F
      let important = 1
      """)
    #expect(text.imports == ["A", "B", "C", "D"])
  }
}

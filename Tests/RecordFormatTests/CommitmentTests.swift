import Partnership
import RecordFormat
import Testing

@Suite struct `Ledger names` {
  @Test(arguments: ["a", "entente.example", "entente.example/gq-cnrs", "a/b_c/d.e-f", "0/1"])
  func `Names of the grammar are taken`(text: String) {
    #expect(LedgerName(text)?.text == text)
  }

  @Test(arguments: [
    "", "A", "a/", "/a", "a//b", "-a", "a-", "a_b", ".a", "a.", "a/_b", "a/b_", "é", "a b",
    "a\n", String(repeating: "a", count: 129),
  ])
  func `Other names are refused`(text: String) {
    #expect(LedgerName(text) == nil)
  }
}

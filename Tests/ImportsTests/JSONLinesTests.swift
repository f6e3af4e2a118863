import CanonicalJSON
import Imports
import Partnership
import Testing

@Suite struct `A file of JSON lines` {
  private func read(_ text: String) throws(ImportError) -> [ImportRow] {
    try JSONLines.read(Array(text.utf8))
  }

  @Test func `gives an action a line and remembers which`() throws {
    let rows = try read(
      "\u{FEFF}{\"type\":\"ledger.opened\"}\r\n\n  {\"type\" : \"exchange.held\"}")
    #expect(rows.map(\.line) == [1, 3])
    #expect(rows.map(\.action.type) == [.ledgerOpened, .exchangeHeld])
  }

  @Test func `is refused when it holds nothing`() {
    #expect(throws: ImportError.empty) { try read("\n \n") }
  }

  @Test func `is refused at its first line that is not JSON`() {
    let error = #expect(throws: ImportError.self) {
      try read("{\"type\":\"exchange.held\"}\n{\"type\":}")
    }
    guard case .malformed(line: 2, let reason)? = error else {
      Issue.record("expected line 2 to be malformed, got \(String(describing: error))")
      return
    }
    #expect(reason.offset == 8)
  }

  @Test func `is refused at its first line that is no action, with the field`() {
    #expect(
      throws: ImportError.refused(line: 1, Refusal(.unknownField, .field("typ")))
    ) { try read("{\"typ\":\"exchange.held\"}") }
  }

  @Test func `is refused when a line is too long`() {
    let text = "{\"type\":\"\(String(repeating: "a", count: JSONLines.longestLineBytes))\"}"
    #expect(
      throws: ImportError.lineTooLong(line: 1, limitBytes: JSONLines.longestLineBytes)
    ) { try read(text) }
  }
}

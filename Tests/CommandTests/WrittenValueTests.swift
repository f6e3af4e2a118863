import CanonicalJSON
import Foundation
import Partnership
import Testing
import Wording

@testable import EntenteCommand

/// What people write otherwise than the ledger keeps it.
@Suite("Values as people write them, on the command line")
struct WrittenValueTests {
  @Test func `A text may begin with a mark that combines with the sign before it`() throws {
    let arguments = FieldArguments(of: .exchangeHeld, .en)
    #expect(
      try arguments.data(["title=\u{301}a"], Wording(.en)) == ["title": ["en": "\u{301}a"]])
  }
}

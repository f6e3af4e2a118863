import Partnership
import Testing

@testable import EntenteCommand

@Suite("The next code")
struct NextCodeTests {
  @Test(arguments: [
    (["E-6", "E-7"], "E-8"), (["E-10", "E-9", "E-2"], "E-11"), (["T-009"], "T-010"),
    (["signing-ceremony", "E-1"], "E-2"), (["signing-ceremony"], "Z-1"), ([], "Z-1"),
    (["A1", "A2", "B7"], "A3"), (["2022", "2023"], "2024"),
    (["X-99999999999999999999999999"], "Z-1"), (["X-9223372036854775807"], "Z-1"),
  ])
  func `follows the last of the longest row`(codes: [String], next: String) throws {
    #expect(Code.next(after: codes.compactMap { Code($0) }, otherwise: "Z-1") == next)
  }
}

import Foundation
import Testing

@testable import EntenteCommand

@Suite struct `The program in the README` {
  private func text(of path: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test(arguments: ["README.md", "README.fr.md"])
  func `is the one that these tests compile`(page: String) throws {
    let program = try text(of: "Tests/DemonstrationTests/ProgramOfTheReadme.swift")
    #expect(try text(of: page).contains("```swift\n\(program)```\n"))
  }

  @Test func `answers what the README says`() async throws {
    let folder = try TemporaryFolder()
    _ = try await Demonstration.create(at: folder.path)
    let answer = try await recordVisit(inLedgerAt: folder.path).joined(separator: "\n")
    for page in ["README.md", "README.fr.md"] {
      #expect(try text(of: page).contains("```\n\(answer)\n```\n"), "\(answer)")
    }
  }
}

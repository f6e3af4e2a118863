import Foundation
import Testing

@Suite struct `The page about threats` {
  /// The tests a page names, as `suite — test`, in their order.
  private func tests(in page: String) throws -> [(suite: String, test: String)] {
    try ProjectFolder.text(of: page).matches(of: /`([^`\n]+) — ([^`\n]+)`/).map {
      (String($0.output.1), String($0.output.2))
    }
  }

  /// Whether a source declares a suite or a test of that name, in either way it may be written.
  private func declares(_ name: String, _ source: String) -> Bool {
    source.contains("\"\(name)\"") || source.contains("struct `\(name)`")
      || source.contains("func `\(name)`")
  }

  @Test(arguments: ["Docs/Threats.md", "Docs/Threats.fr.md"])
  func `names tests that are there, each in its suite`(page: String) throws {
    let sources = try ProjectFolder.files(in: "Tests", extensions: ["swift"]).map {
      try ProjectFolder.text(of: $0)
    }
    let named = try tests(in: page)
    #expect(named.count > 40)
    for (suite, test) in named {
      let isThere = sources.contains { declares(suite, $0) && declares(test, $0) }
      #expect(isThere, "\(page): \(suite) — \(test)")
    }
  }

  @Test func `names the same tests in both languages, and one in every row`() throws {
    let (english, french) = (try tests(in: "Docs/Threats.md"), try tests(in: "Docs/Threats.fr.md"))
    #expect(english.map(\.test) == french.map(\.test))
    #expect(english.map(\.suite) == french.map(\.suite))
    for page in ["Docs/Threats.md", "Docs/Threats.fr.md"] {
      let rows = try ProjectFolder.text(of: page).split(separator: "\n")
        .filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") }
      let untested = rows.filter { !$0.contains(" — ") }
      // What is left are the heads of the tables.
      #expect(untested.count == rows.count - english.count, "\(page)")
      #expect(untested.allSatisfy { $0.hasSuffix("| test |") || $0.hasSuffix("| essai |") })
    }
  }

  /// Every test of a scenario stands on the page: what is not told is not known to be held.
  @Test func `leaves out no scenario`() throws {
    let named = Set(try tests(in: "Docs/Threats.md").map(\.test))
    for file in try ProjectFolder.files(in: "Tests/CommandTests/Scenarios", extensions: ["swift"]) {
      let text = try ProjectFolder.text(of: file)
      for match in text.matches(of: /@Test\(\s*"([^"]+)"/) {
        #expect(named.contains(String(match.output.1)), "\(file): \(match.output.1)")
      }
    }
  }
}

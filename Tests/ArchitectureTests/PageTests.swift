import Foundation
import Testing

@Suite struct `The documentation` {
  private let pages: [String]

  init() throws {
    pages =
      try ProjectFolder.files(in: "Docs", extensions: ["md"])
      + ["README.md", "README.fr.md", "CONTRIBUTING.md"]
  }

  /// The files of the project that a page links to, by path from the project's folder.
  private func links(in page: String) throws -> [String] {
    let folder = ProjectFolder.url.appendingPathComponent(page).deletingLastPathComponent()
    // What holds a colon or a bracket leads elsewhere, or is no link but a pattern.
    return try ProjectFolder.text(of: page).matches(of: /\]\(([A-Za-z0-9_.\/-]+)(#[^)]*)?\)/).map {
      let path = folder.appendingPathComponent(String($0.output.1)).standardizedFileURL.path
      return String(path.dropFirst(ProjectFolder.url.standardizedFileURL.path.count + 1))
    }
  }

  @Test func `links to files that are there`() throws {
    for page in pages {
      for link in try links(in: page) {
        let path = ProjectFolder.url.appendingPathComponent(link).path
        #expect(FileManager.default.fileExists(atPath: path), "\(page) links to \(link)")
      }
    }
  }

  @Test func `has every page in the index by reader, and decisions by their folder`() throws {
    let listed = Set(try links(in: "Docs/README.md"))
    for page in pages where page.hasPrefix("Docs/") && !page.hasPrefix("Docs/Decisions/") {
      #expect(page == "Docs/README.md" || listed.contains(page), "\(page)")
    }
    #expect(listed.contains("Docs/Decisions"))
  }

  /// What a page says outside its blocks of code and its code inside lines.
  private func prose(of page: String) throws -> String {
    let blocks = try ProjectFolder.text(of: page).replacing(
      #/^```.*?^```$/#.anchorsMatchLineEndings().dotMatchesNewlines(), with: "")
    return blocks.replacing(#/`[^`]*`/#, with: "code")
  }

  @Test(arguments: [
    "README.fr.md", "Docs/Concepts.fr.md", "Docs/Guides/Auditor.fr.md",
    "Docs/Guides/ProgrammeOfficer.fr.md", "Docs/Guides/RecordsOfficer.fr.md",
    "Docs/Reference/CommandLine.fr.md", "Docs/Reference/Import.fr.md", "Docs/Threats.fr.md",
  ])
  func `is set in French as the program sets its French`(page: String) throws {
    let prose = try prose(of: page)
    let faults = [
      "an apostrophe that is not typographic": prose.matches(of: #/.{0,20}'/#),
      "a space before ; ! or ?": prose.matches(of: #/.{0,20}\s[;!?]/#),
      "a colon without a no-break space before it": prose.matches(of: #/.{0,20}[^\u{A0}]:(?=\s)/#),
      "« without a no-break space after it": prose.matches(of: #/.{0,20}«[^\u{A0}]/#),
      "» without a no-break space before it": prose.matches(of: #/.{0,20}[^\u{A0}]»/#),
    ]
    for (fault, places) in faults {
      #expect(places.isEmpty, "\(page): \(fault): \(places.map { String($0.output) })")
    }
  }

  @Test func `numbers its decisions without gap and without repeat`() throws {
    let numbers = try ProjectFolder.files(in: "Docs/Decisions", extensions: ["md"])
      .compactMap { Int($0.dropFirst("Docs/Decisions/".count).prefix(4)) }
    #expect(numbers == Array(1...max(1, numbers.count)))
  }

  @Test func `gives every decision its context, its choice, its cost and what would change it`()
    throws
  {
    for page in pages where page.hasPrefix("Docs/Decisions/") {
      let text = try ProjectFolder.text(of: page).lowercased()
      for part in ["## context", "## choice", "cost", "change our mind"] {
        #expect(text.contains(part), "\(page) has no “\(part)”")
      }
    }
  }
}

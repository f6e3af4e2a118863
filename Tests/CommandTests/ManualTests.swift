import Foundation
import Testing

@testable import EntenteCommand

/// The pages for `man`, written from the definitions of the commands and from the examples that the
/// tests run.
///
/// With `ENTENTE_WRITE_DOCUMENTATION=1` they are written again.
@Suite("The pages for man")
struct ManualTests {
  private static let languages = [("en_CA.UTF-8", ""), ("fr_CA.UTF-8", ".fr")]

  private static var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }
  private static var folder: URL { root.appending(path: "Docs/Man") }

  /// Every page as it should be, by its path in the folder.
  private func pages() throws -> [String: String] {
    var pages: [String: String] = [:]
    for (locale, ending) in ManualTests.languages {
      let transcripts = try String(
        contentsOf: ManualTests.root.appending(path: "Docs/Reference/CommandLine\(ending).md"),
        encoding: .utf8)
      pages.merge(try Manual(locale: locale, transcripts: transcripts).pages) { $1 }
    }
    return pages
  }

  /// The pages that are there.
  private func written() throws -> Set<String> {
    let folder = ManualTests.folder
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return Set(
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
        $0.hasSuffix(".1")
      })
  }

  @Test func `are those that the commands make, and no others`() throws {
    let pages = try pages()
    if ProcessInfo.processInfo.environment["ENTENTE_WRITE_DOCUMENTATION"] == "1" {
      for stale in try written() {
        try FileManager.default.removeItem(at: ManualTests.folder.appending(path: stale))
      }
      for (path, text) in pages {
        let file = ManualTests.folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }
    let advice = "ENTENTE_WRITE_DOCUMENTATION=1 swift test --filter ManualTests writes it again"
    #expect(try written() == Set(pages.keys))
    for (path, text) in pages {
      let file = ManualTests.folder.appending(path: path)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      #expect(try String(contentsOf: file, encoding: .utf8) == text, "Docs/Man/\(path): \(advice)")
    }
  }

  @Test func `say every section, and every option of its command`() throws {
    let pages = try pages()
    for (locale, _) in ManualTests.languages {
      let isFrench = locale.hasPrefix("fr")
      let sections =
        isFrench
        ? [
          "NOM", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "ENVIRONNEMENT", "CODE DE SORTIE",
          "FICHIERS", "EXEMPLES", "VOIR AUSSI",
        ]
        : [
          "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "ENVIRONMENT", "EXIT STATUS", "FILES",
          "EXAMPLES", "SEE ALSO",
        ]
      for command in try CommandDefinition.root(locale: locale).commands {
        let path = "\(isFrench ? "fr/" : "")entente-\(command.name).1"
        let page = try #require(pages[path])
        for section in sections {
          #expect(
            page.contains("\n.SH \(section)\n"),
            "\(path) has no \(section): an example is one that Docs/Reference/CommandLine.md runs")
        }
        for option in command.arguments where option.isShown {
          for name in option.longNames {
            #expect(page.contains("\\-\\-\(ManualPage.escaped(name))\\fR"), "\(path) --\(name)")
          }
        }
      }
    }
  }

  @Test func `name every exit code there is`() {
    let codes = Set(ManualTexts.exitCodes.map(\.0))
    let all: [Ending] = [
      .done, .differs, .undecided, .refused, .damaged, .failed, .unreadable,
    ]
    #expect(codes == Set(all.map { String($0.rawValue) }))
    #expect((0...255).compactMap { Ending(rawValue: $0) }.count == all.count)
  }

  private static var mandoc: String? {
    let found = ["/usr/bin/mandoc", "/usr/local/bin/mandoc"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    if found == nil { print("Skipped: mandoc is not installed (Debian: apt install mandoc).") }
    return found
  }

  @Test(.enabled(if: mandoc != nil))
  func `are clean to mandoc`() throws {
    let mandoc = try #require(ManualTests.mandoc)
    let scratch = try Scratch()
    // As they should be: what is written is compared with it by a test of its own.
    for (path, text) in try pages().sorted(by: { $0.key < $1.key }) {
      let name = path.replacing("/", with: "-")
      try Data(text.utf8).write(to: scratch.url.appending(path: name))
      let run = try Run(["-Tlint", name], in: scratch.url, program: URL(fileURLWithPath: mandoc))
      #expect(run.code == 0 && run.output.isEmpty, "\(path): \(run.output)\(run.words)")
    }
  }
}

import Foundation
import Testing

@Suite struct `Sources` {
  /// Every line of code of a folder, with where it stands.
  private func lines(of folder: String) throws -> [(place: String, code: String)] {
    try ProjectFolder.files(in: folder, extensions: ["swift"]).flatMap { path in
      SwiftText(try ProjectFolder.text(of: path)).lines.enumerated()
        .map { (place: "\(path):\($0.offset + 1)", code: $0.element) }
    }
  }

  @Test func `Unsafe code stands where a library of C is bound, and nowhere else`() throws {
    let bindings = ["LMDB", "Archives", "Workbooks", "XMLWriting"].map { "Sources/\($0)/" }
    // The programs that measure and fuzz are handed to nobody.
    for line in try lines(of: "Sources") + lines(of: "Tools/entente-replay")
    where !bindings.contains(where: line.place.hasPrefix) {
      let isUnsafe = line.code.contains(/\bunsafe\b|\bUnsafe[A-Za-z]+|\bwithUnsafe[A-Za-z]*/)
      #expect(!isUnsafe, "\(line.place): \(line.code)")
    }
  }

  @Test func `Nothing is forced: no try!, no as!, no forced unwrap`() throws {
    for line in try lines(of: "Sources") + lines(of: "Tools") {
      let isForced = line.code.contains(/\btry!|\bas!|[A-Za-z0-9_)\]?`]!(?!=)/)
      #expect(!isForced, "\(line.place): \(line.code)")
    }
  }

  @Test func `A try? has its reason beside it`() throws {
    for path in try ProjectFolder.files(in: "Sources", extensions: ["swift"]) {
      let code = SwiftText(try ProjectFolder.text(of: path)).lines
      let written = try ProjectFolder.text(of: path).split(
        separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in code.enumerated() where line.contains(/\btry\?/) {
        let around = written[max(0, index - 3)...index].joined()
        #expect(around.contains("//"), "\(path):\(index + 1)")
      }
    }
  }

  /// A path of somebody's machine in a committed file works on that machine alone.
  @Test func `No file names a folder of anybody's machine`() throws {
    let machine = ["tmp", "work", "home", "root", "Users", "private"].map { "/\($0)/" }
    let files =
      try ["Sources", "Tests", "Tools", "Docs"].flatMap {
        try ProjectFolder.files(in: $0, extensions: ["swift", "md", "sh", "json", "py", ""])
      } + ["Package.swift", "README.md", "README.fr.md", "CONTRIBUTING.md"]
    for path in files {
      // A binary file has no text, and a folder is no file.
      guard let text = try? ProjectFolder.text(of: path) else { continue }
      for folder in machine {
        let named = text.contains("\"" + folder) || text.contains(" " + folder)
        #expect(!named, "\(path) names \(folder)")
      }
    }
  }

  @Test func `Every file of sources is read by one who scrolls little`() throws {
    for path in try ProjectFolder.files(in: "Sources", extensions: ["swift"]) {
      let count = try ProjectFolder.text(of: path).count { $0.isNewline }
      #expect(count <= 400, "\(path) has \(count) lines: split it by idea")
    }
  }
}

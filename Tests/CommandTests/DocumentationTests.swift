import Foundation
import Testing

/// Runs every example of the pages about the command line and compares what it prints.
///
/// With `ENTENTE_WRITE_DOCUMENTATION=1` the pages are written again with what is printed now: read
/// them before they are committed.
@Suite("The pages about the command line")
struct DocumentationTests {
  @Test(arguments: [("CommandLine.md", "en_CA.UTF-8"), ("CommandLine.fr.md", "fr_CA.UTF-8")])
  func `print what the program prints`(page: String, locale: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "Docs/Reference/\(page)")
    let text = try String(contentsOf: file, encoding: .utf8)
    let scratch = try Scratch()
    let written = try Page(text).run(in: scratch.url, locale: locale)
    if ProcessInfo.processInfo.environment["ENTENTE_WRITE_DOCUMENTATION"] == "1" {
      try Data(written.utf8).write(to: file)
    }
    for (line, (shown, printed)) in zip(text.lines, written.lines).enumerated() {
      #expect(shown == printed, "\(page), line \(line + 1)")
      if shown != printed { break }
    }
    #expect(text.lines.count == written.lines.count)
  }
}

/// A page whose `console` blocks hold commands and what they print, and whose `jsonl NAME` blocks
/// are files that these commands read.
private struct Page {
  private let lines: [String]

  init(_ text: String) {
    lines = text.lines
  }

  /// The same page, with what its commands print now.
  func run(in folder: URL, locale: String) throws -> String {
    var written: [String] = []
    var block: String?
    var content: [String] = []
    for line in lines {
      guard let kind = block else {
        written.append(line)
        if line.hasPrefix("```"), line.count > 3 { block = String(line.dropFirst(3)) }
        continue
      }
      guard line == "```" else {
        content.append(line)
        continue
      }
      if kind == "console" {
        for command in content where command.hasPrefix("$ ") {
          written.append(command)
          written += try printed(by: String(command.dropFirst(2)), in: folder, locale)
        }
      } else {
        if kind.hasPrefix("jsonl ") {
          let path = folder.appending(path: String(kind.dropFirst(6)))
          try Data((content.joined(separator: "\n") + "\n").utf8).write(to: path)
        }
        written += content
      }
      written.append(line)
      block = nil
      content = []
    }
    return written.joined(separator: "\n")
  }

  /// What a command prints: its data, then its words, without what differs each time.
  private func printed(by command: String, in folder: URL, _ locale: String) throws -> [String] {
    let bin = try Run.program.deletingLastPathComponent().path
    let run = try Run(
      ["-c", "\(command) 2> words"], in: folder,
      ["COLUMNS": "80", "LANG": locale, "PATH": "\(bin):/usr/bin:/bin"],
      program: URL(fileURLWithPath: "/bin/bash"))
    var text =
      run.output + (try String(contentsOf: folder.appending(path: "words"), encoding: .utf8))
    text.replace(/[0-9a-f]{64}/, with: "…")
    text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "…")
    text.replace(/[A-Za-z0-9+\/]{43,}={0,2}/, with: "…")
    text.replace(/(free space|espace libre|data\.mdb)( +).+/) { "\($0.1)\($0.2)…" }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .dropLast(text.hasSuffix("\n") ? 1 : 0)
  }
}

extension String {
  fileprivate var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

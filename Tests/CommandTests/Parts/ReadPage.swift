import Exports
import Foundation
import Partnership
import RecordFormat
import Testing
import Wording

/// A page of a report, read without the code that wrote it: what stands in its elements.
struct ReadPage {
  let html: String

  /// All that is read of it, without tags and styles, with single spaces.
  var text: String {
    let body = html.components(separatedBy: "<body>").last ?? ""
    return ReadPage.plain(body)
  }

  /// What stands in each element of a name, in order.
  func text(of element: String) -> [String] {
    let parts = html.components(separatedBy: "<\(element)")
    return parts.dropFirst().compactMap { part in
      guard let begin = part.firstIndex(of: ">"), part.first == ">" || part.first == " ",
        let end = part.range(of: "</\(element)>")
      else { return nil }
      return ReadPage.plain(String(part[part.index(after: begin)..<end.lowerBound]))
    }
  }

  /// The cells of the table whose caption begins so, row by row; nil where there is no such table.
  func rows(under caption: String) -> [[String]]? {
    for table in html.components(separatedBy: "<table>").dropFirst() {
      let table = table.components(separatedBy: "</table>")[0]
      guard let title = ReadPage(html: table).text(of: "caption").first, title.hasPrefix(caption),
        let body = table.components(separatedBy: "<tbody>").last
      else { continue }
      return body.components(separatedBy: "<tr").dropFirst().map { row in
        row.matches(of: /<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/).map {
          ReadPage.plain(String($0.output.1))
        }
      }
    }
    return nil
  }

  private static func plain(_ html: String) -> String {
    html.replacing(/<(wbr|\/?(span|strong|code))[^>]*>/, with: "").replacing(/<[^>]*>/, with: " ")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }
}

extension Scratch {
  /// Exports a report and reads its two pages.
  func report(
    _ options: [String] = [], to folder: String = "out", environment: [String: String] = [:]
  ) throws -> (fr: ReadPage, en: ReadPage) {
    try export("report", to: folder, options, environment: environment)
    return (
      ReadPage(html: try text(of: "\(folder)/report.fr.html")),
      ReadPage(html: try text(of: "\(folder)/report.en.html"))
    )
  }
}

/// The page in English of a report on nothing under some heads, as an outsider makes it without a ledger.
func emptyReport(under heads: ExportedHeads) throws -> ReadPage {
  let scope = ExportScope(
    ledger: try #require(LedgerName("log.example.org/test")),
    ledgerOpened: try #require(Recorded("2022-06-10T00:00:00.000000Z")), headSize: 9,
    selection: try Selection(size: 9), asOf: nil,
    recorded: try #require(Recorded("2022-06-10T00:00:05.000000Z")), isClockSimulated: false)
  let files = ReportPart(under: heads, scope, words: .none).files
  let english = try #require(files.first { $0.name == PartsFolder.englishReport })
  return ReadPage(html: String(decoding: english.bytes, as: UTF8.self))
}

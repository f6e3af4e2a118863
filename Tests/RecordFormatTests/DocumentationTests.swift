import Foundation
import Partnership
import RecordFormat
import Testing

@Suite struct `The page on records` {
  let page: String

  init() throws {
    let path = URL(fileURLWithPath: #filePath)
      .appending(path: "../../../Docs/Formats/Record.md").standardizedFileURL
    page = try String(contentsOf: path, encoding: .utf8)
  }

  @Test func `The record worked through is the golden one`() throws {
    let golden = GoldenRecord.plain
    #expect(try block("header") == golden.header)
    #expect(try block("facts") == golden.facts)
    #expect(try block("words") == golden.words?.text)
    #expect(page.contains("`\(golden.factsCommitment)`"))
    #expect(page.contains("`\(golden.leafHash)`"))
    #expect(page.contains("`\(try #require(golden.words).commitment)`"))
    #expect(page.contains("one line of \(golden.header.utf8.count) bytes"))
    let lines = "entente/facts/v1\n\(GoldenRecord.ledger)\n\(try golden.read().action)\n"
    #expect(page.contains(lines))
    #expect(page.contains("these \(lines.utf8.count + 32 + golden.facts.utf8.count) bytes"))
  }

  @Test func `The table of types is the catalogue`() {
    let rows = RecordType.allCases.map { row($0) }.joined(separator: "\n")
    #expect(page.contains(rows + "\n\n"), "the rows should be:\n\(rows)")
  }

  @Test func `The limits are those of the code`() {
    #expect(page.contains("at most 2,162,943 bytes"))
    #expect(ActionFile.maximumBytes == 2_162_943)
    #expect(Header.maximumBytes == 65_535)
    #expect(FactsFormat.maximumBytes == 1_048_576)
    #expect(WordsFormat.maximumBytes == 1_048_576)
    #expect(Words.maximumBytes == 65_536)
    #expect(SealedWords.overhead == 61)
  }

  private func block(_ name: String) throws -> String {
    let start = try #require(page.range(of: "```\(name)\n")).upperBound
    let end = try #require(page.range(of: "\n```", range: start..<page.endIndex)).lowerBound
    return String(page[start..<end])
  }

  private func row(_ type: RecordType) -> String {
    let definition = type.definition
    let fields = definition.fields.map { field in
      let mark = field.isOptional ? "?" : ""
      let object = field.name == definition.objectField ? "**" : ""
      return "\(object)`\(field.name.name)\(mark)`\(object) \(words(field.kind))"
    }
    let kind =
      switch definition.kind {
      case .act: "A"
      case .finding: "F"
      case .clerical: "C"
      }
    return
      "| `\(definition.name)` | \(kind) | \(definition.scope.rawValue) | \(definition.axisRule.rawValue) | \(fields.joined(separator: " · ")) |"
  }

  private func words(_ kind: FieldKind) -> String {
    switch kind {
    case .choice(let choices): choices.joined(separator: ", ")
    case .integer: "integer"
    case .set(let item): "set of \(words(item))"
    case .list(let item): "list of \(words(item))"
    case .identifiers: "identifiers"
    case .mediaType: "media type"
    case .object(let kind): "code of \(kind.rawValue)"
    case .axisOrAll: "axis or all"
    default: String(describing: kind)
    }
  }
}

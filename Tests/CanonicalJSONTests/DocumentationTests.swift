import CanonicalJSON
import Foundation
import Testing

@Suite struct `The page on the format` {
  @Test func `Each example of a canonical form is what the writer writes`() throws {
    let examples = try lines(of: "canonical", separatedBy: "  =>  ")
    #expect(examples.count == 8)
    for (text, canonical) in examples {
      let value = try JSON(parsing: Array(text.utf8))
      #expect(try value.canonicalBytes == Array(canonical.utf8))
      #expect(try JSON(canonical: Array(canonical.utf8)) == value)
    }
  }

  @Test func `Each example of a refusal is refused for that reason at that byte`() throws {
    let examples = try lines(of: "refused", separatedBy: "  =!  ")
    #expect(examples.count == 20)
    for (text, refusals) in examples {
      let reasons = refusals.components(separatedBy: " | ")
      #expect(refusal { try JSON(parsing: Array(text.utf8)) } == reasons.first, "\(text)")
      #expect(refusal { try JSON(canonical: Array(text.utf8)) } == reasons.last, "\(text)")
    }
  }

  @Test func `Each example of another spelling is read from people alone`() throws {
    let examples = try lines(of: "respelt", separatedBy: "  =!  ")
    #expect(examples.count == 6)
    for (text, reason) in examples {
      #expect(refusal { try JSON(parsing: Array(text.utf8)) } == nil, "\(text)")
      #expect(refusal { try JSON(canonical: Array(text.utf8)) } == reason, "\(text)")
    }
  }

  @Test func `The table of errors names every reason`() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    for reason in CanonicalJSONError.Reason.allCases {
      #expect(page.contains("`\(reason)`"))
    }
  }

  static let page = URL(fileURLWithPath: #filePath)
    .appending(path: "../../../Docs/Formats/CanonicalJSON.md").standardizedFileURL

  /// The examples in the page's block of a name, each split in two.
  private func lines(of block: String, separatedBy mark: String) throws -> [(String, String)] {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(page.range(of: "```\(block)\n")).upperBound
    let end = try #require(page.range(of: "```", range: start..<page.endIndex)).lowerBound
    return try page[start..<end].split(separator: "\n").map { line in
      let middle = try #require(line.range(of: mark), "\(line)")
      return (String(line[..<middle.lowerBound]), String(line[middle.upperBound...]))
    }
  }

  /// A refusal as the page writes it, or nil.
  private func refusal(_ read: () throws -> JSON) -> String? {
    do {
      _ = try read()
      return nil
    } catch {
      return (error as? CanonicalJSONError).map { "\($0.reason) at \($0.offset)" }
    }
  }
}

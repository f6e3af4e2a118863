import Foundation
import Partnership
import RecordFormat
import Testing
import Verification
import Wording

/// What the page on selections shows is what the code reads.
@Suite struct `The page on selections` {
  private let page: String

  init() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../Docs/Formats/Selection.md")
      .standardized
    page = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  /// A block of the page, by what stands behind its opening fence.
  private func block(_ kind: String) throws -> String {
    let start = try #require(page.range(of: "\n```\(kind)\n")).upperBound
    let end = try #require(page.range(of: "```\n", range: start..<page.endIndex)).lowerBound
    return String(page[start..<end])
  }

  private func lines(_ kind: String) throws -> [[UInt8]] {
    try block(kind).split(separator: "\n").map { Array($0.utf8) }
  }

  @Test func `The selection worked through holds, and says what the page says`() throws {
    var log = try HandMadeSelection()
    let records = try lines("records")
    let shown = try records.map { try RecordFile(canonical: $0) }
    for header in try lines("headers") + shown.map(\.headerBytes) {
      log.add(header: String(decoding: header, as: UTF8.self))
    }
    try log.write(
      selection: String(try block("selection").dropLast()), records: records,
      checkpoint: try block("checkpoint"))
    let report = try log.verify(policy: try block("policy"))
    #expect(report.faults == [])
    let selected = try #require(report.selected)
    #expect(selected.sequences == [2, 3, 4, 5])
    #expect(selected.marks[2]?.match == .corrected)
    #expect(selected.marks[3]?.annulledBy == 5)
    var figures = SelectionFigures(size: 6, records: selected.sequences.count)
    figures.opened = report.shown.opened
    figures.wordsWithheld = report.shown.wordsWithheld
    #expect(try block("text") == Wording(.en).sentence(ofProven: figures) + "\n")
    // With any line held back it does not hold.
    for index in records.indices {
      var fewer = records
      fewer.remove(at: index)
      try log.write(
        selection: String(try block("selection").dropLast()), records: fewer,
        checkpoint: try block("checkpoint"))
      #expect(
        try log.verify(policy: try block("policy")).faults
          == ["F-SELECTION-INCOMPLETE \(index + 2)"])
    }
  }

  @Test func `Limits, faults and the sentences are those of the code`() throws {
    #expect(Selection.maximumBytes == 16_384 && page.contains("at most 16,384 bytes"))
    #expect(RecordFile.maximumBytes == 2_162_943 && page.contains("at most 2,162,943 bytes"))
    let known = Set(FaultName.allCases.map(\.rawValue))
    let named = Set(page.matches(of: /F-[A-Z-]+[A-Z]/).map { String($0.0) })
    #expect(named.isSubset(of: known), "\(named.subtracting(known))")
    let ours = known.filter { $0.hasPrefix("F-SELECTION-") }
    #expect(named.isSuperset(of: ours), "\(ours.subtracting(named))")
    let flowing = page.replacing("\n", with: " ")
    for unproven in Unproven.allCases {
      #expect(flowing.contains(Wording(.en).part(of: unproven)), "\(unproven)")
    }
  }
}

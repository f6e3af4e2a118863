import Foundation
import Partnership
import Testing
import Wording

@Suite struct `The reference pages` {
  @Test func `The pages in Docs are those the program writes`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let isAsked = ProcessInfo.processInfo.environment["ENTENTE_REGENERATE"] == "1"
    for (path, text) in ReferencePages.all {
      let file = root.appendingPathComponent(path)
      if isAsked {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      let written = try? String(contentsOf: file, encoding: .utf8)
      #expect(
        written == text,
        "\(path) is out of date: run ENTENTE_REGENERATE=1 swift test --filter WordingTests")
    }
  }

  @Test(arguments: Language.allCases)
  func `Every refusal, anomaly, type and field is on its page`(_ language: Language) {
    let refusals = ReferencePages.refusals(in: language)
    for name in RefusalName.allCases { #expect(refusals.contains("### \(name.rawValue)\n")) }
    for name in Anomaly.Name.allCases { #expect(refusals.contains("### \(name.rawValue)\n")) }
    let catalogue = ReferencePages.catalogue(in: language)
    for type in RecordType.allCases {
      #expect(catalogue.contains("## `\(type.name)` · "))
      for field in type.definition.fields {
        #expect(catalogue.contains("| `\(field.name.name)` | "))
      }
    }
  }
}

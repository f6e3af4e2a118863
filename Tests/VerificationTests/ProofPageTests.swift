import Foundation
import LMDB
import Partnership
import Testing
import Transparency
import Verification

/// What the pages on proofs and on trust show is what the code reads.
@Suite struct `The pages on proofs and trust` {
  private static func page(_ name: String) throws -> String {
    let file = URL(filePath: #filePath).appending(path: "../../../Docs/Formats/\(name)")
      .standardized
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  /// A block of a page, by what stands behind its opening fence.
  private static func block(_ kind: String, of page: String) throws -> String {
    let start = try #require(page.range(of: "\n```\(kind)\n")).upperBound
    let end = try #require(page.range(of: "```\n", range: start..<page.endIndex)).lowerBound
    return String(page[start..<end])
  }

  @Test func `The proof worked through holds by its policy, and by its anchors`() throws {
    let page = try Self.page("Proof.md")
    let record = try Self.block("json", of: page).dropLast()
    #expect(page.contains("one line of \(record.utf8.count) bytes"))
    var verifier = ProofVerifier(Array(try Self.block("tlog-proof", of: page).utf8))
    verifier.record = Array(record.utf8)
    #expect(verifier.verify().faults == [.policyNotGiven])
    verifier.outside.policy = try TrustPolicy(Array(try Self.block("policy", of: page).utf8))
    let report = verifier.verify()
    #expect(report.verification.outcome == .holds)
    #expect(report.words == .shown)
    let printed = try Self.block("text", of: page)
    #expect(printed.contains(try #require(report.leaf).hex))
    #expect(printed.contains(try #require(report.verification.root).hex))
    verifier.outside.policy = nil
    verifier.outside.anchors = try Anchors(Array(try Self.block("anchors", of: page).utf8))
    #expect(verifier.verify().verification.outcome == .holds)
  }

  @Test func `The proof worked through holds with stock tools`() throws {
    let page = try Self.page("Proof.md")
    let folder = try TemporaryFolder()
    let url = URL(filePath: folder.path)
    try Data(try Self.block("tlog-proof", of: page).utf8)
      .write(to: url.appending(path: "record-3.tlog-proof"))
    try Data(try Self.block("json", of: page).dropLast().utf8)
      .write(to: url.appending(path: "record-3.json"))
    let tools = ["xxd", "openssl", "base64", "sha256sum"]
    let missing = tools.filter { !FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }
    guard missing.isEmpty else { return print("Skipped: \(missing) are not installed.") }
    let output = try ChildProcess(
      "/bin/sh", ["-c", "cd \"$0\" || exit 1\n" + (try Self.block("sh", of: page)), url.path]
    ).run().output
    #expect(String(decoding: output, as: UTF8.self) == (try Self.block("text", of: page)))
  }

  @Test func `Limits and faults are those of the code`() throws {
    let proof = try Self.page("Proof.md")
    #expect(LogProof.longest == 1_016_384 && proof.contains("at most 1,016,384 bytes"))
    let trust = try Self.page("Trust.md")
    #expect(Anchors.longest == 262_144 && trust.contains("more than 262,144 bytes"))
    #expect(Anchors.mostKeys == 1_024 && trust.contains("more than 1,024 keys"))
    #expect(TrustPolicy.longest == 1_000_000 && TrustPolicy.mostDefinitions == 256)
    let known = Set(FaultName.allCases.map(\.rawValue))
    for page in [proof, trust] {
      for match in page.matches(of: /F-[A-Z-]+[A-Z]/) {
        #expect(known.contains(String(match.0)), "\(match.0)")
      }
    }
  }

  @Test func `The anchors shown are read`() throws {
    let anchors = try Anchors(Array(try Self.block("anchors", of: Self.page("Trust.md")).utf8))
    #expect(
      anchors.keys.map(\.owner) == ["ledger.example.org/quebec-france", "cnrs", "genome-quebec"])
  }
}

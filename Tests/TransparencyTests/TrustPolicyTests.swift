import Testing

@testable import Transparency

@Suite struct `A policy` {
  private static func vkey(_ name: String, _ seed: UInt8) throws -> String {
    try Witness.key(name, seed: seed).verifierKey.text
  }

  /// Four witnesses in two groups, both needed.
  private static func text() throws -> String {
    """
    # Who may vouch for the ledger
    log \(WorkedExample.verifierKey) https://ledger.example.org/
    witness x1 \(try vkey("x.example/1", 1))
    witness x2 \(try vkey("x.example/2", 2))
    \twitness  x3\t\(try vkey("x.example/3", 3))  https://x.example/3/
    witness y1 \(try vkey("y.example/1", 4))

    group x 2 x1 x2 x3
    group y any y1
    group both all x y
    quorum both

    """
  }

  private func head(cosignedBy seeds: [(String, UInt8)]) throws -> SignedNote {
    let checkpoint = try WorkedExample.checkpoint()
    var note = try checkpoint.signed(by: WorkedExample.key())
    for (name, seed) in seeds {
      try note.add(try Witness.key(name, seed: seed).cosign(checkpoint, at: 100 + UInt64(seed)))
    }
    return note
  }

  private let x1 = ("x.example/1", 1 as UInt8)
  private let x2 = ("x.example/2", 2 as UInt8)
  private let x3 = ("x.example/3", 3 as UInt8)
  private let y1 = ("y.example/1", 4 as UInt8)

  @Test func `is met when enough of its witnesses have cosigned`() throws {
    let policy = try TrustPolicy(Array(try Self.text().utf8))
    #expect(policy.logs.map(\.url) == ["https://ledger.example.org/"])
    #expect(policy.witnesses.map(\.name.description) == ["x1", "x2", "x3", "y1"])
    let cases: [([(String, UInt8)], Bool)] = [
      ([], false), ([x1], false), ([x1, x2], false), ([y1], false), ([x1, y1], false),
      ([x1, x3, y1], true), ([x1, x2, x3, y1], true), ([x2, x3, y1], true),
    ]
    for (seeds, isMet) in cases {
      let verdict = try policy.judge(head(cosignedBy: seeds))
      #expect(verdict.isMet == isMet)
      #expect(verdict.checkpoint == (try WorkedExample.checkpoint()))
      #expect(verdict.cosignatures.map(\.time) == seeds.map { 100 + UInt64($0.1) })
    }
  }

  @Test func `that needs nobody is met by the log alone, and by no one else`() throws {
    let policy = try TrustPolicy(Array("log \(WorkedExample.verifierKey)\nquorum none\n".utf8))
    #expect(try policy.judge(head(cosignedBy: [])).isMet)
    let other = try SignerKey(
      name: KeyName(WorkedExample.origin), seed: [UInt8](repeating: 3, count: 32))
    let forged = try WorkedExample.checkpoint().signed(by: other)
    #expect(throws: TransparencyError.noKnownSignature) { try policy.judge(forged) }
  }

  @Test func `is not met by witnesses of a head that its log has not signed`() throws {
    let policy = try TrustPolicy(Array(try Self.text().utf8))
    let checkpoint = try WorkedExample.checkpoint()
    let note = try SignedNote(
      text: checkpoint.text,
      signatures: [x1, x3, y1].map { try Witness.key($0.0, seed: $0.1).cosign(checkpoint, at: 1) })
    #expect(throws: TransparencyError.noKnownSignature) { try policy.judge(note) }
  }

  @Test func `is not met by a log under the name of another ledger`() throws {
    let policy = try TrustPolicy(Array("log \(WorkedExample.verifierKey)\nquorum none\n".utf8))
    let key = try WorkedExample.key()
    let other = try Checkpoint(
      origin: Origin("ledger.example.org/other"), size: 8, root: ReferenceTree.roots[8])
    let note = try SignedNote(text: other.text, signatures: [try key.sign(other.text)])
    #expect(throws: TransparencyError.noKnownSignature) { try policy.judge(note) }
  }

  @Test func `with a line that is wrong says which and why`() throws {
    let witness = try Self.vkey("x.example/1", 1)
    let again = try Self.vkey("another.example/1", 1)
    let other = try Self.vkey("x.example/2", 2)
    let log = WorkedExample.verifierKey
    let cases: [(String, Int, PolicyFault)] = [
      ("", 1, .noQuorum), ("log \(log)\n", 2, .noQuorum),
      ("quorum none\nquorum none\n", 2, .secondQuorum), ("quorum w\n", 1, .unknownName),
      ("quorum\n", 1, .wrongWordCount), ("Log \(log)\nquorum none\n", 1, .unknownKeyword),
      ("log \(witness)\nquorum none\n", 1, .wrongKeyType),
      ("log \(log)\nlog \(log)\nquorum none\n", 2, .duplicateKey),
      ("witness w \(log)\nquorum w\n", 1, .wrongKeyType),
      ("witness w \(witness)\nwitness v \(again)\nquorum w\n", 2, .duplicateKey),
      ("witness w \(witness)\nwitness w \(other)\nquorum w\n", 2, .duplicateName),
      ("witness none \(witness)\nquorum none\n", 1, .duplicateName),
      ("witness w\nquorum none\n", 1, .wrongWordCount),
      ("witness w \(witness)\ngroup g 0 w\nquorum g\n", 2, .wrongThreshold),
      ("witness w \(witness)\ngroup g 2 w\nquorum g\n", 2, .wrongThreshold),
      ("witness w \(witness)\ngroup g 01 w\nquorum g\n", 2, .wrongThreshold),
      ("witness w \(witness)\ngroup g all\nquorum g\n", 2, .wrongWordCount),
      ("witness w \(witness)\ngroup g all w w\nquorum g\n", 2, .memberTwice),
      ("witness w \(witness)\ngroup g all w\ngroup h all w\nquorum g\n", 3, .memberTwice),
      ("witness w \(witness)\ngroup g all none\nquorum g\n", 2, .unknownName),
      ("group g all w\nwitness w \(witness)\nquorum g\n", 1, .unknownName),
      ("witness w \(witness)\ngroup g all g\nquorum g\n", 2, .unknownName),
    ]
    for (text, line, fault) in cases {
      #expect(throws: TransparencyError.malformedPolicy(line: line, fault), "\(text)") {
        try TrustPolicy(Array(text.utf8))
      }
    }
    #expect(throws: TransparencyError.controlCharacter(byte: 0x0d, offset: 11)) {
      try TrustPolicy(Array("quorum none\r\n".utf8))
    }
    #expect(throws: TransparencyError.noteTooLong(limit: 1_000_000, found: 1_000_001)) {
      try TrustPolicy([UInt8](repeating: 0x0a, count: 1_000_001))
    }
  }

  @Test func `tells names apart that only look alike`() throws {
    let policy = """
      witness caf\u{e9} \(try Self.vkey("x.example/1", 1))
      witness cafe\u{301} \(try Self.vkey("x.example/2", 2))
      quorum cafe\u{301}

      """
    #expect(try TrustPolicy(Array(policy.utf8)).witnesses.count == 2)
  }
}

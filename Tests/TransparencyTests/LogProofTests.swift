import EntenteTesting
import Testing

@testable import Transparency

@Suite struct `A proof of one record` {
  /// The proof of one of the eight reference records, under the worked checkpoint.
  private func proof(of index: UInt64, extra: [UInt8]? = nil) throws -> LogProof {
    let tree = StoredTree(leaves: ReferenceTree.leaves)
    let position = try LeafPosition(index: index, size: 8)
    return LogProof(
      try InclusionProof(of: position, reading: tree.reader(atSize: 8)),
      under: try WorkedExample.checkpoint().signed(by: WorkedExample.key()), extra: extra)
  }

  @Test func `is a file that reads back, and is checked against the record and a key`() throws {
    let key = try WorkedExample.key().verifierKey
    for index in 0..<8 as Range<UInt64> {
      for extra in [nil, [1, 2, 3]] as [[UInt8]?] {
        let proof = try proof(of: index, extra: extra)
        let read = try LogProof(proof.bytes)
        #expect(read == proof)
        let head = try read.check(leafHash: ReferenceTree.leaves[Int(index)], signedBy: key)
        #expect(try head == WorkedExample.checkpoint())
        let other = ReferenceTree.leaves[Int(index + 1) % 8]
        #expect(throws: TransparencyError.self) { try read.check(leafHash: other, signedBy: key) }
      }
    }
  }

  @Test func `has the lines of the specification`() throws {
    let text = String(decoding: try proof(of: 2, extra: [0xff]).bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "c2sp.org/tlog-proof@v1")
    #expect(lines[1] == "extra /w==")
    #expect(lines[2] == "index 2")
    #expect(lines[3..<6].allSatisfy { $0.count == 44 })
    #expect(lines[6] == "")
    #expect(lines[7] == "ledger.example.org/quebec-france")
  }

  @Test func `with any bit flipped, or cut anywhere, is refused or proves the same`() throws {
    let key = try WorkedExample.key().verifierKey
    let proof = try proof(of: 5)
    let original = proof.bytes
    func proves(_ bytes: [UInt8]) -> Bool {
      do {
        let read = try LogProof(bytes)
        _ = try read.check(leafHash: ReferenceTree.leaves[5], signedBy: key)
        return true
      } catch {
        return false
      }
    }
    #expect(proves(original))
    for bit in 0..<8 * original.count {
      var bytes = original
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!proves(bytes), "bit \(bit)")
    }
    for count in original.indices { #expect(!proves(Array(original.prefix(count)))) }
  }

  @Test(arguments: [
    ("index 5", "index 05", 2), ("index 5", "index +5", 2), ("index 5", "index  5", 2),
    ("index 5", "index 5\r", 2), ("index 5", "Index 5", 2), ("index 5", "extra \nindex 5", 2),
    ("index 5", "extra /x==\nindex 5", 2), ("index 5", "extra AA==\nextra AA==\nindex 5", 3),
    ("index 5", "index 9223372036854775808", 2), ("tlog-proof@v1", "tlog-proof@v2", 1),
  ])
  func `with a line spelled otherwise is refused by its line`(
    line: String, instead: String, number: Int
  ) throws {
    let text = String(decoding: try proof(of: 5).bytes, as: UTF8.self)
      .replacing(line, with: instead)
    #expect(throws: TransparencyError.malformedProof(line: number)) {
      try LogProof(Array(text.utf8))
    }
  }

  @Test func `with more or fewer hashes than its place needs is refused`() throws {
    let key = try WorkedExample.key().verifierKey
    let whole = try proof(of: 5)
    for path in [Array(whole.path.dropLast()), whole.path + [whole.path[0]], []] {
      let position = try LeafPosition(index: 5, size: 8)
      let altered = LogProof(
        InclusionProof(position: position, path: path), under: whole.checkpoint)
      #expect(throws: TransparencyError.wrongProofLength(expected: 3, found: path.count)) {
        try LogProof(altered.bytes).check(leafHash: ReferenceTree.leaves[5], signedBy: key)
      }
    }
  }
}

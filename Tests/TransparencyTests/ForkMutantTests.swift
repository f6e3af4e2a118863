import EntenteTesting
import Testing

@testable import Transparency

/// Beside the mutants of `Tools/mutate.py`, which are of logs, proofs, records and policies.
@Suite struct `The file of a fork, changed` {
  private static let mutants = 4_000

  /// A fork between two sizes, one at one size, and one whose heads others have signed as well.
  private func originals() throws -> [[UInt8]] {
    let key = try WorkedExample.key()
    let honest = StoredTree(leaves: ReferenceTree.leaves)
    var leaves = ReferenceTree.leaves
    leaves[1] = MerkleTree.leafHash(of: Array("rewritten".utf8))
    let forged = StoredTree(leaves: leaves)
    func head(_ tree: StoredTree, _ size: UInt64) throws -> SignedNote {
      let root = try MerkleTree.root(atSize: size, reading: tree.reader(atSize: size))
      return try Checkpoint(origin: Origin(WorkedExample.origin), size: size, root: root)
        .signed(by: key)
    }
    let proof = try ConsistencyProof(
      of: TreeGrowth(from: 5, to: 8), reading: forged.reader(atSize: 8))
    let other = ForkEvidence.OtherBeginning(
      root: try MerkleTree.root(atSize: 5, reading: forged.reader(atSize: 5)), path: proof.path)
    let witness = try SignerKey(
      name: KeyName("witness"), seed: [UInt8](repeating: 3, count: 32), type: .cosignature)
    var cosigned = try head(forged, 8)
    try cosigned.add(witness.cosign(Checkpoint(text: cosigned.text), at: 1_700_000_000))
    return try [
      ForkEvidence(
        key: key.verifierKey, earlier: head(honest, 5), later: head(forged, 8), other: other),
      ForkEvidence(
        key: key.verifierKey, earlier: head(honest, 8), later: head(forged, 8), other: nil),
      ForkEvidence(
        key: key.verifierKey, earlier: head(honest, 5), later: cosigned, other: other),
    ].map(\.bytes)
  }

  /// Whether two files say the same of the same key: they differ in lines by keys that nobody asks about.
  private func saysTheSame(_ one: ForkEvidence, _ other: ForkEvidence) -> Bool {
    one.key == other.key && one.earlier.text == other.earlier.text
      && one.later.text == other.later.text && one.other == other.other
  }

  @Test func `in thousands of ways by chance convinces nobody of anything else`() throws {
    var random = SeededRandom(for: "fork files changed")
    var refused = 0
    var harmless = 0
    for original in try originals() {
      let evidence = try ForkEvidence(original)
      for _ in 0..<ForkMutantTests.mutants {
        let change = ByteChange.allCases.randomElement(using: &random) ?? .cut
        let bytes = change.made(in: original, using: &random)
        guard bytes != original else { continue }
        do throws(TransparencyError) {
          let taken = try ForkEvidence(bytes)
          #expect(
            saysTheSame(taken, evidence),
            "\(change): \(String(decoding: bytes, as: UTF8.self))")
          harmless += 1
        } catch {
          refused += 1
        }
      }
    }
    print(
      "fork files: \(refused) refused, \(harmless) harmless (the line of a witness, whom nobody asks)"
    )
    #expect(refused > 2 * ForkMutantTests.mutants)
    #expect(harmless < ForkMutantTests.mutants)
  }

  @Test func `so that its parts are of one history, or of another key, is refused`() throws {
    let key = try WorkedExample.key()
    let honest = StoredTree(leaves: ReferenceTree.leaves)
    let evidence = try ForkEvidence(originals()[0])
    let same = try ForkEvidence(originals()[1])
    let other = try #require(evidence.other)
    func refused(
      _ earlier: SignedNote, _ later: SignedNote, _ other: ForkEvidence.OtherBeginning?,
      _ verifier: VerifierKey = key.verifierKey
    ) -> Bool {
      do throws(TransparencyError) {
        _ = try ForkEvidence(key: verifier, earlier: earlier, later: later, other: other)
        return false
      } catch {
        return true
      }
    }
    let root = try Checkpoint(text: evidence.earlier.text).root
    let proof = try ConsistencyProof(
      of: TreeGrowth(from: 5, to: 8), reading: honest.reader(atSize: 8))
    let (earlier, later) = (evidence.earlier, evidence.later)
    let cases: [(String, Bool)] = [
      ("heads exchanged", refused(later, earlier, other)),
      ("one head twice", refused(later, later, nil)),
      ("the root that was signed", refused(earlier, later, .init(root: root, path: other.path))),
      ("another root", refused(earlier, later, .init(root: Digest(hashing: []), path: other.path))),
      (
        "the proof of the other tree",
        refused(earlier, later, .init(root: other.root, path: proof.path))
      ),
      ("no proof", refused(earlier, later, nil)),
      (
        "a hash less", refused(earlier, later, .init(root: other.root, path: other.path.dropLast()))
      ),
      (
        "a hash more",
        refused(earlier, later, .init(root: other.root, path: other.path + [other.root]))
      ),
      ("a proof where none belongs", refused(same.earlier, same.later, other)),
      (
        "another key of that name",
        refused(
          earlier, later, other,
          try SignerKey(name: key.verifierKey.name, seed: [UInt8](repeating: 8, count: 32))
            .verifierKey)
      ),
      (
        "an older head of the same history",
        refused(
          try Checkpoint(
            origin: Origin(WorkedExample.origin), size: 3,
            root: MerkleTree.root(atSize: 3, reading: honest.reader(atSize: 3))
          ).signed(by: key), earlier, nil)
      ),
    ]
    for (name, isRefused) in cases { #expect(isRefused, "\(name)") }
    // At one size it does not matter which comes first: it says the same.
    #expect(!refused(same.later, same.earlier, nil))
  }
}

private typealias ForkMutantTests = `The file of a fork, changed`

import CanonicalJSON
import Entente
import LedgerStore
import LedgerTables
import Partnership
import Testing
import Transparency
import Verification

@Suite struct `A ledger, and what is known from outside` {
  private let folder: TemporaryFolder
  private let path: String

  init() async throws {
    folder = try TemporaryFolder()
    path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
  }

  private func heads() throws -> [SignedNote] {
    try Ledger(at: path, access: .reading).checkpoints()
  }

  private func key() throws -> VerifierKey {
    try #require(try Ledger(at: path, access: .reading).checkpointKey())
  }

  private func verify(_ change: (inout OutsideKnowledge) throws -> Void) throws
    -> VerificationReport
  {
    var outside = OutsideKnowledge()
    try change(&outside)
    var verifier = LedgerVerifier(path)
    verifier.outside = outside
    let here = try verifier.verify()
    // The child reads and this process judges: both ways say the same.
    #expect(try ReplayProgram.reading.verify(path, outside: outside) == here)
    return here
  }

  /// Puts the cosignature of a witness under the last stored head.
  private func cosign(_ witness: SignerKey) throws {
    var note = try #require(try heads().last)
    let head = try Checkpoint(text: note.text)
    try note.add(try witness.cosign(head, at: 1_700_000_000))
    let surgery = RowSurgery(on: path)
    let old = try #require(try surgery.rows(of: LedgerTable.checkpoints).last)
    try surgery.replace(
      [old], with: [RowSurgery.Row(key: old.key, value: note.bytes)], in: LedgerTable.checkpoints)
  }

  @Test func `holds alone, and says that its keys were compared with nothing`() throws {
    let report = try verify { _ in }
    #expect(report.outcome == .holds)
    #expect(report.remarks.contains(.keysNotCompared))
    #expect(report.vouching == nil)
  }

  @Test func `holds where the policy or the anchors have its key`() throws {
    let key = try key()
    let policy = try verify {
      $0.policy = try ProvenRecord.policy("log \(key.text)", "quorum none")
    }
    let anchors = try verify {
      $0.anchors = try ProvenRecord.anchors("checkpoint", key.name.text, key)
    }
    for report in [policy, anchors] {
      #expect(report.outcome == .holds, "\(report.faults)")
      #expect(!report.remarks.contains(.keysNotCompared))
      #expect(report.vouching?.log == key)
    }
  }

  @Test func `fails under the key of another, and is undecided under keys that say nothing of it`()
    throws
  {
    let key = try key()
    let other = try SignerKey(name: key.name, seed: [UInt8](repeating: 5, count: 32)).verifierKey
    let refused = try verify {
      $0.policy = try ProvenRecord.policy("log \(other.text)", "quorum none")
    }
    #expect(refused.exitCode == 4)
    #expect(refused.faults.map(\.name) == [.headNotAccepted])
    let anchored = try verify {
      $0.anchors = try ProvenRecord.anchors("checkpoint", key.name.text, other)
    }
    #expect(anchored.faults.map(\.name) == [.headNotAccepted])
    let silent = try verify { $0.anchors = try ProvenRecord.anchors("act", "cnrs", key) }
    #expect(silent.exitCode == 2)
    #expect(silent.faults.map(\.name) == [.headNotVouched, .keyNotRecorded])
  }

  @Test func `has to have the cosignatures that the policy asks for`() throws {
    let key = try key()
    let witness = try ProvenRecord.witness()
    let policy = try ProvenRecord.policy(
      "log \(key.text)", "witness cnrs \(witness.verifierKey.text)", "quorum cnrs")
    let before = try verify { $0.policy = policy }
    #expect(before.exitCode == 4)
    #expect(before.faults.map(\.name) == [.quorumNotMet])
    try cosign(witness)
    let after = try verify { $0.policy = policy }
    #expect(after.vouching?.cosigners.map(\.name) == ["cnrs"])
    // The published copy has not the line; that is no matter of keys.
    #expect(after.faults.map(\.name).allSatisfy { $0 == .checkpointUnstored })
    let anchored = try verify {
      $0.anchors = try ProvenRecord.anchors("witness", "cnrs", witness.verifierKey)
    }
    #expect(anchored.vouching?.cosigners.map(\.name) == ["cnrs"])
  }

  @Test func `continues every head that was kept, and none of another log or of more records`()
    throws
  {
    for note in try heads() {
      let report = try verify { $0.older = try Checkpoint(text: note.text) }
      #expect(report.outcome == .holds)
      #expect(report.remarks.first == .olderHeadHolds)
      #expect(report.remarks.contains(.keysNotCompared))
    }
    let last = try Checkpoint(text: try #require(try heads().last).text)
    let size = try verify { _ in }.size
    let cases: [(Checkpoint, FaultName)] = [
      (
        try Checkpoint(origin: last.origin, size: size + 1, root: last.root), .olderHeadAhead
      ),
      (
        try Checkpoint(origin: last.origin, size: last.size - 1, root: last.root),
        .olderHeadDiffers
      ),
      (
        try Checkpoint(origin: Origin("example.org/other"), size: 1, root: last.root), .otherLedger
      ),
    ]
    for (older, name) in cases {
      let report = try verify { $0.older = older }
      #expect(report.exitCode == 4)
      #expect(report.faults.map(\.name) == [name])
      #expect(!report.remarks.contains(.olderHeadHolds))
    }
  }

  @Test func `rewritten and signed again by its host passes alone, and not against what was kept`()
    throws
  {
    let key = try key()
    let witness = try ProvenRecord.witness()
    try cosign(witness)
    let kept = try heads()
    let root = try verify { _ in }.root
    try RewrittenHistory.write(at: path, changing: .figureDeclared) { $0[.value] = .integer(13) }

    let alone = try verify { _ in }
    #expect(alone.outcome == .holds, "\(alone.faults)")
    #expect(alone.root != root)
    // Its own key says no more than that it signed, as it did.
    let log = try verify { $0.policy = try ProvenRecord.policy("log \(key.text)", "quorum none") }
    #expect(log.outcome == .holds)

    let older = try verify { $0.older = try Checkpoint(text: try #require(kept.last).text) }
    #expect(older.exitCode == 4)
    #expect(older.faults.map(\.name) == [.olderHeadDiffers])
    let demanding = try verify {
      $0.policy = try ProvenRecord.policy(
        "log \(key.text)", "witness cnrs \(witness.verifierKey.text)", "quorum cnrs")
    }
    #expect(demanding.exitCode == 4)
    #expect(demanding.faults.map(\.name) == [.quorumNotMet])
  }

  @Test func `that cannot be read at all is told as that`() throws {
    let key = try key()
    let refused = try verify { _ in }
    #expect(refused.outcome == .holds)
    try RowSurgery(on: path).set([], in: LedgerTable.checkpoints)
    let report = try verify {
      $0.policy = try ProvenRecord.policy("log \(key.text)", "quorum none")
    }
    #expect(report.exitCode == 4)
    #expect(report.vouching == nil)
  }
}

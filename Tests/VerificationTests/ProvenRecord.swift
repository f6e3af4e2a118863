import Entente
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import Verification

/// A record of a small ledger, its proof and its file, with what a stranger may know of the keys.
struct ProvenRecord {
  let folder: TemporaryFolder
  let path: String
  let key: VerifierKey
  let proof: LogProof
  let record: RecordFile

  /// A ledger of a few records, and the proof of one of them.
  init(of sequence: SequenceNumber = 4, words: Bool = true) async throws {
    folder = try TemporaryFolder()
    path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path, isTiny: true)
    let ledger = try Ledger(at: path, access: .reading)
    guard let proof = try ledger.proof(of: sequence), let key = try ledger.checkpointKey() else {
      throw Malformed()
    }
    self.proof = proof
    self.key = key
    record = try ledger.shownRecord(sequence, withWords: words).file
  }

  /// What was proven of another record of the same ledger.
  func other(_ sequence: SequenceNumber) throws -> (proof: LogProof, record: RecordFile) {
    let ledger = try Ledger(at: path, access: .reading)
    guard let proof = try ledger.proof(of: sequence) else { throw Malformed() }
    return (proof, try ledger.shownRecord(sequence, withWords: true).file)
  }

  /// A policy of these lines.
  static func policy(_ lines: String...) throws -> TrustPolicy {
    try TrustPolicy(Array(lines.map { "\($0)\n" }.joined().utf8))
  }

  /// The policy that accepts what the log's own key signs.
  var policy: TrustPolicy {
    get throws { try ProvenRecord.policy("log \(key.text)", "quorum none") }
  }

  /// Verifies bytes as somebody who has that policy.
  func verify(
    proof: [UInt8]? = nil, record: [UInt8]? = nil, _ policy: TrustPolicy? = nil
  ) throws -> ProofReport {
    var verifier = ProofVerifier(proof ?? self.proof.bytes)
    verifier.record = record ?? self.record.canonicalBytes
    verifier.outside.policy = try policy ?? self.policy
    return verifier.verify()
  }

  /// A witness of a party.
  static func witness(_ name: String = "cnrs.example/w", seed: UInt8 = 9) throws -> SignerKey {
    try SignerKey(
      name: KeyName(name), seed: [UInt8](repeating: seed, count: 32), type: .cosignature)
  }

  /// The line of anchors that states the key of a witness.
  static func anchors(_ use: String, _ owner: String, _ key: VerifierKey) throws -> Anchors {
    let hex = Digest(key.publicKey.bytes)?.hex ?? ""
    return try Anchors(Array("\(use) \(owner) \(hex)\n".utf8))
  }
}

extension ProofReport {
  /// The names of what is wrong or doubtful.
  var faults: [FaultName] { verification.faults.map(\.name) }
}

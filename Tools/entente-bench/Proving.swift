import CanonicalJSON
import Crypto
import Entente
import Exports
import Foundation
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import Verification
import Witness

/// What proof costs: tiles written and verified, proofs, signed heads, cosignatures, signed acts.
struct Proving {
  let folder: String
  let path: String
  let baselines: Baselines
  /// Records in the ledger.
  let size: Int

  func run(_ report: inout Report) async throws {
    let ledger = try Ledger(at: path, access: .writing)
    _ = try ledger.checkpoint()
    try tiles(of: ledger, &report)
    try proofs(of: ledger, &report)
    try await heads(of: ledger, &report)
    try await increment(of: ledger, &report)
  }

  // MARK: Tiles

  private var published: String { "\(folder)/tiles-\(size)" }

  /// Writes what is new of the log as `entente export tiles` does; how many files.
  private func publish(_ ledger: Ledger) throws -> Int {
    guard let note = try ledger.checkpoints().last else { throw NoHead() }
    let tiles = TilesFolder(published)
    let root = try TilesPublication.head(of: tiles).map { try ledger.root(atSize: $0.size) }
    let publication = try TilesPublication(of: note, to: tiles, continuing: root)
    for tile in publication.tiles { try publication.write(tile, try ledger.bytes(of: tile)) }
    try publication.finish()
    return publication.tiles.count + 1
  }

  private struct NoHead: Error {}

  private func tiles(of ledger: Ledger, _ report: inout Report) throws {
    var files = 0
    let records = Double(try ledger.logSize())
    let written = try seconds { files = try publish(ledger) }
    report.add(
      "export tiles of \(size), \(files) files", rate(records / written), isMet: nil)
    let verified = try seconds {
      let found = try TilesVerifier(published).verify()
      guard found.faults.allSatisfy({ $0.name == .policyNotGiven }) else { throw NoHead() }
    }
    let sample = try (0..<1_000).map { try ledger.page(of: SequenceNumber($0)).headerBytes.count }
    let limit = leafHashes(of: sample.reduce(0, +) / sample.count)
    report.add(
      "verify tiles of \(size)", rate(records / verified),
      against: "one hash a record \(rate(limit))",
      ratio: records / verified / limit)
  }

  /// Leaves a second of headers of that length, one core.
  private func leafHashes(of bytes: Int) -> Double {
    let header = [UInt8](repeating: 0x61, count: bytes)
    let rounds = 200_000
    var sum = 0
    let time = seconds {
      for _ in 0..<rounds { sum += MerkleTree.leafHash(of: header).bytes.count }
    }
    precondition(sum > 0)
    return Double(rounds) / time
  }

  /// What 1,000 records more cost an export that goes on.
  private func increment(of ledger: Ledger, _ report: inout Report) async throws {
    _ = try await ledger.record(
      all: (0..<1_000).map { number in
        var action = Action(.actorRegistered)
        action.data = ["actor": .string("later-\(number)"), "kind": "academic", "name": "Later"]
        return action
      })
    _ = try ledger.checkpoint()
    var files = 0
    let time = try seconds { files = try publish(ledger) }
    report.add(
      "export tiles again after 1000 more, \(files) files", milliseconds(time), isMet: nil)
  }

  // MARK: Proofs

  private func proofs(of ledger: Ledger, _ report: inout Report) throws {
    var random = SystemRandomNumberGenerator()
    var made: [Double] = []
    var verified: [Double] = []
    var bytes = 0
    for _ in 0..<200 {
      let sequence = SequenceNumber(UInt64.random(in: 0..<UInt64(size), using: &random))
      var proof: [UInt8] = []
      var record: [UInt8] = []
      made.append(
        try seconds {
          guard let found = try ledger.proof(of: sequence) else { throw NoHead() }
          proof = found.bytes
          record = try ledger.shownRecord(sequence).file.canonicalBytes
        })
      bytes = max(bytes, proof.count)
      var verifier = ProofVerifier(proof)
      verifier.record = record
      verified.append(
        try seconds {
          guard verifier.verify().verification.faults.allSatisfy({ $0.name == .policyNotGiven })
          else { throw NoHead() }
        })
    }
    report.add(
      "prove a record among \(size), \(bytes) bytes at most", milliseconds(made.percentile(0.5)),
      isMet: nil)
    report.add("verify that proof", milliseconds(verified.percentile(0.5)), isMet: nil)
  }

  // MARK: Heads

  private func heads(of ledger: Ledger, _ report: inout Report) async throws {
    let witness = "\(folder)/witness-\(size)"
    let cosigner = try WitnessFolder.create(
      at: witness, name: "w.example", party: "bench")
    guard let key = try ledger.checkpointKey() else { throw NoHead() }
    _ = try cosigner.trust(key)
    var signing: [Double] = []
    var cosigning: [Double] = []
    var seen: UInt64 = 0
    for number in 0..<200 {
      var action = Action(.actorRegistered)
      action.data = ["actor": .string("head-\(number)"), "kind": "academic", "name": "Head"]
      _ = try await ledger.record(action)
      var note: SignedNote?
      signing.append(try seconds { note = try ledger.checkpoint() })
      guard let note, let size = try? Checkpoint(text: note.text).size else { throw NoHead() }
      let request = try ledger.witnessRequest(for: note, since: seen)
      cosigning.append(
        try seconds {
          guard case .cosigned = try cosigner.answer(to: request) else { throw NoHead() }
        })
      seen = size
    }
    let syncs = try baselines.rawCommits(200, rowBytes: 200)
    report.add(
      "sign a head: guard, signature, store, publish", rate(1 / signing.percentile(0.5)),
      against: "a raw LMDB commit \(rate(1 / syncs.percentile(0.5)))",
      ratio: syncs.percentile(0.5) / signing.percentile(0.5))
    report.add(
      "cosign a head: proof checked, kept, signed", rate(1 / cosigning.percentile(0.5)),
      against: "a raw LMDB commit \(rate(1 / syncs.percentile(0.5)))",
      ratio: syncs.percentile(0.5) / cosigning.percentile(0.5))
  }
}

/// Verification of acts that were signed, beside the signatures it cannot do without.
struct SigningActs {
  let folder: String
  let count: Int

  func run(_ report: inout Report) async throws {
    let path = "\(folder)/signed"
    try await write(to: path, &report)
    // The writer's thread may hold the store for a moment after the last record.
    try await Task.sleep(for: .seconds(1))
    let limit = try ed25519Rate()
    for threads in [1, 2] {
      var verifier = LedgerVerifier(path)
      verifier.judgesHistory = false
      verifier.threads = threads
      let time = try seconds {
        guard try verifier.verify().faults.isEmpty else { throw Unsound() }
      }
      let speed = Double(count) / time
      report.add(
        "verify bytes, tree and \(count) signatures, \(threads) thread\(threads == 1 ? "" : "s")",
        rate(speed), against: "Ed25519 on one core \(rate(limit))",
        ratio: speed / limit / Double(threads), budget: "≥ 0.8",
        isMet: speed / limit / Double(threads) >= 0.8)
    }
  }

  /// Acts that their party has signed, in a ledger that is closed when this returns.
  private func write(to path: String, _ report: inout Report) async throws {
    let ledger = try await Ledger.forMeasuring(at: path)
    let key = try KeyFile.make(at: "\(folder)/act.key", for: .act)
    for party in ["a", "b"] {
      var registration = Action(.actorRegistered)
      registration.data = ["actor": .string(party), "name": .string(party), "kind": "party"]
      _ = try await ledger.record(registration)
    }
    var adding = Action(.keyAdded)
    adding.data = ["key": .string(key.publicKeyHex), "owner": "a", "use": "act"]
    try await record(adding, in: ledger, with: key)
    _ = try ledger.checkpoint()
    let time = try await seconds {
      for number in 0..<count {
        var figure = Action(.figureDeclared)
        figure.occurred = Occurred("2022-04-22")
        figure.onBehalfOf = ["a"].compactMap { ActorID($0) }
        figure.data = [
          "actor": "a", "figure": .string("f-\(number)"), "value": 1, "unit": "x",
          "qualifier": "about",
        ]
        figure.reason = ["en": "late"]
        try await record(figure, in: ledger, with: key)
      }
    }
    report.add(
      "draft, sign and record an act, one client", rate(Double(count) / time), isMet: nil)
  }

  private struct Unsound: Error {}

  private func record(_ action: Action, in ledger: Ledger, with key: KeyFile) async throws {
    guard case .drafted(var file) = try await ledger.draft(action),
      let fingerprint = KeyFingerprint(ofPublicKey: key.publicKey.bytes),
      let signature = ActionSignature(
        key: fingerprint, value: try key.signature(over: file.header.signedBytes()))
    else { throw Unsound() }
    file.add(signature)
    _ = try await ledger.record(signed: file)
  }

  private func ed25519Rate() throws -> Double {
    let key = Curve25519.Signing.PrivateKey()
    let message = [UInt8](repeating: 0x61, count: 700)
    let signature = try key.signature(for: message)
    let rounds = 5_000
    let time = seconds {
      for _ in 0..<rounds { precondition(key.publicKey.isValidSignature(signature, for: message)) }
    }
    return Double(rounds) / time
  }
}

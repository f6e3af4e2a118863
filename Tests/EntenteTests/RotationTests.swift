import CanonicalJSON
import Entente
import Foundation
import LedgerStore
import LedgerTesting
import Partnership
import RecordFormat
import Testing
import Transparency
import Verification

/// A ledger that is opened with one key of heads and goes over to another.
private struct Rotation {
  let folder: TemporaryFolder
  let ledger: Ledger
  var path: String { folder.path + "/ledger" }
  var oldPath: String { path + "/checkpoint.key" }
  var newPath: String { folder.path + "/new.key" }
  let new: KeyFile

  init() async throws {
    folder = try TemporaryFolder()
    ledger = try await Ledger.withParties(folder.path + "/ledger")
    new = try KeyFile.make(at: folder.path + "/new.key", for: .checkpoint)
    _ = try ledger.checkpoint()
  }

  var old: KeyFile { get throws { try KeyFile(at: oldPath) } }

  func verifier(_ key: KeyFile) throws -> VerifierKey {
    try key.signer(named: Origin(ledger.name.text).keyName).verifierKey
  }

  /// Adds the new key, signed by itself and by others.
  func add(signedBy others: [KeyFile]) async throws -> Taken {
    try ledger.adoptGuard(forKeyAt: newPath)
    var action = Action(.keyAdded)
    action.data = [
      "key": .string(new.publicKeyHex), "owner": "cnrs", "use": "checkpoint",
    ]
    return try await record(action, signedBy: [new] + others)
  }

  func retire(_ key: KeyFile, signedBy keys: [KeyFile], why: String = "superseded") async throws
    -> Taken
  {
    var action = Action(.keyRetired)
    action.data = ["key": .string(key.publicKeyHex), "why": .string(why)]
    return try await record(action, signedBy: keys)
  }

  private func record(_ action: Action, signedBy keys: [KeyFile]) async throws -> Taken {
    if keys.isEmpty { return try await ledger.record(ofKeys: action) }
    guard case .drafted(var file) = try await ledger.draft(action) else { throw NotDrafted() }
    let bytes = try file.header.signedBytes()
    for key in keys {
      let fingerprint = try #require(KeyFingerprint(ofPublicKey: key.publicKey.bytes))
      file.add(
        try #require(ActionSignature(key: fingerprint, value: try key.signature(over: bytes))))
    }
    return try await ledger.record(signed: file)
  }

  /// The guard of the new key.
  func guardBytes() throws -> String {
    try String(contentsOfFile: newPath + ".guard", encoding: .utf8)
  }

  /// Verified in a copy of the whole folder: a store is opened once in a process.
  func report() throws -> VerificationReport {
    let copy = "\(folder.path)/\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    return try LedgerVerifier(copy).verify()
  }

  func faults() throws -> [FaultName] { try report().faults.map(\.name) }
}

private struct NotDrafted: Error {}

@Suite struct `Two keys of a ledger's heads` {
  @Test func `both sign while they overlap, and one after the other was retired`() async throws {
    let rotation = try await Rotation()
    let ledger = rotation.ledger
    let (old, new) = (try rotation.verifier(rotation.old), try rotation.verifier(rotation.new))
    _ = try await rotation.add(signedBy: [try rotation.old])
    let byNew = try ledger.checkpoint(keyAt: rotation.newPath)
    _ = try Checkpoint(byNew, signedBy: new)
    _ = try await ledger.record(.transfer(id: 1))
    let byOld = try ledger.checkpoint()
    _ = try Checkpoint(byOld, signedBy: old)
    #expect(try rotation.faults() == [])
    // While both may sign the expected one stays.
    #expect(try ledger.checkpointKeyPath() == rotation.oldPath)

    _ = try await rotation.retire(try rotation.old, signedBy: [try rotation.old])
    let error = #expect(throws: LedgerError.self) { try ledger.checkpoint() }
    #expect(error?.description.contains("it was retired by record") == true)
    let last = try ledger.checkpoint(keyAt: rotation.newPath)
    _ = try Checkpoint(last, signedBy: new)
    // From there on nobody has to name it.
    #expect(try ledger.checkpointKeyPath().hasSuffix("/new.key"))
    _ = try await ledger.record(.transfer(id: 2))
    _ = try Checkpoint(try ledger.checkpoint(), signedBy: new)
    // The heads of the retired key hold for their time.
    let report = try rotation.report()
    #expect(report.faults == [])
    #expect(report.checkpoints.count == 6)
    #expect(try ledger.headKeys().map(\.key) == [old, new])
    #expect(try ledger.headKeys().map { $0.time.retired != nil } == [true, false])
  }

  @Test func `sign a size once: what one has signed the other gives again, lines and all`()
    async throws
  {
    let rotation = try await Rotation()
    let ledger = rotation.ledger
    _ = try await rotation.add(signedBy: [try rotation.old])
    // The guard of the new one is that of before it was added.
    let byOld = try ledger.checkpoint()
    let witness = try SignerKey(
      name: KeyName("witness.example"), seed: [UInt8](repeating: 7, count: 32), type: .cosignature)
    let head = try Checkpoint(text: byOld.text)
    let cosigned = try SignedNote(
      text: byOld.text, signatures: byOld.signatures + [witness.cosign(head, at: 1_700_000_000)])
    let kept = try ledger.store.keep(cosigned: cosigned)
    #expect(kept.signatures.count == 2)
    #expect(try ledger.checkpoint(keyAt: rotation.newPath) == kept)
    #expect(try ledger.checkpoints().last == kept)
    let published = try String(
      contentsOfFile: "\(rotation.path)/published/\(head.size)", encoding: .utf8)
    #expect(Array(published.utf8) == kept.bytes)
    #expect(try rotation.guardBytes().contains("\n\(head.size)\n"))
  }

  @Test func `leave the guard of one that was given it long ago where the log is, not behind it`()
    async throws
  {
    let rotation = try await Rotation()
    let ledger = rotation.ledger
    try ledger.adoptGuard(forKeyAt: rotation.newPath)
    #expect(try rotation.guardBytes().contains("\n\(Ledger.sizeWithParties)\n"))
    for id in 1...3 as ClosedRange<UInt64> { _ = try await ledger.record(.transfer(id: id)) }
    _ = try ledger.checkpoint()
    try ledger.adoptGuard(forKeyAt: rotation.newPath)
    #expect(try rotation.guardBytes().contains("\n\(Ledger.sizeWithParties + 3)\n"))
  }

  @Test func `are each stated by a proof under a head of theirs`() async throws {
    let rotation = try await Rotation()
    let ledger = rotation.ledger
    let before = try #require(try ledger.proof(of: 3))
    _ = try await rotation.add(signedBy: [try rotation.old])
    _ = try ledger.checkpoint(keyAt: rotation.newPath)
    let after = try #require(try ledger.proof(of: 3))
    #expect(before.extra == Array(try rotation.verifier(rotation.old).text.utf8))
    #expect(after.extra == Array(try rotation.verifier(rotation.new).text.utf8))
    var verifier = ProofVerifier(after.bytes)
    verifier.outside.policy = try TrustPolicy(
      Array("log \(try rotation.verifier(rotation.new).text)\nquorum none\n".utf8))
    #expect(verifier.verify().verification.faults.map(\.name) == [.recordNotGiven])
  }

  @Test func `need the earlier one to vouch for the later`() async throws {
    let rotation = try await Rotation()
    let error = await #expect(throws: LedgerError.self) { try await rotation.add(signedBy: []) }
    guard case .refused(let refusal) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(refusal.name == .earlierKeyMissing)
    #expect(throws: LedgerError.self) { try rotation.ledger.checkpoint(keyAt: rotation.newPath) }
    // The guard it was given stays, and the same again goes on.
    _ = try await rotation.add(signedBy: [try rotation.old])
    _ = try rotation.ledger.checkpoint(keyAt: rotation.newPath)
  }

  @Test func `guard the later from an older store that is put back`() async throws {
    let rotation = try await Rotation()
    let store = rotation.path + "/data.mdb"
    _ = try await rotation.add(signedBy: [try rotation.old])
    #expect(try rotation.guardBytes().contains("\n\(Ledger.sizeWithParties)\n"))
    try rotation.ledger.backup(to: rotation.folder.path + "/older")
    _ = try await rotation.ledger.record(.transfer(id: 1))
    _ = try rotation.ledger.checkpoint(keyAt: rotation.newPath)
    let copy = try Ledger(at: rotation.folder.path + "/older", access: .writing)
    let error = #expect(throws: LedgerError.self) { try copy.checkpoint(keyAt: rotation.newPath) }
    guard case .store(.guardAhead) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(FileManager.default.fileExists(atPath: store))
  }

  @Test func `are held back by what the other has signed`() async throws {
    let rotation = try await Rotation()
    _ = try await rotation.add(signedBy: [try rotation.old])
    let older = rotation.folder.path + "/older"
    try rotation.ledger.backup(to: older)
    _ = try await rotation.ledger.record(.transfer(id: 1))
    _ = try rotation.ledger.checkpoint()
    // The old key and its guard beside an older store: the new key, whose guard is older still, signs
    // nothing either.
    let ledger = try Ledger(at: older, access: .writing)
    for name in ["checkpoint.key", "checkpoint.key.guard"] {
      try FileManager.default.copyItem(
        atPath: "\(rotation.path)/\(name)", toPath: "\(older)/\(name)")
    }
    #expect(throws: LedgerError.self) { try ledger.checkpoint(keyAt: rotation.newPath) }
  }

  @Test func `leave no way to a new guard while one of them may sign without its own`() async throws
  {
    let rotation = try await Rotation()
    let guardPath = rotation.oldPath + ".guard"
    try FileManager.default.removeItem(atPath: guardPath)
    #expect(throws: LedgerError.self) { try rotation.ledger.adoptGuard(forKeyAt: rotation.newPath) }
    #expect(!FileManager.default.fileExists(atPath: rotation.newPath + ".guard"))
    // The expected key's own is not made this way either.
    try rotation.ledger.adoptGuard(forKeyAt: rotation.oldPath)
    #expect(!FileManager.default.fileExists(atPath: guardPath))
  }

  @Test func `are faults outside their time`() async throws {
    let rotation = try await Rotation()
    let ledger = rotation.ledger
    _ = try await rotation.add(signedBy: [try rotation.old])
    _ = try ledger.checkpoint(keyAt: rotation.newPath)
    _ = try await rotation.retire(try rotation.old, signedBy: [try rotation.old])
    let last = try ledger.checkpoint(keyAt: rotation.newPath)
    #expect(try rotation.faults() == [])
    let name = try Origin(ledger.name.text).keyName
    func publish(_ head: Checkpoint, by key: KeyFile) throws {
      let note = try head.signed(by: try key.signer(named: name))
      try Data(note.bytes).write(
        to: URL(fileURLWithPath: "\(rotation.path)/published/\(head.size)"))
    }
    // By the old key a head that covers its retirement.
    let head = try Checkpoint(text: last.text)
    try publish(head, by: try rotation.old)
    #expect(try rotation.faults() == [.checkpointKeyOutside])
    try Data(last.bytes).write(to: URL(fileURLWithPath: "\(rotation.path)/published/\(head.size)"))
    // By the new key a head from before it was added.
    let before = try #require(
      try ledger.checkpoints().first {
        try Checkpoint(text: $0.text).size == Ledger.sizeWithParties
      })
    let first = try Checkpoint(text: before.text)
    try publish(first, by: rotation.new)
    #expect(try rotation.faults() == [.checkpointKeyOutside])
    // By a key that is none of them.
    let stranger = try KeyFile.make(
      at: rotation.folder.path + "/stranger.key", for: .checkpoint)
    try publish(first, by: stranger)
    #expect(try rotation.faults() == [.checkpointSignature])
  }
}

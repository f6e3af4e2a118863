import Entente
import Foundation
import LedgerStore
import LedgerTesting
import Partnership
import Testing
import Transparency
import Verification

@Suite struct `A checkpoint key that is kept elsewhere` {
  private struct Places {
    let folder: TemporaryFolder
    var ledger: String { folder.path + "/ledger" }
    var key: String { folder.path + "/safe/heads.key" }

    init() throws {
      folder = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: folder.path + "/safe", withIntermediateDirectories: false)
    }

    var plan: Ledger.Plan {
      var plan = Ledger.Plan.demonstration
      plan.key = key
      return plan
    }

    /// Verified in a copy of the whole folder: a store is opened once in a process.
    func report() throws -> VerificationReport {
      let copy = "\(folder.path)/\(UUID().uuidString)"
      try FileManager.default.copyItem(atPath: ledger, toPath: copy)
      return try LedgerVerifier(copy).verify()
    }

    func names(in path: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
  }

  @Test func `signs from there, its guard and lock beside it and none in the folder`() async throws
  {
    let places = try Places()
    try await { () async throws in
      let ledger = try await Ledger.withParties(places.ledger, places.plan)
      #expect(
        try places.names(in: places.folder.path + "/safe") == [
          "heads.key", "heads.key.guard", "heads.key.guard.lock",
        ])
      let names = try places.names(in: places.ledger)
      #expect(names.contains("checkpoint.key.place"))
      #expect(!names.contains("checkpoint.key") && !names.contains("checkpoint.key.guard"))
      #expect(try ledger.checkpointKeyPath().hasSuffix("/safe/heads.key"))
    }()
    // Opened anew, it knows where.
    let ledger = try Ledger(at: places.ledger, access: .writing)
    let note = try ledger.checkpoint()
    let key = try KeyFile(at: places.key)
    #expect(key.use == .checkpoint)
    let verifier = try #require(try ledger.checkpointKey())
    #expect(verifier.publicKey == key.publicKey)
    #expect(try Checkpoint(note, signedBy: verifier).size == Ledger.sizeWithParties)
    #expect(try places.report().faults == [])
  }

  @Test func `may have been made before, for heads and for nothing else`() async throws {
    let places = try Places()
    let key = try KeyFile.make(at: places.key, for: .checkpoint)
    let ledger = try await Ledger.create(at: places.ledger, places.plan)
    #expect(try ledger.checkpointKey()?.publicKey == key.publicKey)
    let other = try Places()
    _ = try KeyFile.make(at: other.key, for: .act)
    let error = await #expect(throws: LedgerError.self) {
      try await Ledger.create(at: other.ledger, other.plan)
    }
    #expect(error?.description.contains("heads.key") == true)
    #expect(!FileManager.default.fileExists(atPath: other.ledger + "/data.mdb"))
  }

  @Test func `keeps an older store, put back, from being signed and from going on`() async throws {
    let places = try Places()
    let (store, older) = (places.ledger + "/data.mdb", places.folder.path + "/older")
    try await { () async throws in
      _ = try await Ledger.withParties(places.ledger, places.plan)
    }()
    try FileManager.default.copyItem(atPath: store, toPath: older)
    try await { () async throws in
      let ledger = try Ledger(at: places.ledger, access: .writing)
      _ = try await ledger.record(.transfer(id: 1))
      _ = try ledger.checkpoint()
    }()
    try FileManager.default.removeItem(atPath: store)
    try FileManager.default.copyItem(atPath: older, toPath: store)
    let error = #expect(throws: LedgerError.self) {
      try Ledger(at: places.ledger, access: .writing)
    }
    guard case .store(.guardAhead(let path, let signed, let size)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path.hasSuffix("/safe/heads.key.guard"))
    #expect(signed == Ledger.sizeWithParties + 1 && size == Ledger.sizeWithParties)
    #expect(try places.report().faults.map(\.name).contains(.guardAhead))
  }

  @Test func `signs nothing when its guard is gone, and the guard is not made again`() async throws
  {
    let places = try Places()
    let ledger = try await Ledger.withParties(places.ledger, places.plan)
    let guardPath = places.key + ".guard"
    try FileManager.default.removeItem(atPath: guardPath)
    for path in [nil, places.key] {
      #expect(throws: LedgerError.self) { try ledger.checkpoint(keyAt: path) }
      #expect(!FileManager.default.fileExists(atPath: guardPath))
    }
  }

  @Test func `that was taken away leaves a ledger that records and does not sign`() async throws {
    let places = try Places()
    let ledger = try await Ledger.withParties(places.ledger, places.plan)
    let away = places.folder.path + "/away"
    try FileManager.default.moveItem(atPath: places.folder.path + "/safe", toPath: away)
    _ = try await ledger.record(.transfer(id: 1))
    #expect(throws: LedgerError.self) { try ledger.checkpoint() }
    // Named where it is now, it signs, with its guard.
    let note = try ledger.checkpoint(keyAt: away + "/heads.key")
    #expect(try Checkpoint(text: note.text).size == Ledger.sizeWithParties + 1)
    #expect(try places.report().faults == [])
  }

  /// What each step leaves behind, in the order of the steps: in the ledger's folder, and beside the key.
  @Test(arguments: [
    (["published/checkpoint"], [] as [String]), (["published"], []),
    (["published"], ["heads.key.guard"]),
    (["published", "data.mdb", "lock.mdb"], ["heads.key.guard"]),
    (["published", "data.mdb", "lock.mdb", "words.keys"], ["heads.key.guard"]),
    (
      ["published", "data.mdb", "lock.mdb", "words.keys"],
      ["heads.key.guard", "heads.key.guard.lock", "heads.key"]
    ),
  ])
  func `after a step of making a ledger leaves a folder in which to go on`(
    missing: [String], missingBeside: [String]
  ) async throws {
    for namesKeyAgain in [true, false] {
      let places = try Places()
      try await { () async throws in _ = try await Ledger.create(at: places.ledger, places.plan) }()
      let files = FileManager.default
      for name in missing { try files.removeItem(atPath: "\(places.ledger)/\(name)") }
      for name in missingBeside {
        try files.removeItem(atPath: "\(places.folder.path)/safe/\(name)")
      }
      let ledger = try await Ledger.create(
        at: places.ledger, namesKeyAgain ? places.plan : .demonstration)
      #expect(try ledger.checkpointKey()?.publicKey == KeyFile(at: places.key).publicKey)
      #expect(!files.fileExists(atPath: places.ledger + "/checkpoint.key"))
      #expect(try places.report().faults == [])
    }
  }

  @Test func `of an opening that began is not exchanged for another`() async throws {
    let places = try Places()
    try await { () async throws in _ = try await Ledger.create(at: places.ledger, places.plan) }()
    try FileManager.default.removeItem(atPath: places.ledger + "/published")
    var other = places.plan
    other.key = places.folder.path + "/safe/other.key"
    await #expect(throws: LedgerError.self) { try await Ledger.create(at: places.ledger, other) }
    #expect(try !places.names(in: places.folder.path + "/safe").contains("other.key"))
    _ = try await Ledger.create(at: places.ledger, places.plan)
  }

  @Test func `opens one ledger`() async throws {
    let places = try Places()
    _ = try await Ledger.create(at: places.ledger, places.plan)
    let error = await #expect(throws: LedgerError.self) {
      try await Ledger.create(at: places.folder.path + "/second", places.plan)
    }
    guard case .store(.guardAhead(_, 1, 0)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `is one key by whatever way it is named`() async throws {
    let places = try Places()
    let ledger = try await Ledger.withParties(places.ledger, places.plan)
    let link = places.folder.path + "/link.key"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: places.key)
    _ = try ledger.checkpoint(keyAt: link)
    #expect(!FileManager.default.fileExists(atPath: link + ".guard"))
    // The folder's own is locked once, not twice.
    let own = try await Ledger.withParties(places.folder.path + "/own")
    _ = try own.checkpoint(keyAt: places.folder.path + "/safe/../own/checkpoint.key")
    #expect(
      try !places.names(in: places.folder.path + "/own").contains("checkpoint.key.place"))
  }

  @Test func `is not where a damaged note of its place says`() async throws {
    let places = try Places()
    try await { () async throws in
      _ = try await Ledger.withParties(places.ledger, places.plan)
    }()
    let note = places.ledger + "/checkpoint.key.place"
    let title = "entente-checkpoint-key-place/v1\n"
    for text in [
      "", title, "\(title)relative.key\n", "\(title)/a\n\n", "\(title)/a", "other/v1\n/a\n",
      "\(title)/\(String(repeating: "a", count: 4_000))\n",
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: note))
      let error = #expect(throws: LedgerError.self) {
        try Ledger(at: places.ledger, access: .writing)
      }
      #expect(error?.description.contains("does not say where the key is") == true, "\(text)")
      #expect(
        try places.report().faults.map(\.name) == [.guardUnreadable])
    }
  }

  @Test func `does not go along with a copy`() async throws {
    let places = try Places()
    let ledger = try await Ledger.withParties(places.ledger, places.plan)
    let copy = places.folder.path + "/copy"
    try ledger.backup(to: copy)
    #expect(try !places.names(in: copy).contains("checkpoint.key.place"))
    let opened = try Ledger(at: copy, access: .writing)
    #expect(throws: LedgerError.self) { try opened.checkpoint() }
  }
}

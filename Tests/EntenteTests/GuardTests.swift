import Entente
import Foundation
import LedgerStore
import LedgerTesting
import Testing
import Transparency

@Suite struct `The guard of the checkpoint key` {
  @Test func `keeps an older store, put back, from being signed and from going on`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let files = FileManager.default
    try await { () async throws in _ = try await Ledger.withParties(path) }()
    try files.copyItem(atPath: "\(path)/data.mdb", toPath: "\(path)/older")
    let size = try await { () async throws in
      let ledger = try Ledger(at: path, access: .writing)
      for id in 0..<3 as Range<UInt64> { _ = try await ledger.record(.transfer(id: id)) }
      _ = try ledger.checkpoint()
      return try ledger.logSize()
    }()
    for name in ["data.mdb", "lock.mdb"] { try files.removeItem(atPath: "\(path)/\(name)") }
    try files.copyItem(atPath: "\(path)/older", toPath: "\(path)/data.mdb")
    let guardBytes = try Data(contentsOf: URL(fileURLWithPath: "\(path)/checkpoint.key.guard"))
    let guardPath = "\(path)/checkpoint.key.guard"
    let ahead = LedgerError.store(
      .guardAhead(path: guardPath, guardSize: size, size: Ledger.sizeWithParties))
    #expect(throws: ahead) { try Ledger(at: path, access: .writing) }
    #expect(
      try Ledger(at: path, access: .reading).logSize() == Ledger.sizeWithParties)
    try files.removeItem(atPath: guardPath)
    try await { () async throws in
      let ledger = try Ledger(at: path, access: .writing)
      try guardBytes.write(to: URL(fileURLWithPath: guardPath))
      #expect(throws: ahead) { try ledger.checkpoint() }
      // Grown as long again, it is another history.
      for id in 10..<15 as Range<UInt64> { _ = try await ledger.record(.transfer(id: id)) }
      #expect(throws: LedgerError.store(.guardDisagrees(path: guardPath, size: size))) {
        try ledger.checkpoint()
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: guardPath)) == guardBytes)
      #expect(try ledger.checkpoints().count == 1)
    }()
    #expect(throws: LedgerError.store(.guardDisagrees(path: guardPath, size: size))) {
      try Ledger(at: path, access: .writing)
    }
  }

  /// The store is lost; key and guard were kept, and are put back beside a copy.
  @Test(arguments: [true, false])
  func `lets a copy go on that is as new as it is, and no older one`(isNewest: Bool) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in
      let ledger = try await Ledger.withParties("\(path)/lost")
      try ledger.backup(to: "\(path)/older")
      _ = try await ledger.record(.transfer(id: 1))
      _ = try ledger.checkpoint()
      try ledger.backup(to: "\(path)/newest")
    }()
    try LedgerStore.restore(
      from: isNewest ? "\(path)/newest" : "\(path)/older", to: "\(path)/back")
    let guardPath = "\(path)/back/checkpoint.key.guard"
    for name in ["checkpoint.key", "checkpoint.key.guard"] {
      try FileManager.default.copyItem(
        atPath: "\(path)/lost/\(name)", toPath: "\(path)/back/\(name)")
    }
    if isNewest {
      let ledger = try Ledger(at: "\(path)/back", access: .writing)
      _ = try await ledger.record(.transfer(id: 2))
      _ = try ledger.checkpoint()
      return
    }
    let size = Ledger.sizeWithParties
    #expect(
      throws: LedgerError.store(.guardAhead(path: guardPath, guardSize: size + 1, size: size))
    ) { try Ledger(at: "\(path)/back", access: .writing) }
    // Without them it is a copy like any other, that nobody signs.
    for name in ["checkpoint.key", "checkpoint.key.guard"] {
      try FileManager.default.removeItem(atPath: "\(path)/back/\(name)")
    }
    _ = try await Ledger(at: "\(path)/back", access: .writing).record(.transfer(id: 2))
  }

  @Test func `keeps a key from opening another ledger where its store is lost`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties(path) }()
    for name in ["data.mdb", "published"] {
      try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
    let guardPath = "\(path)/checkpoint.key.guard"
    await #expect(throws: LedgerError.store(.guardAhead(path: guardPath, guardSize: 1, size: 0))) {
      try await Ledger.create(at: path, .demonstration)
    }
    #expect(!FileManager.default.fileExists(atPath: "\(path)/data.mdb"))
  }

  @Test func `is never made again, nor read when it is damaged`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let file = URL(fileURLWithPath: "\(path)/checkpoint.key.guard")
    let whole = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    #expect(throws: LedgerError.self) { try ledger.checkpoint() }
    #expect(!FileManager.default.fileExists(atPath: file.path))
    for damage in [
      Data(), whole.dropLast(),
      Data(
        String(decoding: whole, as: UTF8.self)
          .replacingOccurrences(of: "\n1\n", with: "\n01\n").utf8),
    ] {
      try damage.write(to: file)
      #expect(throws: LedgerError.self) { try ledger.checkpoint() }
    }
    try whole.write(to: file)
    _ = try ledger.checkpoint()
  }

  @Test func `and the key itself have to be this ledger's`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties("\(path)/one")
    _ = try await Ledger.withParties("\(path)/other")
    let guardBytes = try Data(contentsOf: URL(fileURLWithPath: "\(path)/one/checkpoint.key.guard"))
    try FileManager.default.removeItem(atPath: "\(path)/one/checkpoint.key")
    #expect(throws: LedgerError.self) { try ledger.checkpoint() }
    try FileManager.default.copyItem(
      atPath: "\(path)/other/checkpoint.key", toPath: "\(path)/one/checkpoint.key")
    let error = #expect(throws: LedgerError.self) { try ledger.checkpoint() }
    #expect(error?.description.contains("not this ledger's key") == true)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: "\(path)/one/checkpoint.key.guard")) == guardBytes)
  }

  @Test func `lets one size be signed once, and every checkpoint is published`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    var notes: [SignedNote] = []
    for id in 0..<4 as Range<UInt64> {
      _ = try await ledger.record(.transfer(id: id))
      let note = try ledger.checkpoint()
      #expect(try ledger.checkpoint().bytes == note.bytes)
      notes.append(note)
    }
    let sizes = [1] + (0..<4).map { Int(Ledger.sizeWithParties) + 1 + $0 }
    let published = try FileManager.default.contentsOfDirectory(atPath: "\(path)/published")
    #expect(published.sorted() == (sizes.map { "\($0)" } + ["checkpoint"]).sorted())
    #expect(try ledger.checkpoints().suffix(4) == notes)
    for (size, note) in zip(sizes.suffix(4), notes) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(path)/published/\(size)"))
      #expect(Array(bytes) == note.bytes)
    }
    // One that could not be published in its time is, with the next.
    try FileManager.default.removeItem(atPath: "\(path)/published/\(sizes[4])")
    _ = try await ledger.record(.transfer(id: 9))
    _ = try ledger.checkpoint()
    #expect(FileManager.default.fileExists(atPath: "\(path)/published/\(sizes[4])"))
  }
}

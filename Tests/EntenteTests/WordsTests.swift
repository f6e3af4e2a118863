import CanonicalJSON
import Entente
import Foundation
import LedgerStore
import LedgerTables
import LedgerTesting
import Partnership
import Projections
import RecordFormat
import Testing
import Transparency
import Verification

@Suite struct `Words of a record` {
  private static let field = "subject.fr"

  @Test func `are looked up by record and path`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let sequence = try await ledger.record(.transfer(id: 4)).receipt.sequence
    let word = WordReference(sequence, `Words of a record`.field)
    let other = WordReference(sequence, "title.fr")
    #expect(try ledger.words([word, other]) == [word: .text("Sujet 4")])
    let page = try ledger.page(of: sequence)
    #expect(page.words?.paths == ["reason.fr", `Words of a record`.field])
    #expect(page.missingWords == nil)
  }

  @Test func `whose slot is all zero are lost, where no record erases them`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    let ledger = try await Ledger.withParties(path)
    let sequence = try await ledger.record(.transfer(id: 4)).receipt.sequence
    let before = try ledger.probe(at: [sequence.index], actions: [])
    let neighbour = try await ledger.record(.transfer(id: 5)).receipt.sequence
    try overwrite(path, at: 32 + 32 * sequence.index, [UInt8](repeating: 0, count: 32))
    let word = WordReference(sequence, `Words of a record`.field)
    let kept = WordReference(neighbour, `Words of a record`.field)
    #expect(throws: LedgerError.self) { try ledger.words([word]) }
    #expect(throws: LedgerError.self) { try ledger.page(of: sequence) }
    #expect(try ledger.words([kept]) == [kept: .text("Sujet 5")])
    #expect(try ledger.probe(at: [sequence.index], actions: []) == before)
    try FileManager.default.copyItem(atPath: path, toPath: "\(folder.path)/copy")
    let faults = try LedgerVerifier("\(folder.path)/copy").verify().faults
    #expect(faults.map(\.name) == [.wordsMissing])
  }

  @Test func `are withheld where their keys are not`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path + "/ledger")
    let sequence = try await ledger.record(.transfer(id: 4)).receipt.sequence
    try ledger.backup(to: folder.path + "/copy", withWords: false)
    let copy = try Ledger(at: folder.path + "/copy", access: .reading)
    let word = WordReference(sequence, `Words of a record`.field)
    #expect(try copy.words([word]) == [word: .withheld])
    #expect(try copy.page(of: sequence).missingWords == .withheld)
    let answers = try ledger.probe(at: [sequence.index], actions: [])
    #expect(try copy.probe(at: [sequence.index], actions: []) == answers)
  }

  @Test func `that do not open are damage, never erasure`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let sequence = try await ledger.record(.transfer(id: 4)).receipt.sequence
    let word = WordReference(sequence, `Words of a record`.field)
    try overwrite(folder.path, at: 32 + 32 * sequence.index + 7, [0, 1, 2, 3])
    #expect(throws: LedgerError.self) { try ledger.words([word]) }
    try overwrite(folder.path, at: 3, [0])
    #expect(throws: LedgerError.self) { try ledger.words([word]) }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder.path)/words.keys"))
    try file.truncate(atOffset: 40)
    #expect(throws: LedgerError.self) { try ledger.words([word]) }
  }

  /// A loss of power may leave a longer file than what was written to it.
  @Test func `to come get a key of their own where the file has none`() async throws {
    let folder = try TemporaryFolder()
    try await { () async throws in _ = try await Ledger.withParties(folder.path) }()
    let next = 32 + 32 * Ledger.sizeWithParties
    try overwrite(folder.path, at: next, [UInt8](repeating: 0, count: 96))
    try { () throws in
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder.path)/words.keys"))
      try file.truncate(atOffset: next + 70)
    }()
    let ledger = try Ledger(at: folder.path, access: .writing)
    for id in 0..<5 as Range<UInt64> {
      let sequence = try await ledger.record(.transfer(id: id)).receipt.sequence
      let word = WordReference(sequence, `Words of a record`.field)
      #expect(try ledger.words([word]) == [word: .text("Sujet \(id)")])
    }
  }

  /// What is acknowledged over other keys is lost when the right file is put back.
  @Test(arguments: ["cut", "of another ledger of that name", "erased, and cut"])
  func `are not added to beside keys that are not theirs`(how: String) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    let last = try await { () async throws in
      let ledger = try await Ledger.withParties(path)
      return try await ledger.record(.transfer(id: 4)).receipt.sequence
    }()
    try await { () async throws in
      let other = try await Ledger.withParties(folder.path + "/other")
      _ = try await other.record(.transfer(id: 4))
    }()
    let file = "\(path)/words.keys"
    let url = URL(fileURLWithPath: file)
    let whole = try Data(contentsOf: url)
    let what: String
    switch how {
    case "cut":
      try whole.prefix(32 + 32 * Int(last.index)).write(to: url)
      what = "it ends before the key of record \(last)"
    case "erased, and cut":
      // The erased one is passed over: the one before tells.
      try Data(count: whole.count).write(to: url)
      try overwrite(path, at: 0, Array(whole.prefix(32)))
      try overwrite(path, at: 32 + 32 * (last.index - 1), [UInt8](repeating: 7, count: 32))
      what = "its key of record \(last.index - 1) does not open the words of that record"
    default:
      try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/other/words.keys")).write(to: url)
      what = "its key of record \(last) does not open the words of that record"
    }
    let before = try Data(contentsOf: url)
    #expect(throws: LedgerError.store(.tables(.wordsKeys(path: file, what: what)))) {
      try Ledger(at: path, access: .writing)
    }
    #expect(try Data(contentsOf: url) == before)
    _ = try Ledger(at: path, access: .reading)
    try whole.write(to: url)
    try await { () async throws in
      _ = try await Ledger(at: path, access: .writing).record(.transfer(id: 5))
    }()
    #expect(try LedgerVerifier(path).verify().faults == [])
  }

  @Test func `that are all erased, or that no record has, keep nobody from writing`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties(path) }()
    try overwrite(path, at: 32, [UInt8](repeating: 0, count: 32 * Int(Ledger.sizeWithParties)))
    let ledger = try Ledger(at: path, access: .writing)
    _ = try await ledger.record(.transfer(id: 1))
  }

  private func overwrite(_ path: String, at offset: UInt64, _ bytes: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: "\(path)/words.keys"))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: bytes)
    try file.close()
  }
}

@Suite struct `The page of a record` {
  @Test func `has a proof that leads from its leaf to a signed head`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let taken = try await ledger.record(.transfer(id: 1))
    #expect(try ledger.page(of: taken.receipt.sequence).proof == nil)
    _ = try ledger.checkpoint()
    for id in 2..<9 as Range<UInt64> { _ = try await ledger.record(.transfer(id: id)) }
    let note = try ledger.checkpoint()
    for index in 0..<(try ledger.logSize()) {
      let page = try ledger.page(of: SequenceNumber(index))
      let proof = try #require(page.proof)
      #expect(proof.checkpoint == note)
      #expect(page.receipt.leaf == MerkleTree.leafHash(of: page.headerBytes))
      try proof.inclusion.check(leafHash: page.receipt.leaf, root: proof.root)
      #expect(try Checkpoint(text: note.text).root == proof.root)
    }
    #expect(try ledger.page(of: taken.receipt.sequence).receipt == taken.receipt)
    let size = try ledger.logSize()
    #expect(throws: LedgerError.noRecord(SequenceNumber(size), size: size)) {
      try ledger.page(of: SequenceNumber(size))
    }
  }
}

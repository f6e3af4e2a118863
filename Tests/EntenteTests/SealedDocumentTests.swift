import CanonicalJSON
import Entente
import Foundation
import LMDB
import LedgerTables
import LedgerTesting
import Partnership
import RecordFormat
import Testing
import Verification

@testable import LedgerStore

@Suite struct `A personal document` {
  static let secret = "Curriculum of Philippa Quenneville, whom nobody else is called"

  static func document() throws -> KeptDocument { try KeptDocument(Array(secret.utf8)) }

  @Test func `is held sealed, and no file of the ledger or of a copy has its bytes`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = try `A personal document`.document()
    let ledger = try await Ledger.withParties("\(path)/ledger")
    let attached = try await ledger.attach(document, of: "personal")
    #expect(documents(in: "\(path)/ledger") == ["\(document.sha256).sealed"])
    try ledger.backup(to: "\(path)/copy")
    try LedgerStore.restore(from: "\(path)/copy", to: "\(path)/restored")
    try LedgerStore.rewrite(from: "\(path)/copy", to: "\(path)/rewritten") { _, _ in }
    #expect(try !holds(path, document.bytes))
    for copy in ["ledger", "copy", "restored", "rewritten"] {
      #expect(try verifyingCopy("\(path)/\(copy)").faults == [], "\(copy)")
      #expect(try opened(document.sha256, in: "\(path)/\(copy)") == document.bytes, "\(copy)")
    }
    let file = try Data(
      contentsOf: URL(fileURLWithPath: "\(path)/ledger/documents/\(document.sha256).sealed"))
    #expect(file.count == document.bytes.count + SealedDocument.overhead)
    #expect(SealedDocument.record(sealing: Array(file)) == attached)
    // The search finds what is there.
    let plain = try KeptDocument(Array("plain bytes".utf8))
    _ = try await ledger.attach(plain, as: "D2", of: "confidential")
    #expect(try holds("\(path)/ledger", Array("plain bytes".utf8)))
  }

  @Test func `without the words' keys is undecided, and nobody reads it`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = try `A personal document`.document()
    let ledger = try await Ledger.withParties("\(path)/ledger")
    _ = try await ledger.attach(document, of: "personal")
    try ledger.backup(to: "\(path)/wordless", withWords: false)
    #expect(documents(in: "\(path)/wordless") == ["\(document.sha256).sealed"])
    let report = try verifyingCopy("\(path)/wordless")
    #expect(report.faults.map(\.name) == [.wordsKeysAbsent])
    #expect(report[.bytes]?.outcome == .undecided)
    #expect(try opened(document.sha256, in: "\(path)/wordless") == nil)
  }

  @Test func `without bytes, and one as large as any, is held sealed`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let empty = try KeptDocument([])
    let large = try KeptDocument([UInt8](repeating: 7, count: KeptDocument.largestBytes))
    for (code, document) in [("D1", empty), ("D2", large)] {
      _ = try await ledger.attach(document, as: code, of: "personal")
      #expect(try opened(document.sha256, in: path) == document.bytes)
    }
    let report = try verifyingCopy(path)
    #expect(report.faults == [])
    try ledger.backup(to: "\(path)/copy")
    #expect(documents(in: "\(path)/copy").count == 2)
  }

  /// Where a sealed file is changed, and what is found then.
  @Test(arguments: ["version", "sequence", "far sequence", "nonce", "body", "tag"])
  func `whose file is changed is altered`(region: String) async throws {
    try await expectFault(.documentAltered) { file in
      switch region {
      case "version": file[0] ^= 3
      case "sequence": file[8] ^= 1
      case "far sequence": file[1] ^= 1
      case "nonce": file[9] ^= 1
      case "body": file[21] ^= 1
      default: file[file.count - 1] ^= 1
      }
    }
  }

  @Test(arguments: [0, 1, 8, 9, 20, 21, 36, 37, 40])
  func `whose file is cut, or lengthened, is altered`(count: Int) async throws {
    try await expectFault(.documentAltered) { $0 = Array($0.prefix(count)) }
    try await expectFault(.documentAltered) { $0 += Array(repeating: 0, count: count + 1) }
  }

  @Test func `that is sealed under the key of another record is altered`() async throws {
    let document = try `A personal document`.document()
    // The neighbour's key is a good one, and opens what is sealed with it.
    let neighbour = SequenceNumber(Ledger.sizeWithParties - 1)
    try await expectFault(
      .documentAltered,
      withKeys: { keys, file in
        let slot = WordsKeysFile.offset(of: neighbour)
        let key = try #require(WordsKey(Array(keys[slot..<slot + WordsKeysFile.slotBytes])))
        file = SealedDocument.seal(
          document.bytes, sha256: document.sha256, by: neighbour, key: key,
          ledger: Ledger.Plan.demonstration.name)
      })
  }

  @Test func `that opens to other bytes is altered`() async throws {
    let document = try `A personal document`.document()
    try await expectFault(
      .documentAltered,
      withKeys: { keys, file in
        let record = try #require(SealedDocument.record(sealing: file))
        let slot = WordsKeysFile.offset(of: record)
        let key = try #require(WordsKey(Array(keys[slot..<slot + WordsKeysFile.slotBytes])))
        file = SealedDocument.seal(
          Array("other bytes, of another length".utf8), sha256: document.sha256, by: record,
          key: key,
          ledger: Ledger.Plan.demonstration.name)
      })
  }

  @Test func `is missing when its file is, or its key was destroyed and nothing says so`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = try `A personal document`.document()
    let attached = try await { () async throws in
      try await Ledger.withParties(path).attach(document, of: "personal")
    }()
    let keys = URL(fileURLWithPath: "\(path)/words.keys")
    let before = try Data(contentsOf: keys)
    var after = before
    let slot = WordsKeysFile.offset(of: attached)
    after.replaceSubrange(slot..<slot + 32, with: [UInt8](repeating: 0, count: 32))
    try after.write(to: keys)
    #expect(
      Set(try verifyingCopy(path).faults.map(\.name)) == [.wordsMissing, .documentMissing])
    try before.prefix(slot).write(to: keys)
    #expect(Set(try verifyingCopy(path).faults.map(\.name)) == [.wordsKeysAltered])
    try before.write(to: keys)
    try FileManager.default.removeItem(atPath: "\(path)/documents/\(document.sha256).sealed")
    #expect(try verifyingCopy(path).faults.map(\.name) == [.documentMissing])
  }

  @Test func `that was altered or lost is sealed again by who brings its bytes`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = try `A personal document`.document()
    let file = URL(fileURLWithPath: "\(path)/documents/\(document.sha256).sealed")
    let ledger = try await Ledger.withParties(path)
    let first = try await ledger.attach(document, of: "personal")
    try Data("no sealed document".utf8).write(to: file)
    let second = try await ledger.attach(document, as: "D2", of: "personal")
    #expect(SealedDocument.record(sealing: Array(try Data(contentsOf: file))) == second)
    try FileManager.default.removeItem(at: file)
    #expect(try await ledger.attach(document, of: "personal") == first)
    #expect(SealedDocument.record(sealing: Array(try Data(contentsOf: file))) == first)
    #expect(try verifyingCopy(path).faults == [])
    #expect(try !holds(path, document.bytes))
  }

  private func expectFault(
    _ name: FaultName, _ change: @escaping (inout [UInt8]) -> Void
  ) async throws {
    try await expectFault(name, withKeys: { change(&$1) })
  }

  /// Makes a ledger with a personal document, changes its file, and expects one fault, of the record.
  private func expectFault(
    _ name: FaultName, withKeys change: ([UInt8], inout [UInt8]) throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = try `A personal document`.document()
    let attached = try await { () async throws in
      let ledger = try await Ledger.withParties(path)
      let attached = try await ledger.attach(document, of: "personal")
      _ = try await ledger.record(.transfer(id: 1))
      return attached
    }()
    let file = URL(fileURLWithPath: "\(path)/documents/\(document.sha256).sealed")
    var bytes = Array(try Data(contentsOf: file))
    let keys = Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/words.keys")))
    try change(keys, &bytes)
    try Data(bytes).write(to: file)
    let faults = try verifyingCopy(path).faults
    #expect(faults.map(\.name) == [name])
    #expect(faults.map(\.record) == [attached])
    #expect(faults.first?.parameters == [.document(document.sha256)])
  }
}

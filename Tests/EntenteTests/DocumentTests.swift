import CanonicalJSON
import Entente
import Foundation
import LedgerStore
import LedgerTesting
import Partnership
import Testing
import Verification

@Suite struct `A document` {
  @Test func `is held before a record may name it, and travels with a copy`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let bytes = Array("%PDF-1.7 …".utf8)
    try await { () async throws in
      let ledger = try await Ledger.withParties("\(path)/ledger")
      var attachment = Action.attachment(sha256: String(repeating: "0", count: 64), bytes: 3)
      #expect(try await ledger.nameOfRefusal(of: attachment) == .documentNotHeld)
      let kept = try ledger.keep(document: bytes)
      attachment = .attachment(sha256: kept.sha256, bytes: kept.bytes + 1)
      #expect(try await ledger.nameOfRefusal(of: attachment) == .documentNotHeld)
      _ = try await ledger.record(.attachment(sha256: kept.sha256, bytes: kept.bytes))
      // What another task is writing has another name and stays out of a copy.
      try Data("half".utf8).write(
        to: URL(fileURLWithPath: "\(path)/ledger/documents/\(kept.sha256).new"))
      try ledger.backup(to: "\(path)/copy")
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/copy/documents")
      #expect(names == [kept.sha256])
    }()
    #expect(try LedgerVerifier("\(path)/copy").verify().faults == [])
  }

  @Test func `that many tasks bring at once is held once`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let bytes = [UInt8](repeating: 7, count: 200_000)
    let kept = try await withThrowingTaskGroup(of: KeptDocument.self) { group in
      for _ in 0..<20 { group.addTask { try ledger.keep(document: bytes) } }
      return try await group.reduce(into: Set<KeptDocument>()) { $0.insert($1) }
    }
    #expect(kept.map(\.bytes) == [200_000])
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/documents")
    #expect(names == kept.map(\.sha256))
  }

  @Test func `and a key of imports that several tasks need at once are made once`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    var action = Action.transfer(id: 0)
    action.id = nil
    let given = action
    let ids = try await withThrowingTaskGroup(of: ActionID?.self) { group in
      for _ in 0..<20 { group.addTask { try ledger.withDerivedIDs([given])[0].id } }
      return try await group.reduce(into: Set<ActionID?>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
  }
}

extension Action {
  fileprivate static func attachment(sha256: String, bytes: Int) -> Action {
    var action = Action(.documentAttached)
    action.agreement = RandomActions.agreements[0]
    action.occurred = Occurred("2022-05-05")
    action.reason = ["fr": "Après coup"]
    action.data = [
      "document": "D1", "title": ["fr": "Texte"], "sha256": .string(sha256),
      "bytes": .integer(Int64(bytes)), "media_type": "application/pdf", "language": "fr",
      "class": "internal",
    ]
    return action
  }
}

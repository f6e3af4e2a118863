import CanonicalJSON
import Entente
import Foundation
import LMDB
import LedgerTesting
import Partnership
import Testing
import Verification

@testable import LedgerStore

@Suite struct `A document` {
  @Test func `is held with the record that names it, and travels with a copy`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = try KeptDocument(Array("%PDF-1.7 …".utf8))
    try await { () async throws in
      let ledger = try await Ledger.withParties("\(path)/ledger")
      #expect(try await ledger.nameOfRefusal(of: .attachment(of: document)) == .documentNotHeld)
      #expect(!(try await ledger.attach(document)).isRepeat)
      // What another process is writing has another name and stays out of a copy.
      try Data("half".utf8).write(
        to: URL(fileURLWithPath: "\(path)/ledger/documents/\(document.sha256).new"))
      try ledger.backup(to: "\(path)/copy")
      #expect(documents(in: "\(path)/copy") == [document.sha256])
    }()
    #expect(try LedgerVerifier("\(path)/copy").verify().faults == [])
  }

  @Test func `that a record names is held once, whoever names it at once`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let document = try KeptDocument([UInt8](repeating: 7, count: 200_000))
    try await withThrowingTaskGroup(of: Taken.self) { group in
      for number in 0..<20 {
        group.addTask { try await ledger.attach(document, as: "D-\(number)") }
      }
      try await group.waitForAll()
    }
    #expect(documents(in: folder.path) == [document.sha256])
  }

  @Test func `that its record does not fit is not kept`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let document = try KeptDocument(Array("confidential".utf8))
    var options = AppendOptions()
    options.documents = [document]
    var action = Action.attachment(of: document)
    action.data["bytes"] = .integer(Int64(document.bytes.count + 1))
    await #expect(throws: LedgerError.self) { try await ledger.record(action, options) }
    var transfer = Action.transfer(id: 1)
    transfer.data["sha256"] = .string(document.sha256)
    await #expect(throws: LedgerError.self) { try await ledger.record(transfer, options) }
    options.isDryRun = true
    _ = try await ledger.record(.attachment(of: document), options)
    #expect(documents(in: folder.path) == [])
  }

  @Test func `that no record names is not kept beside one that is`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let document = try KeptDocument(Array("attached".utf8))
    var options = AppendOptions()
    options.documents = [document, try KeptDocument(Array("stray".utf8))]
    _ = try await ledger.record(.attachment(of: document), options)
    #expect(documents(in: folder.path) == [document.sha256])
  }

  @Test func `that was lost comes back when its action is sent again`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let document = try KeptDocument(Array("lost".utf8))
    _ = try await ledger.attach(document)
    try FileManager.default.removeItem(atPath: "\(folder.path)/documents/\(document.sha256)")
    #expect(try await ledger.attach(document).isRepeat)
    #expect(documents(in: folder.path) == [document.sha256])
  }

  @Test func `that was altered is put right by who brings its bytes`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = try KeptDocument(Array("hello".utf8))
    try await { () async throws in
      let ledger = try await Ledger.withParties(path)
      try await ledger.attach(document)
      try Data("HELLO".utf8).write(
        to: URL(fileURLWithPath: "\(path)/documents/\(document.sha256)"))
      try await ledger.attach(document, as: "D2")
    }()
    #expect(try LedgerVerifier(path).verify().faults == [])
  }

  @Test func `that came while a copy was made goes from the copy, whose log does not name it`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let early = try KeptDocument(Array("early".utf8))
    try await { () async throws in
      let ledger = try await Ledger.withParties("\(path)/ledger")
      try await ledger.attach(early)
      let attaching = Task {
        for number in 0..<60 {
          try await ledger.attach(try KeptDocument(Array("\(number)".utf8)), as: "D-\(number)")
        }
      }
      for copy in 0..<6 { try ledger.backup(to: "\(path)/copy-\(copy)") }
      try await attaching.value
    }()
    for copy in 0..<6 {
      let named = try { () throws in
        try Ledger(at: "\(path)/copy-\(copy)", access: .writing).documentsNamed()
      }()
      #expect(Set(documents(in: "\(path)/copy-\(copy)")) == named)
      #expect(try LedgerVerifier("\(path)/copy-\(copy)").verify().faults == [])
    }
  }

  @Test func `whose record committed after the store was copied is listed by the copy`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = try KeptDocument(Array("in between".utf8))
    let ledger = try await Ledger.withParties("\(path)/ledger")
    try await ledger.attach(document)
    // As it was while the record was being committed.
    try pend("\(document.sha256)\n", in: "\(path)/ledger")
    let documents = DocumentFolder(of: Folder("\(path)/ledger"))
    let settled = try documents.settled()
    #expect(settled == [])
    try FileManager.default.removeItem(atPath: "\(path)/ledger/documents.pending")
    let copy = Folder("\(path)/copy")
    try copy.make()
    try documents.copy(to: copy, settledBefore: settled) {}
    let list = try copy.read("documents.pending", limitBytes: 1_000)
    #expect(PendingDocuments(reading: list)?.hashes == [document.sha256])
  }

  @Test func `is copied, and nothing else that lies beside it`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = try KeptDocument(Array("hello".utf8))
    let ledger = try await Ledger.withParties("\(path)/ledger")
    try await ledger.attach(document)
    try FileManager.default.createDirectory(
      atPath: "\(path)/ledger/documents/stray", withIntermediateDirectories: false)
    try ledger.backup(to: "\(path)/copy")
    #expect(documents(in: "\(path)/copy") == [document.sha256])
  }

  @Test func `is refused among more than ten thousand for one commit`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let document = try KeptDocument(Array("one".utf8))
    var options = AppendOptions()
    options.documents = Array(repeating: document, count: KeptDocument.mostTogether + 1)
    #expect(
      try await ledger.nameOfRefusal(of: .attachment(of: document), options) == .tooLarge)
  }

  @Test func `is refused over 256 MiB`() throws {
    #expect(throws: Refusal.self) {
      try KeptDocument([UInt8](repeating: 0, count: KeptDocument.largestBytes + 1))
    }
  }

  @Test func `left by a stop before its record goes when the ledger is opened again`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let named = try KeptDocument(Array("named".utf8))
    let left = try KeptDocument(Array("left".utf8))
    try await { () async throws in
      let ledger = try await Ledger.withParties(path)
      try await ledger.attach(named)
      // The record that names it need not be the last one.
      _ = try await ledger.record(.transfer(id: 1))
    }()
    try Data(left.bytes).write(to: URL(fileURLWithPath: "\(path)/documents/\(left.sha256)"))
    try Data().write(to: URL(fileURLWithPath: "\(path)/documents/\(left.sha256).new"))
    try pend("\(named.sha256)\n\(left.sha256)\n", in: path)
    try { () throws in _ = try Ledger(at: path, access: .reading) }()
    #expect(documents(in: path).count == 3)
    try { () throws in _ = try Ledger(at: path, access: .writing) }()
    #expect(documents(in: path) == [named.sha256])
    #expect(try LedgerVerifier(path).verify().faults == [])
  }

  @Test(arguments: [
    "", "5", "\n", "abc\n", "A\n\n", "\(String(repeating: "a", count: 64))", "\u{FF}",
  ])
  func `is left alone where the list of those being kept is none`(list: String) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = try KeptDocument(Array("named".utf8))
    try await { () async throws in
      _ = try await Ledger.withParties(path).attach(document)
    }()
    try pend(list, in: path)
    #expect {
      try Ledger(at: path, access: .writing)
    } throws: {
      guard case .store(.pendingDocuments)? = $0 as? LedgerError else { return false }
      return true
    }
    #expect(documents(in: path) == [document.sha256])
  }

  /// Puts a list of documents that are being kept in the folder, as a stop leaves it.
  private func pend(_ list: String, in path: String) throws {
    try Data(list.utf8).write(to: URL(fileURLWithPath: "\(path)/documents.pending"))
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

/// The files of documents in a ledger's folder, in order.
func documents(in path: String) -> [String] {
  // Before the first one there is no such folder.
  ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/documents")) ?? []).sorted()
}

extension Ledger {
  /// The hashes of documents that records name.
  func documentsNamed() throws -> Set<String> {
    var named: Set<String> = []
    try forEachRecord { record throws(LedgerError) in
      if let hash = record.record.facts.text(.sha256) { named.insert(hash) }
    }
    return named
  }

  /// Attaches a document to the model agreement under a code, with an id that is its own.
  @discardableResult
  func attach(_ document: KeptDocument, as code: String = "D1") async throws -> Taken {
    var options = AppendOptions()
    options.documents = [document]
    var action = Action.attachment(of: document, as: code)
    action.id = try withDerivedIDs([action])[0].id
    return try await record(action, options)
  }
}

extension Action {
  static func attachment(of document: KeptDocument, as code: String = "D1") -> Action {
    var action = Action(.documentAttached)
    action.agreement = RandomActions.agreements[0]
    action.occurred = Occurred("2022-05-05")
    action.reason = ["fr": "Après coup"]
    action.data = [
      "document": .string(code), "title": ["fr": "Texte"], "sha256": .string(document.sha256),
      "bytes": .integer(Int64(document.bytes.count)), "media_type": "application/pdf",
      "language": "fr", "class": "internal",
    ]
    return action
  }
}

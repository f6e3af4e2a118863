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

@Suite struct `Erasing a record with a personal document` {
  private let document: KeptDocument

  init() throws { document = try `A personal document`.document() }

  @Test func `destroys the document with its words, in the ledger and in every copy after`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties("\(path)/ledger")
    let attached = try await ledger.attach(document, of: "personal")
    let sealed = try Data(
      contentsOf: URL(fileURLWithPath: "\(path)/ledger/documents/\(document.sha256).sealed"))
    let slot = WordsKeysFile.offset(of: attached)
    let key = try Data(contentsOf: URL(fileURLWithPath: "\(path)/ledger/words.keys"))[
      slot..<slot + 32]
    try ledger.backup(to: "\(path)/older")
    let taken = try await ledger.erase(.ofRecords(attached))
    #expect(taken.survey.documents == [document.sha256])
    let erasure = try #require(taken.erasures.first?.receipt.sequence)
    #expect(try ledger.erased().documents == [document.sha256: erasure])
    try ledger.backup(to: "\(path)/newer")
    for place in ["ledger", "newer"] {
      #expect(documents(in: "\(path)/\(place)") == [], "\(place)")
      for secret in [document.bytes, Array(sealed.dropFirst(21)), Array(key)] {
        #expect(try !holds("\(path)/\(place)", secret), "\(place)")
      }
      #expect(try verifyingCopy("\(path)/\(place)").faults == [], "\(place)")
    }
    // An older copy has it, until what is erased here is carried there.
    #expect(try opened(document.sha256, in: "\(path)/older") == document.bytes)
    _ = try ledger.checkpoint()
    _ = try ledger.applyErasures(toCopyAt: "\(path)/older")
    #expect(documents(in: "\(path)/older") == [])
    #expect(try !holds("\(path)/older", Array(key)))
    try LedgerStore.restore(from: "\(path)/older", to: "\(path)/restored")
    let restored = try verifyingCopy("\(path)/restored")
    #expect(restored.faults == [] && restored.erasures.records == 1)
    let again = try await ledger.refusal(of: .ofRecords(attached))
    #expect(again?.name == .alreadyErased)
  }

  @Test func `is refused where the document is not named, unless it was erased before`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let attached = try await ledger.attach(document, of: "personal")
    var other = Action.attachment(of: document, as: "D2")
    other.data["class"] = "personal"
    var erasure = Action(.personalErased)
    erasure.data = ["legal_basis": "gdpr-17", "records": [.integer(Int64(attached.index))]]
    erasure.reason = ["en": "On request"]
    #expect(
      try await verdict(of: erasure, in: ledger)
        == .refused(Refusal(.documentNotNamed, .record(attached), .text(document.sha256))))
    let second = try await ledger.record(other).receipt.sequence
    // Of the first record alone, with its document; the second then has words alone.
    erasure.data["documents"] = [.string(document.sha256)]
    guard case .recorded? = try await verdict(of: erasure, in: ledger) else {
      Issue.record("not recorded")
      return
    }
    erasure.data["documents"] = nil
    erasure.data["records"] = [.integer(Int64(second.index))]
    guard case .recorded? = try await verdict(of: erasure, in: ledger) else {
      Issue.record("not recorded")
      return
    }
    try ledger.store.finishErasures()
    #expect(try verifyingCopy(path).faults == [])
  }

  private func verdict(of action: Action, in ledger: Ledger) async throws -> Verdict? {
    let submission = try ledger.store.submission(action, author: .local).get()
    return try await ledger.store.append([submission]).first
  }

  @Test func `is not finished while either form of the document lies there`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = document
    let sealed = try await { () async throws in
      let ledger = try await Ledger.withParties(path)
      let attached = try await ledger.attach(document, of: "personal")
      let sealed = try Data(
        contentsOf: URL(fileURLWithPath: "\(path)/documents/\(document.sha256).sealed"))
      _ = try await ledger.erase(.ofRecords(attached))
      return sealed
    }()
    for (name, bytes) in [
      (document.sha256, Data(document.bytes)), ("\(document.sha256).sealed", sealed),
    ] {
      try bytes.write(to: URL(fileURLWithPath: "\(path)/documents/\(name)"))
      #expect(try verifyingCopy(path).faults.map(\.name) == [.erasureUnfinished])
      try { () throws in _ = try Ledger(at: path, access: .writing) }()
      #expect(documents(in: path) == [])
      #expect(try verifyingCopy(path).faults == [])
    }
  }

  /// A copy from before its record has slots of its own for the records that came since.
  @Test func `leaves to an older copy that is brought up what is not erased, sealed there`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties("\(path)/ledger")
    let plain = try KeptDocument(Array("told twice".utf8))
    let personal = try await ledger.attach(plain, of: "personal")
    try ledger.backup(to: "\(path)/older")
    try await ledger.correctClass(of: personal, to: "internal")
    // Past the slots that were made together: the copy has none of them.
    let far = WordsKeysWriter.slotsAtATime
    var id: UInt64 = 0
    while try ledger.logSize() < UInt64(far) {
      let actions = (0..<500).map { _ in
        id += 1
        return Action.transfer(id: id)
      }
      _ = try await ledger.record(all: actions)
    }
    _ = try await ledger.attach(document, as: "D2", of: "personal")
    _ = try await ledger.attach(plain, as: "D3", of: "internal")
    _ = try ledger.checkpoint()
    _ = try ledger.applyErasures(toCopyAt: "\(path)/older")
    #expect(
      documents(in: "\(path)/older") == [plain.sha256, "\(document.sha256).sealed"].sorted())
    #expect(try opened(document.sha256, in: "\(path)/older") == document.bytes)
    #expect(try verifyingCopy("\(path)/older").faults == [])
  }

  @Test func `of a version before, which lies as it is, takes it too`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let document = document
    let attached = try await { () async throws in
      try await Ledger.withParties(path).attach(document, of: "personal")
    }()
    // As every document was held.
    try FileManager.default.removeItem(atPath: "\(path)/documents/\(document.sha256).sealed")
    try Data(document.bytes).write(to: URL(fileURLWithPath: "\(path)/documents/\(document.sha256)"))
    #expect(try verifyingCopy(path).faults == [])
    try await { () async throws in
      let ledger = try Ledger(at: path, access: .writing)
      _ = try await ledger.attach(document, as: "D2", of: "personal")
      #expect(documents(in: path) == [document.sha256])
      _ = try await ledger.erase(.ofRecords(attached))
    }()
    #expect(documents(in: path) == [])
    #expect(try verifyingCopy(path).faults == [])
  }
}

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
    _ = try await ledger.attach(try KeptDocument(Array("plain bytes".utf8)), of: "confidential")
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
    for document in [empty, large] {
      _ = try await ledger.attach(document, of: "personal")
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
    try await expectFault(.documentAltered, withKeys: { keys, file in
      let slot = WordsKeysFile.offset(of: neighbour)
      let key = try #require(WordsKey(Array(keys[slot..<slot + WordsKeysFile.slotBytes])))
      file = SealedDocument.seal(
        document.bytes, sha256: document.sha256, by: neighbour, key: key,
        ledger: Ledger.Plan.demonstration.name)
    })
  }

  @Test func `that opens to other bytes is altered`() async throws {
    let document = try `A personal document`.document()
    try await expectFault(.documentAltered, withKeys: { keys, file in
      let record = try #require(SealedDocument.record(sealing: file))
      let slot = WordsKeysFile.offset(of: record)
      let key = try #require(WordsKey(Array(keys[slot..<slot + WordsKeysFile.slotBytes])))
      file = SealedDocument.seal(
        Array("other bytes, of another length".utf8), sha256: document.sha256, by: record, key: key,
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

@Suite struct `A document that several records name` {
  private let document: KeptDocument

  init() throws { document = try `A personal document`.document() }

  @Test func `lies as it is once one of them is not personal, and outlives the erasure of the other`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let personal = try await ledger.attach(document, of: "personal")
    _ = try await ledger.attach(document, as: "D2", of: "internal")
    #expect(documents(in: path) == [document.sha256])
    let taken = try await ledger.erase(.ofRecords(personal))
    #expect(taken.survey.documents == [] && taken.survey.records == [personal])
    #expect(taken.survey.keptDocuments.map(\.sha256) == [document.sha256])
    #expect(taken.survey.keptDocuments.map(\.record) == [SequenceNumber(personal.index + 1)])
    #expect(try verifyingCopy(path).faults == [])
    #expect(try opened(document.sha256, in: path) == document.bytes)
  }

  @Test func `stays as it is when a personal record comes after`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    _ = try await ledger.attach(document, of: "internal")
    _ = try await ledger.attach(document, as: "D2", of: "personal")
    #expect(documents(in: path) == [document.sha256])
    #expect(try verifyingCopy(path).faults == [])
  }

  @Test func `is refused to a record that is not personal and brings no bytes`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    _ = try await ledger.attach(document, of: "personal")
    let plain = Action.attachment(of: document, as: "D2")
    #expect(try await ledger.nameOfRefusal(of: plain) == .documentNotHeld)
    var personal = Action.attachment(of: document, as: "D3")
    personal.data["class"] = "personal"
    _ = try await ledger.record(personal)
    #expect(documents(in: folder.path) == ["\(document.sha256).sealed"])
    #expect(try verifyingCopy(folder.path).faults == [])
  }

  @Test func `goes for all of them when they are personal, with their words`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let first = try await ledger.attach(document, of: "personal")
    let second = try await ledger.attach(document, as: "D2", of: "personal")
    let taken = try await ledger.erase(.ofRecords(second))
    #expect(taken.survey.documents == [document.sha256])
    #expect(taken.survey.records == [first, second])
    #expect(documents(in: path) == [])
    #expect(try verifyingCopy(path).faults == [])
  }

  @Test func `is kept under a hold on any of them`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let first = try await ledger.attach(document, of: "personal")
    let second = try await ledger.attach(document, as: "D2", of: "personal")
    var hold = Action(.holdPlaced)
    hold.agreement = RandomActions.agreements[0]
    hold.data = ["covers": ["records": [.integer(Int64(first.index))]], "hold": "H1"]
    hold.reason = ["fr": "Litige"]
    let placed = try await ledger.record(hold).receipt.sequence
    await #expect(throws: LedgerError.refused(Refusal(.underHold, .record(placed)))) {
      try await ledger.erase(.ofRecords(second))
    }
    #expect(try opened(document.sha256, in: path) == document.bytes)
  }

  @Test func `that come together lies as it is where one of them is not personal`() async throws {
    for classes in [["personal", "internal"], ["internal", "personal"]] {
      let folder = try TemporaryFolder()
      let ledger = try await Ledger.withParties(folder.path)
      var options = AppendOptions()
      options.documents = [document]
      let actions = classes.enumerated().map { index, ofClass in
        var action = Action.attachment(of: document, as: "D\(index)")
        action.data["class"] = .string(ofClass)
        return action
      }
      _ = try await ledger.record(all: actions, options)
      #expect(documents(in: folder.path) == [document.sha256])
    }
  }

  /// As a stop leaves them: the record that was to be committed is not.
  @Test(arguments: [true, false])
  func `lies in one form after a stop, the one that its records want`(isCommitted: Bool)
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ofOther = isCommitted ? "internal" : "personal"
    try await { () async throws in
      let ledger = try await Ledger.withParties(path)
      _ = try await ledger.attach(document, of: "personal")
    }()
    let sealed = URL(fileURLWithPath: "\(path)/documents/\(document.sha256).sealed")
    let before = try Data(contentsOf: sealed)
    try await { () async throws in
      let ledger = try Ledger(at: path, access: .writing)
      _ = try await ledger.attach(document, as: "D2", of: ofOther)
    }()
    try before.write(to: sealed)
    try Data(document.bytes).write(to: URL(fileURLWithPath: "\(path)/documents/\(document.sha256)"))
    for name in documents(in: path) {
      try Data("half".utf8).write(to: URL(fileURLWithPath: "\(path)/documents/\(name).new"))
    }
    try Data("\(document.sha256)\n".utf8).write(
      to: URL(fileURLWithPath: "\(path)/documents.pending"))
    try { () throws in _ = try Ledger(at: path, access: .writing) }()
    #expect(
      documents(in: path) == [isCommitted ? document.sha256 : "\(document.sha256).sealed"])
    #expect(try verifyingCopy(path).faults == [])
  }

  @Test func `is not left sealed under the number of a record that was not committed`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let sealed = URL(fileURLWithPath: "\(path)/documents/\(document.sha256).sealed")
    try await { () async throws in
      let ledger = try await Ledger.withParties(path)
      _ = try await ledger.attach(document, of: "personal")
    }()
    var file = Array(try Data(contentsOf: sealed))
    file[8] += 1
    try Data(file).write(to: sealed)
    try Data("\(document.sha256)\n".utf8).write(
      to: URL(fileURLWithPath: "\(path)/documents.pending"))
    try { () throws in _ = try Ledger(at: path, access: .writing) }()
    #expect(documents(in: path) == [])
  }
}

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
    _ = try await ledger.attach(plain, of: "personal")
    try ledger.backup(to: "\(path)/older")
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

// MARK: - What the tests need

/// What verification says of a ledger that this process may have open: of a copy of its folder.
private func verifyingCopy(_ path: String) throws -> VerificationReport {
  let folder = try TemporaryFolder()
  try FileManager.default.copyItem(atPath: path, toPath: "\(folder.path)/copy")
  return try LedgerVerifier("\(folder.path)/copy").verify()
}

/// The bytes of a document, read as whoever hands them out does; nil where they cannot be.
private func opened(_ sha256: String, in path: String) throws -> [UInt8]? {
  let found = try DocumentReader(of: Folder(path), named: Ledger.Plan.demonstration.name).find(sha256)
  guard case .bytes(let bytes) = found else { return nil }
  return try bytes.all()
}

/// Whether any file below a folder has some bytes, searched raw.
private func holds(_ folder: String, _ secret: [UInt8]) throws -> Bool {
  let files = try #require(FileManager.default.enumerator(atPath: folder))
  for case let name as String in files {
    var isFolder: ObjCBool = false
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
    else { continue }
    if try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(secret)) != nil {
      return true
    }
  }
  return false
}

extension ErasureRequest {
  fileprivate static func ofRecords(_ records: SequenceNumber...) -> ErasureRequest {
    var request = ErasureRequest(legalBasis: "gdpr-17", reason: ["en": "On request"])
    request.records = records
    return request
  }
}

extension Ledger {
  /// Attaches a document of a class, and gives its record.
  fileprivate func attach(
    _ document: KeptDocument, as code: String = "D1", of documentClass: String
  ) async throws -> SequenceNumber {
    var options = AppendOptions()
    options.documents = [document]
    var action = Action.attachment(of: document, as: code)
    action.data["class"] = .string(documentClass)
    action.id = try withDerivedIDs([action])[0].id
    return try await record(action, options).receipt.sequence
  }

  fileprivate func refusal(of request: ErasureRequest) async throws -> Refusal? {
    do throws(LedgerError) {
      _ = try await erase(request)
      return nil
    } catch {
      if case .refused(let refusal) = error { return refusal }
      throw error
    }
  }
}

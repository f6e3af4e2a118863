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
import Verification

@Suite struct `Erasing a person` {
  private static let name = "Philippa Quenneville"
  private static let address = "pquenneville@example.org"
  private static let word = "name"

  /// A ledger in which a person is registered, updated and holds a role, and a neighbour is registered.
  private struct Given {
    let folder: TemporaryFolder
    let ledger: Ledger
    let person: PersonID
    let neighbour: SequenceNumber
    let about: [SequenceNumber]

    var path: String { folder.path + "/ledger" }

    init() async throws {
      folder = try TemporaryFolder()
      ledger = try await Ledger.withParties(folder.path + "/ledger")
      var registration = Action(.personRegistered)
      registration.data = [
        "email": .string(`Erasing a person`.address), "name": .string(`Erasing a person`.name),
      ]
      let registered = try await ledger.record(registration).receipt.sequence
      person = try #require(try ledger.page(of: registered).facts.person(.person))
      registration.data = ["name": "Autre Personne"]
      neighbour = try await ledger.record(registration).receipt.sequence
      var update = Action(.personUpdated)
      update.data = [
        "person": .string(person.text), "phone": "+1 514 555 0142",
      ]
      let updated = try await ledger.record(update).receipt.sequence
      var role = Action(.roleAssigned)
      role.occurred = Occurred("2022-05-05")
      role.data = [
        "actor": "cnrs", "function": "director", "label": ["fr": "Directrice Quenneville"],
        "person": .string(person.text),
      ]
      role.reason = ["fr": "Après coup"]
      let assigned = try await ledger.record(role).receipt.sequence
      about = [registered, updated, assigned]
    }

    var request: ErasureRequest {
      var request = ErasureRequest(legalBasis: "loi25-28", reason: ["fr": "À sa demande"])
      request.person = person
      return request
    }
  }

  @Test func `takes the words about the person, and no others`() async throws {
    let given = try await Given()
    let ledger = given.ledger
    let taken = try await ledger.erase(given.request)
    let erasure = try #require(taken.erasures.first?.receipt.sequence)
    #expect(taken.survey.records == given.about)
    let words = given.about.map { WordReference($0, "name") }
    let kept = WordReference(given.neighbour, "name")
    let found = try ledger.words(words + [kept])
    for word in words { #expect(found[word] == .erased(by: erasure)) }
    #expect(found[kept] == .text("Autre Personne"))
    for record in given.about {
      let page = try ledger.page(of: record)
      #expect(page.words == nil && page.missingWords == .erased(by: erasure))
      #expect(
        try ledger.shownRecord(record, withWords: true).missingWords == .erased(by: erasure))
    }
    let report = try verifying(given.path)
    #expect(report.faults == [])
    #expect(report.erasures.records == 3 && report.erasures.erasedBy == [erasure])
  }

  @Test func `changes no answer, no header and no fact`() async throws {
    let given = try await Given()
    let ledger = given.ledger
    _ = try await ledger.record(.transfer(id: 4))
    let size = try ledger.logSize()
    let positions = Array(0..<size)
    let head = try ledger.checkpoint()
    let before = try ledger.probe(at: positions, actions: [])
    let records = try positions.map { try ledger.shownRecord(SequenceNumber($0)).file }
    _ = try await ledger.erase(given.request)
    #expect(try ledger.probe(at: positions, actions: []) == before)
    #expect(try positions.map { try ledger.shownRecord(SequenceNumber($0)).file } == records)
    #expect(try ledger.checkpoints().contains(head))
    #expect(try verifying(given.path).outcome == .holds)
  }

  /// Pages that liblmdb has freed keep ciphertext: what is gone is all that opens it.
  @Test func `leaves nothing of the words in any file of the ledger`() async throws {
    let given = try await Given()
    let ledger = given.ledger
    var secrets: [Data] = [
      Data(`Erasing a person`.name.utf8), Data(`Erasing a person`.address.utf8),
      Data("Quenneville".utf8), Data("+1 514 555 0142".utf8),
    ]
    let keys = try Data(contentsOf: URL(fileURLWithPath: "\(given.path)/words.keys"))
    for record in given.about {
      let opening = try #require(
        try ledger.shownRecord(record, withWords: true).file.wordsOpening)
      secrets += [Data(opening.salt.bytes), Data(opening.bytes)]
      let slot = WordsKeysFile.offset(of: record)
      secrets.append(keys[slot..<slot + WordsKeysFile.slotBytes])
    }
    // The search finds what is there.
    #expect(try contains(given.path, secrets.last ?? Data()))
    _ = try ledger.checkpoint()
    _ = try await ledger.erase(given.request)
    _ = try ledger.checkpoint()
    for secret in secrets {
      for form in secret.encodings { #expect(try !contains(given.path, form)) }
    }
  }

  private func contains(_ folder: String, _ secret: Data) throws -> Bool {
    let files = try #require(FileManager.default.enumerator(atPath: folder))
    for case let name as String in files {
      var isFolder: ObjCBool = false
      let path = "\(folder)/\(name)"
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      if try Data(contentsOf: URL(fileURLWithPath: path)).range(of: secret) != nil { return true }
    }
    return false
  }

  @Test func `is refused the second time, by the record that did it`() async throws {
    let given = try await Given()
    let erasure = try await given.ledger.erase(given.request).erasures[0].receipt.sequence
    let size = try given.ledger.logSize()
    let refused = try await refusal(of: given.request, by: given.ledger)
    #expect(refused.name == .alreadyErased)
    #expect(refused.parameters.contains(Parameter(.records, .records([erasure]))))
    var again = ErasureRequest(legalBasis: "loi25-28", reason: ["fr": "Encore"])
    again.records = [given.about[1]]
    let once = try await refusal(of: again, by: given.ledger)
    #expect(once.name == .alreadyErased)
    #expect(try given.ledger.logSize() == size)
  }

  @Test(arguments: ["person", "record", "agreement"])
  func `is refused under a hold, and not once it is lifted`(how: String) async throws {
    let given = try await Given()
    let ledger = given.ledger
    let transfer = try await ledger.record(.transfer(id: 4)).receipt.sequence
    var hold = Action(.holdPlaced)
    hold.reason = ["fr": "Litige"]
    var request = given.request
    switch how {
    case "person":
      hold.data = ["covers": ["persons": [.string(given.person.text)]], "hold": "H1"]
    case "record":
      hold.agreement = RandomActions.agreements[0]
      hold.data = [
        "covers": ["records": [.integer(Int64(given.about[1].index))]], "hold": "H1",
      ]
    default:
      hold.data = [
        "covers": ["agreements": [.string(RandomActions.agreements[0].text)]], "hold": "H1",
      ]
      request.person = nil
      request.records = [transfer]
    }
    let placed = try await ledger.record(hold).receipt.sequence
    let refused = try await refusal(of: request, by: ledger)
    #expect(refused.name == .underHold && refused.parameters.contains(.record(placed)))
    #expect(try ledger.erased().isEmpty)
    var lifting = Action(.holdLifted)
    lifting.agreement = hold.agreement
    lifting.data = ["hold": "H1"]
    lifting.reason = ["fr": "Réglé"]
    _ = try await ledger.record(lifting)
    _ = try await ledger.erase(request)
    #expect(try verifying(given.path).faults == [])
  }

  @Test func `is refused without words, without a record, and for nobody`() async throws {
    let given = try await Given()
    let ledger = given.ledger
    var request = ErasureRequest(legalBasis: "loi25-28", reason: ["fr": "Essai"])
    request.records = [SequenceNumber(try ledger.logSize())]
    let unknown = try await refusal(of: request, by: ledger)
    #expect(unknown.name == .unknownRecord)
    var plain = Action(.agreementAnnounced)
    plain.agreement = RandomActions.agreements[0]
    plain.occurred = Occurred("2022-05-05")
    request.records = [try await ledger.record(plain).receipt.sequence]
    let empty = try await refusal(of: request, by: ledger)
    #expect(empty.name == .nothingToErase)
    request.records = []
    request.person = PersonID("p-aaaaaaaaaaaaaaaa")
    let nobody = try await refusal(of: request, by: ledger)
    #expect(nobody.name == .unknownPerson)
    var unreasoned = given.request
    unreasoned.reason = [:]
    let silent = try await refusal(of: unreasoned, by: ledger)
    #expect(silent.name == .reasonMissing)
    var byHand = Action(.personalErased)
    byHand.data = ["legal_basis": "x", "records": [.integer(1)]]
    #expect(try await ledger.nameOfRefusal(of: byHand) == .notByHand)
  }

  private func refusal(of request: ErasureRequest, by ledger: Ledger) async throws -> Refusal {
    do throws(LedgerError) {
      _ = try await ledger.erase(request)
    } catch {
      if case .refused(let refusal) = error { return refusal }
      throw error
    }
    throw CancellationError()
  }
}

@Suite struct `An erasure` {
  private static func request(_ records: SequenceNumber...) -> ErasureRequest {
    var request = ErasureRequest(legalBasis: "gdpr-17", reason: ["en": "On request"])
    request.records = records
    return request
  }

  @Test func `takes the words of what corrects the record, too`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let transfer = try await ledger.record(.transfer(id: 4)).receipt.sequence
    var correction = Action(.recordCorrected)
    correction.data = [
      "changes": ["subject": ["fr": "Autre sujet"]], "target": .integer(Int64(transfer.index)),
    ]
    correction.reason = ["fr": "Erreur"]
    let corrected = try await ledger.record(correction).receipt.sequence
    let taken = try await ledger.erase(`An erasure`.request(transfer))
    #expect(taken.survey.records == [transfer, corrected])
  }

  @Test func `that is tried writes nothing`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let transfer = try await ledger.record(.transfer(id: 4)).receipt.sequence
    let size = try ledger.logSize()
    var options = AppendOptions()
    options.isDryRun = true
    let tried = try await ledger.erase(`An erasure`.request(transfer), options)
    #expect(tried.survey.records == [transfer])
    #expect(try ledger.logSize() == size && ledger.erased().isEmpty)
  }

  @Test func `destroys a document, which is not kept again`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let document = try KeptDocument(Array("%PDF curriculum".utf8))
    var attachment = Action(.documentAttached)
    attachment.agreement = RandomActions.agreements[0]
    attachment.occurred = Occurred("2022-05-05")
    attachment.reason = ["fr": "Après coup"]
    attachment.data = [
      "bytes": .integer(Int64(document.bytes.count)), "class": "personal", "document": "D-1",
      "language": "fr", "media_type": "application/pdf", "sha256": .string(document.sha256),
      "title": ["fr": "Curriculum"],
    ]
    var options = AppendOptions()
    options.documents = [document]
    let attached = try await ledger.record(attachment, options).receipt.sequence
    let held = "\(folder.path)/documents/\(document.sha256).sealed"
    #expect(FileManager.default.fileExists(atPath: held))
    var request = `An erasure`.request()
    request.documents = [document.sha256]
    let taken = try await ledger.erase(request)
    #expect(taken.survey.records == [attached])
    #expect(!FileManager.default.fileExists(atPath: held))
    #expect(try verifying(folder.path).faults == [])
    attachment.data["document"] = "D-2"
    let name = try await ledger.nameOfRefusal(of: attachment, options)
    #expect(name == .alreadyErased)
    #expect(!FileManager.default.fileExists(atPath: held))
    try Data(document.bytes).write(to: URL(fileURLWithPath: held))
    #expect(try verifying(folder.path).faults.map(\.name) == [.erasureUnfinished])
  }

  /// Stopped after its record, or undone by an older file: opening for writing finishes it.
  @Test(arguments: [true, false])
  func `that is not finished is a fault, until the ledger is opened for writing`(
    keyLives: Bool
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let transfer = try await { () async throws in
      let ledger = try await Ledger.withParties(path)
      return try await ledger.record(.transfer(id: 4)).receipt.sequence
    }()
    let keys = URL(fileURLWithPath: "\(path)/words.keys")
    let before = try Data(contentsOf: keys)
    try await { () async throws in
      let ledger = try Ledger(at: path, access: .writing)
      _ = try await ledger.erase(`An erasure`.request(transfer))
    }()
    let after = try Data(contentsOf: keys)
    #expect(before != after)
    if keyLives { try before.write(to: keys) }
    let report = try verifying(path)
    #expect(report.faults.map(\.name) == (keyLives ? [.erasureUnfinished] : []))
    try { () throws in
      let word = WordReference(transfer, "subject.fr")
      let reading = try Ledger(at: path, access: .reading)
      #expect(try reading.words([word])[word] == .erased(by: SequenceNumber(transfer.index + 1)))
    }()
    try { () throws in _ = try Ledger(at: path, access: .writing) }()
    #expect(try Data(contentsOf: keys) == after)
    #expect(try verifying(path).faults == [])
  }

  @Test func `travels with every copy, and an older one is as it was`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties("\(path)/ledger")
    let transfer = try await ledger.record(.transfer(id: 4)).receipt.sequence
    try ledger.backup(to: "\(path)/older")
    _ = try await ledger.erase(`An erasure`.request(transfer))
    try ledger.backup(to: "\(path)/newer")
    try ledger.backup(to: "\(path)/wordless", withWords: false)
    try LedgerStore.restore(from: "\(path)/newer", to: "\(path)/restored")
    try LedgerStore.rewrite(from: "\(path)/newer", to: "\(path)/rewritten") { _, _ in }
    for copy in ["newer", "restored", "rewritten"] {
      let report = try verifying("\(path)/\(copy)")
      #expect(report.faults == [] && report.erasures.records == 1, "\(copy)")
    }
    let wordless = try verifying("\(path)/wordless")
    #expect(wordless.faults.map(\.name) == [.wordsKeysAbsent] && wordless.erasures.records == 1)
    let older = try Ledger(at: "\(path)/older", access: .reading)
    let word = WordReference(transfer, "subject.fr")
    #expect(try older.words([word]) == [word: .text("Sujet 4")])
  }

  @Test func `goes on beside those who read`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    var transfers: [SequenceNumber] = []
    for id in 1...20 as ClosedRange<UInt64> {
      transfers.append(try await ledger.record(.transfer(id: id)).receipt.sequence)
    }
    let done = Task { [transfers] in
      for transfer in transfers { _ = try await ledger.erase(`An erasure`.request(transfer)) }
    }
    for _ in 0..<40 {
      for transfer in transfers {
        let word = WordReference(transfer, "subject.fr")
        switch try ledger.words([word])[word] {
        case .text, .erased: break
        default: Issue.record("neither there nor erased")
        }
      }
    }
    try await done.value
    #expect(try verifying(path).faults == [])
  }
}

/// What verification says of a ledger that this process may have open: of a copy of its folder.
func verifying(_ path: String) throws -> VerificationReport {
  let folder = try TemporaryFolder()
  try FileManager.default.copyItem(atPath: path, toPath: "\(folder.path)/copy")
  return try LedgerVerifier("\(folder.path)/copy").verify()
}

extension Data {
  /// The bytes as they are, and as they are usually written.
  fileprivate var encodings: [Data] {
    let hex = map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let utf16 = String(data: self, encoding: .utf8).flatMap { $0.data(using: .utf16LittleEndian) }
    return [self, Data(hex.utf8), Data(hex.uppercased().utf8), base64EncodedData()]
      + [utf16].compactMap { $0 }
  }
}

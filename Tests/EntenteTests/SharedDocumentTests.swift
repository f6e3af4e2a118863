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

@Suite struct `A document that several records name` {
  private let document: KeptDocument

  init() throws { document = try `A personal document`.document() }

  @Test
  func `lies as it is once one of them is not personal, and outlives the erasure of the other`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let personal = try await ledger.attach(document, of: "personal")
    try await ledger.correctClass(of: personal, to: "internal")
    let other = try await ledger.attach(document, as: "D2", of: "internal")
    #expect(documents(in: path) == [document.sha256])
    let taken = try await ledger.erase(.ofRecords(personal))
    #expect(taken.survey.documents == [] && taken.survey.records.first == personal)
    #expect(taken.survey.keptDocuments.map(\.sha256) == [document.sha256])
    #expect(taken.survey.keptDocuments.map(\.record) == [other])
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

  @Test func `is refused to a record that is not personal while one stands that is`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let first = try await ledger.attach(document, of: "personal")
    let second = try await ledger.attach(document, as: "D2", of: "personal")
    for still in [second, first] {
      do throws(LedgerError) {
        _ = try await ledger.attach(document, as: "D3", of: "internal")
        Issue.record("taken while record \(still) is personal")
      } catch {
        #expect(
          error == .refused(Refusal(.documentPersonal, .record(still), .text(document.sha256))))
      }
      #expect(documents(in: folder.path) == ["\(document.sha256).sealed"])
      try await ledger.correctClass(of: still, to: "internal")
    }
    _ = try await ledger.attach(document, as: "D3", of: "internal")
    #expect(documents(in: folder.path) == [document.sha256])
    #expect(try verifyingCopy(folder.path).faults == [])
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
    let placed = try await ledger.hold(first)
    let held = Refusal(
      .underHold, Parameter(.code, .text("H1")), .record(placed),
      Parameter(.records, .records([first])))
    await #expect(throws: LedgerError.refused(held)) {
      try await ledger.erase(.ofRecords(second))
    }
    #expect(try opened(document.sha256, in: path) == document.bytes)
  }

  /// An act with the document as evidence, by its hash, which leaves it sealed as it lies.
  private func citing(_ ledger: Ledger) async throws -> SequenceNumber {
    var act = Action.transfer(id: 77)
    act.evidence = [
      ["media_type": "text/plain", "sha256": .string(document.sha256)]
    ]
    return try await ledger.record(act).receipt.sequence
  }

  @Test func `goes with the key it is sealed under, whoever has it as evidence`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let personal = try await ledger.attach(document, of: "personal")
    let citing = try await citing(ledger)
    #expect(documents(in: path) == ["\(document.sha256).sealed"])
    let taken = try await ledger.erase(.ofRecords(personal))
    #expect(taken.survey.documents == [document.sha256])
    #expect(taken.survey.keptDocuments.isEmpty)
    #expect(taken.survey.evidence.map(\.record) == [citing])
    #expect(documents(in: path) == [])
    #expect(try verifyingCopy(path).faults == [])
  }

  /// Which of the two has the key says nothing to whoever asks.
  @Test(arguments: [0, 1])
  func `goes with each personal record that attaches it, whoever has it as evidence`(
    number: Int
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let attaching = [
      try await ledger.attach(document, of: "personal"),
      try await ledger.attach(document, as: "D2", of: "personal"),
    ]
    let citing = try await citing(ledger)
    let taken = try await ledger.erase(.ofRecords(attaching[number]))
    #expect(taken.survey.records == attaching)
    #expect(taken.survey.documents == [document.sha256])
    #expect(taken.survey.evidence.map(\.record) == [citing])
    #expect(documents(in: path) == [])
    #expect(try verifyingCopy(path).faults == [])
  }

  @Test func `goes with the key it is sealed under, whatever class it was found to be of since`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let record = try await ledger.attach(document, of: "personal")
    try await ledger.correctClass(of: record, to: "internal")
    let taken = try await ledger.erase(.ofRecords(record))
    #expect(taken.survey.documents == [document.sha256])
    #expect(documents(in: path) == [])
    #expect(try verifyingCopy(path).faults == [])
  }

  @Test func `is kept, sealed, under a hold on what has it as evidence`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    let personal = try await ledger.attach(document, of: "personal")
    let citing = try await citing(ledger)
    _ = try await ledger.hold(citing)
    let refusal = try await ledger.refusal(of: .ofRecords(personal))
    #expect(refusal?.name == .underHold, "\(String(describing: refusal))")
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
      let personal = try await ledger.attach(document, of: "personal")
      try await ledger.correctClass(of: personal, to: "internal")
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

  @Test func `is not left sealed under the number of a record that was not committed`() async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let sealed = URL(fileURLWithPath: "\(path)/documents/\(document.sha256).sealed")
    try await { () async throws in
      let ledger = try await Ledger.withParties(path)
      let personal = try await ledger.attach(document, of: "personal")
      try await ledger.correctClass(of: personal, to: "internal")
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

import CanonicalJSON
import Entente
import Foundation
import LMDB
import LedgerTables
import Partnership
import RecordFormat
import Testing
import Transparency

@testable import LedgerStore
@testable import Verification

/// A small ledger whose last head a witness has cosigned, nothing open any more.
private struct CosignedLedger {
  let folder: TemporaryFolder
  let note: SignedNote
  let witness: SignerKey
  var path: String { "\(folder.path)/ledger" }

  init() async throws {
    folder = try TemporaryFolder()
    let path = "\(folder.path)/ledger"
    _ = try await SmallLedger.make(at: path, isTiny: true)
    witness = try SignerKey(
      name: try KeyName("witness.cnrs.example"), seed: [UInt8](repeating: 5, count: 32),
      type: .cosignature)
    let ledger = try Ledger(at: path, access: .writing)
    var note = try ledger.checkpoint()
    try note.add(witness.cosign(Checkpoint(text: note.text), at: 1_711_843_200))
    self.note = try await ledger.keep(cosigned: note, by: [witness.verifierKey]).note
  }

  /// Records of a cosignature whatever the caller says, as no operation does.
  func record(_ change: (inout JSONObject) -> Void) async throws {
    let head = try Checkpoint(text: note.text)
    let cosignature = try #require(
      note.verified(by: [witness.verifierKey]).cosignatures.first)
    let hex = { (bytes: [UInt8]) in bytes.map { String(format: "%02x", $0) }.joined() }
    var action = Action(.checkpointCosigned)
    action.data = [
      "root": .string(head.root.hex), "signature": .string(hex(cosignature.signature)),
      "size": .integer(Int64(head.size)), "time": .integer(Int64(cosignature.time)),
      "witness": .string(hex(witness.verifierKey.publicKey.bytes)),
    ]
    change(&action.data)
    let store = try LedgerStore(at: path, access: .writing)
    let submission = try store.submission(action, author: .local).get()
    let verdicts = try await store.append([submission], AppendOptions())
    guard case .recorded = verdicts[0] else { throw Malformed() }
  }

  func report() throws -> VerificationReport { try LedgerVerifier(path).verify() }
}

@Suite("The cosignatures of a ledger")
struct CosignatureTests {
  @Test("hold, and are reported with who gave them, on what and when")
  func whole() async throws {
    let ledger = try await CosignedLedger()
    let report = try ledger.report()
    #expect(report.faults == [])
    let seen = try #require(report.cosignatures.first)
    #expect(report.cosignatures.count == 1)
    #expect(seen.size == (try Checkpoint(text: ledger.note.text).size))
    #expect(seen.name == "witness.cnrs.example" && seen.time == 1_711_843_200)
    #expect(seen.owner == nil && !seen.isHosts)
    // What a child process says of them reads back as it was.
    #expect(VerificationReport(json: report.json) == report)
  }

  @Test("that a record tells falsely are faults of that record")
  func falseRecords() async throws {
    let changes: [@Sendable (inout JSONObject) -> Void] = [
      { $0["signature"] = .string(String(repeating: "0", count: 128)) },
      { $0["time"] = .integer(1_711_843_201) },
      { $0["size"] = .integer(2) },
      { $0["size"] = .integer(1_000) },
      { $0["root"] = .string(String(repeating: "a", count: 64)) },
      { $0["witness"] = .string(String(repeating: "0", count: 64)) },
      { $0["witness"] = .string("01" + String(repeating: "0", count: 62)) },
    ]
    for change in changes {
      let ledger = try await CosignedLedger()
      let record = SequenceNumber(try ledger.report().size)
      try await ledger.record(change)
      let report = try ledger.report()
      #expect(report.faults.map(\.name) == [.cosignatureInvalid])
      #expect(report.faults.first?.record == record)
      #expect(report[.tree]?.outcome == .fails)
      #expect(report.cosignatures.count == 1)
    }
  }

  @Test("under a stored head are checked, where records name the witness")
  func alteredLines() async throws {
    let ledger = try await CosignedLedger()
    let size = try Checkpoint(text: ledger.note.text).size
    let surgery = RowSurgery(on: ledger.path)
    let row = try #require(try surgery.rows(of: LedgerTable.checkpoints).last)
    let other = try SignedNote(
      text: ledger.note.text,
      signatures: [
        ledger.note.signatures[0],
        ledger.witness.cosign(
          Checkpoint(
            origin: Checkpoint(text: ledger.note.text).origin, size: size,
            root: Digest(hashing: [])), at: 1),
      ])
    try surgery.replace(
      [row], with: [RowSurgery.Row(key: row.key, value: other.bytes)],
      in: LedgerTable.checkpoints)
    let report = try ledger.report()
    // The published head says what the stored one no longer does.
    #expect(Set(report.faults.map(\.name)) == [.cosignatureInvalid, .checkpointUnstored])
  }

  @Test("that are stored and not published yet are no fault; published alone they are")
  func published() async throws {
    let ledger = try await CosignedLedger()
    let size = try Checkpoint(text: ledger.note.text).size
    let alone = try SignedNote(
      text: ledger.note.text, signatures: [ledger.note.signatures[0]])
    for name in ["\(size)", "checkpoint"] {
      try Data(alone.bytes).write(
        to: URL(fileURLWithPath: "\(ledger.path)/published/\(name)"))
    }
    let behind = try ledger.report()
    #expect(behind.faults == [] && behind.remarks.contains(.checkpointUnpublished))
    var more = ledger.note
    let other = try SignerKey(
      name: try KeyName("other"), seed: [UInt8](repeating: 6, count: 32), type: .cosignature)
    try more.add(other.cosign(Checkpoint(text: more.text), at: 1))
    try Data(more.bytes).write(
      to: URL(fileURLWithPath: "\(ledger.path)/published/\(size)"))
    #expect(try ledger.report().faults.map(\.name) == [.checkpointUnstored])
  }

  @Test("of the host's own witness are told apart")
  func hosts() async throws {
    let ledger = try await CosignedLedger()
    let head = try Checkpoint(text: ledger.note.text)
    let log = try SignerKey(name: head.origin.keyName, seed: [UInt8](repeating: 9, count: 32))
    let cosignature = try #require(
      ledger.note.verified(by: [ledger.witness.verifierKey]).cosignatures.first)
    let recorded = RecordedCosignature(
      record: 5, size: head.size, root: head.root, witness: cosignature.key.publicKey,
      time: cosignature.time, signature: cosignature.signature)
    func isHosts(_ owners: [RecordedOwner]) throws -> Bool? {
      var findings = Findings()
      let check = CosignatureCheck(
        name: log.verifierKey.name,
        signers: [try #require(Digest(log.verifierKey.publicKey.bytes)).hex],
        heads: [(.init(size: head.size, root: head.root), ledger.note)])
      return check.check([recorded], unreadable: [], owners, &findings).first?.isHosts
    }
    func owner(_ key: VerifierKey, _ use: String, _ owner: String) throws -> RecordedOwner {
      RecordedOwner(
        record: 3, key: try #require(Digest(key.publicKey.bytes)).hex, use: use, owner: owner,
        parties: [owner], signers: [])
    }
    let host = try owner(log.verifierKey, "checkpoint", "genome-quebec")
    #expect(try isHosts([]) == false)
    #expect(
      try isHosts([host, owner(ledger.witness.verifierKey, "witness", "genome-quebec")]) == true)
    #expect(try isHosts([host, try owner(ledger.witness.verifierKey, "witness", "cnrs")]) == false)
  }
}

import CanonicalJSON
import Entente
import Foundation
import LMDB
import LedgerStore
import LedgerTables
import LedgerTesting
import Partnership
import Testing
import Verification

/// What verification says of a ledger that this process may have open: of a copy of its folder.
func verifyingCopy(_ path: String) throws -> VerificationReport {
  let folder = try TemporaryFolder()
  try FileManager.default.copyItem(atPath: path, toPath: "\(folder.path)/copy")
  return try LedgerVerifier("\(folder.path)/copy").verify()
}

/// The bytes of a document, read as whoever hands them out does; nil where they cannot be.
func opened(_ sha256: String, in path: String) throws -> [UInt8]? {
  let found = try DocumentReader(of: Folder(path), named: Ledger.Plan.demonstration.name).find(
    sha256)
  guard case .bytes(let bytes) = found else { return nil }
  return try bytes.all()
}

/// Whether any file below a folder has some bytes, searched raw.
func holds(_ folder: String, _ secret: [UInt8]) throws -> Bool {
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
  static func ofRecords(_ records: SequenceNumber...) -> ErasureRequest {
    var request = ErasureRequest(legalBasis: "gdpr-17", reason: ["en": "On request"])
    request.records = records
    return request
  }
}

extension Ledger {
  /// Attaches a document of a class, and gives its record.
  func attach(
    _ document: KeptDocument, as code: String = "D1", of documentClass: String
  ) async throws(LedgerError) -> SequenceNumber {
    var options = AppendOptions()
    options.documents = [document]
    var action = Action.attachment(of: document, as: code)
    action.data["class"] = .string(documentClass)
    action.id = try withDerivedIDs([action])[0].id
    return try await record(action, options).receipt.sequence
  }

  /// Places the hold H1 on a record, and gives the record that does.
  func hold(_ record: SequenceNumber) async throws(LedgerError) -> SequenceNumber {
    var hold = Action(.holdPlaced)
    hold.agreement = RandomActions.agreements[0]
    hold.reason = ["fr": "Litige"]
    hold.data = ["covers": ["records": [.integer(Int64(clamping: record.index))]], "hold": "H1"]
    return try await self.record(hold).receipt.sequence
  }

  /// Finds that the document of a record is of another class.
  func correctClass(of record: SequenceNumber, to documentClass: String) async throws {
    var correction = Action(.recordCorrected)
    correction.data = [
      "changes": ["class": .string(documentClass)],
      "target": .integer(Int64(clamping: record.index)),
    ]
    correction.reason = ["fr": "Publié depuis"]
    _ = try await self.record(correction)
  }

  func refusal(of request: ErasureRequest) async throws -> Refusal? {
    do throws(LedgerError) {
      _ = try await erase(request)
      return nil
    } catch {
      if case .refused(let refusal) = error { return refusal }
      throw error
    }
  }
}

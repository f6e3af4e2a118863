import CanonicalJSON
import Entente
import LedgerStore
import LedgerTesting
import Partnership
import Testing
import Verification

/// One record names 64 at most.
@Suite struct `An erasure of more records than one can name` {
  private let folder: TemporaryFolder
  private let ledger: Ledger
  private let request: ErasureRequest

  init() async throws {
    folder = try TemporaryFolder()
    ledger = try await Ledger.withParties(folder.path)
    var request = ErasureRequest(legalBasis: "gdpr-17", reason: ["en": "On request"])
    for id in 1...70 as ClosedRange<UInt64> {
      request.records.append(try await ledger.record(.transfer(id: id)).receipt.sequence)
    }
    self.request = request
  }

  @Test func `is several`() async throws {
    let taken = try await ledger.erase(request)
    #expect(taken.erasures.count == 2)
    let report = try verifying(folder.path)
    #expect(report.faults == [] && report.erasures.records == 70)
  }

  @Test func `erases nothing of the first part when the last is refused`() async throws {
    let last = try #require(request.records.last)
    let placed = try await ledger.hold(last)
    let size = try ledger.logSize()
    var refusal: Refusal?
    do throws(LedgerError) {
      _ = try await ledger.erase(request)
    } catch {
      if case .refused(let rule) = error { refusal = rule }
    }
    #expect(
      refusal
        == Refusal(
          .underHold, Parameter(.code, .text("H1")), .record(placed),
          Parameter(.records, .records([last]))))
    #expect(try ledger.erased().isEmpty && ledger.logSize() == size)
  }

  @Test func `names no record again whose words are gone, for a document of an earlier part`()
    async throws
  {
    let document = try KeptDocument(Array("shared".utf8))
    let first = try await ledger.attach(document, as: "D1", of: "internal")
    var more = request
    more.records = [first]
    for id in 101...170 as ClosedRange<UInt64> {
      more.records.append(try await ledger.record(.transfer(id: id)).receipt.sequence)
    }
    let last = try await ledger.attach(document, as: "D2", of: "internal")
    _ = try await ledger.erase(.ofRecords(last))
    more.documents = [document.sha256]
    let taken = try await ledger.erase(more)
    #expect(taken.erasures.count == 2 && !taken.survey.records.contains(last))
    #expect(try ledger.erased().documents[document.sha256] != nil)
    #expect(try verifying(folder.path).faults == [])
  }

  @Test func `names no more documents than one can`() async throws {
    var many = ErasureRequest(legalBasis: "gdpr-17", reason: ["en": "On request"])
    for number in 1...70 {
      let document = try KeptDocument(Array("document \(number)".utf8))
      _ = try await ledger.attach(document, as: "D\(number)", of: "internal")
      many.documents.append(document.sha256)
    }
    let taken = try await ledger.erase(many)
    #expect(taken.erasures.count == 2 && taken.survey.documents.count == 70)
    #expect(try verifying(folder.path).faults == [])
  }

  @Test func `takes what corrects the record of a document with its words`() async throws {
    let document = try KeptDocument(Array("corrected".utf8))
    let record = try await ledger.attach(document, of: "internal")
    var correction = Action(.recordCorrected)
    correction.data = [
      "changes": ["title.fr": "Lettre de Madame X"],
      "target": .integer(Int64(clamping: record.index)),
    ]
    correction.reason = ["fr": "Mal écrit"]
    let corrected = try await ledger.record(correction).receipt.sequence
    var whole = ErasureRequest(legalBasis: "gdpr-17", reason: ["en": "On request"])
    whole.documents = [document.sha256]
    let taken = try await ledger.erase(whole)
    #expect(taken.survey.records == [record, corrected])
    #expect(try verifying(folder.path).faults == [])
  }

  /// Two records with one document, of which the second has lost its words, and a request for the document.
  private func shared() async throws -> (
    first: SequenceNumber, last: SequenceNumber, request: ErasureRequest
  ) {
    let document = try KeptDocument(Array("shared".utf8))
    let first = try await ledger.attach(document, as: "D1", of: "internal")
    let last = try await ledger.attach(document, as: "D2", of: "internal")
    _ = try await ledger.erase(.ofRecords(last))
    var request = ErasureRequest(legalBasis: "gdpr-17", reason: ["en": "On request"])
    request.documents = [document.sha256]
    return (first, last, request)
  }

  @Test func `is refused under a hold on a record that has lost its words, for its document`()
    async throws
  {
    let (_, last, request) = try await shared()
    _ = try await ledger.hold(last)
    #expect(try await ledger.refusal(of: request)?.name == .underHold)
  }

  @Test func `names every record of a document where there is room, and takes what corrects them`()
    async throws
  {
    let (first, last, request) = try await shared()
    var correction = Action(.recordCorrected)
    correction.data = [
      "changes": ["title.fr": "Lettre de Madame X"],
      "target": .integer(Int64(clamping: last.index)),
    ]
    correction.reason = ["fr": "Mal écrit"]
    let corrected = try await ledger.record(correction).receipt.sequence
    let taken = try await ledger.erase(request)
    let erasure = try #require(taken.erasures.first?.receipt.sequence)
    #expect(taken.survey.withWords == [first, corrected])
    #expect(try ledger.page(of: erasure).facts.records(.records) == [first, last, corrected])
    #expect(try verifying(folder.path).faults == [])
  }
}

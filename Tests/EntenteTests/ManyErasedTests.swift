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
    var hold = Action(.holdPlaced)
    hold.agreement = RandomActions.agreements[0]
    hold.reason = ["fr": "Litige"]
    hold.data = ["covers": ["records": [.integer(Int64(last.index))]], "hold": "H1"]
    let placed = try await ledger.record(hold).receipt.sequence
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
}

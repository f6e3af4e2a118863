import Partnership
import Testing
import Verification

@Suite struct `A ledger with every type of record` {
  @Test func `holds in all seven checks`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await SmallLedger.make(at: folder.path + "/ledger")
    let report = try LedgerVerifier(ledger.path).verify()
    #expect(report.faults == [])
    #expect(report.outcome == .holds)
    #expect(report.exitCode == 0)
    #expect(report.results.map(\.check) == Check.allCases)
    #expect(report.results.allSatisfy { $0.checked > 0 })
    #expect(report.standing.records == report.size)
    #expect(report.standing.checkpoint == report.size)
    #expect(report.checkpoints.count == 4)
    #expect(report.derived > 0 && report.derived < report.size)
    #expect(report.remarks == [.keysNotCompared, .simulatedClock, .derivedTrail])
  }
}

import Entente
import LedgerTesting
import Partnership
import Testing
import Verification

@Suite struct `A copy made while checkpoints are signed` {
  @Test func `holds every checkpoint that is published in it`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties("\(path)/ledger")
    async let signing: Void = {
      for number in 1...60 as ClosedRange<UInt64> {
        _ = try await ledger.record(.transfer(id: number))
        _ = try ledger.checkpoint()
      }
    }()
    for copy in 0..<10 { try ledger.backup(to: "\(path)/copy-\(copy)") }
    try await signing
    for copy in 0..<10 {
      #expect(try LedgerVerifier("\(path)/copy-\(copy)").verify().faults == [])
    }
  }
}

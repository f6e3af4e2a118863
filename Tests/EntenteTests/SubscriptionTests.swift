import Entente
import LedgerStore
import LedgerTesting
import Partnership
import Testing

@Suite struct `A subscription` {
  @Test func `gives the records of another process in order`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    async let seen = ledger.first(60, from: 3)
    await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
      let ledger = try Ledger(at: path, access: .writing)
      for id in 0..<60 as Range<UInt64> { _ = try await ledger.record(.transfer(id: id)) }
    }
    let sequences = try await seen.map(\.record.sequence.index)
    #expect(sequences == Array(3..<63))
    let all = try await ledger.first(69, from: 0)
    #expect(all.suffix(60).map(\.action) == (0..<60).map { ActionID.numbered($0) })
  }

  @Test func `ends when its task is cancelled, waiting or not`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let waiting = Task { try await ledger.first(1_000, from: 0).count }
    try await Task.sleep(for: .milliseconds(100))
    waiting.cancel()
    #expect(try await waiting.value == Int(Ledger.sizeWithParties))
    // Cancelled with a page in hand: not one more record.
    let busy = Task {
      var count = 0
      for try await _ in ledger.subscribe() {
        count += 1
        withUnsafeCurrentTask { $0?.cancel() }
      }
      return count
    }
    #expect(try await busy.value == 1)
  }
}

extension Ledger {
  fileprivate func first(_ count: Int, from first: SequenceNumber) async throws
    -> [PublishedRecord]
  {
    var records: [PublishedRecord] = []
    for try await record in subscribe(from: first) {
      records.append(record)
      if records.count == count { break }
    }
    return records
  }
}

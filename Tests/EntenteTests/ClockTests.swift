import CanonicalJSON
import Entente
import LMDB
import LedgerStore
import LedgerTesting
import Partnership
import RecordFormat
import Synchronization
import Testing

@Suite struct `The clock of the machine` {
  private static let day: Int64 = 86_400_000_000

  @Test func `may be five seconds behind, and records still come one after the other`() async throws
  {
    let clock = try await StoppedClock()
    let first = try await clock.record(1)
    for (id, seconds) in [-1, -4, 0, -4, 2, -2].enumerated() as EnumeratedSequence<[Int64]> {
      clock.move(by: seconds * 1_000_000, from: first)
      let last = try clock.ledger.last()
      #expect(try await clock.record(UInt64(id + 2)) > last)
    }
  }

  @Test func `further behind is refused, unless somebody accepts it by name`() async throws {
    let clock = try await StoppedClock()
    let first = try await clock.record(1)
    clock.move(by: -5_000_001, from: first)
    #expect(try await clock.ledger.nameOfRefusal(of: .transfer(id: 2)) == .clockBehind)
    var options = AppendOptions()
    options.clock.isAccepted = true
    let taken = try await clock.ledger.record(.transfer(id: 2), options)
    #expect(taken.receipt.recorded == first.adding(microseconds: 1))
  }

  @Test func `far ahead is refused, unless somebody accepts it by name`() async throws {
    let clock = try await StoppedClock()
    let first = try await clock.record(1)
    let ahead = 400 * `The clock of the machine`.day + 1
    clock.move(by: ahead, from: first)
    #expect(try await clock.ledger.nameOfRefusal(of: .transfer(id: 2)) == .clockAhead)
    var options = AppendOptions()
    options.clock.isAccepted = true
    // Nobody may be late without a reason, a year later.
    var action = Action.transfer(id: 2)
    action.reason = ["fr": "Retrouvé"]
    let taken = try await clock.ledger.record(action, options)
    #expect(taken.receipt.recorded == first.adding(microseconds: ahead))
    clock.move(by: 400 * `The clock of the machine`.day, from: taken.receipt.recorded)
    action = .transfer(id: 3)
    action.reason = ["fr": "Retrouvé"]
    _ = try await clock.ledger.record(action)
  }

  @Test func `that gives no date writes nothing`() async throws {
    let clock = try await StoppedClock()
    let size = try clock.ledger.logSize()
    clock.time.withLock { $0 = .max }
    await #expect(throws: LedgerError.store(.clockUnreadable)) {
      try await clock.ledger.record(.transfer(id: 1))
    }
    #expect(try clock.ledger.logSize() == size)
  }

  @Test func `is never replaced by what a caller says`() async throws {
    let clock = try await StoppedClock()
    let size = try clock.ledger.logSize()
    var options = AppendOptions()
    options.clock.now = Recorded("2022-05-06T12:00:00.000000Z")
    options.clock.isAccepted = true
    #expect(try await clock.ledger.nameOfRefusal(of: .transfer(id: 1), options) == .badField)
    #expect(try clock.ledger.logSize() == size)
  }

  @Test func `decides whether an action has expired`() async throws {
    let clock = try await StoppedClock()
    let first = try await clock.record(1)
    clock.move(by: 1_000_000, from: first)
    var action = Action.transfer(id: 2)
    action.expires = first.adding(microseconds: 999_999)
    #expect(try await clock.ledger.nameOfRefusal(of: action) == .expired)
    action.expires = first.adding(microseconds: 1_000_000)
    let taken = try await clock.ledger.record(action)
    #expect(taken.receipt.recorded == action.expires)
    // It was taken in time: sent again too late, it gets its receipt.
    clock.move(by: 9_000_000, from: first)
    #expect(try await clock.ledger.record(action).receipt == taken.receipt)
  }
}

@Suite struct `A simulated clock` {
  @Test func `moves on by a second, or to the instant it is told`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let last = try ledger.last()
    let first = try await ledger.record(.transfer(id: 1)).receipt.recorded
    #expect(first == last.adding(microseconds: 1_000_000))
    var options = AppendOptions()
    options.clock.now = Recorded("2022-05-07T08:00:00.000000Z")
    let together = try await ledger.record(
      all: [.transfer(id: 2), .transfer(id: 3), .transfer(id: 4)], options)
    #expect(
      together.map(\.receipt.recorded.description) == [
        "2022-05-07T08:00:00.000000Z", "2022-05-07T08:00:01.000000Z",
        "2022-05-07T08:00:02.000000Z",
      ])
    #expect(try await ledger.nameOfRefusal(of: .transfer(id: 5), options) == .clockBehind)
  }
}

extension Ledger {
  fileprivate func last() throws -> Recorded {
    try page(of: SequenceNumber(try logSize() - 1)).header.recorded
  }
}

/// A ledger whose clock stands still until a test moves it.
private final class StoppedClock: Sendable {
  let folder: TemporaryFolder
  let ledger: Ledger
  let time: Time

  final class Time: Sendable {
    private let microseconds = Mutex(SystemTime.microsecondsSince1970())
    func read() -> Int64 { microseconds.withLock { $0 } }
    func withLock(_ body: (inout sending Int64) -> Void) { microseconds.withLock { body(&$0) } }
  }

  init() async throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    try await { () async throws in
      _ = try await Ledger.withParties(folder.path, .onSystemClock)
    }()
    let time = Time()
    self.time = time
    ledger = try Ledger(
      at: folder.path, access: .writing, settings: StoreSettings(systemTime: { time.read() }))
  }

  func move(by microseconds: Int64, from instant: Recorded) {
    time.withLock { $0 = instant.unixMicroseconds + microseconds }
  }

  func record(_ id: UInt64) async throws -> Recorded {
    var action = Action.transfer(id: id)
    action.reason = ["fr": "En retard"]
    return try await ledger.record(action).receipt.recorded
  }
}

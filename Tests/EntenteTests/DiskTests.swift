import CanonicalJSON
import Entente
import Foundation
import Glibc
import LMDB
import LedgerStore
import LedgerTables
import LedgerTesting
import Partnership
import Projections
import Synchronization
import Testing
import Verification

@Suite struct `A disk that is full` {
  private static let whyNot: Comment = "mounting a small disk is not permitted here"

  @Test(.enabled(if: SmallDisk.canMount, `A disk that is full`.whyNot))
  func `refuses by its name, loses nothing, and the ledger goes on when there is room`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    let disk = try #require(SmallDisk(at: path, bytes: 2 << 20))
    var acknowledged: [ActionID: SequenceNumber] = [:]
    for round in 0..<3 as Range<UInt64> {
      try await { () async throws in
        let ledger =
          round == 0
          ? try await Ledger.withParties(path) : try Ledger(at: path, access: .writing)
        try disk.leave(freeBytes: 150_000)
        var refused: LedgerError?
        var id = round * 1_000
        while refused == nil {
          do throws(LedgerError) {
            acknowledged[.numbered(id)] = try await ledger.record(.transfer(id: id)).receipt
              .sequence
            id += 1
          } catch {
            refused = error
          }
        }
        #expect(refused?.isDiskFull == true, "\(String(describing: refused))")
        // Reading goes on, and so does the ledger when there is room, under the same action.
        #expect(
          try ledger.logSize() == Ledger.sizeWithParties + UInt64(acknowledged.count))
        await #expect(throws: LedgerError.self) {
          try await ledger.attach(try KeptDocument([UInt8](repeating: 7, count: 1 << 20)))
        }
        #expect(documents(in: path) == [])
        try disk.makeRoom()
        acknowledged[.numbered(id)] = try await ledger.record(.transfer(id: id)).receipt.sequence
        _ = try ledger.checkpoint()
      }()
      #expect(try LedgerVerifier(path).verify().faults == [])
    }
    let ledger = try Ledger(at: path, access: .reading)
    var found: [ActionID: SequenceNumber] = [:]
    try ledger.forEachRecord { record throws(LedgerError) in
      found[record.action] = record.record.sequence
    }
    #expect(acknowledged.allSatisfy { found[$0.key] == $0.value })
  }

  @Test(.enabled(if: SmallDisk.canMount, `A disk that is full`.whyNot))
  func `half-way through making keys for words leaves no record without its key`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let disk = try #require(SmallDisk(at: path, bytes: 2 << 20))
    try await { () async throws in _ = try await Ledger.withParties(path) }()
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(path)/words.keys"))
    try file.truncate(atOffset: 32 + 32 * Ledger.sizeWithParties)
    try file.close()
    let ledger = try Ledger(at: path, access: .writing)
    try disk.leave(freeBytes: 60_000)
    await #expect {
      try await ledger.record(.transfer(id: 1))
    } throws: {
      ($0 as? LedgerError)?.isDiskFull == true
    }
    #expect(try ledger.logSize() == Ledger.sizeWithParties)
    try disk.makeRoom()
    let sequence = try await ledger.record(.transfer(id: 1)).receipt.sequence
    #expect(try ledger.page(of: sequence).words?["subject.fr"] == "Sujet 1")
  }
}

@Suite struct `A file that is taken away from an open ledger` {
  @Test(arguments: ["data.mdb", "lock.mdb", "words.keys"], [true, false])
  func `ends the writing before anything is acknowledged`(
    name: String, isReplaced: Bool
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties(path)
    _ = try await ledger.record(.transfer(id: 1))
    let size = try ledger.logSize()
    try FileManager.default.moveItem(atPath: "\(path)/\(name)", toPath: "\(path)/away")
    if isReplaced {
      try FileManager.default.copyItem(atPath: "\(path)/away", toPath: "\(path)/\(name)")
    }
    await #expect {
      try await ledger.record(.transfer(id: 2))
    } throws: {
      guard case .store(.storage(let failure))? = $0 as? LedgerError else { return false }
      return failure.reason == .replaced(name)
    }
    if isReplaced { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
    try FileManager.default.moveItem(atPath: "\(path)/away", toPath: "\(path)/\(name)")
    #expect(try await ledger.record(.transfer(id: 2)).receipt.sequence.index == size)
  }

  @Test func `ends it too when the keys of words are cut short`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    _ = try await ledger.record(.transfer(id: 1))
    #expect(truncate("\(folder.path)/words.keys", 64) == 0)
    await #expect(throws: LedgerError.self) { try await ledger.record(.transfer(id: 2)) }
  }
}

@Suite struct `A folder that may not be written` {
  @Test func `is not read while others write in it`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties(path) }()
    let writer = try Writer(at: path)
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      #expect(chmod("\(path)/\(name)", name == "published" ? 0o555 : 0o444) == 0)
    }
    #expect(chmod(path, 0o555) == 0)
    defer { chmod(path, 0o700) }
    writer.start()
    await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
      if geteuid() == 0 { precondition(setuid(65534) == 0) }
      let deadline = ContinuousClock.now + .seconds(300)
      while ContinuousClock.now < deadline {
        do throws(LedgerError) {
          let reader = try Ledger(at: path, access: .reading)
          _ = try reader.board(of: try reader.agreement(nil))
        } catch {
          guard case .store(.storage(let failure)) = error else { exit(1) }
          exit(failure.reason == .writtenMeanwhile ? 0 : 2)
        }
      }
      exit(3)
    }
    try writer.end()
  }

  @Test func `is read, and refuses records by its name`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties(path) }()
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      #expect(chmod("\(path)/\(name)", name == "published" ? 0o555 : 0o444) == 0)
    }
    #expect(chmod(path, 0o555) == 0)
    defer { chmod(path, 0o700) }
    await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
      // The superuser may write anywhere; nobody may not.
      if geteuid() == 0 { precondition(setuid(65534) == 0) }
      do throws(LedgerError) {
        _ = try Ledger(at: path, access: .writing)
        exit(1)
      } catch {
        guard case .store(.storage(let failure)) = error, failure.reason == .permission else {
          exit(2)
        }
      }
      let ledger = try Ledger(at: path, access: .reading)
      let board = try ledger.board(of: try ledger.agreement(nil))
      precondition(board.view.stage == .inForce)
      do throws(LedgerError) {
        _ = try await ledger.record(.transfer(id: 1))
        exit(3)
      } catch {
        guard case .store(.storage(let failure)) = error, failure.reason == .readOnly else {
          exit(4)
        }
      }
      do throws(LedgerError) {
        _ = try ledger.checkpoint()
        exit(5)
      } catch {
        guard case .store(.storage(let failure)) = error, failure.reason == .readOnly else {
          exit(6)
        }
      }
    }
  }
}

extension LedgerError {
  fileprivate var isDiskFull: Bool {
    guard case .store(.storage(let failure)) = self else { return false }
    return failure.reason == .diskFull
  }
}

/// Commits to a store without end, on a thread of its own: an exit test holds one of the few that
/// tasks have until its process ends.
private final class Writer: Sendable {
  private let environment: Environment
  private let isToEnd = Mutex(false)
  private let ended = DispatchGroup()
  private let failure = Mutex<LMDBError?>(nil)

  init(at path: String) throws {
    environment = try Environment(at: path, access: .writing, tables: LedgerTable.all)
  }

  func start() {
    ended.enter()
    Thread.detachNewThread { [self] in
      defer { ended.leave() }
      do throws(LMDBError) {
        var count: UInt8 = 0
        while !isToEnd.withLock({ $0 }) {
          count &+= 1
          try environment.write { transaction throws(LMDBError) in
            try transaction.put([0xFF], [count], in: LedgerTable.meta)
          }
        }
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  func end() throws {
    isToEnd.withLock { $0 = true }
    ended.wait()
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}

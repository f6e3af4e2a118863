import CanonicalJSON
import Foundation
import LMDB
import Partnership
import Testing
import Verification

/// The program that reads the store in a child, as it was built beside the tests.
enum ReplayProgram {
  static let path: String = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0])
    for folder in [tests.deletingLastPathComponent(), Bundle.main.bundleURL] {
      let program = folder.appendingPathComponent("entente-replay").path
      if FileManager.default.isExecutableFile(atPath: program) { return program }
    }
    return "entente-replay was not found beside the tests"
  }()

  static var reading: SupervisedReading {
    var reading = SupervisedReading()
    reading.executable = path
    return reading
  }
}

@Suite struct `Reading a store in a child` {
  private let folder: TemporaryFolder
  private let path: String

  init() async throws {
    folder = try TemporaryFolder()
    path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
  }

  @Test func `gives the report that reading it here gives`() throws {
    var places: [String] = []
    let report = try ReplayProgram.reading.verify(path) { places.append($0.table) }
    #expect(report == (try LedgerVerifier(path).verify()))
    #expect(report.outcome == .holds)
    #expect(!places.isEmpty)
  }

  @Test func `tells an empty, a foreign and a cut file as faults, and none as an error`() throws {
    let file = URL(fileURLWithPath: path + "/data.mdb")
    let sound = try Data(contentsOf: file)
    for bytes in [Data(), Data("not a store".utf8), Data(count: 1 << 20), sound.prefix(20_000)] {
      try bytes.write(to: file)
      let report = try ReplayProgram.reading.verify(path)
      #expect(report.exitCode == 4)
      #expect(report.faults.map(\.name) == [.storeUnfit])
    }
    try FileManager.default.removeItem(at: file)
    #expect(throws: VerificationError.noLedger(path: path)) {
      try ReplayProgram.reading.verify(path)
    }
  }

  @Test func `reads a copy without presence and locks`() throws {
    let copy = try TemporaryFolder(copying: path)
    for name in ["presence", "lock.mdb"] {
      try FileManager.default.removeItem(atPath: "\(copy.path)/\(name)")
    }
    #expect(try ReplayProgram.reading.verify(copy.path).outcome == .holds)
  }

  @Test func `refuses a ledger that another process holds alone`() throws {
    let lock = try FileLock(.exclusive, on: path + "/presence", waiting: false)
    #expect(throws: VerificationError.inUse(path: path)) {
      try ReplayProgram.reading.verify(path)
    }
    _ = consume lock
  }

  /// A program that stands in for the child.
  private func pretender(_ script: String) throws -> SupervisedReading {
    let program = folder.path + "/pretender"
    // Written by another process: a program that was open for writing here may be so still in a child
    // that some other test has just forked, and cannot be started.
    let writing = try ChildProcess(
      "/bin/sh",
      ["-c", #"printf '%s' "$1" > "$0"; chmod 755 "$0""#, program, "#!/bin/sh\n\(script)\n"]
    ).run()
    #expect(writing.ending == .exited(0))
    var reading = SupervisedReading()
    reading.executable = program
    reading.silenceLimitSeconds = 1
    return reading
  }

  @Test(arguments: [
    ("kill -SEGV $$", "signal 11"), ("kill -BUS $$", "signal 7"), ("exit 3", "exit 3"),
    ("kill -ABRT $$", "signal 6"), ("kill -FPE $$", "signal 8"), ("kill -ILL $$", "signal 4"),
    ("echo 'failed to allocate 99999999999 bytes of memory' >&2; kill -ABRT $$", "signal 6"),
    ("kill -TRAP $$", "signal 5"), ("echo garbage", "exit 0"),
    ("echo '{\"report\":{}}'", "exit 0"),
  ])
  func `that ends without an answer is damage where it was last`(
    _ script: String, _ ending: String
  ) throws {
    let reading = try pretender(
      "echo '{\"at\":{\"of\":40,\"record\":17,\"table\":\"journal\"}}'\n\(script)")
    let report = try reading.verify(path)
    #expect(
      report.faults == [
        Fault(
          .storeDamaged, table: "journal", record: 17, parameters: [.text(ending)])
      ])
    #expect(report.exitCode == 4)
    #expect(report.results.map(\.outcome) == [.fails] + Array(repeating: .undecided, count: 6))
  }

  @Test(arguments: [
    ("kill -KILL $$", Interruption.signal(9)), ("kill -TERM $$", .signal(15)),
    ("kill -XCPU $$", .signal(24)), ("kill -INT $$", .signal(2)),
    ("sleep 60", .silence(seconds: 1)),
    ("echo 'Fatal error: failed to allocate 4096 bytes of memory' >&2; kill -ABRT $$", .memory),
  ])
  func `that is ended from outside says nothing about the ledger`(
    _ script: String, _ what: Interruption
  ) throws {
    let reading = try pretender(
      "echo '{\"at\":{\"of\":40,\"record\":17,\"table\":\"journal\"}}'\n\(script)")
    #expect(throws: VerificationError.interrupted(what)) { try reading.verify(path) }
    #expect(throws: VerificationError.interrupted(what)) {
      try reading.state(path, StateQuestion())
    }
  }

  @Test func `gives states, and errors of questions as such`() throws {
    let state = try ReplayProgram.reading.state(path, StateQuestion())
    #expect(state.objectValue?["asked"]?.objectValue?["agreement"] == "gq-cnrs-2022")
    #expect(throws: VerificationError.badQuestion("the ledger holds no agreement none")) {
      try ReplayProgram.reading.state(path, StateQuestion(agreement: "none"))
    }
  }
}

import CanonicalJSON
import Foundation
import Synchronization
import Testing
import WitnessClient

@Suite struct `A file that is fetched` {
  @Test func `is whole by the deadline or refused, however steadily its bytes come`() async throws {
    let server = try AnsweringServer { _, _ in
      .init(body: [UInt8](repeating: 0x61, count: 2_000), secondsAByte: 0.02)
    }
    var download = try #require(Download("\(server.url)/bundle", limitBytes: 10_000))
    download.timeoutSeconds = 1
    let taken = Mutex(0)
    do throws(DownloadError) {
      try await download.run { piece in taken.withLock { $0 += piece.count } }
      Issue.record("it came whole")
    } catch {
      guard case .tooSlow(_, seconds: 1) = error else { throw error }
    }
    // Counted, not timed: a busy machine is slow itself.
    #expect(taken.withLock { $0 } < 2_000)
  }

  @Test func `and cannot be kept here is no fault of the address`() async throws {
    let server = try AnsweringServer { _, _ in .init(body: [1, 2, 3]) }
    let download = try #require(Download("\(server.url)/bundle", limitBytes: 10))
    do throws(DownloadError) {
      try await download.run { _ in throw CocoaError(.fileWriteOutOfSpace) }
      Issue.record("it was kept")
    } catch {
      guard case .notKept(let error as CocoaError) = error else { throw error }
      #expect(error.code == .fileWriteOutOfSpace)
    }
  }

  @Test func `is given up as soon as it is seen to be no bundle`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let keys = try scratch.run("keys", "--json").json
    try scratch.write(try #require(keys["policy"]?.stringValue), to: "policy")
    // Nearly nine minutes, to its end.
    let server = try AnsweringServer { _, _ in
      .init(body: [UInt8](repeating: 0x61, count: 10_000), secondsAByte: 0.05)
    }
    let run = try scratch.run("mirror", "open", "M", "\(server.url)/b", "--policy", "policy")
    #expect(run.code == 5 && run.words.contains("line 1"), "\(run.code) \(run.words)")
    #expect(!scratch.exists("M"))
  }

  @Test func `is given up at a line that is longer than any of a bundle`() async throws {
    let lines = Array("one\ntwo and\n".utf8)
    // A minute and a half, to its end.
    let server = try AnsweringServer { _, _ in
      .init(body: lines + [UInt8](repeating: 0x61, count: 1_800), secondsAByte: 0.05)
    }
    var download = try #require(Download("\(server.url)/bundle", limitBytes: 10_000))
    download.longestLineBytes = 7
    let taken = Mutex(0)
    do throws(DownloadError) {
      try await download.run { piece in taken.withLock { $0 += piece.count } }
      Issue.record("it came whole")
    } catch {
      guard case .longLine(_, line: 3, limitBytes: 7) = error else { throw error }
    }
    #expect(taken.withLock { $0 } <= lines.count + 7)
    // As a mirror takes it, by the limit of the format.
    let scratch = try Scratch()
    try scratch.openSample()
    let keys = try scratch.run("keys", "--json").json
    try scratch.write(try #require(keys["policy"]?.stringValue), to: "policy")
    try scratch.done("checkpoint")
    try scratch.done("bundle", "whole")
    let head = try #require(try scratch.text(of: "whole").split(separator: "\n").first)
    let endless = try AnsweringServer { _, _ in
      .init(body: Array("\(head)\n".utf8) + [UInt8](repeating: 0x61, count: 3_000_000))
    }
    let run = try scratch.run("mirror", "open", "M", "\(endless.url)/b", "--policy", "policy")
    #expect(run.code == 5 && run.words.contains("line 2"), "\(run.code) \(run.words)")
    #expect(!scratch.exists("M"))
  }

  @Test func `has to begin within the time it may be silent, whatever is promised`() async throws {
    let server = try AnsweringServer { _, _ in .init(body: [1], isPutOff: true) }
    var download = try #require(Download("\(server.url)/bundle", limitBytes: 10))
    download.idleSeconds = 1
    do throws(DownloadError) {
      try await download.run { _ in }
      Issue.record("it came")
    } catch {
      guard case .unreachable(_, .silence) = error else { throw error }
    }
  }

  @Test func `leaves nothing behind when the process that fetches it is killed`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.done("checkpoint")
    let keys = try scratch.run("keys", "--json").json
    try scratch.write(try #require(keys["policy"]?.stringValue), to: "policy")
    let temporary = scratch.url.appending(path: "temporary")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
    let asked = DispatchSemaphore(value: 0)
    let server = try AnsweringServer { _, _ in
      asked.signal()
      let body = Array(#"{"bundle":1,"#.utf8) + [UInt8](repeating: 0x61, count: 600)
      return .init(body: body, secondsAByte: 0.05)
    }
    let program = try RunningProgram(
      ["mirror", "open", "M", "\(server.url)/b", "--policy", "policy"], in: scratch.url,
      ["TMPDIR": temporary.path])
    #expect(asked.wait(timeout: .now() + 60) == .success)
    #expect(program.isRunning)
    program.send(SIGKILL)
    try program.end()
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
  }
}

import EntenteServer
import Foundation
import Testing
import Transparency

@testable import Witness

/// A bit of every byte of a request turned, its cuts, and forms that readers slip on.
private enum Malformed {
  static func requests(from request: WitnessRequest) throws -> [(String, [UInt8])] {
    let bytes = request.bytes
    let text = String(decoding: bytes, as: UTF8.self)
    var requests: [(String, [UInt8])] = bytes.indices.map { index in
      var flipped = bytes
      flipped[index] ^= 1 << (index % 8)
      return ("byte \(index) turned", flipped)
    }
    for length in stride(from: 0, to: bytes.count, by: 7) {
      requests.append(("cut at \(length)", Array(bytes[..<length])))
    }
    requests += [
      ("leading zero", Array(text.replacing("old 3\n", with: "old 03\n").utf8)),
      ("plus sign", Array(text.replacing("old 3\n", with: "old +3\n").utf8)),
      ("negative", Array(text.replacing("old 3\n", with: "old -3\n").utf8)),
      ("above 64 bits", Array(text.replacing("old 3\n", with: "old 18446744073709551616\n").utf8)),
      ("no number", Array(text.replacing("old 3\n", with: "old \n").utf8)),
      ("CR LF", Array(text.replacing("\n", with: "\r\n").utf8)),
      ("a space more", Array(text.replacing("old 3\n", with: "old 3 \n").utf8)),
      ("capitals", Array(text.replacing("old 3\n", with: "OLD 3\n").utf8)),
      ("no empty line", Array(text.replacing("\n\n", with: "\n").utf8)),
      ("something after", bytes + Array("x\n".utf8)),
      ("twice", bytes + bytes),
      ("not UTF-8", [0xFF] + bytes),
      ("a hash too many", surplus(text, 1)), ("64 hashes", surplus(text, 64)),
      ("a thousand hashes", surplus(text, 1_000)),
    ]
    return requests
  }

  private static func surplus(_ text: String, _ count: Int) -> [UInt8] {
    let line = String(repeating: "A", count: 43) + "=\n"
    return Array(
      text.replacing(
        "old 3\n", with: "old 3\n" + String(repeating: line, count: count), maxReplacements: 1
      ).utf8)
  }
}

@Suite("A witness that is served")
struct WitnessServeTests {
  private let scratch: Scratch
  private let witness: WitnessFolder

  init() throws {
    scratch = try Scratch()
    witness = try scratch.makeWitness()
  }

  @Test("answers in the words of C2SP tlog-witness")
  func statuses() throws {
    let served = try ServedWitness("W", in: scratch)
    let log = try TestLog(20)
    let first = try HTTPExchange.post(log.request(3, since: 0).bytes, port: served.port)
    #expect(first.status == 200)
    let note = try SignedNote(text: log.checkpoint(3).text, lines: first.body)
    #expect(try note.verified(by: [witness.identity.key]).cosignatures.count == 1)
    let stale = try HTTPExchange.post(log.request(5, since: 2).bytes, port: served.port)
    #expect(stale.status == 409 && stale.type == "text/x.tlog.size" && stale.text == "3\n")
    let bad = try WitnessRequest(
      earlierSize: 3, path: log.path(from: 4, to: 9), checkpoint: log.head(9))
    #expect(try HTTPExchange.post(bad.bytes, port: served.port).status == 422)
    let untrusted = try TestLog(9, seed: 8).request(9, since: 3)
    #expect(try HTTPExchange.post(untrusted.bytes, port: served.port).status == 403)
    let stranger = try SignerKey(
      name: try Origin("other.example.org").keyName, seed: [UInt8](repeating: 1, count: 32))
    let unknown = try WitnessRequest(
      earlierSize: 0, path: [],
      checkpoint: try Checkpoint(
        origin: try Origin("other.example.org"), size: 3, root: log.checkpoint(3).root
      ).signed(by: stranger))
    #expect(try HTTPExchange.post(unknown.bytes, port: served.port).status == 404)
    let backwards = try log.request(3, since: 0).claiming(4)
    #expect(try HTTPExchange.post(backwards.bytes, port: served.port).status == 400)
    let long = [UInt8](repeating: UInt8(ascii: "A"), count: WitnessRequest.longest + 1)
    #expect(try HTTPExchange.post(long, port: served.port).status == 413)
    #expect(try HTTPExchange.post([], to: "/", port: served.port).status == 404)
    #expect(try HTTPExchange.post([], port: served.port, method: "GET").status == 404)
    #expect(try HTTPExchange.post(log.request(9, since: 3).bytes, port: served.port).status == 200)
    #expect(try served.stop() == 0)
  }

  @Test("cosigns no request that is not whole, and lives on")
  func malformed() throws {
    let served = try ServedWitness("W", in: scratch)
    let log = try TestLog(20)
    _ = try witness.answer(to: log.request(3, since: 0))
    let request = try log.request(11, since: 3)
    for (what, bytes) in try Malformed.requests(from: request) {
      let answer = try HTTPExchange.post(bytes, port: served.port)
      #expect((400..<500).contains(answer.status), "\(what): \(answer.status)")
    }
    #expect(try witness.lastHead(of: Origin(TestLog.origin))?.checkpoint.size == 3)
    #expect(try HTTPExchange.post(request.bytes, port: served.port).status == 200)
    #expect(try served.stop(SIGINT) == 0)
  }

  @Test("refuses a split view, and keeps the evidence of it")
  func splitView() throws {
    let served = try ServedWitness("W", in: scratch)
    let (log, other) = (try TestLog(9), try TestLog(9, story: "other", from: 5))
    #expect(try HTTPExchange.post(log.request(9, since: 0).bytes, port: served.port).status == 200)
    let answer = try HTTPExchange.post(
      other.request(9, since: 0).claiming(9).bytes, port: served.port)
    #expect(answer.status == 409 && answer.text == "9\n")
    let path = try #require(witness.evidence().first)
    let bytes = try #require(FileManager.default.contents(atPath: path))
    #expect(try ForkEvidence([UInt8](bytes)).key == log.key.verifierKey)
    let shown = try scratch.run("witness", "show", "W")
    #expect(shown.code == 4 && shown.words.contains(".fork"), "\(shown.words)")
  }

  @Test("is one witness when two processes serve one folder")
  func twoProcesses() async throws {
    let served = [try ServedWitness("W", in: scratch), try ServedWitness("W", in: scratch)]
    let ports = served.map(\.port)
    for size in 2..<20 {
      let stories = try ["", "other"].map { try TestLog(20, story: $0, from: 1) }
      let seen = try witness.lastHead(of: Origin(TestLog.origin))?.checkpoint
      let since = Int(seen?.size ?? 0)
      let requests = try stories.map { try $0.request(size, since: since).bytes }
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for (request, port) in zip(requests, ports) {
          group.addTask { try HTTPExchange.post(request, port: port).status }
        }
        var statuses: [Int] = []
        for try await status in group { statuses.append(status) }
        return statuses
      }
      // Once a history was told, the other one is proven wrong by its own proof, or unproven.
      #expect(statuses.count { $0 == 200 } == 1, "\(size): \(statuses)")
    }
    for witness in served { #expect(try witness.stop() == 0) }
  }

  @Test("starts again where it was when it is killed")
  func killed() throws {
    let log = try TestLog(30)
    var seen = 0
    for size in [4, 9, 17] {
      let served = try ServedWitness("W", in: scratch)
      let answer = try HTTPExchange.post(log.request(size, since: seen).bytes, port: served.port)
      #expect(answer.status == 200)
      seen = size
      try served.stop(SIGKILL)
    }
    let served = try ServedWitness("W", in: scratch)
    let other = try TestLog(30, story: "other", from: 10)
    #expect(
      try HTTPExchange.post(other.request(17, since: 9).bytes, port: served.port).text == "17\n")
  }

  @Test("serves others while a client is slow, and hangs up on it in the end")
  func slowClient() async throws {
    let log = try TestLog(9)
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    var server = WitnessServer(
      witness, on: ListenAddress(host: "127.0.0.1", port: 0)
    ) { event in
      if case .listening(let address) = event { told.yield(address.port) }
    }
    server.timeoutSeconds = 1
    let running = Task { [server] in try await server.run() }
    var iterator = ports.makeAsyncIterator()
    let port = try #require(await iterator.next())
    let body = try log.request(3, since: 0).bytes
    let slow = try HTTPExchange(port: port)
    slow.send(HTTPExchange.head(body.count) + body.prefix(20))
    // A byte now and then: the connection is never idle for long.
    let dripping = Task.detached {
      var sent = 0
      for byte in body.dropFirst(20).dropLast() {
        guard slow.send([byte]) else { return sent }
        sent += 1
        try? await Task.sleep(for: .milliseconds(200))  // Nobody cancels it.
      }
      return sent
    }
    #expect(try await onItsOwnThread { try HTTPExchange.post(body, port: port).status } == 200)
    // Counted, not timed: a busy machine is slow itself.
    #expect(await dripping.value < 50)
    _ = try await onItsOwnThread { slow.receive() }
    running.cancel()
    _ = await running.result
  }

  @Test("serves others, whatever clients ask again and again")
  func insistentClient() async throws {
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    var server = WitnessServer(
      witness, on: ListenAddress(host: "127.0.0.1", port: 0)
    ) { event in
      if case .listening(let address) = event { told.yield(address.port) }
    }
    server.timeoutSeconds = 1
    let running = Task { [server] in try await server.run() }
    var iterator = ports.makeAsyncIterator()
    let port = try #require(await iterator.next())
    let insistent = try HTTPExchange(port: port)
    let asked = await Task.detached {
      for count in 0..<100 {
        guard insistent.send(Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)) else { return count }
        try? await Task.sleep(for: .milliseconds(200))  // Nobody cancels it.
      }
      return 100
    }.value
    // Counted, not timed: a busy machine is slow itself.
    #expect(asked < 100)
    running.cancel()
    _ = await running.result
  }

  @Test("answers a megabyte that is no checkpoint in few words")
  func longLines() throws {
    let served = try ServedWitness("W", in: scratch)
    let root = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg="
    let long = String(repeating: "9", count: 900_000)
    let turning = "\u{202E}" + String(repeating: "a", count: 900_000)
    for text in [
      "x.org/l\n\(long)\n\(root)\n", "x.org/l\n8\n\(turning)\n", "\(turning)\n8\n\(root)\n",
    ] {
      let note = "old 0\n\n\(text)\n— x.org/l AAAAAAAA\n"
      let answer = try HTTPExchange.post(Array(note.utf8), port: served.port)
      #expect((400..<500).contains(answer.status))
      #expect(answer.body.count < 500 && !answer.text.contains("\u{202E}"), "\(answer.text)")
    }
  }

  @Test("says which address it cannot have")
  func taken() throws {
    let served = try ServedWitness("W", in: scratch)
    let run = try scratch.run("witness", "serve", "W", "--listen", "127.0.0.1:\(served.port)")
    #expect(run.code == 5 && run.words.contains("127.0.0.1:\(served.port)"), "\(run.words)")
    for address in ["", ":80", "localhost", "localhost:", "a b:80", "::1:80", "[::1]:65536"] {
      #expect(
        try scratch.run("witness", "serve", "W", "--listen", address).code == 64, "\(address)")
    }
  }
}

import CanonicalJSON
import Foundation
import LMDB
import Synchronization
import Testing
import Transparency

/// A ledger that publishes its tiles over HTTP, from the folder `tiles`, and a partner who follows them.
private final class Follower {
  let scratch: Scratch
  private let served: Served
  let server: AnsweringServer

  /// What was asked for, and what is answered in another way.
  final class Served: Sendable {
    let asked = Mutex<[String]>([])
    let other = Mutex<[String: AnsweringServer.Answer]>([:])
  }

  init(long: Bool = false) throws {
    let scratch = try Scratch()
    if long { try scratch.openLong() } else { try scratch.openSample() }
    try scratch.publish()
    let served = Served()
    let folder = scratch.url
    server = try AnsweringServer { path, _ in
      served.asked.withLock { $0.append(path) }
      if let other = served.other.withLock({ $0[path] }) { return other }
      // No such file is an answer too.
      guard let bytes = try? Data(contentsOf: folder.appending(path: String(path.dropFirst())))
      else { return .init(status: "404 Not Found", body: []) }
      return .init(body: Array(bytes))
    }
    self.scratch = scratch
    self.served = served
  }

  /// The paths that were asked for since it was asked last.
  func asked() -> [String] {
    served.asked.withLock { paths in
      defer { paths = [] }; return paths
    }
  }

  func answer(_ path: String, _ answer: AnsweringServer.Answer?) {
    served.other.withLock { $0[path] = answer }
  }

  func follow(_ more: String..., from: String? = nil) throws -> Run {
    try Run(
      ["mirror", "follow", from ?? "\(server.url)/tiles", "K", "--policy", "policy"] + more,
      in: scratch.url)
  }

  /// The ledger goes on, and publishes.
  func goOn(_ ledger: String = "L", _ tiles: String = "tiles", with exchange: String = "X9") throws
  {
    try scratch.meet(exchange, "--ledger", ledger)
    try scratch.done("checkpoint", "--ledger", ledger)
    try scratch.done("export", "tiles", tiles, "--ledger", ledger)
  }

  func expectKept(_ size: Int64, _ location: SourceLocation = #_sourceLocation) throws {
    let run = try scratch.run("verify", "K", "--policy", "policy", "--json")
    #expect(try run.json["records"]?.integerValue == size, sourceLocation: location)
    #expect(run.code == 0, "\(run.output)", sourceLocation: location)
  }
}

extension Scratch {
  fileprivate func bytes(of name: String) throws -> Data {
    try Data(contentsOf: url.appending(path: name))
  }
}

@Suite struct `Whoever follows the headers of a published ledger` {
  @Test func `takes what is new over HTTP or from a folder, and asks for nothing else`() throws {
    let follower = try Follower(long: true)
    let first = try follower.follow("--lang", "en")
    #expect(
      first.code == 0 && first.output.contains("271 records"), "\(first.output)\(first.words)")
    try follower.expectKept(271)
    _ = follower.asked()
    try follower.goOn()
    let next = try follower.follow("--json")
    #expect(next.code == 0, "\(next.output)\(next.words)")
    #expect(try next.json["records"] == 1)
    #expect(try next.json["size"] == 272)
    let asked = Set(follower.asked())
    #expect(asked.contains("/tiles/tile/entries/001.p/16"), "\(asked)")
    // The full ones of the beginning are there: of the hashes, one says how the tree grew.
    #expect(!asked.contains("/tiles/tile/entries/000"), "\(asked)")
    try follower.expectKept(272)
    let again = try follower.follow("--lang", "fr-CA")
    #expect(again.code == 0 && again.output.contains("Rien de nouveau"), "\(again.output)")
    // A memory stick does as well.
    try follower.scratch.done("mirror", "follow", "tiles", "stick", "--policy", "policy")
    let files = FileManager.default.enumerator(atPath: follower.scratch.url.path + "/stick")
    var compared = 0
    while let name = files?.nextObject() as? String {
      guard files?.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      #expect(
        try follower.scratch.bytes(of: "stick/\(name)")
          == follower.scratch.bytes(
            of: "tiles/\(name)"))
      compared += 1
    }
    // The head, two files of headers, three of hashes.
    #expect(compared == 6)
  }

  @Test func `reads a part from the full file that has taken its place`() throws {
    let follower = try Follower(long: true)
    try follower.scratch.copy("tiles/checkpoint", to: "head")
    let actors = (0..<250).map {
      #"{"type":"actor.registered","data":{"actor":"other-\#($0)","name":"Lab","kind":"party"}}"#
    }
    try follower.scratch.done("import", "-", input: actors.joined(separator: "\n"))
    try follower.scratch.done("checkpoint")
    try follower.scratch.done("export", "tiles", "tiles")
    // A server whose head is older than its files, as a cache on the way would have it.
    try follower.scratch.copy("head", to: "tiles/checkpoint")
    let full = try follower.follow()
    #expect(full.code == 0, "\(full.output)\(full.words)")
    #expect(follower.asked().contains("/tiles/tile/entries/001"))
    try follower.expectKept(271)
  }

  @Test func `keeps the head of before when a file is altered, cut, missing or without end`() throws
  {
    let follower = try Follower()
    try #require(try follower.follow().code == 0)
    try follower.goOn()
    for name in ["tile/entries/000.p/12", "tile/0/000.p/12", "checkpoint"] {
      let bytes = Array(try follower.scratch.bytes(of: "tiles/\(name)"))
      var flipped = bytes
      flipped[bytes.count / 3] ^= 1
      let answers: [(AnsweringServer.Answer, Int32)] = [
        (.init(body: flipped), 4), (.init(body: bytes.dropLast()), 4), (.init(body: []), 4),
        (.init(status: "404 Not Found", body: []), 5),
        (.init(status: "302 Found", body: []), 5),
        (.init(body: [UInt8](repeating: 0x61, count: 17_000_000)), 5),
      ]
      for (number, (answer, code)) in answers.enumerated() {
        follower.answer("/tiles/\(name)", answer)
        let run = try follower.follow()
        #expect(run.code == code, "\(name) \(number): \(run.output)\(run.words)")
        try follower.expectKept(11)
      }
      follower.answer("/tiles/\(name)", nil)
    }
    #expect(try follower.follow().code == 0)
    try follower.expectKept(12)
  }

  @Test func `needs to be told whose ledger it is, and takes no other's`() throws {
    let follower = try Follower()
    let scratch = follower.scratch
    let untold = try scratch.run("mirror", "follow", "tiles", "K")
    #expect(untold.code == 64 && untold.words.contains("--policy"), "\(untold.words)")
    let slip = try follower.follow(from: "\(follower.server.url)/tile")
    #expect(slip.code == 5 && slip.words.contains("404"), "\(slip.words)")
    #expect(!scratch.exists("K"))
    let stranger = try SignerKey(
      name: Origin("example.org/ledger").keyName, seed: [UInt8](repeating: 7, count: 32))
    try scratch.copy("policy", to: "own")
    try scratch.write("log \(stranger.verifierKey.text)\nquorum none\n", to: "policy")
    let other = try follower.follow("--json")
    #expect(other.code == 4)
    #expect(try other.faults == ["F-HEAD-NOT-ACCEPTED"])
    // A head of more records than anybody has, signed all the same.
    let head = try Checkpoint(
      origin: Origin("example.org/ledger"), size: 1 << 40, root: Digest(hashing: [1]))
    try scratch.write(
      String(decoding: try head.signed(by: stranger).bytes, as: UTF8.self), to: "tiles/checkpoint")
    let endless = try follower.follow()
    #expect(endless.code == 5 && endless.words.contains("33"), "\(endless.words)")
    #expect(try scratch.names(in: "K") == [])
  }

  @Test func `has no head cosigned over what it keeps that does not verify`() throws {
    let follower = try Follower()
    let scratch = follower.scratch
    try #require(try follower.follow().code == 0)
    try scratch.done("witness", "open", "W", "--name", "witness.example", "--party", "cnrs")
    let key = try #require(
      try scratch.text(of: "policy").split(separator: "\n").first?.dropFirst("log ".count))
    try scratch.done("witness", "trust", "W", String(key))
    try scratch.with("K/tile/0/000.p/11", changed: { $0.flipped(at: 40) }) {
      let run = try follower.follow("--witness", "W", "--lang", "en")
      #expect(run.code == 4 && run.words.contains("is damaged"), "\(run.output)\(run.words)")
    }
    try scratch.copy("tiles/checkpoint", to: "bad")
    let other = try SignerKey(
      name: Origin("example.org/ledger").keyName, seed: [UInt8](repeating: 7, count: 32))
    let head = try Checkpoint(
      origin: Origin("example.org/ledger"), size: 11, root: Digest(hashing: [1]))
    try scratch.write(
      String(decoding: try head.signed(by: other).bytes, as: UTF8.self), to: "bad")
    let run = try follower.follow("--witness", "W", "--old", "bad", "--json")
    #expect(run.code == 4)
    #expect(try run.faults == ["F-OLDER-HEAD-DIFFERS"])
    #expect(try scratch.names(in: "W/heads") == [])
    // A link that stands where parts are is not gone through.
    try scratch.copy("K/tile/entries/000.p", to: "elsewhere")
    try scratch.remove("K/tile/entries/000.p")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url.appending(path: "K/tile/entries/000.p").path,
      withDestinationPath: scratch.url.appending(path: "elsewhere").path)
    try follower.goOn()
    #expect(try follower.follow().code != 0)
    #expect(try scratch.names(in: "elsewhere") == ["11"])
  }

  @Test func `does not go back with its host, and says so`() throws {
    let follower = try Follower()
    try follower.scratch.copy("tiles", to: "old")
    try follower.goOn()
    try #require(try follower.follow().code == 0)
    let back = try follower.follow("--json", from: "old")
    #expect(back.code == 4)
    #expect(try back.json["error"]?["name"] == "published_behind")
    try follower.expectKept(12)
  }

  @Test(arguments: [10, 11, 12, 14])
  func `keeps evidence of a fork that convinces a stranger, whatever size the host signs`(
    size: Int
  ) throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try scratch.done("export", "tiles", "tiles")
    try scratch.done("mirror", "follow", "tiles", "K", "--policy", "policy")
    try partners.forge(size: size)
    try scratch.done("export", "tiles", "forged", "--ledger", "F")
    let run = try scratch.run("mirror", "follow", "forged", "K", "--policy", "policy", "--json")
    #expect(run.code == 4)
    #expect(try run.failure == "fork")
    let file = try #require(try scratch.names(in: "K").first { $0.hasPrefix("fork-") })
    let stranger = try scratch.run("verify", "K/\(file)", "--policy", "policy")
    #expect(stranger.code == 0, "\(stranger.output)\(stranger.words)")
    // What was kept is what was kept, and says that it was contradicted.
    let kept = try scratch.run("verify", "K", "--old", "kept", "--policy", "policy", "--json")
    #expect(kept.code == 4)
    #expect(try kept.faults == ["F-FORK-KEPT"])
    #expect(try scratch.text(of: "K/checkpoint") == scratch.text(of: "kept"))
  }

  @Test func `has its witness cosign from the head it saw last, and keeps what came since`() throws
  {
    let follower = try Follower()
    let scratch = follower.scratch
    let made = try scratch.done(
      "witness", "open", "W", "--name", "witness.example", "--party", "cnrs")
    let key = try #require(
      try scratch.text(of: "policy").split(separator: "\n").first?.dropFirst("log ".count))
    try scratch.done("witness", "trust", "W", String(key))
    let line = try #require(made.output.split(separator: "\n").dropFirst().first)
    try scratch.write("log \(key)\n\(line)\nquorum none\n", to: "policy")
    for number in 1...2 {
      let run = try follower.follow("--witness", "W", "-o", "cosigned")
      #expect(run.code == 0, "\(run.output)\(run.words)")
      #expect(try scratch.text(of: "cosigned").contains("witness.example"))
      try scratch.remove("cosigned")
      try follower.goOn(with: "Y\(number)")
    }
    try #require(try follower.follow("--witness", "W", "-o", "cosigned").code == 0)
    // A line that somebody made up does not stand in the way of a true one.
    try scratch.write(
      try scratch.text(of: "tiles/checkpoint") + "\u{2014} x AQIDBAU=\n", to: "K/checkpoint")
    // The cosigned head is published in the place of the same without: it is taken, and not given back.
    try scratch.copy("tiles/checkpoint", to: "bare")
    try scratch.remove("tiles/checkpoint")
    try scratch.copy("cosigned", to: "tiles/checkpoint")
    #expect(try follower.follow().code == 0)
    #expect(try scratch.text(of: "K/checkpoint") == scratch.text(of: "cosigned"))
    try scratch.remove("tiles/checkpoint")
    try scratch.copy("bare", to: "tiles/checkpoint")
    #expect(try follower.follow().code == 0)
    #expect(try scratch.text(of: "K/checkpoint") == scratch.text(of: "cosigned"))
  }

  @Test func `is killed while files come, and goes on the next time`() throws {
    let follower = try Follower(long: true)
    try #require(try follower.follow().code == 0)
    try follower.goOn()
    let name = "/tiles/tile/entries/001.p/16"
    let bytes = Array(try follower.scratch.bytes(of: String(name.dropFirst())))
    // Half a minute for the whole of it at least.
    follower.answer(name, .init(body: bytes, secondsAByte: 0.01))
    _ = follower.asked()
    let program = try RunningProgram(
      ["mirror", "follow", "\(follower.server.url)/tiles", "K", "--policy", "policy"],
      in: follower.scratch.url)
    var asked: [String] = []
    while !asked.contains(name), program.isRunning { asked += follower.asked() }
    #expect(program.isRunning)
    program.send(SIGKILL)
    try program.end()
    try follower.expectKept(271)
    follower.answer(name, nil)
    #expect(try follower.follow().code == 0)
    try follower.expectKept(272)
  }

  @Test func `lets one program at a time follow into a folder`() async throws {
    let follower = try Follower()
    try #require(try follower.follow().code == 0)
    try follower.goOn()
    let following: RunningProgram
    do {
      let folder = follower.scratch.url.appending(path: "K").path
      let lock = try FileLock(.exclusive, on: folder, waiting: false)
      following = try RunningProgram(
        ["mirror", "follow", "tiles", "K", "--policy", "policy"], in: follower.scratch.url)
      // Long enough for it to have come to the folder.
      try await Task.sleep(for: .seconds(2))
      #expect(following.isRunning)
      extendLifetime(lock)
    }
    #expect(try following.end().code == 0)
    try follower.expectKept(12)
  }
}

import CanonicalJSON
import Foundation
import SSHAgent
import Testing
import Transparency

/// A real `ssh-agent` on a socket of its own, ended when it goes.
private final class RunningAgent {
  let socket: String
  private let agent: RunningProgram

  static let isInstalled = ["ssh-agent", "ssh-add", "ssh-keygen"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  init(in folder: URL) throws {
    // The path of a socket is short.
    socket =
      FileManager.default.temporaryDirectory
      .appending(path: "e-\(UInt32.random(in: 0...UInt32.max)).sock").path
    agent = try RunningProgram(
      program: "/usr/bin/ssh-agent", ["-D", "-a", socket], in: folder)
    // It says so once it listens.
    #expect(try agent.nextLine().contains(socket))
  }

  deinit {
    agent.send(SIGKILL)
    try? FileManager.default.removeItem(atPath: socket)  // A leftover harms nobody.
  }

  /// Makes a key and gives it to the agent; its fingerprint.
  func add(_ name: String, type: String = "ed25519", comment: String, in folder: URL) throws
    -> String
  {
    let file = folder.appending(path: name).path
    _ = try call("ssh-keygen", ["-q", "-t", type, "-N", "", "-C", comment, "-f", file])
    _ = try call("ssh-add", ["-q", file])
    let listed = try call("ssh-keygen", ["-l", "-f", "\(file).pub"])
    return String(listed.split(separator: " ")[1])
  }

  func removeAll() throws { _ = try call("ssh-add", ["-q", "-D"]) }

  private func call(_ program: String, _ arguments: [String]) throws -> String {
    let run = try Run(
      arguments, in: FileManager.default.temporaryDirectory, ["SSH_AUTH_SOCK": socket],
      program: URL(fileURLWithPath: "/usr/bin/\(program)"))
    try #require(run.code == 0, "\(program): \(run.words)")
    return run.output
  }
}

/// A server that answers every connection with the same bytes, whatever it is asked.
private final class CannedAgent: Sendable {
  let socket: String
  private let descriptor: Int32

  init(_ answer: [UInt8]) throws {
    socket =
      FileManager.default.temporaryDirectory
      .appending(path: "c-\(UInt32.random(in: 0...UInt32.max)).sock").path
    let descriptor = Foundation.socket(
      AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    self.descriptor = descriptor
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array(socket.utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    try #require(bound == 0 && listen(descriptor, 8) == 0)
    Thread.detachNewThread {
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        // Whoever hangs up with something unread breaks the connection before it is answered.
        var asked = [UInt8](repeating: 0, count: 65_536)
        _ = read(client, &asked, asked.count)
        if !answer.isEmpty {
          _ = answer.withUnsafeBytes { write(client, $0.baseAddress, $0.count) }
        }
        // Without an answer it stays silent, and keeps the connection.
        guard !answer.isEmpty else { continue }
        // Programs that other tests start meanwhile may hold the connection too: this ends it for all.
        shutdown(client, Int32(SHUT_RDWR))
        close(client)
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
    try? FileManager.default.removeItem(atPath: socket)  // A leftover harms nobody.
  }
}

private func number(_ number: Int) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}

private func string(_ bytes: [UInt8]) -> [UInt8] { number(bytes.count) + bytes }
private func string(_ text: String) -> [UInt8] { string(Array(text.utf8)) }

/// A list of keys as an agent answers it.
private func list(_ keys: [(blob: [UInt8], comment: String)]) -> [UInt8] {
  string([12] + number(keys.count) + keys.flatMap { string($0.blob) + string($0.comment) })
}

@Suite("A key that an SSH agent holds", .enabled(if: RunningAgent.isInstalled))
struct AgentTests {
  /// A ledger with a party, and what runs with the agent at hand.
  private func ledger(_ scratch: Scratch, _ agent: RunningAgent) throws -> (String...) throws -> Run
  {
    let run: (String...) throws -> Run = { arguments in
      try Run(
        arguments, in: scratch.url, ["ENTENTE_LEDGER": "L", "SSH_AUTH_SOCK": agent.socket])
    }
    for made in [
      try run(
        "open", "L", "--origin", "example.org/l", "--title", "T", "--clock", "simulated", "--now",
        "2022-05-06"),
      try run("record", "actor.registered", "actor=cnrs", "name=CNRS", "kind=party"),
      try run("record", "actor.registered", "actor=gq", "name=GQ", "kind=party"),
    ] { try #require(made.code == 0, "\(made.words)") }
    return run
  }

  @Test func `signs what its party does, and the ledger verifies`() throws {
    let scratch = try Scratch()
    let agent = try RunningAgent(in: scratch.url)
    let fingerprint = try agent.add("cnrs", comment: "sign@cnrs", in: scratch.url)
    let run = try ledger(scratch, agent)
    let added = try run("keys", "add", "agent", "--owner", "cnrs")
    #expect(added.code == 0, "\(added.words)")
    let propose = [
      "record", "agreement.proposed", "--agreement", "a-b", "title=A", "object=B",
      "parties:=[\"cnrs\",\"gq\"]", "term=P24M", "--occurred", "2022-04-22", "--on-behalf-of",
      "cnrs",
    ]
    func recorded(_ more: String...) throws -> Run {
      try Run(
        propose + more, in: scratch.url, ["ENTENTE_LEDGER": "L", "SSH_AUTH_SOCK": agent.socket])
    }
    #expect(try recorded().code == 3)
    let signed = try recorded("--sign", "agent:\(fingerprint)")
    #expect(signed.code == 0, "\(signed.words)")
    // By its comment, on another machine: the action travels as a file.
    #expect(try run("checkpoint").code == 0)
    #expect(
      try run(
        "record", "agreement.signed", "--agreement", "a-b", "party=cnrs", "--occurred",
        "2022-04-23",
        "--to-sign", "f.json"
      ).code == 0)
    let away = try run("sign", "f.json", "--key", "agent:sign@cnrs")
    #expect(away.code == 0, "\(away.words)")
    #expect(try run("record", "--signed", "f.json").code == 0)
    #expect(try run("verify").output.contains("rules ✓"))
  }

  @Test func `is named so that one is meant, and of a type that signs bytes as they are`() throws {
    let scratch = try Scratch()
    let agent = try RunningAgent(in: scratch.url)
    let run = try ledger(scratch, agent)
    func refused(_ name: String) throws -> Run {
      let refused = try run("keys", "add", name, "--owner", "cnrs", "--lang", "en")
      #expect(refused.code == 3, "\(refused.words)")
      return refused
    }
    #expect(try refused("agent").words.contains("holds no key for agent"))
    let fingerprint = try agent.add("rsa", type: "rsa", comment: "old", in: scratch.url)
    #expect(try refused("agent").words.contains("is of type ssh-rsa"))
    #expect(try refused("agent:\(fingerprint)").words.contains("is of type ssh-rsa"))
    let one = try agent.add("one", comment: "same", in: scratch.url)
    let two = try agent.add("two", comment: "same", in: scratch.url)
    for name in ["agent", "agent:same"] {
      let words = try refused(name).words.replacing("\n", with: " ")
      #expect(words.contains(one) && words.contains(two), "\(words)")
    }
    #expect(try refused("agent:other").words.contains("holds no key for agent:other"))
    #expect(try run("keys", "add", "agent:\(two)", "--owner", "cnrs").code == 0)
    let french = try run(
      "cles", "ajouter", "agent:autre", "--titulaire", "cnrs", "--langue", "fr-CA")
    #expect(french.words.contains("L’agent n’a aucune clé pour agent:autre."), "\(french.words)")
  }

  @Test func `is asked of an agent that runs`() throws {
    let scratch = try Scratch()
    let agent = try RunningAgent(in: scratch.url)
    _ = try ledger(scratch, agent)
    let add = ["keys", "add", "agent", "--owner", "cnrs", "--json"]
    func name(_ environment: [String: String]) throws -> JSON? {
      let run = try Run(add, in: scratch.url, ["ENTENTE_LEDGER": "L"].merging(environment) { $1 })
      #expect(run.code != 0)
      return try run.json["error"]?["name"]
    }
    #expect(try name([:]) == "agent_not_running")
    #expect(try name(["SSH_AUTH_SOCK": "/nowhere/at/all"]) == "agent_unreachable")
    #expect(
      try name(["SSH_AUTH_SOCK": String(repeating: "/long", count: 40)]) == "agent_unreachable")
    let device =
      string("sk-ssh-ed25519@openssh.com") + string([UInt8](repeating: 1, count: 32))
      + string("ssh:")
    let canned = try CannedAgent(list([(device, "token")]))
    #expect(try name(["SSH_AUTH_SOCK": canned.socket]) == "agent_unsuitable_key")
  }

  @Test(
    arguments: [
      [], number(0), number(1 << 20), [0, 0, 0, 1], string([5]), string([12]),
      string([12] + number(1)),
      string([12] + number(4_000)), string([12] + number(1) + string([]) + string("c")),
      string([12] + number(0) + [0]), string([12] + number(1) + number(900) + [1]),
      list([]) + [0], string([14] + string("x")),
    ] as [[UInt8]])
  func `that answers what no agent answers gives no key`(answer: [UInt8]) async throws {
    // An empty answer is none: it hangs up only when something was said.
    let canned = try CannedAgent(answer.isEmpty ? [0] : answer)
    let error = await #expect(throws: AgentError.self) {
      _ = try await SSHAgent(path: canned.socket).identities()
    }
    guard case .unreadable(canned.socket, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `that answers nothing is not waited for`() async throws {
    let canned = try CannedAgent([])
    var agent = SSHAgent(path: canned.socket)
    agent.timeoutSeconds = 1
    await #expect(throws: AgentError.silent(path: canned.socket, seconds: 1)) {
      _ = try await agent.identities()
    }
  }

  @Test func `gives no signature that is not its own over what was asked`() async throws {
    let scratch = try Scratch()
    let agent = try RunningAgent(in: scratch.url)
    _ = try agent.add("one", comment: "one", in: scratch.url)
    let real = SSHAgent(path: agent.socket)
    let key = try #require(try await real.identities().first)
    let bytes = Array("what was asked".utf8)
    let signature = try await real.signature(over: bytes, by: key)
    try #require(key.publicKey).check(signature, over: bytes)
    for blob in [
      string("ssh-ed25519") + string(try await real.signature(over: [1], by: key)),
      string("ssh-ed25519") + string([UInt8](repeating: 0, count: 64)),
      string("ssh-ed25519") + string([]),
    ] {
      let canned = try CannedAgent(string([14] + string(blob)))
      await #expect(throws: AgentError.wrongSignature(key: key.description)) {
        _ = try await SSHAgent(path: canned.socket).signature(over: bytes, by: key)
      }
    }
    let other = try CannedAgent(string([14] + string(string("ssh-rsa") + string(signature))))
    await #expect(throws: AgentError.self) {
      _ = try await SSHAgent(path: other.socket).signature(over: bytes, by: key)
    }
    try agent.removeAll()
    await #expect(throws: AgentError.refused(key: key.description)) {
      _ = try await real.signature(over: bytes, by: key)
    }
    await #expect(throws: AgentError.tooLarge(limit: 256 << 10)) {
      _ = try await real.signature(over: [UInt8](repeating: 0, count: 256 << 10), by: key)
    }
  }
}

import Foundation
import Testing
import Transparency

/// A ledger of two partners, each with a witness in a process of its own.
final class WitnessedLedger {
  let scratch: Scratch
  let key: String
  private(set) var served: [String: ServedWitness] = [:]
  private var lines: [String: String] = [:]

  /// - Parameter isSimulated: Whether its clock is; then it holds the sample, else its partners alone.
  init(isSimulated: Bool = true) throws {
    scratch = try Scratch()
    if isSimulated {
      try scratch.openSample()
    } else {
      try scratch.done("open", "L", "--origin", "example.org/ledger", "--title", "Sample")
      for party in ["gq", "cnrs"] {
        try scratch.done("record", "actor.registered", "actor=\(party)", "name=X", "kind=party")
      }
    }
    let shown = try scratch.run("show", "0", environment: ["COLUMNS": "200"])
    let hex = try #require(
      shown.output.firstMatch(of: /[Cc]heckpoint.key\W+([0-9a-f]{64})/)?.output.1)
    key =
      VerifierKey(
        name: try Origin("example.org/ledger").keyName,
        publicKey: try Ed25519PublicKey(try #require(Digest(hex: String(hex))).bytes)
      ).text
    for party in ["gq", "cnrs"] {
      let made = try scratch.run(
        "witness", "open", party, "--name", "witness.\(party).example", "--party", party)
      try #require(made.code == 0, "\(made.words)")
      lines[party] = String(try #require(made.output.split(separator: "\n").dropFirst().first))
      let trusted = try scratch.run("witness", "trust", party, key)
      try #require(trusted.code == 0, "\(trusted.words)")
    }
  }

  /// Starts the witnesses, and writes the policy that names them.
  func serve(quorum: String = "all") throws {
    for party in ["gq", "cnrs"] where served[party] == nil {
      served[party] = try ServedWitness(party, in: scratch)
    }
    try writePolicy(quorum: quorum)
  }

  func stop(_ party: String) throws { try served.removeValue(forKey: party)?.stop() }

  func writePolicy(quorum: String = "all", addresses: [String: String] = [:]) throws {
    let witnesses = ["gq", "cnrs"].map { party in
      let address = addresses[party] ?? served[party]?.url
      return (lines[party] ?? "") + (address.map { " \($0)" } ?? "")
    }
    try scratch.write(
      (["log \(key)"] + witnesses + ["group both \(quorum) gq cnrs", "quorum both", ""])
        .joined(separator: "\n"), to: "policy")
  }

  /// The head as it is published.
  func published() throws -> SignedNote {
    try SignedNote(Array(scratch.text(of: "L/published/checkpoint").utf8))
  }

  func record(_ day: Int) throws {
    let run = try scratch.run(
      "record", "exchange.held", "exchange=X\(day)", "form=workshop", "--axis", "A1", "--party",
      "gq", "--party", "cnrs", "--occurred", "2022-05-0\(day)")
    try #require(run.code == 0, "\(run.words)")
  }
}

/// A server that answers everything with the same bytes: no witness does.
final class CannedServer {
  let port: Int
  private let descriptor: Int32

  /// - Parameter drips: Whether it then goes on, a byte now and then, for as long as anybody listens.
  init(_ answer: String, drips: Bool = false) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer -> Int in
        guard bind(descriptor, pointer, length) == 0, listen(descriptor, 8) == 0,
          getsockname(descriptor, pointer, &length) == 0
        else { return 0 }
        return 1
      }
    }
    self.descriptor = descriptor
    guard port == 1 else { throw NotConnected(port: 0, code: errno) }
    self.port = Int(address.sin_port.bigEndian)
    Thread.detachNewThread {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        _ = recv(client, &buffer, buffer.count, 0)
        let bytes = Array(answer.utf8)
        _ = send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        while drips, send(client, bytes, 1, Int32(MSG_NOSIGNAL)) == 1 {
          Thread.sleep(forTimeInterval: 0.1)
        }
        close(client)
      }
    }
  }

  var url: String { "http://127.0.0.1:\(port)" }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }
}

import Foundation
import Testing
import Transparency

/// What is published is in forms that others wrote programs for, long before this one.
@Suite struct `Programs of others` {
  private static let sumdb = "needs Go and Debian's golang-golang-x-mod-dev"

  @Test(.enabled(if: OtherTools.go != nil, Comment(rawValue: sumdb)))
  func `that Go's checksum database is made of open our heads, tiles and proofs`() throws {
    let scratch = try Scratch()
    try scratch.openLong()
    let key = try scratch.publish()
    let check = try built(in: scratch)
    let good = try Run(["tiles", key.text], in: scratch.url, program: check)
    #expect(good.code == 0, "\(good.words)")
    #expect(
      good.output.hasPrefix("271 headers, 271 proofs of inclusion, 271 of consistency, root "))

    let files = try scratch.publishedFiles
    #expect(files.count == 6)
    for name in files {
      for place in [0, 1, 2] {
        try scratch.with(name, changed: { $0.flipped(at: place * ($0.count - 1) / 2) }) {
          let run = try Run(["tiles", key.text], in: scratch.url, program: check)
          #expect(run.code == 1, "\(name): \(run.output)\(run.words)")
        }
      }
    }
    let stranger = try SignerKey(name: key.name, seed: [UInt8](repeating: 7, count: 32))
    let run = try Run(["tiles", stranger.verifierKey.text], in: scratch.url, program: check)
    #expect(run.code == 1, "\(run.output)\(run.words)")
  }

  private func built(in scratch: Scratch) throws -> URL {
    let go = try #require(OtherTools.go)
    let check = scratch.url.appending(path: "go-check")
    let run = try Run(
      ["build", "-o", check.path, "."], in: OtherTools.project.appending(path: "Tools/go-check"),
      OtherTools.environment.merging([
        "GO111MODULE": "off", "GOPATH": OtherTools.goPath,
        "GOCACHE": scratch.url.appending(path: "go-cache").path,
      ]) { $1 }, program: go)
    try #require(run.code == 0, "\(run.words)")
    return check
  }

  /// Runs the commands that Checkpoint.md gives, on this ledger's key and name in place of the page's.
  @Test(.enabled(if: OtherTools.openSSL != nil, "needs openssl and xxd"))
  func `that are on every machine verify a checkpoint as its page says`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let key = try scratch.publish()
    let page = try String(
      contentsOf: OtherTools.project.appending(path: "Docs/Formats/Checkpoint.md"), encoding: .utf8)
    let block = try #require(page.firstMatch(of: /```sh\n(head -n 3 checkpoint(?s:.*?))```/))
    let commands = String(block.1)
      .replacingOccurrences(
        of: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        with: key.publicKey.bytes.hexadecimalDigits
      )
      .replacingOccurrences(of: "ledger.example.org/quebec-france", with: key.name.text)
    #expect(commands.contains(key.name.text))
    try scratch.write(commands, to: "steps.sh")

    let head = try Data(contentsOf: scratch.url.appending(path: "tiles/checkpoint"))
    let root = try Checkpoint(text: SignedNote([UInt8](head)).text).root.hex
    let good = try steps(on: head, in: scratch)
    #expect(
      good.output.split(separator: "\n") == [
        "Signature Verified Successfully", root[...], key.text.split(separator: "+")[1],
      ], "\(good.output)\(good.words)")

    // Each byte of what is signed, and of the signature where base64 has no other spelling of it.
    let text = try SignedNote([UInt8](head)).text.count
    let signature = head.count - 60
    for place in Array(0..<text) + Array(signature..<head.count - 4) {
      let changed = try steps(on: head.flipped(at: place), in: scratch)
      #expect(
        !changed.output.contains("Signature Verified Successfully"), "byte \(place) was changed")
    }
  }

  private func steps(on head: Data, in scratch: Scratch) throws -> Run {
    try head.write(to: scratch.url.appending(path: "checkpoint"))
    return try Run(["steps.sh"], in: scratch.url, program: URL(filePath: "/bin/sh"))
  }
}

extension [UInt8] {
  fileprivate var hexadecimalDigits: String {
    map { String(UInt32(0x100) | UInt32($0), radix: 16).dropFirst() }.joined()
  }
}

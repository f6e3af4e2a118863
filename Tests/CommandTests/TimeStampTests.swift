import CanonicalJSON
import Foundation
import Synchronization
import Testing
import TimeStamps
import Transparency

@Suite(
  "A time stamp beside a checkpoint",
  .enabled(if: StampingAuthority.isThere, StampingAuthority.whyNot))
struct TimeStampTests {
  private func ledger() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.done("checkpoint")
    return scratch
  }

  private func bytes(of name: String, in scratch: Scratch) throws -> [UInt8] {
    Array(try Data(contentsOf: scratch.url.appending(path: name)))
  }

  private func write(_ bytes: [UInt8], to name: String, in scratch: Scratch) throws {
    try Data(bytes).write(to: scratch.url.appending(path: name))
  }

  /// A query that was carried by hand, and what the authority answered.
  private func carried(
    _ authority: StampingAuthority, _ scratch: Scratch, size: Int = 11
  ) throws -> [UInt8] {
    try scratch.done("checkpoint", "--timestamp-query", "query", "--size", "\(size)")
    return try authority.answer(to: bytes(of: "query", in: scratch))
  }

  @Test func `is taken by hand, told as claimed, and verified by openssl`() throws {
    let (authority, scratch) = (try StampingAuthority(), try ledger())
    let answer = try carried(authority, scratch)
    try write(answer, to: "answer", in: scratch)
    let taken = try scratch.done("sceller", "--horodatage", "answer", "--lang", "fr-CA")
    #expect(taken.output.hasPrefix("Tête 11\u{A0}: horodatée le "))
    #expect(taken.output.contains("par «\u{A0}Authority of tests, Horloge\u{A0}», selon elle"))
    #expect(taken.words.contains("openssl ts -verify -in published/11.tsr -data text"))
    #expect(try bytes(of: "L/published/11.tsr", in: scratch) == answer)
    #expect(try authority.verifies(answer, over: scratch.text(of: "L/published/11")))
    // Again it is the same; another one does not take its place.
    try scratch.done("checkpoint", "--timestamp", "answer")
    try write(try carried(authority, scratch), to: "answer", in: scratch)
    let other = try scratch.run("checkpoint", "--timestamp", "answer", "--json")
    #expect(try other.code == 3 && other.failure == "stamp_there")
    #expect(try bytes(of: "L/published/11.tsr", in: scratch) == answer)
    // Copies take it along, and everything that lists heads tells of it.
    try scratch.done("backup", "B")
    try scratch.done("restore", "B", "--ledger", "R")
    for folder in ["L", "B", "R"] {
      #expect(try bytes(of: "\(folder)/published/11.tsr", in: scratch) == answer)
      let verified = try scratch.done("verify", folder, "--json").json["stamps"]
      #expect(verified?.arrayValue?.map { $0["size"] } == [11])
      #expect(verified?.arrayValue?.first?["authority"] == "Authority of tests, Horloge")
      let told = try scratch.run("verify", folder, environment: ["COLUMNS": "200"])
      #expect(told.output.contains("Authority of tests, Horloge”, so it claims"))
    }
    let heads = try scratch.done("checkpoint", "--list", "--json").json["checkpoints"]?.arrayValue
    #expect(heads?.map { $0["stamp"] == .null } == [true, false])
    #expect(try scratch.done("checkpoint", "--list").output.contains("so it claims"))
  }

  @Test func `is asked for by HTTP, once, and holds when signatures come to the head`() throws {
    let (authority, scratch) = (try StampingAuthority(), try ledger())
    let counted = Counted()
    let folder = authority.scratch.url
    let server = try AnsweringServer { _, body in
      counted.add()
      guard let answer = try? StampingAuthority.answer(to: body, in: folder) else {
        return .init(status: "500 Oops", body: [])
      }
      return .init(type: TimeStamp.mediaType, body: answer)
    }
    try scratch.meet("Z1")
    let taken = try scratch.done("checkpoint", "--timestamp", "\(server.url)/tsa", "--json")
    #expect(try taken.json["size"] == 12)
    try scratch.done("checkpoint", "--timestamp", "\(server.url)/tsa")
    #expect(counted.count == 1)
    let answer = try bytes(of: "L/published/12.tsr", in: scratch)
    #expect(try authority.verifies(answer, over: scratch.text(of: "L/published/12")))
    // A cosignature comes to the head, whose text stays.
    try scratch.done("witness", "open", "W", "--name", "w.example", "--party", "cnrs")
    let key = try #require(
      try scratch.done("keys", "--json").json["checkpoint"]?["verifier_key"]?.stringValue)
    try scratch.done("witness", "trust", "W", key)
    try scratch.done("checkpoint", "--since", "0", "-o", "request")
    try scratch.done("cosign", "request", "--witness", "W", "-o", "cosigned")
    let line = try #require(
      try scratch.done("witness", "show", "W", "--json").json["policy"]?.stringValue)
    try scratch.write("log \(key)\n\(line)\nquorum cnrs\n", to: "policy")
    try scratch.done("checkpoint", "--cosigned", "cosigned", "--policy", "policy")
    let note = try scratch.text(of: "L/published/12")
    #expect(note.contains("— w.example "))
    #expect(try authority.verifies(answer, over: note))
    try scratch.done("verify", "--policy", "policy")
    // An older head too.
    try scratch.done("checkpoint", "--timestamp", server.url, "--size", "1")
    #expect(try scratch.names(in: "L/published").contains("1.tsr"))
  }

  @Test func `is not taken from whoever does not answer as an authority does`() throws {
    let (authority, scratch) = (try StampingAuthority(), try ledger())
    let old = try carried(authority, scratch)
    try scratch.meet("Z1")
    try scratch.done("checkpoint")
    let other = try carried(authority, scratch, size: 12)
    let answers: [(AnsweringServer.Answer, Int32, String)] = [
      (.init(status: "500 Oops", type: TimeStamp.mediaType, body: old), 5, "stamp_unreachable"),
      (.init(type: "text/html", body: Array("<p>".utf8)), 5, "stamp_unreachable"),
      (.init(type: TimeStamp.mediaType, body: Array("<p>".utf8)), 3, "stamp_unreadable"),
      (.init(type: TimeStamp.mediaType, body: []), 3, "stamp_unreadable"),
      // PKIStatus 2, rejection.
      (
        .init(type: TimeStamp.mediaType, body: [0x30, 5, 0x30, 3, 2, 1, 2]), 3,
        "stamp_not_granted"
      ),
      // Over another head, and over this one, without the number that was asked for.
      (.init(type: TimeStamp.mediaType, body: old), 3, "stamp_other_head"),
      (.init(type: TimeStamp.mediaType, body: other), 3, "stamp_other_question"),
      (
        .init(type: TimeStamp.mediaType, body: [UInt8](repeating: 0x30, count: 70_000)), 5,
        "stamp_unreachable"
      ),
    ]
    for (answer, code, name) in answers {
      let server = try AnsweringServer { _, _ in answer }
      let run = try scratch.run("checkpoint", "--timestamp", server.url, "--json")
      #expect(try run.code == code && run.failure == name, "\(name): \(run.output)")
      #expect(try !scratch.names(in: "L/published").contains { $0.hasSuffix(".tsr") })
    }
    let nobody = try scratch.run("checkpoint", "--timestamp", "http://127.0.0.1:9/", "--json")
    #expect(try nobody.code == 5 && nobody.failure == "stamp_unreachable")
  }

  @Test func `is refused when it was changed, by us or by openssl`() throws {
    let (authority, scratch) = (try StampingAuthority(), try ledger())
    let answer = try carried(authority, scratch)
    let note = try scratch.text(of: "L/published/11")
    // Every byte, in this process: none brings it down, and what is not ours to see openssl sees.
    var unseen: [Int] = []
    for offset in answer.indices {
      var changed = answer
      changed[offset] ^= 1
      guard let stamp = try? TimeStamp(changed) else { continue }
      let text =
        note.split(separator: "\n", omittingEmptySubsequences: false).prefix(3)
        .joined(separator: "\n") + "\n"
      if (try? stamp.check(over: Array(text.utf8))) != nil { unseen.append(offset) }
    }
    #expect(!unseen.isEmpty && unseen.count < answer.count)
    // What the authority states beside the hash, and its signature; the wrapping nobody signs.
    let stamp = try TimeStamp(answer)
    let stated = try #require(answer.firstRange(of: stamp.imprint.bytes)).upperBound
    let signature = answer.count - 256
    let signed = unseen.filter { (stated..<stated + 20).contains($0) || $0 >= signature }
    for offset in signed.prefix(8) + signed.suffix(4) {
      var changed = answer
      changed[offset] ^= 1
      #expect(try !authority.verifies(changed, over: note), "byte \(offset)")
    }
    for length in answer.indices {
      #expect(throws: TimeStampError.self) { try TimeStamp(Array(answer.prefix(length))) }
    }
    for bad in [Array(answer.dropLast()), answer + [0], [UInt8](repeating: 0, count: 70_000)] {
      try write(bad, to: "answer", in: scratch)
      let run = try scratch.run("checkpoint", "--timestamp", "answer")
      #expect(run.code == 3 || run.code == 5, "\(run.words)")
    }
    #expect(!scratch.exists("L/published/11.tsr"))
  }

  @Test func `is in the way of another, however long it says that it is`() throws {
    let (authority, scratch) = (try StampingAuthority(), try ledger())
    try write(try carried(authority, scratch), to: "answer", in: scratch)
    let place = scratch.url.appending(path: "L/published/11.tsr")
    try Data().write(to: place)
    let file = try FileHandle(forWritingTo: place)
    try file.truncate(atOffset: 1 << 40)
    let run = try scratch.run("checkpoint", "--timestamp", "answer", "--json")
    #expect(try run.code == 3 && run.failure == "stamp_there", "\(run.code) \(run.words)")
  }

  @Test func `that is of another head, or does not read, is a fault of the tree`() throws {
    let (authority, scratch) = (try StampingAuthority(), try ledger())
    let answer = try carried(authority, scratch, size: 1)
    try write(answer, to: "L/published/11.tsr", in: scratch)
    let differs = try scratch.run("verify", "--json")
    #expect(try differs.code == 4 && differs.faults == ["F-TIME-STAMP-DIFFERS"])
    #expect(try scratch.done("checkpoint", "--list").output.contains("is not its own"))
    let asked = try scratch.run("checkpoint", "--timestamp", "http://127.0.0.1:9/", "--json")
    #expect(try asked.failure == "stamp_there")
    try write(Array(answer.dropLast(3)), to: "L/published/11.tsr", in: scratch)
    #expect(try scratch.run("verify", "--json").faults == ["F-TIME-STAMP-UNREADABLE"])
    let told = try scratch.run("verify", "--lang", "fr-CA")
    #expect(told.output.contains("l’horodatage d’une tête publiée ne se lit pas"))
  }

  @Test func `is asked for in one way at a time`() throws {
    let scratch = try ledger()
    for wrong in [
      ["--timestamp", "a", "--timestamp-query", "b"], ["--timestamp", "a", "--size", "11"],
      ["--size", "11"], ["--timestamp-query", "b", "--since", "0"],
      ["--timestamp", "http://127.0.0.1:9/", "--list"],
    ] {
      let run = try Run(["checkpoint"] + wrong, in: scratch.url, ["ENTENTE_LEDGER": "L"])
      #expect(run.code == 64, "\(wrong) \(run.words)")
    }
    let none = try scratch.run("checkpoint", "--timestamp-query", "q", "--size", "7")
    #expect(none.code == 3, "\(none.words)")
  }
}

/// How often something was done, on whatever thread.
private final class Counted: Sendable {
  private let number = Mutex(0)
  func add() { number.withLock { $0 += 1 } }
  var count: Int { number.withLock { $0 } }
}

import CanonicalJSON
import Foundation
import Testing
import Transparency
import Witness
import WitnessClient

extension JSON {
  fileprivate func value(_ key: String) -> JSON? { objectValue?[key] }
}

@Suite("A checkpoint that witnesses are asked about")
struct WitnessedCheckpointTests {
  private let ledger: WitnessedLedger
  private var scratch: Scratch { ledger.scratch }

  init() throws { ledger = try WitnessedLedger() }

  private func checkpoint(_ arguments: String...) throws -> Run {
    try Run(
      ["checkpoint", "--policy", "policy"] + arguments, in: scratch.url, ["ENTENTE_LEDGER": "L"])
  }

  private func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(
      at: scratch.url.appending(path: name), to: scratch.url.appending(path: other))
  }

  @Test("is cosigned by both partners, kept, published, recorded and verified")
  func cosigned() throws {
    try ledger.serve()
    let run = try checkpoint("--json")
    #expect(run.code == 0, "\(run.words)")
    let answer = try run.json
    #expect(answer.value("met") == .bool(true) && answer.value("signed") == .bool(true))
    #expect(answer.value("cosignatures")?.arrayValue?.count == 2)
    let note = try ledger.published()
    #expect(
      note.signatures.map(\.name.text)
        == ["example.org/ledger", "witness.gq.example", "witness.cnrs.example"])
    let size = try Checkpoint(text: note.text).size
    #expect(
      try scratch.text(of: "L/published/\(size)") == scratch.text(of: "L/published/checkpoint"))
    let policy = try TrustPolicy(Array(scratch.text(of: "policy").utf8))
    #expect(try policy.judge(note).isMet)
    let verified = try scratch.run("verify", "--json")
    let seen = try verified.json.value("cosignatures")?.arrayValue ?? []
    // The head before, that of the opening, was cosigned too.
    #expect(verified.code == 0 && seen.count == 4)
    #expect(Set(seen.map { $0.value("size")?.integerValue }) == [1, Int64(size)])
    #expect(
      Set(seen.map { $0.value("name")?.stringValue })
        == ["witness.gq.example", "witness.cnrs.example"])
    let words = try scratch.run("verify", "--lang", "fr-CA").output
    #expect(words.contains("Contreseing de witness.gq.example") && words.contains("Dernier"))
    let listed =
      try scratch.run("checkpoint", "--list", "--json").json
      .value("checkpoints")?.arrayValue ?? []
    #expect(listed.map { $0.value("size")?.integerValue }.last == Int64(size))
    #expect(listed.map { $0.value("cosigners")?.arrayValue?.count } == [2, 2])
    #expect(try scratch.run("checkpoint", "--list", "--since", "0").code == 64)
    // The records about the cosignatures are covered by the next head, which is cosigned in turn.
    let next = try checkpoint("--json")
    #expect(next.code == 0)
    #expect(try next.json.value("size") == .integer(Int64(size) + 4))
    #expect(try scratch.run("verify").code == 0)
  }

  @Test("is not signed where too few answer to say that nothing later was")
  func unanswered() throws {
    try ledger.serve()
    #expect(try checkpoint().code == 0)
    try ledger.stop("cnrs")
    try ledger.writePolicy(addresses: ["cnrs": "http://127.0.0.1:1"])
    let (before, guarded) = (
      try ledger.published(), try scratch.text(of: "L/checkpoint.key.guard")
    )
    let run = try checkpoint("--json")
    #expect(run.code == 2)
    #expect(try run.json.value("signed") == .bool(false))
    #expect(
      try run.json.value("unanswered")?.arrayValue?.first?.value("url")
        == .string("http://127.0.0.1:1"))
    #expect(try ledger.published() == before)
    #expect(try scratch.text(of: "L/checkpoint.key.guard") == guarded)
    // One is enough for another policy; who is silent is said.
    try ledger.writePolicy(quorum: "any", addresses: ["cnrs": "http://127.0.0.1:1"])
    let enough = try checkpoint()
    #expect(enough.code == 0 && enough.words.contains("http://127.0.0.1:1"), "\(enough.words)")
    #expect(try ledger.published() != before)
    #expect(try scratch.run("verify").code == 0)
  }

  @Test("leaves what they say of the head before with it, whatever becomes of the new one")
  func headBefore() throws {
    try ledger.serve()
    try ledger.stop("cnrs")
    try ledger.writePolicy(addresses: ["cnrs": "http://127.0.0.1:1"])
    #expect(
      try scratch.run("sceller", "--liste", "--lang", "fr-CA").output.contains("par personne"))
    func cosigners() throws -> [Int?] {
      let listed = try scratch.run("checkpoint", "--list", "--json").json.value("checkpoints")
      return (listed?.arrayValue ?? []).map { $0.value("cosigners")?.arrayValue?.count }
    }
    #expect(try cosigners() == [0])
    let run = try checkpoint("--lang", "fr-CA")
    #expect(run.code == 2 && run.words.contains("Rien n’a été signé"), "\(run.words)")
    #expect(run.words.contains("De la tête d’avant, de 1 écriture"), "\(run.words)")
    #expect(try cosigners() == [1])
    // Asked again it gives a line for the same head, which is there.
    let size = try scratch.size
    #expect(try checkpoint().code == 2)
    #expect(try scratch.size == size)
    try ledger.serve()
    #expect(try checkpoint().code == 0)
    #expect(try cosigners() == [2, 2])
    #expect(try scratch.run("verify").code == 0)
  }

  /// A witness that cosigns the head before, and says of the new one that it knows a larger.
  private func treacherous(_ party: String) throws -> AnsweringServer {
    let folder = scratch.url.appending(path: party).path
    @Sendable func stands(at size: UInt64) -> AnsweringServer.Answer {
      .init(status: "409 Conflict", type: "text/x.tlog.size", body: Array("\(size)\n".utf8))
    }
    return try AnsweringServer { _, body in
      guard let request = try? WitnessRequest(body),
        let head = try? Checkpoint(text: request.checkpoint.text), head.size == 1,
        let answer = try? WitnessFolder(at: folder).answer(to: request)
      else { return stands(at: 99) }
      switch answer {
      case .cosigned(_, let line): return .init(type: "text/plain", body: line.line)
      case .refused(.conflict(let seen), _): return stands(at: seen)
      case .refused: return stands(at: 99)
      }
    }
  }

  @Test(
    "is said to be signed where a witness contradicts it after it was", arguments: [true, false])
  func contradictedLate(isJSON: Bool) throws {
    try ledger.serve()
    let server = try treacherous("cnrs")
    try ledger.writePolicy(addresses: ["cnrs": server.url])
    guard isJSON else {
      let told = try checkpoint("--lang", "fr-CA")
      #expect(told.code == 4)
      #expect(told.words.contains("La tête de 11 écritures venait"), "\(told.words)")
      #expect(!told.words.contains("Rien n’a été signé"))
      return
    }
    let run = try checkpoint("--json")
    #expect(run.code == 4)
    #expect(try run.failure == "witness_ahead")
    let error = try run.json.value("error")
    let named = error?.value("parameters")?.arrayValue ?? []
    #expect(named.contains(["role": "signed", "value": 11]), "\(named)")
    #expect(scratch.exists("L/published/11"))
  }

  @Test("is written to the file that is asked for, beside JSON too")
  func file() throws {
    try ledger.serve()
    #expect(try checkpoint("--json", "-o", "cosigned").code == 0)
    #expect(try scratch.text(of: "cosigned") == scratch.text(of: "L/published/checkpoint"))
    try ledger.record(2)
    let run = try scratch.run("checkpoint", "--json", "-o", "head")
    #expect(run.code == 0)
    #expect(try run.json.value("checkpoint") == .string(try scratch.text(of: "head")))
    #expect(try scratch.text(of: "head") == scratch.text(of: "L/published/checkpoint"))
  }

  @Test("is refused to a ledger put back to an older state with its key and its guard")
  func rollback() throws {
    try ledger.serve()
    try copy("L", to: "backup")
    try ledger.record(2)
    #expect(try checkpoint().code == 0)
    let seen = try Checkpoint(text: ledger.published().text).size
    try FileManager.default.removeItem(at: scratch.url.appending(path: "L"))
    try copy("backup", to: "L")
    let before = try ledger.published()
    let run = try checkpoint()
    #expect(run.code == 4 && run.words.contains("\(seen)"), "\(run.words)")
    // However far it grows from there.
    for day in 3..<8 { try ledger.record(day) }
    let grown = try checkpoint("--json")
    #expect(grown.code == 4)
    #expect(try grown.json.value("error")?.value("name") == .string("witness_ahead"))
    #expect(try ledger.published() == before)
  }

  @Test("is refused to a ledger that has signed another history of the same size")
  func rewritten() throws {
    try ledger.serve()
    try copy("L", to: "backup")
    try ledger.record(2)
    #expect(try checkpoint().code == 0)
    let seen = try Checkpoint(text: ledger.published().text).size
    try FileManager.default.removeItem(at: scratch.url.appending(path: "L"))
    try copy("backup", to: "L")
    try ledger.record(3)
    // Alone it signs: nobody is asked.
    #expect(try scratch.run("checkpoint").code == 0)
    #expect(try Checkpoint(text: ledger.published().text).size == seen)
    let run = try checkpoint("--json")
    #expect(run.code == 4)
    #expect(try run.json.value("error")?.value("name") == .string("witness_contradicts"))
    let shown = try scratch.run("witness", "show", "gq")
    #expect(shown.code == 4)
    // Both heads grow on, and the witness knows by their proof.
    try ledger.record(4)
    #expect(try scratch.run("checkpoint").code == 0)
    #expect(try checkpoint().code == 4)
  }

  @Test("brings a witness that was away to the head, from where it stands")
  func caughtUp() throws {
    try ledger.serve()
    #expect(try checkpoint().code == 0)
    for day in 2..<6 {
      try ledger.record(day)
      #expect(try scratch.run("checkpoint").code == 0)
    }
    #expect(try checkpoint().code == 0)
    #expect(try ledger.published().signatures.count == 3)
  }

  @Test("is signed by one process after the other, when several ask at once")
  func simultaneous() async throws {
    try ledger.serve()
    let folder = scratch.url
    let codes = try await withThrowingTaskGroup(of: Int32.self) { group in
      for _ in 0..<3 {
        group.addTask {
          try Run(["checkpoint", "--policy", "policy"], in: folder, ["ENTENTE_LEDGER": "L"]).code
        }
      }
      var codes: [Int32] = []
      for try await code in group { codes.append(code) }
      return codes
    }
    // Whoever is overtaken by another on the way to a witness is told so, and nothing is amiss.
    #expect(codes.allSatisfy { [0, 2].contains($0) } && codes.contains(0), "\(codes)")
    #expect(try scratch.run("verify").code == 0)
  }

  @Test("believes no server that does not answer as a witness does")
  func liars() throws {
    try ledger.serve(quorum: "all")
    func answer(_ head: String, _ body: String) -> String {
      "HTTP/1.1 \(head)\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
    let size = "409 Conflict\r\nContent-Type: text/x.tlog.size"
    let line = "\u{2014} witness.cnrs.example \(String(repeating: "A", count: 100))\n"
    let cases: [(String, Int32)] = [
      (answer("200 OK", ""), 2), (answer("200 OK", "<html></html>\n"), 2),
      (answer("200 OK", line), 2), (answer("200 OK", String(repeating: "x", count: 70_000)), 2),
      (answer("409 Conflict", "5\n"), 2), (answer(size, "05\n"), 2), (answer(size, "5"), 2),
      (answer(size, "18446744073709551616\n"), 2), (answer(size, "-1\n"), 2),
      (answer("301 Moved\r\nLocation: \(ledger.served["gq"]?.url ?? "")/add-checkpoint", ""), 2),
      (answer("500 Error", "no\n"), 2), ("nonsense\r\n\r\n", 2), ("", 2),
      (answer(size, "9223372036854775807\n"), 4), (answer("422 Unprocessable", "no\n"), 4),
    ]
    let before = try ledger.published()
    for (text, code) in cases {
      let server = try CannedServer(text)
      try ledger.writePolicy(addresses: ["cnrs": server.url])
      let run = try checkpoint()
      #expect(run.code == code, "\(text): \(run.words)")
    }
    // Of the head before, the one that is a witness has spoken.
    #expect(try ledger.published().text == before.text)
  }

  @Test("is asked for with a policy that names this ledger, and with addresses")
  func policies() throws {
    try ledger.serve()
    let text = try scratch.text(of: "policy")
    try scratch.write(text.replacing("log \(ledger.key)\n", with: ""), to: "policy")
    #expect(try checkpoint().code == 3)
    try scratch.write(text.replacing("quorum both\n", with: ""), to: "policy")
    #expect(try checkpoint().code == 5)
    try scratch.write(text.replacing(/\ http:\S+/, with: ""), to: "policy")
    #expect(try checkpoint().code == 64)
    let addresses = ["gq", "cnrs"].flatMap { ["--temoin", ledger.served[$0]?.url ?? ""] }
    #expect(
      try Run(
        ["sceller", "--politique", "policy"] + addresses, in: scratch.url,
        ["ENTENTE_LEDGER": "L"]
      ).code == 0)
    for address in ["", "ftp://example.org", "http://", "127.0.0.1:80", "http://a b"] {
      #expect(try checkpoint("--witness", address).code == 64, "\(address)")
    }
    #expect(try checkpoint("--since", "0").code == 64)
    #expect(try scratch.run("checkpoint", "--since", "0", "--cosigned", "x").code == 64)
  }
}

@Suite("A witness that is asked")
struct AskedWitnessTests {
  @Test("has a time to answer in, whole")
  func slowServers() async throws {
    let request = try TestLog(3).request(3, since: 0)
    for head in ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n"] {
      let server = try CannedServer(head.isEmpty ? "H" : head, drips: true)
      var client = try WitnessClient(server.url)
      client.timeoutSeconds = 1
      // The body alone would take a quarter of an hour.
      await #expect(throws: WitnessClientError.self) { try await client.add(request) }
    }
  }
}

@Suite("A checkpoint that is cosigned by file")
struct CosignedFileTests {
  private let ledger: WitnessedLedger
  private var scratch: Scratch { ledger.scratch }

  init() throws {
    ledger = try WitnessedLedger()
    try ledger.writePolicy(quorum: "any")
  }

  @Test("goes to a partner and comes back, in both languages")
  func there() throws {
    #expect(try scratch.run("checkpoint", "--since", "0", "-o", "request").code == 0)
    let signed = try scratch.run("cosign", "request", "--witness", "cnrs", "-o", "answer")
    #expect(signed.code == 0, "\(signed.words)")
    // Nobody has said yet whose the key is.
    let stranger = try scratch.run("checkpoint", "--cosigned", "answer", "--json")
    #expect(stranger.code == 3)
    #expect(try stranger.json.value("error")?.value("name") == .string("no_known_cosignature"))
    let kept = try scratch.run(
      "checkpoint", "--cosigned", "answer", "--policy", "policy", "--json")
    #expect(kept.code == 0, "\(kept.words)")
    #expect(try ledger.published().signatures.count == 2)
    let first = try #require(try kept.json.value("cosignatures")?.arrayValue?.first)
    #expect(first.value("new") == .bool(true) && first.value("witness") == .string("cnrs"))
    // Known by now, and the same again is the same record.
    let again = try scratch.run("sceller", "--contresigne", "answer", "--json")
    let second = try #require(try again.json.value("cosignatures")?.arrayValue?.first)
    #expect(again.code == 0 && second.value("new") == .bool(false))
    #expect(second.value("record") == first.value("record"))
    #expect(try scratch.run("verify").code == 0)
    // The next one starts from there.
    let stale = try scratch.run("sceller", "--depuis", "0", "--sortie", "request")
    #expect(stale.code == 0)
    let refused = try scratch.run("contresigner", "request", "--temoin", "cnrs", "--json")
    #expect(refused.code == 3)
    #expect(try refused.json.value("error")?.value("name") == .string("not_cosigned"))
    #expect(try scratch.run("checkpoint", "--since", "11", "-o", "request").code == 0)
    #expect(try scratch.run("cosign", "request", "--witness", "cnrs").code == 0)
    #expect(try scratch.run("checkpoint", "--since", "99").code == 3)
  }

  @Test("may be the head alone, the first time and the same head again")
  func alone() throws {
    #expect(try scratch.run("checkpoint").code == 0)
    for _ in 0..<2 {
      let run = try scratch.run("cosign", "L/published/checkpoint", "--witness", "gq")
      #expect(run.code == 0, "\(run.words)")
      let note = try SignedNote(Array(run.output.utf8))
      #expect(note.signatures.count == 2)
    }
    try ledger.record(2)
    #expect(try scratch.run("checkpoint").code == 0)
    let run = try scratch.run("cosign", "L/published/checkpoint", "--witness", "gq")
    #expect(run.code == 3 && run.words.contains("--since 11"), "\(run.words)")
  }

  @Test("is taken back only as it was signed here and cosigned there")
  func altered() throws {
    #expect(try scratch.run("checkpoint", "--since", "0", "-o", "request").code == 0)
    #expect(try scratch.run("cosign", "request", "--witness", "cnrs", "-o", "answer").code == 0)
    let before = try ledger.published()
    let whole = try Array(scratch.text(of: "answer").utf8)
    for offset in stride(from: 0, to: whole.count, by: 5) {
      var bytes = whole
      bytes[offset] ^= 1
      try Data(bytes).write(to: scratch.url.appending(path: "altered"))
      let run = try scratch.run("checkpoint", "--cosigned", "altered", "--policy", "policy")
      // The line of the ledger is its own: what counts is the text, and the line of the witness.
      let note = try? SignedNote(bytes)
      let isWhole = note.map { note in
        (try? note.text == SignedNote(whole).text
          && note.signatures.last == SignedNote(whole).signatures.last) ?? false
      }
      #expect(isWhole == true ? run.code == 0 : [3, 5].contains(run.code), "byte \(offset)")
    }
    #expect(try ledger.published().text == before.text)
    for text in ["", "old 0\n", "x", "old 0\n\n"] {
      try scratch.write(text, to: "altered")
      #expect(try scratch.run("cosign", "altered", "--witness", "cnrs").code == 5, "\(text)")
      #expect(try scratch.run("checkpoint", "--cosigned", "altered").code == 5, "\(text)")
    }
    #expect(try scratch.run("cosign", "request", "--witness", "L").code == 5)
  }
}

import CanonicalJSON
import Foundation
import LMDB
import Testing

/// A ledger, a policy for it, and a mirror of it that a partner keeps.
private struct MirroredLedger {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("checkpoint").code == 0)
    let keys = try scratch.run("keys", "--json").json
    try scratch.write(try #require(keys["policy"]?.stringValue), to: "policy")
    #expect(try scratch.run("bundle", "first").code == 0)
    let made = try scratch.run("mirror", "open", "M", "first", "--policy", "policy")
    #expect(made.code == 0, "\(made.words)")
  }

  /// Records an actor in a ledger and signs its head.
  func goOn(_ folder: String = "L", with actor: String) throws {
    let recorded = try scratch.run(
      "record", "actor.registered", "actor=\(actor)", "name=\(actor)", "kind=academic", "--ledger",
      folder)
    #expect(recorded.code == 0, "\(recorded.words)")
    #expect(try scratch.run("checkpoint", "--ledger", folder).code == 0)
  }

  func copy(_ folder: String, to other: String) throws {
    try FileManager.default.copyItem(
      at: scratch.url.appending(path: folder), to: scratch.url.appending(path: other))
  }

  /// How many records the ledger has.
  func size(_ folder: String = "L") throws -> Int64? {
    try scratch.run("verify", folder, "--json").json["records"]?.integerValue
  }

  func forks() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.url.appending(path: "M").path)
      .filter { $0.hasPrefix("fork-") }
  }
}

@Suite struct `A mirror` {
  @Test func `answers as the ledger it mirrors, and verifies by itself`() throws {
    let partners = try MirroredLedger()
    for question in [["state", "--json"], ["log", "--json"], ["due", "--json"]] {
      let there = try partners.scratch.run(question + ["--ledger", "L", "--as-of", "2022-06-01"])
      let here = try partners.scratch.run(question + ["--ledger", "M", "--as-of", "2022-06-01"])
      #expect(here.output == there.output && here.code == 0, "\(question) \(here.words)")
    }
    let verified = try partners.scratch.run("verify", "M", "--policy", "policy")
    #expect(verified.code == 0, "\(verified.output)")
  }

  @Test func `is made by one program at a time: the other waits for the folder`() async throws {
    let partners = try MirroredLedger()
    let folder = partners.scratch.url
    try FileManager.default.createDirectory(
      at: folder.appending(path: "N"), withIntermediateDirectories: false)
    let opening: RunningProgram
    do {
      let lock = try FileLock(.exclusive, on: folder.appending(path: "N").path, waiting: false)
      opening = try RunningProgram(
        ["mirror", "open", "N", "first", "--policy", "policy"], in: folder)
      // Long enough for it to have come to the folder.
      try await Task.sleep(for: .seconds(2))
      #expect(try partners.scratch.names(in: "N") == [])
      extendLifetime(lock)
    }
    let opened = try opening.end()
    #expect(opened.code == 0, "\(opened.words)")
    #expect(try partners.size("N") == 11)
  }

  @Test func `is not made again over records, whatever keeps them from being read`() throws {
    let partners = try MirroredLedger()
    let scratch = partners.scratch
    // Its heads are not published yet, and the line that says whose log it is was lost.
    try scratch.remove("M/published")
    try scratch.write("?", to: "M/mirror")
    let store = try Data(contentsOf: scratch.url.appending(path: "M/data.mdb"))
    let run = try scratch.run("mirror", "open", "M", "first", "--policy", "policy")
    #expect(run.code == 5, "\(run.words)")
    #expect(try Data(contentsOf: scratch.url.appending(path: "M/data.mdb")) == store)
  }

  @Test func `takes what is new, whole, and again without harm`() throws {
    let partners = try MirroredLedger()
    try partners.goOn(with: "one")
    try partners.goOn(with: "two")
    #expect(try partners.scratch.run("bundle", "next", "--since", "11").code == 0)
    for _ in 0..<2 {
      let taken = try partners.scratch.run("mirror", "take", "next", "--ledger", "M")
      #expect(taken.code == 0, "\(taken.words)")
    }
    #expect(try partners.size("M") == partners.size())
    #expect(try partners.scratch.run("verify", "M").code == 0)
    // The whole history again, from the beginning, changes nothing either.
    #expect(try partners.scratch.run("bundle", "all").code == 0)
    #expect(try partners.scratch.run("mirror", "take", "all", "--ledger", "M").code == 0)
  }

  @Test func `follows its log from one key of heads to the next, and no key of another`() throws {
    let partners = try MirroredLedger()
    let scratch = partners.scratch
    let old = try #require(
      try scratch.run("keys", "--json").json["policy"]?.stringValue?
        .firstMatch(of: /[+]([A-Za-z0-9+\/=]+)\n/)?.output.1)
    try scratch.copy("L", to: "copy")
    try scratch.done("keys", "make", "next.key", "--use", "checkpoint")
    try scratch.done("keys", "add", "next.key", "--owner", "gq", "--sign", "L/checkpoint.key")
    try scratch.done("checkpoint", "--key", "next.key")
    try scratch.done("bundle", "over", "--since", "11")
    let taken = try scratch.run("mirror", "take", "over", "--ledger", "M", "--lang", "en")
    #expect(taken.code == 0, "\(taken.output)\(taken.words)")
    #expect(taken.words.contains("a key that the records have added since"), "\(taken.words)")
    #expect(!taken.words.contains(old))
    let before = try #require(try partners.size("M"))
    // The old key is retired: a head by it that comes after is none of the log's.
    let first = try #require(
      try scratch.run("keys", "--json").json["checkpoints"]?.arrayValue?.first)
    try scratch.done(
      "keys", "retire", try #require(first.objectValue?["key"]?.stringValue), "--why",
      "superseded", "--sign", "next.key")
    try scratch.done("checkpoint", "--key", "next.key")
    try scratch.done("bundle", "retired", "--since", "\(before)")
    let again = try scratch.done("mirror", "take", "retired", "--ledger", "M", "--lang", "en")
    #expect(!again.words.contains("a key that the records have added since"))
    #expect(try scratch.run("verify", "M").code == 0)
    // Who is new needs the key of today alone.
    try scratch.write(
      try #require(try scratch.run("keys", "--json").json["policy"]?.stringValue), to: "today")
    try scratch.done("bundle", "whole")
    try scratch.done("mirror", "open", "N", "whole", "--policy", "today")
    #expect(try scratch.run("verify", "N", "--policy", "today").code == 0)
    // A key that a copy of its own has added is none of the log's.
    try scratch.done("keys", "make", "other.key", "--use", "checkpoint")
    try scratch.done(
      "keys", "add", "other.key", "--owner", "gq", "--sign", "copy/checkpoint.key", "--ledger",
      "copy")
    try scratch.done("checkpoint", "--key", "other.key", "--ledger", "copy")
    try scratch.done("bundle", "astray", "--ledger", "copy")
    let refused = try scratch.run("mirror", "take", "astray", "--ledger", "M")
    #expect(refused.code == 4, "\(refused.output)\(refused.words)")
  }

  /// Whoever carries a bundle may add lines under its heads.
  @Test func `keeps no cosignature that was made up, and has room for a true one`() throws {
    let scratch = try MirroredLedger().scratch
    try scratch.done("witness", "open", "W", "--name", "witness.example", "--party", "gq")
    let key = try #require(
      try scratch.run("keys", "--json").json["checkpoint"]?["verifier_key"]?.stringValue)
    try scratch.done("witness", "trust", "W", key)
    let shown = try scratch.run("witness", "show", "W", "--json").json
    let policy = try #require(shown["policy"]?.stringValue)
    let name = try #require(policy.split(separator: " ").dropFirst().first)
    try scratch.write("log \(key)\n\(policy)\nquorum \(name)\n", to: "both")
    try scratch.done("checkpoint", "--since", "0", "-o", "request")
    try scratch.done("cosign", "request", "--witness", "W", "-o", "answer")
    try scratch.done("checkpoint", "--cosigned", "answer", "--policy", "both")
    try scratch.done("checkpoint")
    try scratch.done("bundle", "true")
    let line = try #require(
      try scratch.text(of: "answer").split(separator: "\n").last { $0.contains("witness.example") })
    let words = line.split(separator: " ")
    var bytes = try #require(Data(base64Encoded: String(words[2])))
    bytes[bytes.count - 1] ^= 1
    let made = "\(words[0]) \(words[1]) \(bytes.base64EncodedString())"
    let lines = try scratch.text(of: "true").split(separator: "\n").map(String.init)
    func poisoned(_ more: String) throws -> String {
      let changed = lines.map { text in
        guard text.hasPrefix("{\"checkpoint\""), text.contains("witness.example") else {
          return text
        }
        return text.replacing(String(line), with: made).replacing("\\n\"}", with: "\\n\(more)\"}")
      }
      #expect(changed != lines)
      return changed.map { $0 + "\n" }.joined()
    }
    let crowd = (0..<98).map { "\u{2014} x\($0) AQIDBAU=\\n" }.joined()
    for (number, more) in ["", crowd].enumerated() {
      try scratch.write(try poisoned(more), to: "poisoned")
      try scratch.done("mirror", "open", "N\(number)", "poisoned", "--policy", "policy")
      #expect(try scratch.run("verify", "N\(number)").code == 0)
      try scratch.done("mirror", "take", "true", "--ledger", "N\(number)")
      #expect(try scratch.run("verify", "N\(number)").code == 0)
      let kept = try scratch.text(of: "N\(number)/published/11")
      #expect(kept.contains(line), "\(kept)")
    }
  }

  @Test func `records nothing and signs nothing of its own`() throws {
    let partners = try MirroredLedger()
    let recorded = try partners.scratch.run(
      "record", "actor.registered", "actor=x", "name=X", "kind=academic", "--ledger", "M")
    #expect(
      recorded.code != 0 && recorded.words.contains("mirrors a ledger that is kept elsewhere"))
    let signed = try partners.scratch.run("checkpoint", "--ledger", "M", "--lang", "fr-CA")
    #expect(signed.code != 0 && signed.words.contains("miroir d’un registre tenu ailleurs"))
    let backup = try partners.scratch.run("backup", "B", "--ledger", "M")
    #expect(backup.code == 0)
    let fromBackup = try partners.scratch.run(
      "record", "actor.registered", "actor=x", "name=X", "kind=academic", "--ledger", "B")
    #expect(fromBackup.code != 0 && fromBackup.words.contains("mirrors a ledger"))
  }

  @Test func `is opened and goes on from bundles where a partner publishes them`() throws {
    let partners = try MirroredLedger()
    let scratch = partners.scratch
    let folder = scratch.url
    let server = try AnsweringServer { path, _ in
      guard let bytes = try? Data(contentsOf: folder.appending(path: path)) else {
        return .init(status: "404 Not Found", body: [])
      }
      return .init(body: Array(bytes))
    }
    try scratch.done(
      "mirror", "open", "N", "\(server.url)/first", "--policy", "policy")
    #expect(try partners.size("N") == 11)
    try partners.goOn(with: "one")
    try scratch.done("bundle", "next", "--since", "11")
    let taken = try scratch.done(
      "miroir", "prendre", "\(server.url)/next", "--registre", "N", "--lang", "fr-CA")
    #expect(taken.output.contains("12"), "\(taken.output)")
    #expect(try partners.size("N") == 12)
    try scratch.done("verify", "N", "--policy", "policy")
    #expect(
      try scratch.text(of: "N/published/12") == scratch.text(of: "L/published/12"))
    // What is not there is no bundle, and nothing is left of what was fetched.
    let missing = try scratch.run("mirror", "take", "\(server.url)/no", "--ledger", "N")
    #expect(missing.code == 5 && missing.words.contains("404"))
    // One that was changed on the way is told from one that could not be fetched.
    var bytes = try Data(contentsOf: folder.appending(path: "next"))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: folder.appending(path: "changed"))
    let changed = try scratch.run("mirror", "take", "\(server.url)/changed", "--ledger", "M")
    #expect(changed.code == 4 || changed.code == 5, "\(changed.words)")
    #expect(try partners.size("M") == 11)
  }

  @Test func `says what keeps a bundle from being fetched`() throws {
    let partners = try MirroredLedger()
    // Port 9 is for discarding, and nobody listens there.
    for address in ["http://127.0.0.1:9/next", "http://", "https://127.0.0.1:9/next"] {
      let run = try partners.scratch.run("mirror", "take", address, "--ledger", "M")
      #expect(run.code == 5 && run.words.contains(address), "\(run.code) \(run.words)")
      #expect(!run.words.contains("disk") && !run.words.contains("ECONN"), "\(run.words)")
    }
    let refused = try partners.scratch.run(
      "mirror", "take", "http://127.0.0.1:9/next", "--ledger", "M", "--lang", "fr-CA")
    #expect(refused.words.contains("personne n’y répond"), "\(refused.words)")
    let server = try AnsweringServer { _, _ in .init(status: "404 Not Found", body: []) }
    let missing = try partners.scratch.run(
      "mirror", "take", "\(server.url)/no", "--ledger", "M", "--json")
    #expect(missing.words.contains(#""reason"},{"#) || missing.output.contains("\"fetch\""))
    #expect(try partners.size("M") == 11)
  }

  @Test func `refuses a bundle with a gap before it, and one of another ledger`() throws {
    let partners = try MirroredLedger()
    try partners.goOn(with: "one")
    try partners.goOn(with: "two")
    #expect(try partners.scratch.run("bundle", "late", "--since", "12").code == 0)
    let late = try partners.scratch.run("mirror", "take", "late", "--ledger", "M")
    #expect(late.code != 0, "\(late.output)")
    #expect(
      try partners.scratch.run("open", "O", "--origin", "example.org/other", "--title", "O").code
        == 0)
    #expect(try partners.scratch.run("bundle", "other", "--ledger", "O").code == 0)
    let other = try partners.scratch.run("mirror", "take", "other", "--ledger", "M")
    #expect(other.code == 4, "\(other.output)")
    #expect(try partners.size("M") == 11)
  }

  @Test func `is not made from a bundle whose signer nobody has named`() throws {
    let partners = try MirroredLedger()
    let alone = try partners.scratch.run("mirror", "open", "N", "first")
    #expect(alone.code == 64)
    #expect(
      try partners.scratch.run("open", "O", "--origin", "example.org/ledger", "--title", "O").code
        == 0)
    let stranger = try partners.scratch.run("keys", "--ledger", "O", "--json").json
    try partners.scratch.write(try #require(stranger["policy"]?.stringValue), to: "theirs")
    let wrong = try partners.scratch.run("mirror", "open", "N", "first", "--policy", "theirs")
    #expect(wrong.code != 0)
    #expect(
      !FileManager.default.fileExists(atPath: partners.scratch.url.appending(path: "N").path))
  }

  @Test func `takes nothing of a bundle that was changed anywhere`() throws {
    let partners = try MirroredLedger()
    try partners.goOn(with: "one")
    #expect(try partners.scratch.run("bundle", "next", "--since", "11").code == 0)
    let file = partners.scratch.url.appending(path: "next")
    let whole = try Data(contentsOf: file)
    // Every ninth byte: the whole is short, and each is one run of the program.
    for offset in stride(from: 0, to: whole.count, by: max(1, whole.count / 40)) {
      var changed = whole
      changed[offset] ^= 1
      try changed.write(to: file)
      let taken = try partners.scratch.run("mirror", "take", "next", "--ledger", "M")
      #expect(taken.code == 4 || taken.code == 5, "byte \(offset): \(taken.code) \(taken.words)")
    }
    for length in [0, 1, whole.count / 2, whole.count - 1] {
      try whole.prefix(length).write(to: file)
      let taken = try partners.scratch.run("mirror", "take", "next", "--ledger", "M")
      #expect(taken.code == 4 || taken.code == 5, "\(length) bytes")
    }
    #expect(try partners.size("M") == 11)
    try whole.write(to: file)
    #expect(try partners.scratch.run("mirror", "take", "next", "--ledger", "M").code == 0)
  }

  @Test func `shows to everybody that the log has signed two histories`() throws {
    let partners = try MirroredLedger()
    try partners.copy("L", to: "L2")
    try partners.goOn(with: "one")
    #expect(try partners.scratch.run("bundle", "next", "--since", "11").code == 0)
    #expect(try partners.scratch.run("mirror", "take", "next", "--ledger", "M").code == 0)
    // Of one size, and of a larger one that begins otherwise.
    for (actor, bundle) in [("uno", "same"), ("due", "longer")] {
      try partners.goOn("L2", with: actor)
      #expect(
        try partners.scratch.run("bundle", bundle, "--since", "11", "--ledger", "L2").code == 0)
      let taken = try partners.scratch.run("mirror", "take", bundle, "--ledger", "M")
      #expect(taken.code == 4, "\(taken.output)")
      #expect(taken.words.contains("has signed two histories"))
    }
    #expect(try partners.size("M") == 12)
    let forks = try partners.forks()
    #expect(!forks.isEmpty)
    for fork in forks {
      // It needs no ledger: only the key of the log, from elsewhere.
      let shown = try partners.scratch.run("verify", "M/\(fork)", "--policy", "policy")
      #expect(shown.code == 0 && shown.output.contains("A fork is proven"))
      let json = try partners.scratch.run("verify", "M/\(fork)", "--policy", "policy", "--json")
        .json
      #expect(json["fork"] == true)
    }
  }

  @Test func `has the head cosigned by its own witness, once all is taken`() throws {
    let partners = try MirroredLedger()
    let scratch = partners.scratch
    #expect(
      try scratch.run("witness", "open", "W", "--name", "mirror.cnrs.example", "--party", "cnrs")
        .code == 0)
    let verifier = try #require(
      try scratch.run("keys", "--json").json["checkpoint"]?["verifier_key"]?.stringValue)
    #expect(try scratch.run("witness", "trust", "W", verifier).code == 0)
    for (number, actor) in ["one", "two"].enumerated() {
      try partners.goOn(with: actor)
      #expect(try scratch.run("bundle", "next", "--since", "\(11 + number)").code == 0)
      let taken = try scratch.run(
        "mirror", "take", "next", "--ledger", "M", "--witness", "W", "-o", "cosigned")
      #expect(taken.code == 0, "\(taken.words)")
      let note = try String(
        contentsOf: scratch.url.appending(path: "cosigned"), encoding: .utf8)
      #expect(note.contains("— mirror.cnrs.example "))
    }
  }
}

@Suite struct `A bundle` {
  @Test func `is undecided alone, and holds by a policy and the head it continues`() throws {
    let partners = try MirroredLedger()
    try partners.goOn(with: "one")
    let scratch = partners.scratch
    #expect(try scratch.run("bundle", "next", "--since", "11").code == 0)
    let alone = try scratch.run("verify", "next", environment: ["COLUMNS": "300"])
    #expect(alone.code == 2 && alone.output.contains("whose, nobody has said"))
    let told = try scratch.run(
      "verifier", "next", "--politique", "policy", "--ancienne", "M/published/11", "--lang",
      "fr-CA")
    #expect(told.code == 0, "\(told.output)")
    // The beginning of another history.
    try partners.copy("L", to: "L2")
    let older = try scratch.run("verify", "next", "--policy", "policy", "--old", "M/published/1")
    #expect(older.code == 2, "\(older.output)")
    #expect(older.output.contains("F-BEGINNING-NOT-GIVEN"))
  }

  @Test func `without words makes a mirror that says what it was not given`() throws {
    let scratch = try MirroredLedger().scratch
    try scratch.done("bundle", "mute", "--without-words")
    try scratch.done("mirror", "open", "N", "mute", "--policy", "policy")
    let verified = try scratch.run("verify", "N", "--policy", "policy", "--lang", "en")
    #expect(verified.code == 0, "\(verified.output)")
    #expect(verified.output.contains("words or documents that it was not given"))
    #expect(!(try scratch.run("verify", "M", "--lang", "en").output.contains("not given")))
  }

  @Test func `gives no words when they are withheld`() throws {
    let partners = try MirroredLedger()
    #expect(try partners.scratch.run("bundle", "mute", "--without-words").code == 0)
    let text = try String(
      contentsOf: partners.scratch.url.appending(path: "mute"), encoding: .utf8)
    #expect(!text.contains("\"words\":{") && text.contains("\"facts\":{"))
    #expect(try partners.scratch.run("verify", "mute", "--policy", "policy").code == 0)
  }

  @Test func `is not written where no signed head is new`() throws {
    let partners = try MirroredLedger()
    let none = try partners.scratch.run("bundle", "none", "--since", "11")
    #expect(none.code == 64 && none.words.contains("Sign first"))
    #expect(
      !FileManager.default.fileExists(atPath: partners.scratch.url.appending(path: "none").path))
  }
}

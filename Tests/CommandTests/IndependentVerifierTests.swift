import CanonicalJSON
import Foundation
import Testing
import Transparency

/// `Tools/verify.py` and `Tools/verify_records.py` are written from the pages of Docs/Formats, in another
/// language.
@Suite(.enabled(if: OtherTools.python != nil, "needs Python 3.11 with its package cryptography"))
struct `A verifier that shares no code with ours` {
  private func python(_ arguments: [String], in scratch: Scratch) throws -> Run {
    let tool = OtherTools.project.appending(path: "Tools/\(arguments[0])").path
    let python = try #require(OtherTools.python)
    return try Run(
      [tool] + arguments.dropFirst(), in: scratch.url, OtherTools.environment, program: python)
  }

  private func verify(_ arguments: String..., in scratch: Scratch) throws -> Run {
    try python(["verify.py"] + arguments, in: scratch)
  }

  private func verifyRecords(_ arguments: String..., in scratch: Scratch) throws -> Run {
    try python(["verify_records.py"] + arguments, in: scratch)
  }

  @Test func `accepts what we publish, once it is told whose it is`() throws {
    let scratch = try Scratch()
    try scratch.openLong()
    try scratch.publish()
    let alone = try verify("tiles", "tiles", in: scratch)
    #expect(alone.code == 2, "\(alone.output)\(alone.words)")
    let told = try verify("tiles", "tiles", "--policy", "policy", in: scratch)
    #expect(told.code == 0, "\(told.output)\(told.words)")
    let lines = told.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.hasPrefix("holds ") })
    #expect(told.output.contains("root \(try root(of: scratch))"))
    let records = try verifyRecords("tiles", "tiles", "--policy", "policy", in: scratch)
    #expect(records.code == 0, "\(records.output)\(records.words)")
    let more = records.output.split(separator: "\n").dropFirst(lines.count)
    #expect(more.count == 2)
    #expect(more.allSatisfy { $0.hasPrefix("holds ") })
  }

  private func root(of scratch: Scratch) throws -> String {
    let file = scratch.url.appending(path: "tiles/checkpoint")
    return try Checkpoint(text: SignedNote([UInt8](Data(contentsOf: file))).text).root.hex
  }

  @Test func `refuses each file of them when a bit is changed, an end cut or the file is gone`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openLong()
    try scratch.publish()
    let files = try scratch.publishedFiles
    #expect(files.count == 6)
    for name in files {
      let changes: [(String, (Data) -> Data)] = [
        ("first bit", { $0.flipped(at: 0) }), ("middle", { $0.flipped(at: $0.count / 2) }),
        ("last bit", { $0.flipped(at: $0.count - 1) }), ("cut", { $0.dropLast() }),
        ("longer", { $0 + [0] }), ("empty", { _ in Data() }),
      ]
      for (what, change) in changes {
        try scratch.with(name, changed: change) {
          let run = try verify("tiles", "tiles", "--policy", "policy", in: scratch)
          #expect(run.code == 4, "\(name), \(what): \(run.output)\(run.words)")
        }
      }
      let file = scratch.url.appending(path: name)
      let whole = try Data(contentsOf: file)
      try FileManager.default.removeItem(at: file)
      let run = try verify("tiles", "tiles", "--policy", "policy", in: scratch)
      #expect(run.code == (name.hasSuffix("checkpoint") ? 5 : 4), "\(name): \(run.output)")
      #expect(!run.words.contains("Traceback"))
      try whole.write(to: file)
    }
  }

  @Test func `holds a log against a head that was kept from before`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.publish()
    let kept = scratch.url.appending(path: "kept")
    try FileManager.default.copyItem(
      at: scratch.url.appending(path: "tiles/checkpoint"), to: kept)
    let registered = try scratch.run(
      "record", "actor.registered", "actor=lab", "name=Lab", "kind=party")
    #expect(registered.code == 0, "\(registered.words)")
    try scratch.publish()
    let given = ["verify.py", "tiles", "tiles", "--policy", "policy", "--old", "kept"]
    #expect(try python(given, in: scratch).code == 0)
    let text = try scratch.text(of: "kept")
    for size in ["10", "99"] {
      try scratch.write(text.replacingOccurrences(of: "\n11\n", with: "\n\(size)\n"), to: "kept")
      let run = try python(given, in: scratch)
      #expect(run.code == 4, "\(run.output)\(run.words)")
    }
    try scratch.write(text.replacingOccurrences(of: "\n11\n", with: "\n011\n"), to: "kept")
    #expect(try python(given, in: scratch).code == 5)
  }

  @Test func `finds the records of a selection that ours finds, and misses each that is held back`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    for change in [
      ["correct", "8", "occurred=2022-05-03"], ["annul", "9"],
      ["correct", "10", "due=2022-05-05"], ["annul", "13"],
    ] {
      let run = try Run(
        change + ["--reason", "Wrong"], in: scratch.url, ["ENTENTE_LEDGER": "L"])
      try #require(run.code == 0, "\(run.words)")
    }
    try scratch.publish()
    let records = scratch.url.appending(path: "chosen/records.jsonl")
    for options in [
      [], ["--axis", "A1"], ["--to", "2022-05-01"],
      ["--type", "exchange.held", "--from", "2022-05-03"],
      ["--party", "cnrs", "--words"], ["--type", "agreement.signed", "--from", "2022-06"],
      ["--agreement", "gq-cnrs", "--from", "2022-05-02", "--to", "2022-05-02"],
    ] {
      let export = try Run(
        ["export", "selection", "chosen"] + options, in: scratch.url, ["ENTENTE_LEDGER": "L"])
      try #require(export.code == 0, "\(export.words)")
      let ours = try Run(
        ["verify", "chosen", "--policy", "policy", "--json"], in: scratch.url)
      let sentence = try #require(try ours.json["proven"]?["en"]?.stringValue)
      let theirs = try verifyRecords("selection", "chosen", "--policy", "policy", in: scratch)
      #expect(theirs.code == 0, "\(options): \(theirs.output)\(theirs.words)")
      #expect(theirs.output.contains(sentence.dropFirst("Of the".count).dropLast()), "\(options)")
      let lines = try String(contentsOf: records, encoding: .utf8).split(separator: "\n")
      for index in lines.indices {
        var fewer = lines
        fewer.remove(at: index)
        try Data(fewer.map { $0 + "\n" }.joined().utf8).write(to: records)
        let run = try verifyRecords("selection", "chosen", "--policy", "policy", in: scratch)
        #expect(run.code == 4, "\(run.output)\(run.words)")
      }
    }
  }

  @Test func `says how it is called, and what it cannot read, and no more`() throws {
    let scratch = try Scratch()
    #expect(try verify(in: scratch).code == 64)
    #expect(try verify("everything", "tiles", in: scratch).code == 64)
    for arguments in [["tiles", "nothing"], ["proof", "nothing", "nothing"]] {
      let run = try python(["verify.py"] + arguments, in: scratch)
      #expect(run.code == 5)
      #expect(!run.words.contains("Traceback"))
    }
  }

  @Test func `does what published vectors and the pages of the formats say`() throws {
    let run = try python(["test-verify.py"], in: try Scratch())
    #expect(run.code == 0, "\(run.output)\(run.words)")
    #expect(run.output.hasSuffix(" passed, 0 failed\n"))
    print(run.output)
  }

  /// Logs, policies, proofs and records, each changed in many ways by chance and by hand: both
  /// verifiers have to refuse, and neither may crash or be of another mind.
  @Test func `agrees with ours on thousands of changed logs`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.publish()
    let program = try Run.program.path
    let run = try python(
      [
        "mutate.py", "--count", "1000", "--entente", program, "--every", "20",
        "--tiles", "tiles", "--policy", "policy",
      ], in: scratch)
    #expect(run.code == 0, "\(run.output)\(run.words)")
    #expect(run.output.hasSuffix(" 0 faults\n"))
    // The seed, and how many there were of each kind.
    print(run.output)
  }

  @Test(.enabled(if: Proving.canBeMade, "needs the command prove"))
  func `reads a proof of one record as ours does, and refuses a changed one`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.publish()
    for number in [3, 4] {
      let proven = try scratch.run(
        "prove", "\(number)", "--words", "--out", "record-\(number).tlog-proof")
      #expect(proven.code == 0, "\(proven.words)")
    }
    let given = ["verify.py", "proof", "record-3.tlog-proof"]
    let alone = try python(given, in: scratch)
    #expect(alone.code == 2, "\(alone.output)\(alone.words)")
    let told = try python(given + ["--policy", "policy"], in: scratch)
    #expect(told.code == 0, "\(told.output)\(told.words)")
    #expect(told.output.split(separator: "\n").allSatisfy { $0.hasPrefix("holds ") })

    let other = try python(
      given + ["record-4.json", "--policy", "policy"], in: scratch)
    #expect(other.code == 4, "\(other.output)\(other.words)")
    for name in ["record-3.tlog-proof", "record-3.json"] {
      let count = try Data(contentsOf: scratch.url.appending(path: name)).count
      for place in stride(from: 0, to: count, by: 17) {
        try scratch.with(name, changed: { $0.flipped(at: place) }) {
          let run = try python(given + ["--policy", "policy"], in: scratch)
          #expect(run.code == 4, "\(name) at \(place): \(run.output)\(run.words)")
        }
      }
    }
  }
}

private enum Proving {
  /// Whether this program makes proofs of single records.
  static let canBeMade =
    // One that does not start fails everywhere else.
    (try? Run(["prove", "--help"], in: OtherTools.project))?.code == 0
}

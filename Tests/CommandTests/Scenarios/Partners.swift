import CanonicalJSON
import Foundation
import Testing
import Transparency

/// A host with its ledger, and a partner with a mirror, a witness, and what it was handed in person:
/// each command on them is a process of its own.
final class Partners {
  let scratch: Scratch
  /// The key of the heads, as a policy names it.
  let key: String
  /// How many records the mirror, the witness and the head that was kept have.
  static let size: UInt64 = 11

  /// - Parameter actions: What is recorded before the first head that partners see, a line each.
  init(_ actions: String = sampleActions) throws {
    scratch = try Scratch()
    try scratch.done(
      "open", "L", "--origin", "example.org/ledger", "--title", "Sample", "--clock", "simulated",
      "--now", "2022-05-06")
    try scratch.copy("L", to: "opened")
    try scratch.done("import", "-", input: actions)
    try scratch.done("checkpoint")
    try scratch.copy("L/published/checkpoint", to: "kept")
    let keys = try scratch.run("keys", "--json").json
    key = try #require(keys["checkpoint"]?["verifier_key"]?.stringValue)
    try scratch.write(try #require(keys["policy"]?.stringValue), to: "policy")
    try scratch.write(try #require(keys["anchors"]?.stringValue), to: "anchors")
    try scratch.done("bundle", "first")
    try scratch.done("mirror", "open", "M", "first", "--policy", "policy")
    let made = try scratch.done(
      "witness", "open", "W", "--name", "witness.cnrs.example", "--party", "cnrs")
    let line = try #require(made.output.split(separator: "\n").dropFirst().first)
    try scratch.done("witness", "trust", "W", key)
    try scratch.write("log \(key)\n\(line)\nquorum cnrs\n", to: "demanding")
    try scratch.done("checkpoint", "--since", "0", "-o", "request")
    try scratch.done("cosign", "request", "--witness", "W", "-o", "answer")
  }

  /// A ledger that the host makes again from the day it was opened, with the key and the guard of that
  /// day, a workshop turned into a visit: so many records of it, signed.
  func forge(_ name: String = "F", size: Int = Int(Partners.size)) throws {
    try scratch.copy("opened", to: name)
    let lines = sampleActions.replacingOccurrences(of: "\"workshop\"", with: "\"visit\"")
      .split(separator: "\n")
    try scratch.done(
      "import", "-", "--ledger", name, input: lines.prefix(size - 1).joined(separator: "\n"))
    for number in lines.count + 1..<max(lines.count + 1, size) {
      try scratch.meet("V\(number)", "--ledger", name)
    }
    try scratch.done("checkpoint", "--ledger", name)
  }

  /// What a mirror says to all that a ledger can show it from some size on.
  func bundled(_ ledger: String, since size: Int = 0) throws -> Run {
    try scratch.remove("bundle")
    try scratch.done("bundle", "bundle", "--ledger", ledger, "--since", "\(size)")
    return try scratch.run("mirror", "take", "bundle", "--ledger", "M", "--json")
  }

  /// What the witness says to the head of a ledger.
  func cosigned(_ ledger: String, since size: Int) throws -> Run {
    try scratch.remove("request")
    try scratch.done("checkpoint", "--since", "\(size)", "--ledger", ledger, "-o", "request")
    return try scratch.run("cosign", "request", "--witness", "W", "--json")
  }

  /// The evidence that the mirror and the witness keep.
  func forks() throws -> [String] {
    let mirror = try scratch.names(in: "M").filter { $0.hasPrefix("fork-") }.map { "M/\($0)" }
    let witness = try scratch.names(in: "W/forks").map { "W/forks/\($0)" }
    return mirror + witness
  }

  /// Everything that partners keep is as it was, but for evidence.
  func expectNothingTaken(_ location: SourceLocation = #_sourceLocation) throws {
    let mirror = try scratch.run("verify", "M", "--old", "kept", "--policy", "policy", "--json")
    // Of what it was shown it says the evidence, and nothing else.
    let isForked = try scratch.names(in: "M").contains { $0.hasPrefix("fork-") }
    #expect(
      try mirror.faults == (isForked ? ["F-FORK-KEPT"] : []), "\(mirror.output)",
      sourceLocation: location)
    #expect(
      try mirror.json["records"] == .integer(Int64(Partners.size)), sourceLocation: location)
    // The witness cosigns what it has seen again, and that is the head of the mirror.
    try scratch.remove("request")
    try scratch.done("checkpoint", "--since", "\(Partners.size)", "-o", "request")
    let again = try scratch.run("cosign", "kept", "--witness", "W")
    #expect(again.code == 0, "\(again.words)", sourceLocation: location)
  }
}

extension Scratch {
  /// Runs what has to succeed.
  @discardableResult
  func done(
    _ arguments: String..., input: String? = nil, location: SourceLocation = #_sourceLocation
  ) throws -> Run {
    let run = try Run(
      arguments, in: url, ["ENTENTE_LEDGER": "L"], input: input.map { Data($0.utf8) })
    try #require(run.code == 0, "\(arguments): \(run.words)", sourceLocation: location)
    return run
  }

  /// Records an exchange of both partners.
  @discardableResult
  func meet(_ exchange: String, _ more: String...) throws -> Run {
    let run = try Run(
      [
        "record", "exchange.held", "exchange=\(exchange)", "form=visit", "--axis", "A1", "--party",
        "gq", "--party", "cnrs", "--occurred", "2022-05-03", "--json",
      ] + more, in: url, ["ENTENTE_LEDGER": "L"])
    try #require(run.code == 0, "\(run.words)")
    return run
  }

  /// Copies a file or a folder, in the place of what is there.
  func copy(_ name: String, to other: String) throws {
    try remove(other)
    try FileManager.default.copyItem(
      at: url.appending(path: name), to: url.appending(path: other))
  }

  func remove(_ name: String) throws {
    guard exists(name) else { return }
    try FileManager.default.removeItem(at: url.appending(path: name))
  }

  /// The names in a folder here; none where it is not.
  func names(in folder: String) throws -> [String] {
    guard exists(folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path)
      .sorted()
  }

  /// The signed heads that a folder has published, by their sizes.
  func heads(of ledger: String) throws -> [UInt64: Digest] {
    var heads: [UInt64: Digest] = [:]
    for name in try names(in: "\(ledger)/published") where UInt64(name) != nil {
      let note = try SignedNote(Array(try text(of: "\(ledger)/published/\(name)").utf8))
      let head = try Checkpoint(text: note.text)
      heads[head.size] = head.root
    }
    return heads
  }
}

extension Run {
  /// The names of the faults of a verification, in the order they are told.
  var faults: [String] {
    get throws {
      (try json["checks"]?.arrayValue ?? []).flatMap { check in
        (check["faults"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
      }
    }
  }

  /// The name of what a command failed at.
  var failure: String? {
    get throws { try json["error"]?["name"]?.stringValue }
  }

  /// The name of the rule that refused.
  var refusal: String? {
    get throws { try json["refusal"]?["name"]?.stringValue }
  }
}

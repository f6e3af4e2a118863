import CanonicalJSON
import Foundation
import Testing

/// Each cause has its own name for programs, and its own way out for whoever reads.
@Suite("A key of heads that cannot be signed with")
struct CheckpointKeyTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.openSample()
    try scratch.done("checkpoint")
  }

  private func expect(
    _ reason: String, fr: String, en: String, _ key: String...,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let arguments = ["checkpoint"] + (key.isEmpty ? [] : ["--key"] + key)
    func run(_ more: String...) throws -> Run {
      try Run(arguments + more, in: scratch.url, ["ENTENTE_LEDGER": "L"])
    }
    let json = try run("--json")
    #expect(json.code == 5, sourceLocation: location)
    #expect(try json.failure == "key", sourceLocation: location)
    let named = try json.json["error"]?["parameters"]?.arrayValue ?? []
    #expect(
      named.contains(["role": "reason", "value": .string(reason)]), "\(named)",
      sourceLocation: location)
    for (lang, words) in [("fr-CA", fr), ("en", en)] {
      let told = try run("--lang", lang).words.replacing("\n", with: " ")
      #expect(told.contains(words), "\(told)", sourceLocation: location)
    }
  }

  @Test func `is missing, or is no key`() throws {
    try scratch.copy("L/checkpoint.key", to: "kept")
    try scratch.remove("L/checkpoint.key")
    try expect(
      "missing", fr: "Remettez en place la clé de ce registre",
      en: "Put back the key of this ledger"
    )
    try scratch.write("no key", to: "L/checkpoint.key")
    try expect("malformed", fr: "pas un fichier de clé d’entente", en: "not a key file of entente")
    try scratch.copy("kept", to: "L/checkpoint.key")
    try scratch.done("checkpoint")
  }

  @Test func `has lost its guard`() throws {
    try scratch.write("?", to: "L/checkpoint.key.guard")
    try expect("guard_damaged", fr: "est endommagée. Remettez", en: "is damaged. Put back the one")
    try scratch.remove("L/checkpoint.key.guard")
    try expect(
      "guard_missing", fr: "sans elle la clé ne signe rien", en: "without it the key signs")
  }

  @Test func `is of no record, or was retired by one`() throws {
    try scratch.done("keys", "make", "other.key", "--use", "checkpoint")
    try expect(
      "other_ledger", fr: "entente cles ajouter", en: "entente keys add", "other.key")
    let old = try #require(
      try scratch.run("keys", "--json").json["checkpoint"]?["key"]?.stringValue)
    try scratch.done(
      "keys", "add", "other.key", "--owner", "gq", "--sign", "L/checkpoint.key")
    try scratch.done(
      "keys", "retire", old, "--why", "superseded", "--sign", "L/checkpoint.key")
    try expect("retired", fr: "l’écriture 12 l’a retirée", en: "record 12 retired it")
    try scratch.done("checkpoint", "--key", "other.key")
  }

  @Test func `is at a path that is not said, or that could not be`() throws {
    try scratch.write("?", to: "L/checkpoint.key.place")
    try expect("place_unreadable", fr: "ne dit pas où est la clé", en: "does not say where")
    try scratch.remove("L/checkpoint.key.place")
    try expect(
      "bad_path", fr: "Gardez la clé ailleurs", en: "Keep the key elsewhere", "a\nb.key")
  }
}

import CanonicalJSON
import Foundation
import Testing

@Suite struct `What a ledger is held against from outside` {
  private func ledger() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("checkpoint").code == 0)
    let keys = try scratch.run("cles", "--json").json
    try scratch.write(try #require(keys["policy"]?.stringValue), to: "policy")
    try scratch.write(try #require(keys["anchors"]?.stringValue), to: "anchors")
    return scratch
  }

  @Test func `is a policy, anchors and an older head, each of which it holds by`() throws {
    let scratch = try ledger()
    let wide = ["COLUMNS": "300"]
    try FileManager.default.copyItem(
      at: scratch.url.appending(path: "L/published/1"), to: scratch.url.appending(path: "kept"))
    let alone = try scratch.run("verify", environment: wide)
    #expect(alone.code == 0)
    #expect(alone.output.contains("Its keys were compared with nothing outside."))
    let told = try scratch.run(
      "verify", "--policy", "policy", "--anchors", "anchors", "--old", "kept", environment: wide)
    #expect(told.code == 0, "\(told.output)")
    #expect(!told.output.contains("nothing outside"))
    #expect(
      told.output.contains(
        "Checkpoint 11: signed by the key that you were given for the ledger."))
    #expect(told.output.contains("is of this history: what it covers has not changed."))
    let french = try scratch.run(
      "verifier", "L", "--politique", "policy", "--ancienne", "kept", "--lang", "fr-CA",
      environment: wide)
    #expect(french.code == 0)
    #expect(french.output.contains("Tête 11\u{A0}: signée par la clé que l’on vous a donnée"))
    let json = try scratch.run("verify", "--anchors", "anchors", "--json").json
    #expect(json["vouched"]?["size"] == 11)
    #expect(json["vouched"]?["cosigned"] == [])
  }

  @Test func `is the key of another, and it fails by it`() throws {
    let scratch = try ledger()
    #expect(
      try scratch.run("open", "other", "--origin", "example.org/ledger", "--title", "Other").code
        == 0)
    let stranger = try scratch.run("keys", "--ledger", "other", "--json").json
    for key in ["policy", "anchors"] {
      try scratch.write(try #require(stranger[key]?.stringValue), to: key)
      let run = try scratch.run("verify", "--\(key)", key, "--lang", "fr-CA")
      #expect(run.code == 4)
      #expect(run.output.contains("F-HEAD-NOT-ACCEPTED"))
    }
    // The head of the other ledger of that name is of another history.
    let older = try scratch.run("verify", "--old", "other/published/1")
    #expect(older.code == 4)
    #expect(older.output.contains("F-OLDER-HEAD-DIFFERS"))
  }

  @Test func `has to read, or the line that does not is named`() throws {
    let scratch = try ledger()
    let wide = ["COLUMNS": "300"]
    try scratch.write("# ours\nact cnrs nokey\n", to: "anchors")
    let run = try scratch.run("verify", "--anchors", "anchors", environment: wide)
    #expect(run.code == 5)
    #expect(run.words.contains("Line 2 of the anchors is refused"), "\(run.words)")
    let french = try scratch.run(
      "verifier", "--ancres", "anchors", "--lang", "fr-CA", environment: wide)
    #expect(
      french.words.contains("la ligne 2 des ancres est refusée\u{A0}: une clé a 64 chiffres"),
      "\(french.words)")
    try scratch.write("log nobody\n", to: "policy")
    #expect(try scratch.run("verify", "--policy", "policy").code == 5)
    #expect(try scratch.run("verify", "--old", "policy").code == 5)
    #expect(try scratch.run("verify", "--policy", "missing").code == 5)
  }

  @Test func `comes from the keys of the ledger, printed to be handed over`() throws {
    let scratch = try ledger()
    let english = try scratch.run("keys", environment: ["COLUMNS": "200"])
    #expect(english.code == 0)
    let policy = try scratch.text(of: "policy")
    #expect(english.output.contains(policy))
    #expect(english.output.contains(try scratch.text(of: "anchors")))
    #expect(english.output.contains("Key of the checkpoints of example.org/ledger"))
    #expect(english.output.contains("none are recorded"))
    #expect(english.words.contains("cannot vouch for its own keys"))
    let facts = try scratch.run("show", "0", "--json").json["answer"]?["facts"]
    let json = try scratch.run("keys", "--json").json
    #expect(json["checkpoint"]?["key"] == facts?["checkpoint_key"])
    #expect(json.objectValue?.keys == ["anchors", "checkpoint", "checkpoints", "keys", "policy"])
    let french = try scratch.run("cles", "--lang", "fr-CA", environment: ["COLUMNS": "200"])
    #expect(french.output.contains("Clé des têtes de example.org/ledger"))
    #expect(french.words.contains("ne peut pas répondre de ses propres clés"))
  }
}

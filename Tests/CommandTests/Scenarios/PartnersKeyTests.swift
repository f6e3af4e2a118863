import CanonicalJSON
import Foundation
import Testing

@Suite("What a partner has signed")
struct SignedActTests {
  @Test("is not corrected, annulled or signed again by the host")
  func hostChanges() throws {
    let partners = try SigningPartners()
    let scratch = partners.scratch
    try partners.signAgreement()
    let act = try #require(partners.act)
    let changes = [
      ["correct", "\(act)", "occurred=2022-04-23", "--reason", "Not so"],
      ["record", "record.annulled", "target:=\(act)", "--reason", "Not so"],
    ]
    for change in changes {
      let bare = try Run(change + ["--json"], in: scratch.url, ["ENTENTE_LEDGER": "L"])
      #expect(bare.code == 3, "\(change): \(bare.output)\(bare.words)")
      #expect(try bare.refusal == "E-SIGNATURE-MISSING")
      let own = try Run(
        change + ["--sign", "host.key", "--json"], in: scratch.url, ["ENTENTE_LEDGER": "L"])
      #expect(own.code == 3, "\(change): \(own.output)\(own.words)")
      #expect(try own.refusal == "E-SIGNER-UNKNOWN")
    }
    // The partner itself may.
    try scratch.done(
      "correct", "\(act)", "occurred=2022-04-23", "--reason", "So", "--sign", "cnrs.key")
    #expect(try scratch.run("verify").code == 0)
  }

  @Test("is not recorded by a copy of one origin that took another course, nor twice")
  func replayed() throws {
    let partners = try SigningPartners()
    let scratch = partners.scratch
    try scratch.copy("L", to: "copy")
    for (ledger, count) in [("L", 1), ("copy", 2)] {
      try scratch.done(
        "record", "figure.declared", "actor=gq", "figure=staff", "value:=\(count)",
        "unit=persons", "qualifier=about", "--occurred", "2022-04-22", "--ledger", ledger)
      try scratch.done("checkpoint", "--ledger", ledger)
    }
    try scratch.done(
      "record", "agreement.signed", "party=cnrs", "--occurred", "2022-04-22", "--to-sign", "act")
    // Before it is signed it is nobody's.
    let early = try scratch.run("record", "--signed", "act", "--json")
    #expect(early.code == 3, "\(early.output)")
    #expect(try early.refusal == "E-SIGNATURE-MISSING")
    try scratch.done("sign", "act", "--key", "cnrs.key")
    let elsewhere = try scratch.run("record", "--signed", "act", "--ledger", "copy", "--json")
    #expect(elsewhere.code == 3)
    #expect(try elsewhere.refusal == "E-SEEN-DIFFERS")
    let first = try scratch.done("record", "--signed", "act", "--json").json
    let again = try scratch.done("record", "--signed", "act", "--json").json
    #expect(first["receipt"] == again["receipt"])
    let other = try scratch.run("open", "O", "--origin", "example.org/other", "--title", "Other")
    #expect(other.code == 0)
    #expect(try scratch.run("record", "--signed", "act", "--ledger", "O").code == 3)
  }

  @Test("is not recorded once its term has passed, and is not altered to last longer")
  func expired() throws {
    let partners = try SigningPartners()
    let scratch = partners.scratch
    try scratch.done(
      "record", "agreement.signed", "party=cnrs", "--occurred", "2022-04-22", "--expires",
      "2022-05-08T00:00:00.000000Z", "--to-sign", "act")
    try scratch.done("sign", "act", "--key", "cnrs.key")
    let late = try scratch.run("record", "--signed", "act", "--now", "2022-05-09", "--json")
    #expect(late.code == 3)
    #expect(try late.refusal == "E-EXPIRED")
    let text = try scratch.text(of: "act")
    try scratch.write(text.replacing("2022-05-08T", with: "2022-06-08T"), to: "act")
    let altered = try scratch.run("record", "--signed", "act", "--now", "2022-05-09", "--json")
    #expect(altered.code == 3, "\(altered.output)")
    #expect(try altered.refusal == "E-SIGNATURE-INVALID")
    try scratch.write(text, to: "act")
    try scratch.done("record", "--signed", "act", "--now", "2022-05-07")
  }
}

@Suite("The key of a partner")
struct PartnersKeyTests {
  @Test("is neither added to nor retired by the host, once it is recorded")
  func hostChanges() throws {
    let partners = try SigningPartners()
    let scratch = partners.scratch
    for signer in [[], ["--sign", "host.key"]] {
      let added = try Run(
        ["keys", "add", "host.key", "--owner", "cnrs", "--json"] + signer, in: scratch.url,
        ["ENTENTE_LEDGER": "L"])
      #expect(added.code == 3, "\(added.output)")
      #expect(try added.refusal == "E-SIGNATURE-MISSING")
      let retired = try Run(
        ["keys", "retire", partners.partner, "--why", "lost", "--json"] + signer,
        in: scratch.url, ["ENTENTE_LEDGER": "L"])
      #expect(retired.code == 3, "\(retired.output)")
      #expect(
        try retired.refusal == (signer.isEmpty ? "E-SIGNATURE-MISSING" : "E-SIGNER-UNKNOWN"))
    }
    // Its record is neither corrected nor annulled, whoever signs.
    let annulled = try scratch.run(
      "record", "record.annulled", "target:=4", "--reason", "x", "--sign", "cnrs.key", "--json")
    #expect(annulled.code == 3, "\(annulled.output)")
  }

  @Test("is required for its acts from the day it is recorded")
  func required() throws {
    let partners = try SigningPartners()
    let scratch = partners.scratch
    for (signer, name) in [
      ([], "E-SIGNATURE-MISSING"), (["--sign", "host.key"], "E-SIGNER-UNKNOWN"),
    ] {
      let run = try Run(
        [
          "record", "agreement.signed", "party=cnrs", "--occurred", "2022-04-22", "--json",
        ] + signer, in: scratch.url, ["ENTENTE_LEDGER": "L"])
      #expect(run.code == 3)
      #expect(try run.refusal == name)
    }
  }

  /// Nothing in a folder can say whose a first key is: what does is what was handed over in person.
  @Test(
    "that a host recorded first for the partner is refuted by the key that the partner handed over")
  func firstKey() throws {
    let partners = try SigningPartners()
    let scratch = partners.scratch
    try scratch.write(
      try #require(try scratch.run("keys", "--json").json["anchors"]?.stringValue), to: "anchors")
    try scratch.done("keys", "add", "host.key", "--owner", "cnrs", "--ledger", "unkeyed")
    try scratch.done("checkpoint", "--ledger", "unkeyed")
    try scratch.done(
      "record", "agreement.signed", "party=cnrs", "--occurred", "2022-04-22", "--sign",
      "host.key", "--ledger", "unkeyed")
    try scratch.done("checkpoint", "--ledger", "unkeyed")
    try scratch.done("prove", "5", "--out", "forged.tlog-proof", "--ledger", "unkeyed")
    let proof = try scratch.run("verify", "forged.tlog-proof", "--anchors", "anchors", "--json")
    #expect(proof.code != 0, "\(proof.output)")
    #expect(proof.output.contains("F-SIGNATURE-UNCHECKED"))
    try scratch.write(
      try #require(try scratch.run("keys", "--json").json["policy"]?.stringValue), to: "policy")
    try scratch.done("bundle", "forged", "--ledger", "unkeyed")
    for (what, name) in [("unkeyed", "F-KEY-NOT-ACCEPTED"), ("forged", "F-KEY-NOT-ACCEPTED")] {
      #expect(try scratch.run("verify", what, "--policy", "policy").code == 0)
      let refuted = try scratch.run("verify", what, "--anchors", "anchors", "--json")
      #expect(refuted.code == 4, "\(what): \(refuted.output)")
      #expect(refuted.output.contains(name))
    }
    try scratch.done("export", "tiles", "tiles", "--ledger", "unkeyed")
    let tiles = try scratch.run("verify", "tiles", "--anchors", "anchors", "--json")
    #expect(tiles.code == 2)
    #expect(tiles.output.contains("F-SIGNATURE-UNCHECKED"))
  }
}

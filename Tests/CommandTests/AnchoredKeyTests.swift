import CanonicalJSON
import Foundation
import Testing

@Suite("Keys that partners handed over")
struct AnchoredKeyTests {
  private let partners: SigningPartners
  private let scratch: Scratch

  init() throws {
    partners = try SigningPartners()
    scratch = partners.scratch
  }

  /// The lines for the keys of a ledger, as it states them itself.
  private func stated(_ ledger: String = "L") throws -> [String] {
    let text = try scratch.run("keys", "--ledger", ledger, "--json").json["anchors"]?.stringValue
    return try #require(text).split(separator: "\n").map(String.init)
  }

  private func anchors(_ lines: [String]) throws {
    try scratch.write(lines.joined(separator: "\n") + "\n", to: "anchors")
  }

  /// What the verification of something says under the anchors: its code, and the faults it names.
  private func verified(_ what: String, _ more: String...) throws -> (
    code: Int32, faults: Set<String>
  ) {
    let run = try Run(["verify", what, "--anchors", "anchors", "--json"] + more, in: scratch.url)
    let names = try run.json["checks"]?.arrayValue?.flatMap {
      $0.objectValue?["faults"]?.arrayValue ?? []
    }.compactMap { $0.objectValue?["name"]?.stringValue }
    return (run.code, Set(names ?? []))
  }

  /// The partner adds a second key, signed by its first, and acts under it.
  private func rotate() throws {
    try scratch.done("keys", "make", "cnrs-2.key")
    try scratch.done("keys", "add", "cnrs-2.key", "--owner", "cnrs", "--sign", "cnrs.key")
    try scratch.done("checkpoint")
  }

  private func sign(with key: String) throws {
    try scratch.done(
      "record", "agreement.signed", "party=cnrs", "--occurred", "2022-04-22", "--sign", key)
    try scratch.done("checkpoint")
  }

  @Test("vouch for the keys that they signed in, and for what these have signed")
  func chain() throws {
    let first = try stated()
    #expect(first.contains { $0.hasPrefix("act cnrs ") })
    try anchors(first)
    try rotate()
    try sign(with: "cnrs-2.key")
    try scratch.done("bundle", "all")
    for what in ["L", "all"] {
      let (code, faults) = try verified(what)
      #expect(code == 0, "\(what): \(faults)")
    }
    // Tiles have no facts, so that no key is read in them.
    try scratch.done("export", "tiles", "tiles")
    #expect(try verified("tiles") == (2, ["F-SIGNATURE-UNCHECKED"]))
    try anchors(try stated())
    #expect(try verified("tiles").code == 0)
  }

  @Test("vouch in a mirror for the keys that it has taken before")
  func mirrored() throws {
    try anchors(try stated())
    try scratch.done("bundle", "first")
    try scratch.done("mirror", "open", "M", "first", "--anchors", "anchors")
    for (name, change) in [("second", rotate), ("third", { try sign(with: "cnrs-2.key") })] {
      let size = try scratch.run("log", "--ledger", "M", "--json").output
        .split(separator: "\n").count
      try change()
      try scratch.done("bundle", name, "--since", "\(size)")
      try scratch.done("mirror", "take", name, "--anchors", "anchors", "--ledger", "M")
    }
    // Alone the last bundle does not say who signed the key in.
    let alone = try verified("third", "--old", "L/published/4")
    #expect(alone.faults.contains("F-SIGNATURE-UNCHECKED"))
  }

  @Test("leave open what is of an owner who handed over nothing, or only the key after")
  func unknown() throws {
    let lines = try stated()
    try anchors(lines.map { $0.replacing("act cnrs", with: "act gq") })
    // As if it were another's: one key, one owner.
    #expect(try verified("L") == (4, ["F-KEY-NOT-ACCEPTED", "F-KEY-NOT-RECORDED"]))
    try scratch.done("keys", "make", "gq.key")
    try scratch.done("keys", "add", "gq.key", "--owner", "gq")
    try scratch.done("checkpoint")
    try anchors(lines)
    #expect(try verified("L") == (2, ["F-KEY-NOT-VOUCHED"]))
    try rotate()
    try anchors(try stated().filter { !lines.contains($0) || !$0.hasPrefix("act") })
    #expect(try verified("L") == (2, ["F-KEY-NOT-VOUCHED"]))
    // Whoever gave no key of acts has said nothing about acts.
    try anchors(lines.filter { !$0.hasPrefix("act") })
    let silent = try scratch.run("verify", "L", "--anchors", "anchors", "--lang", "en")
    #expect(silent.code == 0)
    #expect(
      silent.output.contains("The keys that sign acts were compared with nothing outside"),
      "\(silent.output)")
  }

  @Test("of a person are followed by no key that a party alone has signed in")
  func person() throws {
    try scratch.done("keys", "make", "gq.key")
    try scratch.done("keys", "add", "gq.key", "--owner", "gq")
    let person = try #require(
      try scratch.done("record", "person.registered", "name=P", "--json").json["person"]?
        .stringValue)
    try scratch.done(
      "record", "role.assigned", "person=\(person)", "actor=gq", "function=lead", "--occurred",
      "2022-05-02", "--on-behalf-of", "gq", "--sign", "gq.key")
    try scratch.done("keys", "make", "p2.key")
    try scratch.done("keys", "add", "p2.key", "--owner", person, "--sign", "gq.key")
    try scratch.done("checkpoint")
    let lines = try stated().filter { !$0.contains(person) }
    try anchors(lines)
    // Of the person nothing was handed over: the word of the party is all there is.
    #expect(try verified("L").code == 0)
    let theirs = try scratch.done("keys", "make", "p1.key", "--json").json["key"]?.stringValue
    try anchors(lines + ["act \(person) \(try #require(theirs))"])
    #expect(try verified("L") == (4, ["F-KEY-NOT-ACCEPTED"]))
  }

  @Test("are missed where acts are in the name of their owner and no record has one")
  func unrecorded() throws {
    try anchors(try stated())
    try scratch.done(
      "record", "agreement.signed", "party=cnrs", "--occurred", "2022-04-22", "--ledger", "unkeyed")
    try scratch.done("checkpoint", "--ledger", "unkeyed")
    let (code, faults) = try verified("unkeyed")
    #expect(code == 2)
    #expect(faults == ["F-KEY-NOT-RECORDED"])
  }

  @Test("hold a signature that does not fit against whoever shows it", arguments: ["en", "fr-CA"])
  func forged(language: String) throws {
    try anchors(try stated())
    try partners.signAgreement()
    try scratch.done("prove", "\(try #require(partners.act))", "--out", "p.tlog-proof")
    try scratch.done("export", "tiles", "tiles")
    // The host swaps the signature in the header, and makes and signs the tree again.
    let entries = scratch.url.appending(path: "tiles/tile/entries/000.p")
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: entries.path).first)
    let path = entries.appending(path: file)
    var bytes = try Data(contentsOf: path)
    let mark = try #require(bytes.range(of: Data("\"value\":\"".utf8), options: .backwards))
    bytes[mark.upperBound] = bytes[mark.upperBound] == UInt8(ascii: "0") ? 0x31 : 0x30
    try bytes.write(to: path)
    let refused = try Run(
      ["verify", "tiles", "--anchors", "anchors", "--lang", language], in: scratch.url)
    #expect(refused.code == 4)
    #expect(refused.output.contains("F-SIGNATURE-INVALID"), "\(refused.output)")
  }
}

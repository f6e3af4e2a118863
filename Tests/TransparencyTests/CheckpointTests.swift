import Testing

@testable import Transparency

/// The eight reference leaves under a key whose seed is published in RFC 8032 §7.1: the worked
/// example of `Docs/Formats/Checkpoint.md`.
enum WorkedExample {
  static let origin = "ledger.example.org/quebec-france"
  static let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
  static let verifierKey =
    "ledger.example.org/quebec-france+4de76936+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
  static let text = """
    ledger.example.org/quebec-france
    8
    XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

    """
  static let note = "\(text)\n— \(origin) \(signature)\n"
  static let signature =
    "TedpNkOCXlfhcfx3ONB33um8fcmc1utxSJWBFW/1HhZYamsMDy4WEaczBoK1uQpjp3+sylaHtCtLrWT7S/HE7e0LSwo="

  static func key() throws -> SignerKey {
    try SignerKey(name: KeyName(origin), seed: bytes(hex: seed))
  }

  static func checkpoint() throws -> Checkpoint {
    try Checkpoint(origin: Origin(origin), size: 8, root: ReferenceTree.roots[8])
  }
}

@Suite struct `A checkpoint` {
  @Test func `Its text is three lines`() throws {
    let checkpoint = try WorkedExample.checkpoint()
    #expect(checkpoint.text == Array(WorkedExample.text.utf8))
    #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
  }

  @Test func `The worked note of the documentation is read, and signed anew`() throws {
    let key = try WorkedExample.key()
    #expect(key.verifierKey.text == WorkedExample.verifierKey)
    let given = try SignedNote(Array(WorkedExample.note.utf8))
    #expect(try Checkpoint(given, signedBy: key.verifierKey) == WorkedExample.checkpoint())
    // Signatures may be randomised, so that only what is signed is compared.
    let made = try WorkedExample.checkpoint().signed(by: key)
    #expect(made.text == given.text)
    #expect(
      try Checkpoint(SignedNote(made.bytes), signedBy: key.verifierKey)
        == WorkedExample.checkpoint())
  }

  @Test func `Size 0 is never made, so never signed`() throws {
    #expect(throws: TransparencyError.emptyTree) {
      try Checkpoint(origin: Origin(WorkedExample.origin), size: 0, root: MerkleTree.emptyRoot)
    }
    #expect(throws: TransparencyError.sizeTooLarge(1 << 63)) {
      try Checkpoint(
        origin: Origin(WorkedExample.origin), size: 1 << 63, root: MerkleTree.emptyRoot)
    }
  }

  @Test func `A key of another name neither signs nor vouches for it`() throws {
    let other = try SignerKey(name: KeyName("other.example"), seed: bytes(hex: WorkedExample.seed))
    let refusal = TransparencyError.originMismatch(
      origin: WorkedExample.origin, keyName: "other.example")
    let checkpoint = try WorkedExample.checkpoint()
    #expect(throws: refusal) { try checkpoint.signed(by: other) }
    let note = try SignedNote(text: checkpoint.text, signatures: [try other.sign(checkpoint.text)])
    #expect(throws: refusal) { try Checkpoint(note, signedBy: other.verifierKey) }
  }

  @Test func `Cosignatures beside the ledger's line are kept`() throws {
    let key = try WorkedExample.key()
    var note = try WorkedExample.checkpoint().signed(by: key)
    let cosignature = "— witness.example.com/w1 \(String(repeating: "A", count: 100))\n"
    note = try SignedNote(note.bytes + Array(cosignature.utf8))
    #expect(try Checkpoint(note, signedBy: key.verifierKey) == WorkedExample.checkpoint())
    #expect(note.signatures.map(\.name.text) == [WorkedExample.origin, "witness.example.com/w1"])
  }
}

@Suite struct `A malformed checkpoint` {
  private static let origin = "ledger.example.org"
  private static let root = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg="

  static let cases: [MalformedCase] =
    lineCases
    + sizes.map { size in
      MalformedCase("size \(size.debugDescription)", text(size: size), .malformedSize(size))
    }
    + roots.map { root in
      MalformedCase("root \(root.debugDescription)", text(root: root), .malformedRoot(root))
    }

  private static let lineCases = [
    MalformedCase("nothing", "", .wrongLineCount(found: 0)),
    MalformedCase("a line feed", "\n", .wrongLineCount(found: 1)),
    MalformedCase("no root", "\(origin)\n8\n", .wrongLineCount(found: 2)),
    MalformedCase("cut off", "\(origin)\n8\n\(root)", .wrongLineCount(found: 3)),
    MalformedCase("a blank line", "\(text())\n", .wrongLineCount(found: 4)),
    MalformedCase("an extension", "\(text())extension\n", .wrongLineCount(found: 4)),
    MalformedCase("a cut off extension", "\(text())extension", .wrongLineCount(found: 4)),
    MalformedCase("no origin", "\n8\n\(root)\n", .malformedOrigin("")),
    MalformedCase("a capital", "Ledger\n8\n\(root)\n", .malformedOrigin("Ledger")),
    MalformedCase("CR", "\(origin)\r\n8\n\(root)\n", .malformedOrigin("\(origin)\r")),
    MalformedCase(
      "the empty tree", "\(origin)\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", .emptyTree),
  ]

  private static let sizes = [
    "", "08", "00", "+8", "-8", " 8", "8 ", "8\r", "0x8", "8.0", "8e0", "٨", "8\0",
    "9223372036854775808", "18446744073709551615", "18446744073709551619",
    "99999999999999999999999",
  ]

  private static let roots = [
    "", "AAAA", "\(root) ", String(root.dropLast()), "\(root)\(root)",
    // The last character carries two bits that say nothing, which must be zero.
    "\(root.dropLast(2))h=",
    // The same root as it is printed.
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  private static func text(size: String = "8", root: String = root) -> String {
    "\(origin)\n\(size)\n\(root)\n"
  }

  @Test(arguments: cases)
  func `It is refused by name`(given: MalformedCase) {
    #expect(throws: given.refusal) { try Checkpoint(text: given.bytes) }
  }

  @Test func `The largest size is read`() throws {
    let text = "\(Self.origin)\n9223372036854775807\n\(Self.root)\n"
    #expect(try Checkpoint(text: Array(text.utf8)).size == MerkleTree.maximumSize)
  }
}

@Suite struct `An origin` {
  @Test(arguments: [
    "a", "0", "ledger.example.org", "ledger.example.org/quebec-france", "a/b_c", "a/b.c-d/e",
    "a..b", "a--b", "example.com/log/testdata", String(repeating: "a", count: 128),
  ])
  func `A ledger name is taken, and is the name of its key`(text: String) throws {
    let origin = try Origin(text)
    #expect(origin.text == text)
    #expect(try origin.keyName == KeyName(text))
  }

  @Test(arguments: [
    "", "/", "a/", "/a", "a//b", ".a", "a.", "-a", "a-", "a_b", "a/_b", "a/b_", "A", "é", "a b",
    "a\n",
    "a+b", "a:80", "https://a", "a/b?c", "\u{3000}", "е.example",
    String(repeating: "a", count: 129),
  ])
  func `Anything else is refused`(text: String) {
    #expect(throws: TransparencyError.malformedOrigin(text)) { try Origin(text) }
  }
}

@Suite(PublishedVectors.condition) struct `A published log of fifteen entries` {
  @Test func `Every checkpoint is verified and has the root of our tree`() throws {
    let file = try PublishedVectors.read("tessera_log15.json", as: LogFile.self)
    let key = try VerifierKey(file.vkey)
    var tree = StoredTree()
    var checked = 0
    for size in 0...file.entries_text.count {
      let published = try #require(file.checkpoints["\(size)"])
      let bytes = Array(published.utf8)
      let note = try SignedNote(bytes)
      #expect(note.bytes == bytes)
      #expect(try note.verified(by: [key]).verified == [key])
      if size == 0 {
        #expect(throws: TransparencyError.emptyTree) { try Checkpoint(note, signedBy: key) }
      } else {
        let checkpoint = try Checkpoint(note, signedBy: key)
        #expect(checkpoint.origin.text == "example.com/log/testdata")
        #expect(checkpoint.size == UInt64(size))
        #expect(checkpoint.root == tree.frontier.root())
        #expect(checkpoint.text == note.text)
      }
      checked += 1
      if size < file.entries_text.count {
        tree.append(MerkleTree.leafHash(of: Array(file.entries_text[size].utf8)))
      }
    }
    #expect(checked == 16)
    #expect(file.checkpoints.count == 16)
  }

  @Test func `Its published private key gives its verifier key and the same signatures' texts`()
    throws
  {
    let file = try PublishedVectors.read("tessera_log15.json", as: LogFile.self)
    let parts = file.skey_public_test_key.split(separator: "+", maxSplits: 4)
    let encoded = try #require(parts.last)
    let typed = try #require(Base64.decode(Array(encoded.utf8)))
    let key = try SignerKey(
      name: KeyName("example.com/log/testdata"), seed: Array(typed.dropFirst()))
    #expect(key.verifierKey.text == file.vkey)
    let last = try #require(file.checkpoints["15"])
    let published = try SignedNote(Array(last.utf8))
    let checkpoint = try Checkpoint(published, signedBy: key.verifierKey)
    let made = try checkpoint.signed(by: key)
    #expect(made.text == published.text)
    #expect(try made.verified(by: [key.verifierKey]).unknown.isEmpty)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
private struct LogFile: Decodable {
  let vkey: String
  let skey_public_test_key: String
  let entries_text: [String]
  let checkpoints: [String: String]
}

import Testing

@testable import Transparency

@Suite struct `Anchors, given from outside` {
  private static func hex(_ seed: UInt8) throws -> String {
    let key = try Witness.key("any.example", seed: seed).verifierKey.publicKey
    return Hexadecimal.encode(key.bytes)
  }

  private static func logHex() throws -> String {
    Hexadecimal.encode(try WorkedExample.key().verifierKey.publicKey.bytes)
  }

  private static func anchors(_ lines: String...) throws -> Anchors {
    try Anchors(Array(lines.map { "\($0)\n" }.joined().utf8))
  }

  private func head(cosignedBy seeds: [(String, UInt8)]) throws -> SignedNote {
    let checkpoint = try WorkedExample.checkpoint()
    var note = try checkpoint.signed(by: WorkedExample.key())
    for (name, seed) in seeds {
      try note.add(try Witness.key(name, seed: seed).cosign(checkpoint, at: 100 + UInt64(seed)))
    }
    return note
  }

  @Test func `are read as whose key is for what`() throws {
    let anchors = try Self.anchors(
      "# handed over in Paris", "", "act genome-quebec \(try Self.hex(1))",
      "act genome-quebec \(try Self.hex(2))", "witness cnrs \(try Self.hex(3))",
      "act p-abcdefghijklmnop \(try Self.hex(4))",
      "checkpoint \(WorkedExample.origin) \(try Self.logHex())")
    #expect(anchors.keys.map(\.owner).prefix(3) == ["genome-quebec", "genome-quebec", "cnrs"])
    #expect(anchors.keys.map(\.use) == [.act, .act, .witness, .act, .checkpoint])
    #expect(anchors.actKeys.count == 3)
    let key = try Witness.key("any.example", seed: 2).verifierKey.publicKey
    #expect(anchors.actKeys[key.fingerprint]?.owner == "genome-quebec")
    #expect(anchors.keys.map(\.line).first == "act genome-quebec \(try Self.hex(1))")
    let origin = try Origin(WorkedExample.origin)
    #expect(anchors.checkpointKeys(of: origin).map(\.text) == [WorkedExample.verifierKey])
    #expect(anchors.checkpointKeys(of: try Origin("ledger.example.org/other")).isEmpty)
  }

  @Test func `need no line feed at the end, and know a key by its line alone`() throws {
    #expect(try Anchors(Array("act cnrs \(try Self.hex(1))".utf8)).keys.count == 1)
  }

  @Test func `vouch for a head by the key of its log, or by a witness under any name`() throws {
    let log = try Self.anchors("checkpoint \(WorkedExample.origin) \(try Self.logHex())")
    let signed = try log.judge(head(cosignedBy: []))
    #expect(signed.log?.text == WorkedExample.verifierKey)
    #expect(signed.isVouchedFor && signed.cosignatures.isEmpty)

    let witness = try Self.anchors("witness cnrs \(try Self.hex(3))")
    #expect(try !witness.judge(head(cosignedBy: [])).isVouchedFor)
    for name in ["cnrs.example/w", "anything"] {
      let verdict = try witness.judge(head(cosignedBy: [(name, 3), ("other.example", 4)]))
      #expect(verdict.log == nil && !verdict.knowsLog && verdict.isVouchedFor)
      #expect(verdict.cosignatures.map(\.owner) == ["cnrs"])
      #expect(verdict.cosignatures.map(\.cosignature.time) == [103])
    }
  }

  @Test func `do not vouch by a key that is anchored for something else`() throws {
    let note = try head(cosignedBy: [("cnrs.example/w", 3)])
    for line in [
      "act cnrs \(try Self.hex(3))", "checkpoint \(WorkedExample.origin) \(try Self.hex(3))",
      "witness cnrs \(try Self.logHex())",
      "checkpoint ledger.example.org/other \(try Self.logHex())",
    ] {
      #expect(try !Self.anchors(line).judge(note).isVouchedFor, "\(line)")
    }
  }

  @Test func `refuse a head with a line by their key that does not fit its text`() throws {
    let anchors = try Self.anchors("witness cnrs \(try Self.hex(3))")
    let other = try Checkpoint(
      origin: Origin(WorkedExample.origin), size: 7, root: ReferenceTree.roots[7])
    var note = try head(cosignedBy: [])
    try note.add(try Witness.key("cnrs.example/w", seed: 3).cosign(other, at: 1))
    #expect(throws: TransparencyError.self) { try anchors.judge(note) }
    let log = try Self.anchors("checkpoint \(WorkedExample.origin) \(try Self.logHex())")
    var signatures = note.signatures
    signatures[0] = try WorkedExample.key().sign(other.text)
    let forged = try SignedNote(text: note.text, signatures: signatures)
    #expect(throws: TransparencyError.self) { try log.judge(forged) }
  }

  @Test func `with a line that is wrong say which and why`() throws {
    let key = try Self.hex(1)
    let small = "01" + String(repeating: "00", count: 31)
    let second = String(repeating: "f", count: 64)
    let cases: [(String, Int, AnchorFault)] = [
      ("", 1, .noKey), ("# nothing\n\n", 3, .noKey), ("sign cnrs \(key)\n", 1, .unknownUse),
      ("Act cnrs \(key)\n", 1, .unknownUse), (" act cnrs \(key)\n", 1, .unknownUse),
      ("act\tcnrs\t\(key)\n", 1, .unknownUse), ("act cnrs\n", 1, .wrongWordCount),
      ("act  cnrs \(key)\n", 1, .wrongWordCount), ("act cnrs \(key) \n", 1, .wrongWordCount),
      ("act cnrs \(key) https://x\n", 1, .wrongWordCount),
      ("act cnrs \(key)\r\n", 1, .malformedKey),
      ("act cnrs \(key.uppercased())\n", 1, .malformedKey),
      ("act cnrs \(key.dropLast())\n", 1, .malformedKey), ("act cnrs \(key)00\n", 1, .malformedKey),
      ("act cnrs 0x\(key.dropFirst(2))\n", 1, .malformedKey),
      ("act cnrs \(small)\n", 1, .smallOrderKey), ("act cnrs \(second)\n", 1, .nonCanonicalKey),
      ("act CNRS \(key)\n", 1, .malformedOwner), ("act -cnrs \(key)\n", 1, .malformedOwner),
      ("act cn/rs \(key)\n", 1, .malformedOwner),
      ("act \(String(repeating: "a", count: 65)) \(key)\n", 1, .malformedOwner),
      ("act c\u{e9}nrs \(key)\n", 1, .malformedOwner), ("act c\0 \(key)\n", 1, .malformedOwner),
      ("checkpoint Example.org \(key)\n", 1, .malformedOwner),
      ("checkpoint example.org/ \(key)\n", 1, .malformedOwner),
      ("\nact cnrs \(key)\nact cnrs \(key)\n", 3, .duplicateKey),
      ("act cnrs \(key)\nwitness cnrs \(key)\n", 2, .duplicateKey),
      ("act cnrs \(key)\n# twice\nact gq \(key)\n", 3, .duplicateKey),
    ]
    for (text, line, fault) in cases {
      #expect(throws: TransparencyError.malformedAnchors(line: line, fault), "\(text)") {
        try Anchors(Array(text.utf8))
      }
    }
  }

  @Test func `are not read beyond their limits`() throws {
    let long = [UInt8](repeating: 0x0a, count: Anchors.longest + 1)
    #expect(throws: TransparencyError.noteTooLong(limit: 262_144, found: 262_145)) {
      try Anchors(long)
    }
    var text = ""
    var count = 0
    var number: UInt32 = 0
    while count <= Anchors.mostKeys {
      number += 1
      let digest = Digest(hashing: Array("\(number)".utf8))
      // Half of all hashes are no second spelling and none is of small order but by a miracle.
      guard (try? Ed25519PublicKey(digest.bytes)) != nil else { continue }
      text += "act cnrs \(digest.hex)\n"
      count += 1
    }
    #expect(throws: TransparencyError.malformedAnchors(line: 1_025, .tooManyKeys)) {
      try Anchors(Array(text.utf8))
    }
  }

  @Test func `with any byte changed are refused, or of another key, owner or use`() throws {
    let anchors = try Self.anchors("witness cnrs \(try Self.hex(3))", "act gq \(try Self.hex(4))")
    let original = Array(anchors.keys.map { "\($0.line)\n" }.joined().utf8)
    #expect(try Anchors(original) == anchors)
    for place in original.indices {
      for bit in 0..<8 as Range<UInt8> {
        var bytes = original
        bytes[place] ^= 1 << bit
        // Which line is refused, and why, is told above.
        if let read = try? Anchors(bytes) {
          #expect(read != anchors, "byte \(place), bit \(bit)")
        }
      }
    }
  }
}

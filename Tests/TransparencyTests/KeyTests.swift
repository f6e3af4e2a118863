import Crypto
import Testing

@testable import Transparency

@Suite struct `An Ed25519 public key` {
  /// The encodings of the eight points P with 8·P = 0, as y with the sign of x in the last bit; y
  /// below p.
  static let canonicalSmallOrder: [String] = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  ]
  /// x = 0 with a sign: second spellings of the points of order 1 and 2.
  static let signedZero: [String] = [
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ]

  @Test(arguments: canonicalSmallOrder + signedZero)
  func `A point of small order is refused`(hex: String) throws {
    let encoding = try bytes(hex: hex)
    #expect(throws: TransparencyError.smallOrderPublicKey) { try Ed25519PublicKey(encoding) }
  }

  @Test(arguments: canonicalSmallOrder)
  func `The library accepts a signature nobody made under each of these points`(hex: String) throws
  {
    // R = the neutral point, s = 0: right whenever the challenge is a multiple of the order of the
    // key.
    let key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes(hex: hex))
    let forged: [UInt8] = [1] + [UInt8](repeating: 0, count: 63)
    let accepted = (0..<400).filter { number in
      key.isValidSignature(forged, for: Array("message \(number)".utf8))
    }
    #expect(!accepted.isEmpty)
  }

  @Test func `Each of the 38 spellings with y not below p is refused`() throws {
    var refused = 0
    for low in UInt8(0xed)...0xff {
      for high in [0x7f, 0xff] as [UInt8] {
        let encoding = [low] + [UInt8](repeating: 0xff, count: 30) + [high]
        #expect(throws: TransparencyError.nonCanonicalPublicKey) { try Ed25519PublicKey(encoding) }
        refused += 1
      }
    }
    #expect(refused == 38)
  }

  @Test func `The largest y below p that is not of small order is taken`() throws {
    let encoding = [0xeb] + [UInt8](repeating: 0xff, count: 30) + [0x7f]
    #expect(try Ed25519PublicKey(encoding).bytes == encoding)
  }

  @Test(arguments: [0, 31, 33, 64])
  func `A key of another length is refused`(length: Int) {
    #expect(throws: TransparencyError.wrongKeyLength(found: length)) {
      try Ed25519PublicKey([UInt8](repeating: 9, count: length))
    }
  }

  @Test func `The first signature of RFC 8032 §7.1 is accepted, and with one bit flipped refused`()
    throws
  {
    let key = try Ed25519PublicKey(
      bytes(hex: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
    let signature = try bytes(
      hex: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
        + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")
    try key.check(signature, over: [])
    let refusal = TransparencyError.signatureMismatch(key: key.fingerprint)
    #expect(throws: refusal) { try key.check(signature, over: [0]) }
    #expect(throws: refusal) { try key.check(Array(signature.dropLast()), over: []) }
    #expect(throws: refusal) { try key.check([], over: []) }
    for bit in 0..<512 {
      var flipped = signature
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: refusal) { try key.check(flipped, over: []) }
    }
  }

  @Test func `Keys the library makes are taken`() throws {
    for _ in 0..<50 {
      let key = Curve25519.Signing.PrivateKey().publicKey
      #expect(try Ed25519PublicKey([UInt8](key.rawRepresentation)).bytes.count == 32)
    }
  }
}

@Suite struct `A verifier key` {
  static let text = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

  @Test func `It comes back as it went in`() throws {
    let key = try VerifierKey(Self.text)
    #expect(key.name.text == "example.com/foo")
    #expect("\(key.id)" == "530d903a")
    #expect(key.id == KeyID(0x530d_903a))
    #expect(key.text == Self.text)
    #expect(VerifierKey(name: key.name, publicKey: key.publicKey) == key)
  }

  @Test(arguments: [
    "", "example.com/foo", "example.com/foo+530d903a", "example.com/foo++530d903a",
    "example.com/foo+530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com/foo+0530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
    "example.com/foo+530d903a+",
  ])
  func `Another form is refused`(text: String) {
    #expect(throws: TransparencyError.malformedVerifierKey(text)) { try VerifierKey(text) }
  }

  @Test func `Each part is refused for its own reason`() throws {
    let rest = "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    for name in ["", "two words", "tab\tbed", "no\u{a0}break", "line\n"] {
      #expect(throws: TransparencyError.malformedKeyName(name)) { try VerifierKey(name + rest) }
    }
    #expect(
      throws: TransparencyError.keyIDMismatch(
        name: "example.com/fop", written: KeyID(0x530d_903a),
        computed: try KeyID(
          name: KeyName("example.com/fop"), key: VerifierKey(Self.text).publicKey,
          type: .note))
    ) {
      try VerifierKey("example.com/fop" + rest)
    }
    #expect(throws: TransparencyError.unknownKeyType(name: "PeterNeumann", type: 0x65)) {
      try VerifierKey("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    }
    #expect(throws: TransparencyError.wrongKeyLength(found: 2)) {
      try VerifierKey("example.com/foo+530d903a+AQID")
    }
    let identity = String(
      decoding: Base64.encode([1, 1] + [UInt8](repeating: 0, count: 31)), as: UTF8.self)
    #expect(throws: TransparencyError.smallOrderPublicKey) {
      try VerifierKey("example.com/foo+530d903a+\(identity)")
    }
  }

  @Test func `Names that look the same are different keys`() throws {
    let key = try VerifierKey(Self.text).publicKey
    let composed = try VerifierKey(name: KeyName("\u{e9}"), publicKey: key)
    let decomposed = try VerifierKey(name: KeyName("e\u{301}"), publicKey: key)
    #expect(composed.name != decomposed.name)
    #expect(composed != decomposed)
    #expect(composed.id != decomposed.id)
  }
}

@Suite struct `A signer key` {
  @Test func `The seed of RFC 8032 §7.1 gives the public key published with it`() throws {
    let seed = try bytes(hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    let key = try SignerKey(name: KeyName("example.com/behind-the-sofa"), seed: seed)
    #expect(
      key.verifierKey.text
        == "example.com/behind-the-sofa+f8fa5254+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")
    try key.verifierKey.publicKey.check(try key.signature(over: [1, 2, 3]), over: [1, 2, 3])
  }

  @Test func `Printing it shows the public half alone`() throws {
    let key = try SignerKey(
      name: KeyName("ledger.example.org"), seed: [UInt8](repeating: 7, count: 32))
    var dumped = ""
    dump(key, to: &dumped)
    let seed = String(repeating: "7, ", count: 8)
    for text in ["\(key)", String(reflecting: key), dumped] {
      #expect(text.contains("ledger.example.org"))
      #expect(!text.contains("rivate"))
      #expect(!text.contains(seed))
    }
  }

  @Test(arguments: [0, 31, 33, 64])
  func `A seed of another length is refused`(length: Int) {
    #expect(throws: TransparencyError.wrongKeyLength(found: length)) {
      try SignerKey(name: KeyName("ledger.example.org"), seed: [UInt8](repeating: 7, count: length))
    }
  }
}

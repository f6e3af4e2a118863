internal import LMDB
public import Partnership
internal import RecordFormat
public import Transparency

/// The file of a private key, readable by its owner alone (0600).
///
/// Two lines: what it is, `entente-act-key/v1` and so on, and the 32 bytes of the Ed25519 seed in
/// lower-case hexadecimal (RFC 8032 §5.1.5). Whoever has it signs as its owner; whoever loses it
/// loses the power to sign and nothing else.
public struct KeyFile: Sendable {
  /// More bytes than such a file ever has.
  public static let limitBytes = 256

  /// What the key is for.
  public let use: KeyUse
  /// The public key, which others are given.
  public let publicKey: Ed25519PublicKey
  private let seed: [UInt8]

  private init(_ use: KeyUse, seed: RootHash) throws(LedgerStoreError) {
    self.use = use
    self.seed = seed.bytes
    publicKey = try inTransparency { [seed] () throws(TransparencyError) in
      try SignerKey(name: try KeyName(use.rawValue), seed: seed.bytes).verifierKey.publicKey
    }
  }

  /// Reads the key at a path.
  ///
  /// - Throws: `.keyFile` when it is not there, or is no key of this kind.
  public init(at path: String) throws(LedgerStoreError) {
    let place = FilePlace(path)
    guard try inStorage({ () throws(LMDBError) in try place.exists() }) else {
      throw .keyFile(path: path, .missing)
    }
    let bytes = try inStorage { () throws(LMDBError) in
      try place.folder.read(place.name, limitBytes: KeyFile.limitBytes)
    }
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, lines[2].isEmpty, let seed = RootHash(hex: String(lines[1])),
      let use = KeyUse.allCases.first(where: { lines[0] == KeyFile.title(of: $0) })
    else { throw .keyFile(path: path, .malformed) }
    try self.init(use, seed: seed)
  }

  /// Makes a new key at a path, durable when this returns.
  ///
  /// - Throws: What the disk refuses; `exists` where there is a file already.
  public static func make(
    at path: String, for use: KeyUse, random: RandomSource = .system
  ) throws(LedgerStoreError) -> KeyFile {
    let place = FilePlace(path)
    let bytes = try inStorage { () throws(LMDBError) in try random.bytes(32) }
    guard let seed = RootHash(bytes) else { throw .keyFile(path: path, .malformed) }
    try inStorage { () throws(LMDBError) in
      // Whole or not there, whenever it is interrupted, and never over a key that another process makes.
      try place.create(Array("\(title(of: use))\n\(seed.hex)\n".utf8))
    }
    return try KeyFile(use, seed: seed)
  }

  private static func title(of use: KeyUse) -> String { "entente-\(use.rawValue)-key/v1" }

  /// The public key in 64 lower-case hexadecimal digits, as records name it.
  public var publicKeyHex: String { Digest(publicKey.bytes)?.hex ?? "" }

  /// Signs exactly these bytes.
  public func signature(over bytes: [UInt8]) throws(LedgerStoreError) -> [UInt8] {
    try inTransparency { () throws(TransparencyError) in
      try SignerKey(name: try KeyName(use.rawValue), seed: seed).signature(over: bytes)
    }
  }

  /// The key under a name, to sign notes or cosign with.
  public func signer(
    named name: KeyName, as type: SignatureType = .note
  ) throws(LedgerStoreError) -> SignerKey {
    try inTransparency { () throws(TransparencyError) in
      try SignerKey(name: name, seed: seed, type: type)
    }
  }
}

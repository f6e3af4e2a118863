/// A public key under a name, as partners exchange it: `name+hhhhhhhh+base64` (C2SP signed-note).
public struct VerifierKey: Sendable, Hashable {
  /// Whose key it is; for a log, its origin.
  public let name: KeyName
  /// The key itself.
  public let publicKey: Ed25519PublicKey
  /// What its signatures say.
  public let type: SignatureType
  /// What its signature lines begin with.
  public let id: KeyID

  /// Names a public key.
  public init(name: KeyName, publicKey: Ed25519PublicKey, type: SignatureType = .note) {
    self.name = name
    self.publicKey = publicKey
    self.type = type
    id = KeyID(name: name, key: publicKey, type: type)
  }

  /// Reads `name+hhhhhhhh+base64`, and refuses one whose id is not that of its name and key.
  public init(_ text: String) throws(TransparencyError) {
    // The base64 may hold plus signs of its own, the name and the id may not.
    let parts = Array(text.utf8).split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].count == 8,
      let written = Hexadecimal.decode(Array(parts[1])),
      let typed = Base64.decode(Array(parts[2])), let number = typed.first
    else { throw .malformedVerifierKey(text) }
    let name = try KeyName(String(decoding: parts[0], as: UTF8.self))
    guard let type = SignatureType(rawValue: number) else {
      throw .unknownKeyType(name: name.text, type: number)
    }
    self.init(name: name, publicKey: try Ed25519PublicKey(Array(typed.dropFirst())), type: type)
    let writtenID = KeyID(bigEndian: written)
    guard writtenID == id else {
      throw .keyIDMismatch(name: name.text, written: writtenID, computed: id)
    }
  }

  /// The key as `name+hhhhhhhh+base64`.
  public var text: String {
    let typed = Base64.encode([type.rawValue] + publicKey.bytes)
    return "\(name)+\(id)+\(String(decoding: typed, as: UTF8.self))"
  }
}

extension VerifierKey: CustomStringConvertible {
  /// The key as it is exchanged.
  public var description: String { text }
}

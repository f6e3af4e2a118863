internal import Crypto

/// A private key under a name, which signs notes or cosigns checkpoints as Ed25519 (C2SP signed-note).
///
/// Two signatures by one key over one text need not be the same bytes; compare texts, not notes.
public struct SignerKey: Sendable {
  /// The public half, which partners receive.
  public let verifierKey: VerifierKey
  private let privateKey: Curve25519.Signing.PrivateKey

  /// Makes the key from 32 bytes, which are the whole secret: draw them from the system's random
  /// source.
  public init(
    name: KeyName, seed: [UInt8], type: SignatureType = .note
  ) throws(TransparencyError) {
    guard seed.count == 32 else { throw .wrongKeyLength(found: seed.count) }
    do {
      privateKey = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    } catch {
      throw .signingFailed(name: name.text)
    }
    let publicKey = try Ed25519PublicKey([UInt8](privateKey.publicKey.rawRepresentation))
    verifierKey = VerifierKey(name: name, publicKey: publicKey, type: type)
  }

  /// Signs exactly these bytes.
  public func signature(over message: [UInt8]) throws(TransparencyError) -> [UInt8] {
    do {
      return [UInt8](try privateKey.signature(for: message))
    } catch {
      throw .signingFailed(name: verifierKey.name.text)
    }
  }

  /// Signs the text of a note and returns the line to put under it.
  ///
  /// - Throws: `.notALog` for the key of a witness, whose signatures say something else.
  public func sign(_ text: [UInt8]) throws(TransparencyError) -> NoteSignature {
    guard verifierKey.type == .note else { throw .notALog(verifierKey.name.text) }
    return NoteSignature(
      name: verifierKey.name, id: verifierKey.id, bytes: try signature(over: text))
  }
}

extension SignerKey: CustomStringConvertible, CustomReflectable {
  /// The public half alone, so that a log or a crash report does not give the secret away.
  public var description: String { "SignerKey(\(verifierKey))" }

  /// The public half alone.
  public var customMirror: Mirror {
    Mirror(self, children: ["verifierKey": verifierKey])
  }
}

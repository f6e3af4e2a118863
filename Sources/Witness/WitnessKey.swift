internal import LMDB
internal import Transparency

/// The file of a witness's private key, readable by its owner alone.
///
/// Two lines: what it is, and the 32 bytes of the Ed25519 seed in hexadecimal.
struct WitnessKey {
  private static let title = "entente-witness-key/v1"
  private static let longestBytes = 256

  let signer: SignerKey

  /// Reads the key.
  init(reading name: String, in folder: Folder, as keyName: KeyName) throws(WitnessError) {
    let path = folder.path(of: name)
    let lines: [Substring]?
    do throws(WitnessError) {
      lines = try folder.lines(
        of: name, title: WitnessKey.title, limitBytes: WitnessKey.longestBytes)
    } catch {
      guard case .damaged = error else { throw error }
      throw .key(path: path, what: "it is not a key file of a witness")
    }
    guard let lines else { throw .key(path: path, what: "it is not there") }
    guard lines.count == 1, let seed = Digest(hex: String(lines[0])) else {
      throw .key(path: path, what: "it is not a key file of a witness")
    }
    do throws(TransparencyError) {
      signer = try SignerKey(name: keyName, seed: seed.bytes, type: .cosignature)
    } catch {
      throw .unusable(error)
    }
  }

  /// Writes a new key from 32 random bytes, whole or not at all; refuses to write over a file.
  static func make(at place: FilePlace, seed: Digest) throws(WitnessError) {
    try inStorage { () throws(LMDBError) in
      try place.create(Array("\(title)\n\(seed.hex)\n".utf8))
    }
  }
}

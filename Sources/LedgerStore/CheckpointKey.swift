internal import LMDB
internal import LedgerTables
internal import RecordFormat
internal import Transparency

/// The file of the private key that signs a ledger's checkpoints, readable by its owner alone.
///
/// Two lines: what it is, and the 32 bytes of the Ed25519 seed in hexadecimal.
struct CheckpointKey {
  private static let title = "entente-checkpoint-key/v1"

  let signer: SignerKey

  /// The public key, as the ledger's first record states it.
  var publicKeyHex: String { RootHash(signer.verifierKey.publicKey.bytes)?.hex ?? "" }

  /// Reads the key in a folder; makes it when it is to be made and is not there.
  init(
    in folder: Folder, of ledger: LedgerName, making: RandomSource? = nil
  ) throws(LedgerStoreError) {
    let name = LedgerFiles.checkpointKey
    let path = folder.path(of: name)
    let exists = try inStorage { () throws(LMDBError) in try folder.lengthBytes(of: name) } != nil
    if !exists, let making {
      let seed = try inStorage { () throws(LMDBError) in try making.bytes(32) }
      guard let secret = RootHash(seed) else { throw .checkpointKey(path: path, what: "no seed") }
      try inStorage { () throws(LMDBError) in
        // Whole or not there: what creates ledgers holds the lock of the folder.
        try folder.replace(name, Array("\(CheckpointKey.title)\n\(secret.hex)\n".utf8))
      }
    }
    guard exists || making != nil else {
      throw .checkpointKey(path: path, what: "it is not there")
    }
    let text = try inStorage { () throws(LMDBError) in
      String(decoding: try folder.read(name, limitBytes: 256), as: UTF8.self)
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0] == CheckpointKey.title, lines[2].isEmpty,
      let seed = RootHash(hex: String(lines[1]))
    else { throw .checkpointKey(path: path, what: "it is not a key file of entente") }
    signer = try inTransparency { () throws(TransparencyError) in
      try SignerKey(name: try Origin(ledger.text).keyName, seed: seed.bytes)
    }
  }
}

/// The guard is never lowered, and written before each signature, so that a restored older store
/// cannot sign another history.
extension CheckpointGuard {
  /// Reads the guard; nil when there is none.
  init?(in folder: Folder) throws(LedgerStoreError) {
    let name = LedgerFiles.checkpointGuard
    let exists = try inStorage { () throws(LMDBError) in try folder.lengthBytes(of: name) } != nil
    guard exists else { return nil }
    let bytes = try inStorage { () throws(LMDBError) in try folder.read(name, limitBytes: 256) }
    guard let read = CheckpointGuard(bytes) else {
      throw .checkpointKey(path: folder.path(of: name), what: "the guard is damaged")
    }
    self = read
  }

  /// Writes it in place of the one before.
  func write(in folder: Folder) throws(LedgerStoreError) {
    try inStorage { () throws(LMDBError) in
      try folder.replace(LedgerFiles.checkpointGuard, bytes)
    }
  }
}

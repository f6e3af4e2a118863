internal import LMDB
public import Transparency

/// Who a witness is: the key it cosigns with, and the party it speaks for.
public struct WitnessIdentity: Sendable, Hashable {
  /// The key, whose name is that of the witness.
  public let key: VerifierKey
  /// The party, by its id in the ledgers.
  public let party: String
  /// The file of the private key, where it is kept outside of the folder.
  public let keyFile: String?

  private static let title = "entente-witness/v1"
  private static let longestBytes = 16_384

  init(key: VerifierKey, party: String, keyFile: String?) {
    self.key = key
    self.party = party
    self.keyFile = keyFile
  }

  /// The line that names the witness in a policy (C2SP tlog-policy), without where it is reached.
  public var policyLine: String { "witness \(party) \(key)" }

  /// The line that names the witness among the anchors partners exchange in person.
  public var anchorLine: String { WitnessIdentity.anchorLine(party, key) }

  static func anchorLine(_ party: String, _ key: VerifierKey) -> String {
    "witness \(party) \(Digest(key.publicKey.bytes)?.hex ?? "")"
  }

  /// Whether a party can stand in a line: an id as ledgers have it.
  static func isParty(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return (1...64).contains(bytes.count)
      && bytes.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }
}

// MARK: - The file

extension WitnessIdentity {
  /// Reads who the witness of a folder is; nil when there is none.
  init?(in folder: Folder) throws(WitnessError) {
    let name = WitnessFiles.identity
    guard
      let lines = try folder.lines(
        of: name, title: WitnessIdentity.title, limitBytes: WitnessIdentity.longestBytes)
    else { return nil }
    guard (2...3).contains(lines.count), let key = lines[0].after("key"),
      let party = lines[1].after("party"), WitnessIdentity.isParty(party)
    else { throw .damaged(path: folder.path(of: name), what: "it does not say who the witness is") }
    var keyFile: String?
    if lines.count == 3 {
      guard let path = lines[2].after("file") else {
        throw .damaged(path: folder.path(of: name), what: "its third line names no key file")
      }
      keyFile = path
    }
    do throws(TransparencyError) {
      self.init(key: try VerifierKey(key), party: party, keyFile: keyFile)
    } catch {
      throw .damaged(path: folder.path(of: name), what: error.description)
    }
    guard self.key.type == .cosignature else {
      throw .damaged(path: folder.path(of: name), what: "its key is not one of a witness")
    }
  }

  /// Writes it, once, under the lock: whole or not at all.
  func write(in folder: Folder) throws(WitnessError) {
    var lines = [WitnessIdentity.title, "key \(key)", "party \(party)"]
    if let keyFile { lines.append("file \(keyFile)") }
    let text = lines.joined(separator: "\n") + "\n"
    try inStorage { () throws(LMDBError) in
      try folder.replace(WitnessFiles.identity, Array(text.utf8))
    }
  }

  /// The private key, wherever it is kept; refuses another one.
  func signer(in folder: Folder) throws(WitnessError) -> SignerKey {
    let place = FilePlace(keyFile ?? folder.path(of: WitnessFiles.key))
    let signer = try WitnessKey(reading: place.name, in: place.folder, as: key.name).signer
    guard signer.verifierKey == key else {
      throw .key(path: place.folder.path(of: place.name), what: "it is not this witness's key")
    }
    return signer
  }
}

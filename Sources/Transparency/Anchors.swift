/// Whose keys are whose, as partners told each other in person: what a verifier knows that no export
/// brought (one key a line, see Docs/Formats/Trust.md).
///
/// ```
/// # handed over in Paris, 12 March 2025
/// checkpoint ledger.example.org/quebec-france d75a…511a
/// witness cnrs 3d40…660c
/// act genome-quebec fc51…8025
/// ```
///
/// A key has one use and one owner: it stands on one line.
public struct Anchors: Sendable, Hashable {
  /// The most bytes that are read.
  public static let longest = 262_144
  /// The most keys.
  public static let mostKeys = 1_024

  /// What a key signs.
  public enum Use: String, Sendable, Hashable, CaseIterable {
    /// The acts of a party.
    case act
    /// The heads of a log.
    case checkpoint
    /// The heads that a party has seen: cosignatures.
    case witness
  }

  /// A key, its use and its owner.
  public struct Key: Sendable, Hashable {
    /// What it signs.
    public let use: Use
    /// Whose it is: the id of a party or a person, or for a key of checkpoints the origin of a log.
    public let owner: String
    /// The key.
    public let publicKey: Ed25519PublicKey

    /// A key of that use and owner; nil where the owner is not of the form its use asks for.
    public init?(_ use: Use, of owner: String, _ publicKey: Ed25519PublicKey) {
      guard Anchors.isOwner(owner, of: use) else { return nil }
      self.use = use
      self.owner = owner
      self.publicKey = publicKey
    }

    /// The line that states it, without its line feed.
    public var line: String { "\(use) \(owner) \(Hexadecimal.encode(publicKey.bytes))" }
  }

  /// The keys, in the order of their lines.
  public private(set) var keys: [Key] = []

  /// Reads an anchors file.
  ///
  /// - Throws: `.noteTooLong`, and `.malformedAnchors` with the first line that is wrong.
  public init(_ bytes: [UInt8]) throws(TransparencyError) {
    guard bytes.count <= Anchors.longest else {
      throw .noteTooLong(limit: Anchors.longest, found: bytes.count)
    }
    var taken: Set<Ed25519PublicKey> = []
    let lines = bytes.split(separator: SignedNote.newline, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated()
    where !line.isEmpty && line.first != UInt8(ascii: "#") {
      do throws(AnchorFault) {
        let key = try Anchors.key(in: line)
        guard taken.insert(key.publicKey).inserted else { throw .duplicateKey }
        guard keys.count < Anchors.mostKeys else { throw .tooManyKeys }
        keys.append(key)
      } catch {
        throw .malformedAnchors(line: number + 1, error)
      }
    }
    guard !keys.isEmpty else { throw .malformedAnchors(line: lines.count, .noKey) }
  }
}

/// What is wrong with a line of anchors.
public enum AnchorFault: String, Error, Sendable, Hashable, CaseIterable {
  case unknownUse
  case wrongWordCount
  case malformedOwner
  case malformedKey
  case nonCanonicalKey
  case smallOrderKey
  case duplicateKey
  case tooManyKeys
  case noKey
}

extension Anchors {
  private static func key(in line: ArraySlice<UInt8>) throws(AnchorFault) -> Key {
    let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard let use = Use(rawValue: words[0]) else { throw .unknownUse }
    guard words.count == 3 else { throw .wrongWordCount }
    guard let digest = Digest(hex: words[2]) else { throw .malformedKey }
    let publicKey: Ed25519PublicKey
    do throws(TransparencyError) {
      publicKey = try Ed25519PublicKey(digest.bytes)
    } catch {
      switch error {
      case .nonCanonicalPublicKey: throw .nonCanonicalKey
      case .smallOrderPublicKey: throw .smallOrderKey
      default: throw .malformedKey
      }
    }
    guard let key = Key(use, of: words[1], publicKey) else { throw .malformedOwner }
    return key
  }

  /// `^[a-z0-9][a-z0-9-]{0,63}$`, the form of the ids of parties and persons; for a log its origin.
  fileprivate static func isOwner(_ text: String, of use: Use) -> Bool {
    if use == .checkpoint {
      // Only whether it is one matters here.
      return (try? Origin(text)) != nil
    }
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    return isPlain && (1...64).contains(text.utf8.count) && !text.hasPrefix("-")
  }
}

// MARK: - Asking

extension Anchors {
  /// The keys that sign acts, by their fingerprint, the name a record gives them.
  public var actKeys: [Digest: Key] {
    Dictionary(
      keys.filter { $0.use == .act }.map { ($0.publicKey.fingerprint, $0) },
      // Each key stands once.
      uniquingKeysWith: { first, _ in first })
  }

  /// The keys that sign the heads of a log, as notes name them.
  public func checkpointKeys(of origin: Origin) -> [VerifierKey] {
    keys.filter { $0.use == .checkpoint && $0.owner == origin.text }
      .map { VerifierKey(name: origin.keyName, publicKey: $0.publicKey) }
  }

  /// Who of the anchored vouches for a head, by its signatures.
  ///
  /// A cosigner may be called anything in a note: its key counts and not its name, and that a line
  /// is by its key shows by the id, which is made of both.
  ///
  /// - Throws: Where a line by an anchored key does not fit the text of the note, and what
  ///   ``Checkpoint/init(text:)`` refuses.
  public func judge(_ note: SignedNote) throws(TransparencyError) -> AnchorVerdict {
    let checkpoint = try Checkpoint(text: note.text)
    let logs = checkpointKeys(of: checkpoint.origin)
    var owners: [VerifierKey: String] = [:]
    for line in note.signatures {
      for key in keys where key.use == .witness {
        let named = VerifierKey(name: line.name, publicKey: key.publicKey, type: .cosignature)
        if named.id == line.id { owners[named] = key.owner }
      }
    }
    let candidates = logs + owners.keys
    guard
      note.signatures.contains(where: { line in
        candidates.contains { $0.name == line.name && $0.id == line.id }
      })
    else {
      return AnchorVerdict(
        checkpoint: checkpoint, log: nil, knowsLog: !logs.isEmpty, cosignatures: [])
    }
    let verification = try note.verified(by: candidates)
    return AnchorVerdict(
      checkpoint: checkpoint, log: logs.first { verification.verified.contains($0) },
      knowsLog: !logs.isEmpty,
      cosignatures: verification.cosignatures.compactMap { cosignature in
        owners[cosignature.key].map { (owner: $0, cosignature) }
      })
  }
}

/// Who of the anchored vouches for a head.
public struct AnchorVerdict: Sendable {
  /// The head.
  public let checkpoint: Checkpoint
  /// The anchored key of the log that signed it; nil when none did.
  public let log: VerifierKey?
  /// Whether any key of the log is anchored.
  public let knowsLog: Bool
  /// The cosignatures by anchored witnesses, with whose each is.
  public let cosignatures: [(owner: String, cosignature: Cosignature)]

  /// Whether anybody whose key came from outside stands behind the head.
  public var isVouchedFor: Bool { log != nil || !cosignatures.isEmpty }
}

internal import Partnership
internal import RecordFormat
internal import Transparency

/// The keys of acts that records name, held against those that partners handed over.
///
/// Whoever runs a ledger can record a first key for anybody. A key is taken for its owner's where the
/// anchors say so, or where a key that is taken for the owner's has signed it in.
struct ActKeys {
  /// The keys that were handed over, whatever their use.
  private let anchored: [KeyFingerprint: Anchors.Key]
  /// Those whose keys of acts were.
  private let anchoredOwners: Set<String>
  private var vouched: [KeyFingerprint: Anchors.Key]
  /// The first record of a key that is taken for its owner's.
  private var since: [String: SequenceNumber] = [:]
  private var unvouched: [RecordedOwner] = []
  /// Those for whom any record names a key of acts.
  private var recordedOwners: Set<String> = []

  /// Nil where no key of acts was handed over: there is nothing to hold a key against.
  init?(_ anchors: Anchors?) {
    guard let anchors, anchors.keys.contains(where: { $0.use == .act }) else { return nil }
    anchored = Dictionary(
      anchors.keys.map { (KeyFingerprint(unchecked: $0.publicKey.fingerprint.bytes), $0) },
      // Each key stands once.
      uniquingKeysWith: { first, _ in first })
    vouched = anchored.filter { $0.value.use == .act }
    anchoredOwners = Set(vouched.values.map(\.owner))
  }

  /// A key by which a signature can be held to be its owner's; nil for any other.
  subscript(fingerprint: KeyFingerprint) -> Anchors.Key? { vouched[fingerprint] }

  /// Takes the next record about a key.
  ///
  /// - Parameter signers: Those of the keys whose signatures on it are known to fit.
  mutating func take(_ recorded: RecordedOwner, signers: [KeyFingerprint]) {
    guard recorded.use == Anchors.Use.act.rawValue else { return }
    recordedOwners.insert(recorded.owner)
    guard let key = key(of: recorded) else { return unvouched.append(recorded) }
    let fingerprint = KeyFingerprint(unchecked: key.publicKey.fingerprint.bytes)
    let isAnchored = vouched[fingerprint] == key
    let mayVouch = mayVouch(for: recorded)
    let isSignedIn = signers.contains { signer in
      signer != fingerprint && vouched[signer].map { mayVouch.contains($0.owner) } == true
    }
    guard isAnchored || (isSignedIn && anchored[fingerprint] == nil) else {
      return unvouched.append(recorded)
    }
    vouched[fingerprint] = key
    since[recorded.owner] = since[recorded.owner] ?? recorded.record
  }

  /// Whose keys sign in a key: the owner's own, and for a person of whom none was handed over a party
  /// of the record, which may be any: its author can name more than those whose person it is.
  private func mayVouch(for recorded: RecordedOwner) -> [String] {
    PersonID(recorded.owner) == nil || anchoredOwners.contains(recorded.owner)
      ? [recorded.owner] : recorded.parties
  }

  private func key(of recorded: RecordedOwner) -> Anchors.Key? {
    guard let digest = Digest(hex: recorded.key) else { return nil }
    do throws(TransparencyError) {
      return Anchors.Key(.act, of: recorded.owner, try Ed25519PublicKey(digest.bytes))
    } catch {
      // One that binds nobody is told as that.
      return nil
    }
  }

  /// What is wrong with the keys that were taken, and what of them cannot be told.
  ///
  /// - Parameter acting: Those in whose name there are acts, where the whole log was read.
  func faults(acting: Set<String>) -> [Fault] {
    let unknown = Set(unvouched.compactMap { KeyFingerprint(ofPublicKey: $0.key) })
    var faults = unvouched.map { recorded in
      Fault(
        isRefuted(recorded, unknown) ? .keyNotAccepted : .keyNotVouched, record: recorded.record,
        parameters: [.name(recorded.owner), .text(recorded.key)])
    }
    for owner in acting.intersection(anchoredOwners).subtracting(recordedOwners).sorted() {
      faults.append(Fault(.keyNotRecorded, parameters: [.name(owner)]))
    }
    return faults
  }

  /// Whether what was handed over speaks against a key, and does not only leave it out.
  private func isRefuted(_ recorded: RecordedOwner, _ unknown: Set<KeyFingerprint>) -> Bool {
    let fingerprint = KeyFingerprint(ofPublicKey: recorded.key)
    if let fingerprint, anchored[fingerprint] != nil { return true }
    guard anchoredOwners.contains(recorded.owner) else { return false }
    // An owner may hand over the key of today and leave out the one before it.
    if let first = since[recorded.owner], recorded.record < first { return false }
    // A key of a part that was not read may have signed it in.
    return recorded.signers.allSatisfy {
      $0 == fingerprint || unknown.contains($0) || vouched[$0] != nil
    }
  }
}

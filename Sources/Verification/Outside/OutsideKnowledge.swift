internal import Partnership
public import Transparency

/// What a verifier knows that did not come with what is verified: it says whose the heads are, and
/// whether they continue one that was kept.
public struct OutsideKnowledge: Sendable {
  /// Which heads are accepted; nil when nobody has said.
  public var policy: TrustPolicy?
  /// Whose keys are whose; nil when nobody has said.
  public var anchors: Anchors?
  /// A key of the log's heads, where it was taken from outside before, as a mirror's was; nil otherwise.
  ///
  /// Where records are read that name it, the keys that they say sign heads beside or after it count too.
  public var logKey: VerifierKey?
  /// A head of the same log that was kept from before: it has to be a prefix.
  public var older: Checkpoint?

  /// Nothing is known yet.
  public init() {}

  /// Whether anything says whose a head is.
  public var namesKeys: Bool { policy != nil || anchors != nil || logKey != nil }
}

extension OutsideKnowledge {
  /// The public keys of the witnesses that were named, 64 hexadecimal digits; nil where none was.
  var witnessKeys: Set<String>? {
    let anchored = anchors?.keys.filter { $0.use == .witness }.map(\.publicKey) ?? []
    let named = (policy?.witnesses.map(\.key.publicKey) ?? []) + anchored
    return named.isEmpty ? nil : Set(named.compactMap { Digest($0.bytes)?.hex })
  }

  /// The keys that may sign the heads of a log, of those that were given.
  public func logKeys(of origin: Origin) -> [VerifierKey] {
    (policy?.logs.map(\.key) ?? []).filter { $0.name == origin.keyName }
      + (anchors?.checkpointKeys(of: origin) ?? [])
  }
}

/// Who stands behind a head, of those whose keys came from outside.
public struct Vouching: Sendable, Hashable {
  /// A witness that has cosigned the head.
  public struct Cosigner: Sendable, Hashable {
    /// Whose key it is: the party, or the name the policy gives it.
    public let name: String
    /// The key.
    public let key: VerifierKey
    /// When, in POSIX seconds, by the clock of the witness.
    public let time: UInt64
  }

  /// The size of the head.
  public let size: UInt64
  /// The key of the log, where it was given and has signed.
  public internal(set) var log: VerifierKey?
  /// The witnesses, in the order of their signatures; each key once.
  public internal(set) var cosigners: [Cosigner]
}

extension OutsideKnowledge {
  /// Holds a head against what is known of keys.
  ///
  /// - Parameters:
  ///   - followers: The keys that may sign this head, as records say that name ``logKey``; none where no
  ///     records were read, or they do not.
  ///   - add: Told what is wrong.
  /// - Returns: Who stands behind it; nil when nobody does.
  func judge(
    _ note: SignedNote, followers: [VerifierKey] = [], _ add: (Fault) -> Void
  ) -> Vouching? {
    var vouching: Vouching?
    func found(_ size: UInt64, _ log: VerifierKey?, _ cosigners: [Vouching.Cosigner]) {
      var all = vouching ?? Vouching(size: size, log: nil, cosigners: [])
      all.log = all.log ?? log
      // The policy and the anchors may name the same witness.
      all.cosigners += cosigners.filter { new in !all.cosigners.contains { $0.key == new.key } }
      vouching = all
    }
    do throws(TransparencyError) {
      if let logKey {
        let head = try Checkpoint(text: note.text)
        let keys = followers.isEmpty ? [logKey] : followers
        guard head.origin.keyName == logKey.name else { throw .noKnownSignature }
        found(head.size, try note.verified(by: keys).verified.first, [])
      }
      if let policy {
        let verdict = try policy.judge(note)
        if verdict.isMet {
          found(
            verdict.checkpoint.size, verdict.log.key,
            verdict.cosignatures.map { cosignature in
              let party = policy.witnesses.first { $0.key == cosignature.key }
              return Vouching.Cosigner(
                name: party?.name.description ?? cosignature.key.name.text, key: cosignature.key,
                time: cosignature.time)
            })
        } else {
          add(verdict.checkpoint.fault(.quorumNotMet))
        }
      }
      if let anchors {
        let verdict = try anchors.judge(note)
        if verdict.knowsLog, verdict.log == nil {
          add(verdict.checkpoint.fault(.headNotAccepted))
        } else if verdict.isVouchedFor {
          found(
            verdict.checkpoint.size, verdict.log,
            verdict.cosignatures.map {
              Vouching.Cosigner(name: $0.owner, key: $0.cosignature.key, time: $0.cosignature.time)
            })
        } else if policy == nil, logKey == nil {
          add(verdict.checkpoint.fault(.headNotVouched))
        }
      }
    } catch {
      add(Fault(.headNotAccepted, parameters: [.said(error.description)]))
      return nil
    }
    return vouching
  }

  /// Holds the head that was kept from before against a log.
  ///
  /// - Parameters:
  ///   - origin: The log's name; nil where nothing readable says it.
  ///   - size: How many records the log has.
  ///   - root: The root of the log at the size of the older head; nil where it could not be made, which
  ///     is told elsewhere.
  ///   - add: Told what is wrong.
  /// - Returns: What should be said where it is found to be a prefix.
  func compare(
    with origin: String?, size: UInt64, rootThere root: Digest?, _ add: (Fault) -> Void
  ) -> [Remark] {
    guard let older else { return [] }
    var fault: Fault?
    if let origin, older.origin.text != origin {
      fault = Fault(.otherLedger, parameters: [.name(older.origin.text)])
    } else if older.size > size {
      fault = older.fault(.olderHeadAhead)
    } else if let root, root != older.root {
      fault = older.fault(.olderHeadDiffers)
    }
    if let fault { add(fault) }
    return fault == nil && root != nil ? [.olderHeadHolds] : []
  }
}

extension Checkpoint {
  /// A fault about this head: its size is that of the records it covers.
  func fault(_ name: FaultName) -> Fault {
    Fault(name, parameters: [.limit(Int(clamping: size))])
  }
}

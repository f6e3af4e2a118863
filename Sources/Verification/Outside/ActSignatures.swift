internal import Partnership
internal import RecordFormat
internal import Transparency

/// The signatures of acts in what is read record by record, held against the keys that partners handed
/// over, those that these have signed in, and those that the records themselves name.
struct ActSignatures {
  private var keys: ActKeys?
  /// The keys that records name, whoever's they are.
  private var recorded: [KeyFingerprint: Ed25519PublicKey] = [:]
  /// Whether all records that name keys are read, or were before.
  private let knowsRecords: Bool
  private var acting: Set<String> = []
  private var hasSigned = false

  /// - Parameter knowsRecords: Whether a key that neither records nor anchors name is to be told.
  init(_ anchors: Anchors?, knowsRecords: Bool) {
    keys = ActKeys(anchors)
    self.knowsRecords = knowsRecords
  }

  /// Takes what records before these say of keys, whose signatures were found to fit.
  mutating func take(earlier: [RecordedOwner]) {
    for owner in earlier {
      take(in: owner.key)
      keys?.take(owner, signers: owner.signers)
    }
  }

  /// Takes in a key that signs heads, as the opening names it.
  mutating func take(in hex: String) {
    guard let fingerprint = KeyFingerprint(ofPublicKey: hex), let digest = Digest(hex: hex)
    else { return }
    do throws(TransparencyError) {
      recorded[fingerprint] = try Ed25519PublicKey(digest.bytes)
    } catch {
      // What it signed is by nobody who is known.
    }
  }

  /// Takes the next record, with its facts where they are shown.
  ///
  /// - Returns: Whether every signature that it bears is by a key that is known, and fits.
  @discardableResult
  mutating func take(_ header: Header, _ facts: Facts?, _ findings: inout Findings) -> Bool {
    if !header.signatures.isEmpty { hasSigned = true }
    if keys != nil { acting.formUnion(header.onBehalfOf.map(\.text)) }
    if let facts {
      // The key that a record adds signs it too, and is known from here on.
      if let hex = header.record(facts: facts).keyNamed { take(in: hex) }
      if let owner = RecordedOwner(header, facts) {
        var unheard = Findings()
        let signers = check(header, &unheard).map(\.fingerprint)
        keys?.take(owner, signers: signers)
      }
    }
    return check(header, &findings).count == header.signatures.count
  }

  /// What is left to say after the last record.
  ///
  /// - Parameter isWhole: Whether the log was read from its first record, with the facts.
  func finish(isWhole: Bool, _ findings: inout Findings) -> [Remark] {
    for fault in keys?.faults(acting: isWhole ? acting : []) ?? [] { findings.add(fault) }
    return keys == nil && hasSigned ? [.actKeysNotCompared] : []
  }

  /// A key that has signed a record, and whose it is where that came from outside.
  struct Signer: Hashable {
    let fingerprint: KeyFingerprint
    let owner: String?
  }

  /// Holds the signatures of a record against the keys that are known.
  ///
  /// - Returns: Those that fit.
  func check(_ header: Header, _ findings: inout Findings) -> [Signer] {
    guard !header.signatures.isEmpty else { return [] }
    let bytes: [UInt8]
    do throws(RecordFormatError) {
      bytes = try header.content.signedBytes()
    } catch {
      findings.add(
        Fault(.headerUnreadable, record: header.sequence, parameters: [.said(error.description)]))
      return []
    }
    var signers: [Signer] = []
    for signature in header.signatures {
      func add(_ name: FaultName) {
        findings.add(
          Fault(name, record: header.sequence, parameters: [.name(signature.key.description)]))
      }
      let anchored = keys?[signature.key]
      guard let key = anchored?.publicKey ?? recorded[signature.key] else {
        // One that does not fit may stand behind it.
        if knowsRecords || keys != nil { add(.signatureUnchecked) }
        continue
      }
      do throws(TransparencyError) {
        try key.check(signature.value, over: bytes)
        signers.append(Signer(fingerprint: signature.key, owner: anchored?.owner))
      } catch {
        add(.signatureInvalid)
      }
    }
    return signers
  }
}

/// What a witness says of a checkpoint: that at a time it was the largest head it had seen of that log,
/// and a continuation of every one before (C2SP tlog-cosignature, v1).
public struct Cosignature: Sendable, Hashable {
  /// Whose it is.
  public let key: VerifierKey
  /// When it was given, in POSIX seconds, by the clock of the witness.
  public let time: UInt64
  /// The 64 bytes of the Ed25519 signature.
  public let signature: [UInt8]

  /// Reads a signature line of a key of type ``SignatureType/cosignature``, and checks it over the text
  /// of a checkpoint.
  init(
    _ signature: NoteSignature, over text: [UInt8], by key: VerifierKey
  ) throws(TransparencyError) {
    let seconds = signature.bytes.prefix(Self.timeByteCount)
    guard seconds.count == Self.timeByteCount else {
      throw .invalidSignature(name: key.name.text, id: key.id)
    }
    time = seconds.reduce(0) { $0 << 8 | UInt64($1) }
    guard time <= UInt64(Int64.max) else { throw .cosignatureTime(name: key.name.text, time) }
    self.key = key
    self.signature = Array(signature.bytes.dropFirst(Self.timeByteCount))
    do throws(TransparencyError) {
      try key.publicKey.check(self.signature, over: Self.message(text, at: time))
    } catch {
      throw .invalidSignature(name: key.name.text, id: key.id)
    }
  }

  /// The last second that a date has four digits of a year for: no clock of a witness says more.
  public static let latestTime: UInt64 = 253_402_300_799

  /// Checks a cosignature that is kept without its line, as a ledger records it.
  ///
  /// - Parameter time: POSIX seconds.
  public static func check(
    _ signature: [UInt8], of checkpoint: Checkpoint, at time: UInt64, by key: Ed25519PublicKey
  ) throws(TransparencyError) {
    try key.check(signature, over: message(checkpoint.text, at: time))
  }

  /// What is signed: two lines, then the text of the checkpoint.
  static func message(_ text: [UInt8], at time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n".utf8) + text
  }

  /// The time as it stands before the signature: eight bytes, the highest first.
  static func bytes(of time: UInt64) -> [UInt8] {
    (0..<timeByteCount).map { UInt8(truncatingIfNeeded: time >> UInt64(8 * (7 - $0))) }
  }

  private static let timeByteCount = 8
}

extension SignerKey {
  /// Cosigns a checkpoint.
  ///
  /// - Parameter time: POSIX seconds.
  /// - Throws: `.notACosigner` for the key of a log, and `.cosignatureTime` from 2⁶³ on.
  public func cosign(
    _ checkpoint: Checkpoint, at time: UInt64
  ) throws(TransparencyError) -> NoteSignature {
    guard verifierKey.type == .cosignature else { throw .notACosigner(verifierKey.name.text) }
    guard time <= UInt64(Int64.max) else {
      throw .cosignatureTime(name: verifierKey.name.text, time)
    }
    let signature = try signature(over: Cosignature.message(checkpoint.text, at: time))
    return NoteSignature(
      name: verifierKey.name, id: verifierKey.id, bytes: Cosignature.bytes(of: time) + signature)
  }
}

extension SignedNote {
  /// The keys among these whose cosignatures the note may carry, by the names its lines give them: a
  /// ledger knows a witness by its public key alone.
  public func cosigners(among keys: [Ed25519PublicKey]) -> [VerifierKey] {
    signatures.flatMap { line in
      keys.map { VerifierKey(name: line.name, publicKey: $0, type: .cosignature) }
        .filter { $0.id == line.id }
    }
  }

  /// Reads signature lines as a witness answers them, over the text they are about.
  public init(text: [UInt8], lines: [UInt8]) throws(TransparencyError) {
    try self.init(text + [SignedNote.newline] + lines)
  }

  /// The note with the lines of these keys alone, in their order.
  ///
  /// - Throws: `.missingSignatures` where none is by them.
  public func keeping(linesOf keys: [VerifierKey]) throws(TransparencyError) -> SignedNote {
    try SignedNote(
      text: text,
      signatures: signatures.filter { line in
        keys.contains { $0.name == line.name && $0.id == line.id }
      })
  }

  /// The note with the lines of another one over the same text added, of two by one key the first.
  ///
  /// - Throws: `.malformedNoteText` for another text.
  public func merged(with other: SignedNote) throws(TransparencyError) -> SignedNote {
    guard other.text == text else { throw .malformedNoteText }
    var note = self
    for line in other.signatures
    where !note.signatures.contains(where: { $0.name == line.name && $0.id == line.id }) {
      try note.add(line)
    }
    return note
  }
}

public import Partnership

/// A record that its parties have signed, and between when it was signed.
public struct SignedRecord: Sendable, Equatable {
  /// How many a report holds: more is for whoever asks about one.
  static let mostReported = 1_000

  /// The record.
  public let record: SequenceNumber
  /// The fingerprints of the keys that signed it.
  public let signers: [String]
  /// The size of the head that its author had verified: it was not signed before.
  public let seen: UInt64
  /// When the last record under that head was recorded, by the ledger's clock.
  public let notBefore: Recorded
  /// When a witness first cosigned a head that covers it: it was not signed after.
  ///
  /// In POSIX seconds, by the clock of the witness; nil while none has. Where witnesses were named from
  /// outside, theirs alone count.
  public var notAfter: UInt64?

  /// A signed record and the bounds of its time.
  public init(
    record: SequenceNumber, signers: [String], seen: UInt64, notBefore: Recorded,
    notAfter: UInt64? = nil
  ) {
    self.record = record
    self.signers = signers
    self.seen = seen
    self.notBefore = notBefore
    self.notAfter = notAfter
  }
}

extension Collection<SignedRecord> {
  /// The same with the first cosignature of a head over each.
  ///
  /// The host's own witness bounds nothing: the host may give it any time. Which that is, records need not
  /// say; so where somebody named witnesses from outside, theirs alone bound. A time before the head that
  /// the author had verified is no bound: one of the two clocks is wrong.
  ///
  /// - Parameter named: The public keys of witnesses that were named from outside, 64 hexadecimal digits;
  ///   nil where none was.
  func bounded(
    by cosignatures: [VerificationReport.CosignatureSeen], among named: Set<String>?
  ) -> [SignedRecord] {
    let outside = cosignatures.filter { named?.contains($0.witness) ?? !$0.isHosts }
    return map { signed in
      var bounded = signed
      let earliest = UInt64(clamping: signed.notBefore.unixMicroseconds / 1_000_000)
      bounded.notAfter =
        outside.lazy.filter { $0.size > signed.record.index && $0.time >= earliest }.map(\.time)
        .min()
      return bounded
    }
  }
}

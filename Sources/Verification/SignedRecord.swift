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
  /// In POSIX seconds, by the clock of the witness; nil while none has.
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
  /// The host's own witness bounds nothing: the host may give it any time.
  func bounded(by cosignatures: [VerificationReport.CosignatureSeen]) -> [SignedRecord] {
    // From the largest head down, so that each size knows the earliest time of those over it.
    let outside = cosignatures.filter { !$0.isHosts }.sorted { $0.size > $1.size }
    var bounded = Array(self)
    var next = outside.startIndex
    var earliest: UInt64?
    for index in bounded.indices.reversed() {
      while next < outside.endIndex, outside[next].size > bounded[index].record.index {
        earliest = Swift.min(earliest ?? .max, outside[next].time)
        next += 1
      }
      bounded[index].notAfter = earliest
    }
    return bounded
  }
}

public import Partnership
internal import Projections
internal import Transparency

/// A sample that anybody draws again from the seed and the numbers of the records.
///
/// Each record's number is hashed behind the seed: SHA-256 of `entente/sample/v1`, a line feed, the
/// seed in decimal, a line feed, the number in decimal. The records of the lowest hashes are the sample.
/// Nothing but the seed chooses, so it is for the auditor to choose, once the records are fixed.
public struct SampleDraw: Sendable, Hashable {
  /// What the auditor chose.
  public let seed: UInt64
  /// How many records.
  public let size: Int

  /// How many records a sample has, unless told.
  public static let usualSize = 25

  /// A draw by a seed; there is none unless somebody chooses it.
  public init(seed: UInt64, size: Int = SampleDraw.usualSize) {
    self.seed = seed
    self.size = size
  }

  /// The hash that gives a record its place, 64 hexadecimal digits.
  public func digest(of record: SequenceNumber) -> String {
    Digest(hashing: Array("entente/sample/v1\n\(seed)\n\(record.index)".utf8)).hex
  }

  /// The records of the sample, each with its place.
  func records(of population: [SequenceNumber]) -> [SequenceNumber: AuditLookUp.Drawn] {
    let drawn = population.map { ($0, digest(of: $0)) }
      .sorted { ($0.1, $0.0.index) < ($1.1, $1.0.index) }.prefix(max(0, size))
    var places: [SequenceNumber: AuditLookUp.Drawn] = [:]
    for (place, (record, digest)) in drawn.enumerated() {
      places[record] = AuditLookUp.Drawn(place: place + 1, digest: digest)
    }
    return places
  }
}

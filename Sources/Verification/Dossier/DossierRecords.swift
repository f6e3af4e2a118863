internal import LMDB
internal import RecordFormat

/// The records of a dossier by their place: headers from its tiles, and the openings beside them.
struct DossierRecords: ~Copyable {
  let facts: OpeningsReading
  let words: OpeningsReading
  private var headers: TiledHeaders

  init(
    facts: consuming OpeningsReading, words: consuming OpeningsReading, _ headers: TiledHeaders
  ) {
    self.facts = facts
    self.words = words
    self.headers = headers
  }

  /// A record as far as it is opened, and its words where they are asked for; nil where it does not read.
  mutating func record(
    _ sequence: UInt64, withWords: Bool = false
  ) throws(LMDBError) -> RecordFile? {
    guard let header = try headers.header(at: sequence) else { return nil }
    let opened = try facts.opening(of: sequence)
    let words = withWords ? try words.opening(of: sequence) : nil
    // What does not fit its header was told of when the openings were read.
    return try? RecordFile(header: header, facts: opened, words: words)
  }
}

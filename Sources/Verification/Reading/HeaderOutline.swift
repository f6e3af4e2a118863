internal import CanonicalJSON
internal import Partnership
internal import RecordFormat

/// What can be told of a header whose format or catalogue is newer than this program: enough to
/// place it, and to hold its parts against its commitments.
struct HeaderOutline {
  let action: ActionID
  let catalogue: Int64
  let facts: Commitment
  let ledger: LedgerName
  let recorded: Recorded
  let sequence: UInt64
  let words: Commitment?

  /// Reads the keys that every version so far has; nil when one is missing or malformed.
  init?(_ bytes: [UInt8]) {
    // Why it does not read is told by the reader that met it first.
    guard let json = try? JSON(canonical: bytes), case .object(let header) = json,
      let action = header["action"]?.stringValue.flatMap({ ActionID($0) }),
      let catalogue = header["catalogue"]?.integerValue, catalogue >= 1,
      let facts = header["facts"]?.stringValue.flatMap({ Commitment(hex: $0) }),
      let ledger = header["ledger"]?.stringValue.flatMap({ LedgerName($0) }),
      let recorded = header["recorded"]?.stringValue.flatMap({ Recorded($0) }),
      let sequence = header["sequence"]?.integerValue.flatMap({ UInt64(exactly: $0) })
    else { return nil }
    self.action = action
    self.catalogue = catalogue
    self.facts = facts
    self.ledger = ledger
    self.recorded = recorded
    self.sequence = sequence
    if let text = header["words"] {
      guard let words = text.stringValue.flatMap({ Commitment(hex: $0) }) else { return nil }
      self.words = words
    } else {
      words = nil
    }
  }
}

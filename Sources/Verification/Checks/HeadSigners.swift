internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

/// The keys that sign a ledger's heads, each with its time, as the log itself names them.
struct HeadSigners: Sendable {
  /// The name under which they sign.
  let name: KeyName
  private let keys: [(key: VerifierKey, time: HeadKeys.Key)]

  /// Those that the records about keys name; nil where the opening's own could not be used.
  init?(
    _ opening: StoredRecord?, _ map: LogMap, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) {
    guard let opening, let first = opening.checkpointKey else { return nil }
    var heads = HeadKeys([opening.record])
    for sequence in map.journals[.keys] ?? [] where sequence > 0 {
      // What does not read is told with its bytes.
      let stored = try ifSound { () throws(LedgerTablesError) in
        try transaction.storedRecord(SequenceNumber(sequence))
      }
      if let stored { heads.take(stored.record) }
    }
    self.init(of: opening.header.ledger, name: first.name, heads)
  }

  /// The keys of a ledger's heads; of those that could be used.
  init(of ledger: LedgerName, name: KeyName, _ heads: HeadKeys) {
    self.name = name
    keys = heads.keys.compactMap { time in VerifierKey(ofHeads: ledger, time.key).map { ($0, time) }
    }
  }

  /// All of them, whatever their time.
  var all: [VerifierKey] { keys.map(\.key) }

  /// Those that may sign a head of a size, for whoever knows one key of them; where it is none of them,
  /// it is all that is known.
  func following(_ key: VerifierKey, headOfSize size: UInt64) -> [VerifierKey] {
    all.contains(key) ? signing(headOfSize: size) : [key]
  }

  /// Those that may sign a head of a size.
  func signing(headOfSize size: UInt64) -> [VerifierKey] {
    keys.filter { $0.time.maySign(headOfSize: size) }.map(\.key)
  }

  /// The public keys in hexadecimal.
  var hexadecimals: Set<String> { Set(keys.map(\.time.key)) }

  /// Whether a key has signed a head within its time.
  ///
  /// - Throws: Where none of them has signed it at all, or a line by one of them does not fit.
  func haveSigned(_ note: SignedNote, ofSize size: UInt64) throws(TransparencyError) -> Bool {
    do throws(TransparencyError) {
      _ = try note.verified(by: signing(headOfSize: size))
      return true
    } catch {
      guard case .noKnownSignature = error else { throw error }
      _ = try note.verified(by: keys.map(\.key))
      return false
    }
  }
}

internal import LMDB
internal import LedgerTables
internal import Partnership

/// *indexes*: every derived row has its record and the reverse, byte for byte, up to the position the
/// derived tables have reached.
struct IndexesCheck {
  private let map: LogMap
  /// The records below it have derived rows.
  private let derived: UInt64
  /// The records below it are judged: those derived, as far as they read.
  private let end: UInt64

  init(_ map: LogMap, derived: UInt64) {
    self.map = map
    self.derived = derived
    end = min(derived, map.readable)
  }

  /// Compares the row of a record in one of its journals with the one it makes.
  static func checkJournal(
    _ record: Record, _ made: [UInt8], in subject: Subject,
    _ transaction: borrowing ReadTransaction, _ findings: inout Findings
  ) throws(LMDBError) -> Bool {
    findings.count(.indexes)
    let key = LedgerKeys.journal(of: subject, record.sequence)
    guard let row = try transaction.get(key, in: LedgerTable.journal) else {
      findings.add(Fault(.derivedRowMissing, table: LedgerTable.journal.name, of: record))
      return false
    }
    guard row.isSame(as: made) else {
      findings.add(Fault(.derivedRowDiffers, table: LedgerTable.journal.name, of: record))
      return false
    }
    return true
  }

  /// Names the rows of the journal that are no record's.
  func checkJournalKeys(
    _ place: ReadingPlace, _ transaction: borrowing ReadTransaction, _ findings: inout Findings
  ) throws(LMDBError) {
    var prefix: [UInt8] = []
    var expected: ArraySlice<UInt64> = []
    var rows: UInt64 = 0
    try transaction.withCursor(LedgerTable.journal) { cursor throws(LMDBError) in
      while let row = try cursor.next() {
        rows += 1
        if rows & 0xFFF == 0 { place.come(to: LedgerTable.journal, rows) }
        let key = row.key
        guard let sequence = LedgerKeys.sequence(inJournalKey: key)?.index else {
          unknown(key, LedgerTable.journal, &findings)
          continue
        }
        if !key.extracting(0..<key.count - 8).isSame(as: prefix) {
          prefix = [UInt8](copying: key.extracting(0..<key.count - 8))
          expected = (Subject(journalPrefix: prefix).flatMap { map.journals[$0] } ?? [])[...]
        }
        expected = expected.drop { $0 < sequence }
        if sequence < derived, expected.first == sequence { continue }
        if map.readable < derived, sequence >= map.readable { continue }
        unknown(key, LedgerTable.journal, &findings)
      }
    }
  }

  /// Compares the table of actions with the actions of the log.
  func checkActions(
    _ place: ReadingPlace, _ transaction: borrowing ReadTransaction, _ findings: inout Findings
  ) throws(LMDBError) {
    var next = 0
    func missing(_ action: ActionPlace) {
      guard action.sequence < end else { return }
      findings.add(
        Fault(
          .derivedRowMissing, table: LedgerTable.actions.name,
          record: SequenceNumber(action.sequence)))
    }
    try transaction.withCursor(LedgerTable.actions) { cursor throws(LMDBError) in
      while let row = try cursor.next() {
        if next & 0xFFF == 0 { place.come(to: LedgerTable.actions, UInt64(next)) }
        guard row.key.count == 16, let high = UInt64(row: row.key.extracting(0..<8)),
          let low = UInt64(row: row.key.extracting(8..<16))
        else {
          unknown(row.key, LedgerTable.actions, &findings)
          continue
        }
        while next < map.actions.count,
          (map.actions[next].high, map.actions[next].low) < (high, low)
        {
          missing(map.actions[next])
          next += 1
        }
        let sequence = UInt64(row: row.value)
        guard next < map.actions.count, map.actions[next].high == high,
          map.actions[next].low == low
        else {
          if let sequence, sequence >= map.readable, sequence < derived { continue }
          unknown(row.key, LedgerTable.actions, &findings)
          continue
        }
        let action = map.actions[next]
        next += 1
        findings.count(.indexes)
        if sequence != action.sequence || action.sequence >= derived {
          findings.add(
            Fault(
              .derivedRowDiffers, table: LedgerTable.actions.name,
              record: SequenceNumber(action.sequence)))
        }
        // A repeated action is told with the order; its row is the first record's.
        while next < map.actions.count, map.actions[next].isSame(as: action) { next += 1 }
      }
    }
    while next < map.actions.count {
      missing(map.actions[next])
      next += 1
    }
  }

  /// Compares the table of memberships with those the log makes.
  func checkMemberships(
    _ memberships: Memberships, _ transaction: borrowing ReadTransaction,
    _ findings: inout Findings
  ) throws(LMDBError) {
    let rows = memberships.rows(below: end)
    var next = 0
    func missing(_ row: (key: [UInt8], first: UInt64)) {
      findings.add(
        Fault(
          .derivedRowMissing, table: LedgerTable.memberships.name,
          record: SequenceNumber(row.first), parameters: [.name(shown(row.key))]))
    }
    try transaction.withCursor(LedgerTable.memberships) { cursor throws(LMDBError) in
      while let row = try cursor.next() {
        let key = [UInt8](copying: row.key)
        while next < rows.count, rows[next].key.lexicographicallyPrecedes(key) {
          missing(rows[next])
          next += 1
        }
        let first = UInt64(row: row.value)
        guard next < rows.count, rows[next].key == key else {
          if let first, first >= map.readable, first < derived { continue }
          unknown(row.key, LedgerTable.memberships, &findings)
          continue
        }
        findings.count(.indexes)
        if first != rows[next].first {
          findings.add(
            Fault(
              .derivedRowDiffers, table: LedgerTable.memberships.name,
              record: SequenceNumber(rows[next].first), parameters: [.name(shown(key))]))
        }
        next += 1
      }
    }
    while next < rows.count {
      missing(rows[next])
      next += 1
    }
  }

  private func unknown(_ key: Span<UInt8>, _ table: Table, _ findings: inout Findings) {
    findings.add(
      Fault(
        .derivedRowUnknown, table: table.name,
        parameters: [.name(shown([UInt8](copying: key)))]))
  }
}

/// A key as it is shown: its text, each byte that is none in hexadecimal.
private func shown(_ key: [UInt8]) -> String {
  var text = ""
  for byte in key.prefix(64) {
    if (0x21...0x7E).contains(byte), byte != UInt8(ascii: "%") {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      let digits = String(byte, radix: 16)
      text += "%" + (digits.count == 1 ? "0" : "") + digits
    }
  }
  return text
}

extension Subject {
  /// The subject whose keys in the journal begin so; nil when no subject's do.
  fileprivate init?(journalPrefix prefix: [UInt8]) {
    guard prefix.count >= 2, prefix.last == 0 else { return nil }
    let text = String(decoding: prefix[1..<prefix.count - 1], as: UTF8.self)
    switch prefix[0] {
    case UInt8(ascii: "a"):
      guard let id = AgreementID(text) else { return nil }
      self = .agreement(id)
    case UInt8(ascii: "o"):
      guard let id = ActorID(text) else { return nil }
      self = .actor(id)
    case UInt8(ascii: "p"):
      guard let id = PersonID(text) else { return nil }
      self = .person(id)
    case UInt8(ascii: "l") where text.isEmpty: self = .ledger
    case UInt8(ascii: "k") where text.isEmpty: self = .keys
    case UInt8(ascii: "w") where text.isEmpty: self = .operations
    case UInt8(ascii: "e") where text.isEmpty: self = .erasures
    default: return nil
    }
  }
}

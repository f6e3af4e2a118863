internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// *order*: sequences gapless, `recorded` strictly increasing, action ids unique, `catalogue` never
/// falling, one ledger's name everywhere, and record 0 alone opening the ledger.
struct OrderCheck: Sendable {
  /// What one record says of its place.
  struct Link: Sendable {
    let sequence: UInt64
    let recorded: Recorded
    let catalogue: Int64
    let agreement: AgreementID?
  }

  /// The first record of the range, and the last so far.
  private(set) var first: Link?
  private(set) var last: Link?
  private let ledger: LedgerName?

  init(ledger: LedgerName?) {
    self.ledger = ledger
  }

  /// Holds a record against the one before it.
  mutating func check(_ reading: BytesCheck.Reading, _ findings: inout Findings) {
    let link: Link
    switch reading {
    case .whole(let header, _), .header(let header):
      link = Link(
        sequence: header.sequence.index, recorded: header.recorded,
        catalogue: Int64(header.catalogue), agreement: header.agreement)
      check(header.ledger, link, &findings)
      if (header.type == .ledgerOpened) != (link.sequence == 0) {
        findings.add(OrderCheck.fault(.openingMisplaced, link))
      }
    case .newer(let outline):
      link = Link(
        sequence: outline.sequence, recorded: outline.recorded, catalogue: outline.catalogue,
        agreement: nil)
      check(outline.ledger, link, &findings)
    case .nothing: return
    }
    findings.count(.order)
    if let last { OrderCheck.check(link, after: last, &findings) }
    if first == nil { first = link }
    last = link
  }

  /// Goes on with the range that follows.
  mutating func append(_ next: OrderCheck, _ findings: inout Findings) {
    if let last, let first = next.first { OrderCheck.check(first, after: last, &findings) }
    first = first ?? next.first
    last = next.last ?? last
  }

  private func check(_ name: LedgerName, _ link: Link, _ findings: inout Findings) {
    guard let ledger, name != ledger else { return }
    findings.add(OrderCheck.fault(.otherLedger, link, [.name(name.text)]))
  }

  private static func check(_ link: Link, after last: Link, _ findings: inout Findings) {
    if link.recorded <= last.recorded { findings.add(fault(.recordedNotLater, link)) }
    if link.catalogue < last.catalogue { findings.add(fault(.catalogueFell, link)) }
  }

  private static func fault(
    _ name: FaultName, _ link: Link, _ parameters: [Parameter] = []
  ) -> Fault {
    Fault(
      name, table: LedgerTable.records.name, record: SequenceNumber(link.sequence),
      agreement: link.agreement, parameters: parameters)
  }
}

/// An action and the record it made, small enough to keep one for every record of a log.
struct ActionPlace: Sendable {
  let high: UInt64
  let low: UInt64
  let sequence: UInt64

  init(_ action: ActionID, _ sequence: UInt64) {
    high = action.high
    low = action.low
    self.sequence = sequence
  }

  /// Whether another record comes from the same action.
  func isSame(as other: ActionPlace) -> Bool { high == other.high && low == other.low }

  /// The order of the actions' table, then of the log.
  static func precedes(_ one: ActionPlace, _ other: ActionPlace) -> Bool {
    (one.high, one.low, one.sequence) < (other.high, other.low, other.sequence)
  }

  /// Names every record whose action an earlier one has; the places are in order.
  static func checkUnique(_ places: [ActionPlace], _ findings: inout Findings) {
    var first: ActionPlace?
    for place in places {
      guard let earlier = first, place.isSame(as: earlier) else {
        first = place
        continue
      }
      findings.add(
        Fault(
          .actionRepeated, table: LedgerTable.records.name, record: SequenceNumber(place.sequence),
          parameters: [Parameter(.expected, .record(SequenceNumber(earlier.sequence)))]))
    }
  }
}

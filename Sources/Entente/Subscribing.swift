internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import Partnership
internal import RecordFormat

/// One record as a subscriber gets it.
public struct PublishedRecord: Sendable, Hashable {
  /// The record as recorded.
  public let record: Record
  /// The action that made it.
  public let action: ActionID
}

extension Ledger {
  /// How many records a subscription reads in one short transaction.
  static let pageRecords: UInt64 = 256

  /// The records up to a position of the log, read in pages of short transactions: records never
  /// change, so the answer is that of one long snapshot, and no reader pins old pages.
  ///
  /// - Parameters:
  ///   - first: The first record.
  ///   - size: The size of the log to read up to; nil is its size now.
  public func forEachRecord(
    from first: SequenceNumber = 0, upTo size: UInt64? = nil,
    _ body: (PublishedRecord) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    let logSize = try logSize()
    let end = min(size ?? logSize, logSize)
    var next = first.index
    while next < end {
      let page = try records(in: next..<min(end, next + Ledger.pageRecords))
      for index in page.indices { try body(page[index]) }
      next += UInt64(page.count)
    }
  }

  /// Lends the rows of the log from a position on, read in pages as records are.
  ///
  /// - Parameter progress: Told after each page how many records were read, of how many.
  func forEachRow(
    from first: UInt64 = 0, progress: (UInt64, UInt64) -> Void,
    _ body: (
      borrowing ReadTransaction, SequenceNumber, borrowing RecordRow
    ) throws(LedgerTablesError) -> Void
  ) throws(LedgerError) {
    let size = try logSize()
    var next = first
    while next < size {
      let page = next..<min(size, next + Ledger.pageRecords)
      try inStore { () throws(LedgerStoreError) in
        try store.read { transaction, _ throws(LedgerTablesError) in
          try transaction.forEachRecordRow(in: page) { sequence, row throws(LedgerTablesError) in
            try body(transaction, sequence, row)
          }
        }
      }
      next = page.upperBound
      progress(next, size)
    }
  }

  /// The records from a position on, for ever: those that are there, then each as it is
  /// committed, by this process or another.
  ///
  /// - Parameter pollSeconds: How often to look for what is committed once all is read.
  public func subscribe(
    from first: SequenceNumber = 0, pollSeconds: Double = 0.05
  ) -> Subscription {
    Subscription(ledger: self, next: first.index, pollSeconds: pollSeconds)
  }

  fileprivate func records(in range: Range<UInt64>) throws(LedgerError) -> [PublishedRecord] {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        var page: [PublishedRecord] = []
        page.reserveCapacity(Int(range.upperBound - range.lowerBound))
        var ledger: LedgerName?
        try transaction.forEachRecordRow(in: range) { sequence, row throws(LedgerTablesError) in
          let stored = try StoredRecord(row, sequence, likelyOf: ledger)
          ledger = stored.header.content.ledger
          page.append(
            PublishedRecord(record: stored.record, action: stored.header.content.action))
        }
        return page
      }
    }
  }
}

/// The records of a ledger from a position on; asked for one by one, so that a slow reader holds
/// one page and nothing more.
public struct Subscription: AsyncSequence, AsyncIteratorProtocol, Sendable {
  private let ledger: Ledger
  private let pollSeconds: Double
  private var next: UInt64
  private var page: ArraySlice<PublishedRecord> = []

  init(ledger: Ledger, next: UInt64, pollSeconds: Double) {
    self.ledger = ledger
    self.next = next
    self.pollSeconds = pollSeconds
  }

  /// The subscription itself, from where it stands.
  public func makeAsyncIterator() -> Subscription { self }

  /// The next record; waits until there is one, and ends when its task is cancelled.
  public mutating func next() async throws -> PublishedRecord? {
    if Task.isCancelled { return nil }
    while page.isEmpty {
      let size = try ledger.logSize()
      if next < size {
        page = try ledger.records(in: next..<Swift.min(size, next + Ledger.pageRecords))[...]
        next += UInt64(page.count)
      } else {
        do {
          try await Task.sleep(for: .seconds(pollSeconds))
        } catch {
          return nil
        }
      }
    }
    return page.popFirst()
  }
}

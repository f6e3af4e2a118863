internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import Partnership
public import RecordFormat

/// The records of a selection in a ledger.
public struct LedgerSelection: Sendable {
  /// The records, found from headers alone.
  public let records: SelectedRecords
  /// The records that say of some of them that their words were erased, ascending.
  public let erasures: [SequenceNumber]
}

extension Ledger {
  /// Finds the records of a selection, in pages: no reader holds the store for long.
  ///
  /// - Parameter progress: Told how many headers are read, of how many.
  /// - Throws: `.noRecord` for a selection of more records than the log holds.
  public func select(
    _ selection: Selection, progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LedgerError) -> LedgerSelection {
    let logSize = try logSize()
    guard selection.size <= logSize else {
      throw .noRecord(SequenceNumber(selection.size - 1), size: logSize)
    }
    var selecting = RecordSelecting(selection)
    var erasing: [(SequenceNumber, [SequenceNumber])] = []
    var next: UInt64 = 0
    while next < selection.size {
      let page = next..<min(selection.size, next + Ledger.pageRecords)
      try inStore { () throws(LedgerStoreError) in
        try store.read { transaction, _ throws(LedgerTablesError) in
          try transaction.forEachRecordRow(in: page) { sequence, row throws(LedgerTablesError) in
            let header = try Header(of: row, sequence)
            selecting.take(header)
            guard header.type == .personalErased else { return }
            let facts = try StoredRecord(row, sequence).record.facts
            erasing.append((sequence, facts.records(.records)))
          }
        }
      }
      next = page.upperBound
      progress(next, selection.size)
    }
    let records = selecting.selected()
    let erasures = erasing.filter { $0.1.contains { records.contains($0.index) } }.map(\.0)
    return LedgerSelection(records: records, erasures: erasures)
  }
}

extension Header {
  /// The header in a row of the log.
  init(
    of row: borrowing RecordRow, _ sequence: SequenceNumber
  ) throws(LedgerTablesError) {
    do throws(RecordFormatError) {
      try self.init(canonical: row.header)
    } catch {
      throw .damagedRow(
        table: LedgerTable.records.name, key: "\(sequence)", what: error.description)
    }
  }
}

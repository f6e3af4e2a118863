public import LMDB
public import Partnership
internal import RecordFormat

extension ReadTransaction {
  /// Opens the words of a record and holds them against its commitment; nil when they were erased,
  /// and no words at all when it has none.
  public func words(
    of sequence: SequenceNumber, _ keys: borrowing WordsKeysFile
  ) throws(LedgerTablesError) -> Words? {
    let (stored, sealed) = try withRecordRow(sequence) { row throws(LedgerTablesError) in
      (try StoredRecord(row, sequence), [UInt8](copying: row.sealedWords))
    }
    guard let commitment = stored.header.words else { return Words() }
    guard let key = try keys.key(of: sequence) else {
      throw .damagedRow(
        table: LedgerTable.records.name, key: "\(sequence)", what: "its words have no key")
    }
    if key.isErased { return nil }
    do throws(RecordFormatError) {
      let opening = try SealedWords.open(
        sealed, key: key, ledger: stored.header.ledger, action: stored.header.action,
        commitment: commitment)
      return try WordsFormat.read(opening.bytes, type: stored.header.type, facts: stored.facts)
    } catch {
      throw .damagedRow(
        table: LedgerTable.records.name, key: "\(sequence)", what: error.description)
    }
  }
}

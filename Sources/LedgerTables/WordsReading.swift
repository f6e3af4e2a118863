public import LMDB
public import Partnership
public import RecordFormat

extension ReadTransaction {
  /// Opens the words of a record and holds them against its commitment; nil when they are not there, and
  /// no words at all when it has none.
  ///
  /// Words that are not there were erased where a record says so; look for it after this, for the key may
  /// have been destroyed a moment ago.
  public func words(
    of sequence: SequenceNumber, _ keys: borrowing WordsKeysFile
  ) throws(LedgerTablesError) -> Words? {
    let (stored, opening) = try openWords(of: sequence, keys)
    guard stored.header.words != nil else { return Words() }
    guard let opening else { return nil }
    do throws(RecordFormatError) {
      return try WordsFormat.read(opening.bytes, type: stored.header.type, facts: stored.facts)
    } catch {
      throw .damagedRow(
        table: LedgerTable.records.name, key: "\(sequence)", what: error.description)
    }
  }

  /// The opening of the words of a record, held against its commitment; nil when they are not there, and
  /// when it has none.
  public func wordsOpening(
    of sequence: SequenceNumber, _ keys: borrowing WordsKeysFile
  ) throws(LedgerTablesError) -> Opening? {
    try openWords(of: sequence, keys).opening
  }

  private func openWords(
    of sequence: SequenceNumber, _ keys: borrowing WordsKeysFile
  ) throws(LedgerTablesError) -> (stored: StoredRecord, opening: Opening?) {
    let (stored, sealed) = try withRecordRow(sequence) { row throws(LedgerTablesError) in
      (try StoredRecord(row, sequence), [UInt8](copying: row.sealedWords))
    }
    guard let commitment = stored.header.words, !sealed.isEmpty else { return (stored, nil) }
    guard let key = try keys.key(of: sequence) else {
      throw .damagedRow(
        table: LedgerTable.records.name, key: "\(sequence)", what: "its words have no key")
    }
    if key.isErased { return (stored, nil) }
    do throws(RecordFormatError) {
      let opening = try SealedWords.open(
        sealed, key: key, ledger: stored.header.ledger, action: stored.header.action,
        commitment: commitment)
      return (stored, opening)
    } catch {
      throw .damagedRow(
        table: LedgerTable.records.name, key: "\(sequence)", what: error.description)
    }
  }
}

internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// *bytes*: every header, facts and words read again, canonical, and hashed against the header's
/// commitments.
struct BytesCheck: ~Copyable {
  /// What was read of a row: as much as is sound.
  enum Reading {
    /// Header and facts read whole.
    case whole(Header, Facts)
    /// The header reads and the facts do not.
    case header(Header)
    /// A header of a newer format or catalogue.
    case newer(HeaderOutline)
    /// Nothing.
    case nothing
  }

  /// How the parts of a row were found to name the words they commit to.
  private struct WordsPlace {
    let sequence: UInt64
    let binding: ActionBinding
    let commitment: Commitment?
  }

  private let words: WordsKeysState
  private let ledger: LedgerName?
  private var keys: WordsKeysReading?
  /// How many records have words that could not be opened for want of keys.
  private(set) var unopened: UInt64 = 0
  /// The records whose words are not there, or not whole: whether they were erased is known at the end.
  private(set) var wordless: [WordlessRecord] = []

  init(_ words: WordsKeysState, in folder: Folder, of ledger: LedgerName?) throws(LMDBError) {
    self.words = words
    self.ledger = ledger
    if let file = try words.keys(in: folder, of: ledger) { keys = WordsKeysReading(file) }
  }

  /// Checks one row of the log that stands under a sequence.
  mutating func check(
    _ row: borrowing RecordRow, at sequence: UInt64, _ findings: inout Findings
  ) throws(LMDBError) -> Reading {
    findings.count(.bytes)
    let header: Header
    do throws(RecordFormatError) {
      header = try Header(canonical: row.header, likelyOf: ledger)
    } catch {
      return try checkNewer(row, at: sequence, error, &findings)
    }
    let binding = ActionBinding(header.ledger, header.action)
    let facts = readFacts(row, header, binding, &findings)
    try checkWords(
      row,
      WordsPlace(sequence: sequence, binding: binding, commitment: header.words),
      header, facts, &findings)
    return facts.map { .whole(header, $0) } ?? .header(header)
  }

  private func readFacts(
    _ row: borrowing RecordRow, _ header: Header, _ binding: ActionBinding,
    _ findings: inout Findings
  ) -> Facts? {
    do throws(RecordFormatError) {
      guard let salt = Salt(row.factsSalt) else { return nil }
      return try header.content.facts(row.facts, salt: salt, binding)
    } catch {
      findings.add(fault(.factsAltered, header, error))
      return nil
    }
  }

  private mutating func checkNewer(
    _ row: borrowing RecordRow, at sequence: UInt64, _ error: RecordFormatError,
    _ findings: inout Findings
  ) throws(LMDBError) -> Reading {
    let isNewer =
      switch error {
      case .unknownCatalogue, .unknownFormat: true
      default: false
      }
    guard isNewer, let outline = HeaderOutline([UInt8](copying: row.header)) else {
      findings.add(
        Fault(
          .headerUnreadable, table: LedgerTable.records.name, record: SequenceNumber(sequence),
          parameters: [.said(error.description)]))
      return .nothing
    }
    findings.add(
      Fault(
        .recordNewer, table: LedgerTable.records.name, record: SequenceNumber(sequence),
        parameters: [.expected("\(Catalogue.version)")]))
    do throws(RecordFormatError) {
      if let salt = Salt(row.factsSalt) {
        try outline.facts.checkFacts(
          Opening(salt: salt, bytes: [UInt8](copying: row.facts)), ledger: outline.ledger,
          action: outline.action)
      }
    } catch {
      findings.add(
        Fault(
          .factsAltered, table: LedgerTable.records.name, record: SequenceNumber(sequence),
          parameters: [.said(error.description)]))
    }
    try checkWords(
      row,
      WordsPlace(
        sequence: sequence, binding: ActionBinding(outline.ledger, outline.action),
        commitment: outline.words),
      nil, nil, &findings)
    return .newer(outline)
  }

  private mutating func checkWords(
    _ row: borrowing RecordRow, _ place: WordsPlace, _ header: Header?, _ facts: Facts?,
    _ findings: inout Findings
  ) throws(LMDBError) {
    let isEmpty = row.sealedWords.isEmpty
    func keep(keyLives: Bool) {
      wordless.append(
        WordlessRecord(
          sequence: place.sequence, keyLives: keyLives, hasCiphertext: !isEmpty,
          missing: Fault(
            .wordsMissing, table: LedgerTable.records.name, record: SequenceNumber(place.sequence),
            agreement: header?.agreement, axes: header?.axes ?? [], parties: header?.parties ?? []))
      )
    }
    func add(_ name: FaultName, _ text: String = "") {
      findings.add(
        Fault(
          name, table: LedgerTable.records.name, record: SequenceNumber(place.sequence),
          agreement: header?.agreement, axes: header?.axes ?? [], parties: header?.parties ?? [],
          parameters: text.isEmpty ? [] : [.said(text)]))
    }
    guard let commitment = place.commitment else {
      // Bytes after the facts that nothing commits to.
      if !isEmpty { add(.rowUnreadable) }
      return
    }
    guard words == .usable else {
      if isEmpty { keep(keyLives: false) } else { unopened += 1 }
      return
    }
    let key = try keys?.key(of: place.sequence)
    guard !isEmpty else { return keep(keyLives: key.map { !$0.isErased } ?? false) }
    guard let key else {
      return add(.wordsKeysAltered, "it ends before the key of record \(place.sequence)")
    }
    guard !key.isErased else { return keep(keyLives: false) }
    do throws(RecordFormatError) {
      if let header {
        try header.content.checkWords(
          sealed: row.sealedWords, key: key, place.binding, facts: facts)
      } else {
        _ = try SealedWords.open(
          row.sealedWords, key: key, place.binding, commitment: commitment)
      }
    } catch {
      add(.wordsAltered, error.description)
    }
  }

  private func fault(_ name: FaultName, _ header: Header, _ error: RecordFormatError) -> Fault {
    Fault(
      name, table: LedgerTable.records.name, record: header.sequence,
      agreement: header.agreement, axes: header.axes, parties: header.parties,
      parameters: [.said(error.description)])
  }
}

internal import LedgerStore
internal import LedgerTables
public import Partnership
internal import RecordFormat

/// The records in which a ledger holds something about a person.
public struct PersonRecords: Sendable, Hashable {
  /// How many records were looked at: all that there were.
  public let size: UInt64
  /// Those whose words are about the person, with every record that corrects or annuls one of them,
  /// ascending: what erasing the person takes.
  public let about: [SequenceNumber]
  /// The others that name the person, in their facts or as who recorded them, ascending: what happened is
  /// not about one person.
  public let naming: [SequenceNumber]
  /// The documents of class personal that one of these records names, by its code or its hash, ascending by
  /// the record that attaches them; not those that were erased.
  public let documents: [Document]

  /// A document of class personal.
  public struct Document: Sendable, Hashable {
    /// The record that attaches it.
    public let record: SequenceNumber
    /// Its code.
    public let code: Code?
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    public let sha256: String
  }
}

extension Ledger {
  /// Finds what the log holds about a person, in pages, from headers and facts alone.
  ///
  /// - Parameter progress: Told how many records were read, of how many.
  /// - Throws: `.refused` for a person no record knows.
  public func records(
    about person: PersonID, progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LedgerError) -> PersonRecords {
    var found = LogSearch(for: [person.text])
    try search(&found, progress: progress)
    let records = try found.records(about: person, in: self)
    let authored = found.authored[person.text] ?? []
    let erased = try erased().documents
    return PersonRecords(
      size: found.size, about: records.about,
      naming: Set(records.naming + authored).subtracting(records.about).sorted(),
      documents: found.personalDocuments(
        namedBy: found.named.filter { $0.personsConcerned.contains(person) }
      ).filter { erased[$0.sha256] == nil })
  }

  /// The persons whom records register, by the record that does, ascending.
  ///
  /// - Parameter progress: Told how many records were read, of how many.
  public func registeredPersons(
    progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LedgerError) -> [(record: SequenceNumber, person: PersonID)] {
    var persons: [(record: SequenceNumber, person: PersonID)] = []
    try forEachRow(progress: progress) { _, sequence, row throws(LedgerTablesError) in
      guard try Header(of: row, sequence).type == .personRegistered,
        let person = try StoredRecord(row, sequence).facts.person(.person)
      else { return }
      persons.append((sequence, person))
    }
    return persons
  }

  /// The words about some persons that are here, by person, in one pass over the log.
  ///
  /// A person whom no record registers has none.
  public func words(about persons: [PersonID]) throws(LedgerError) -> [PersonID: [Words]] {
    guard !persons.isEmpty else { return [:] }
    var found = LogSearch(for: persons.map(\.text))
    try search(&found) { _, _ in }
    let named = Set(found.named.filter { $0.type == .personRegistered }.flatMap(\.personsConcerned))
    var about: [SequenceNumber: [PersonID]] = [:]
    for person in named.intersection(persons) {
      for record in try found.records(about: person, in: self).about {
        about[record, default: []].append(person)
      }
    }
    var words: [PersonID: [Words]] = [:]
    try forEachWords(of: about.keys.sorted()) { record, texts in
      for person in about[record] ?? [] { words[person, default: []].append(texts) }
    }
    return words
  }

  /// The words of some records that are here, one record after the other; one that is not there, or whose
  /// words were erased, has none.
  public func forEachWords(
    of records: [SequenceNumber], _ body: (SequenceNumber, Words) -> Void
  ) throws(LedgerError) {
    let keys = try wordsKeys()
    let erased = try erased()
    let size = try logSize()
    for record in records where record.index < size {
      if let words = try openWords(of: record, keys, erased) { body(record, words) }
    }
  }

  /// The words of all records that are here, in the order of the log and in pages, with the type of each.
  ///
  /// One damaged text keeps nobody from the others: its words are nil.
  ///
  /// - Parameter progress: Told how many records were read, of how many.
  public func forEachWords(
    progress: (UInt64, UInt64) -> Void = { _, _ in },
    _ body: (SequenceNumber, RecordType, Words?) -> Void
  ) throws(LedgerError) {
    let keys = try wordsKeys()
    let erased = try erased().records
    try forEachRow(progress: progress) { transaction, sequence, row throws(LedgerTablesError) in
      let header = try Header(of: row, sequence)
      guard header.words != nil, erased[sequence] == nil else { return }
      do throws(LedgerTablesError) {
        guard let words = try transaction.words(of: sequence, ifHere: keys) else { return }
        body(sequence, header.type, words)
      } catch {
        body(sequence, header.type, nil)
      }
    }
  }

  /// The persons whom some records name, or a correction among them anew, ascending.
  public func persons(namedBy records: [SequenceNumber]) throws(LedgerError) -> [PersonID] {
    let size = try logSize()
    return try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        var persons: Set<PersonID> = []
        for record in records where record.index < size {
          persons.formUnion(try transaction.storedRecord(record).record.personsConcerned)
        }
        return persons.sorted { $0.text < $1.text }
      }
    }
  }

  fileprivate func type(of sequence: SequenceNumber) throws(LedgerError) -> RecordType {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        try transaction.storedRecord(sequence).header.type
      }
    }
  }
}

extension LogSearch {
  /// Of what was found, the records about a person and those that name one.
  ///
  /// - Throws: `.refused` for a person no record registers.
  func records(about person: PersonID, in ledger: Ledger) throws(LedgerError) -> RecordsAboutPerson
  {
    let named = named.filter { $0.personsConcerned.contains(person) }
    guard named.contains(where: { $0.type == .personRegistered }) else {
      throw .refused(Refusal(.unknownPerson, Parameter(.person, .text(person.text))))
    }
    return try RecordsAboutPerson(person, naming: named, targeting: targeting) {
      target throws(LedgerError) in
      try ledger.type(of: target)
    }
  }

  /// Whether a person is known by a registration that stands.
  func knows(_ person: PersonID) -> Bool {
    named.contains { record in
      record.type == .personRegistered && record.personsConcerned.contains(person)
        && !targeting.contains { $0.type == .recordAnnulled && $0.target == record.sequence }
    }
  }
}

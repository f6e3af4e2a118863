internal import CanonicalJSON
internal import LedgerStore
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// What a pass over the log has found until now.
struct LogSearch {
  /// How many records were looked at.
  private(set) var size: UInt64 = 0
  /// What is looked for in the facts.
  private let terms: TermSearch
  /// The records whose facts contain one of the terms.
  private(set) var named: [Record] = []
  /// Of the documents that are looked for, those that the records of a request attach.
  private(set) var attachedDocuments: [String] = []
  /// By each term, the records that have it as their author: by number, for there may be very many.
  private(set) var authored: [String: [SequenceNumber]]
  /// By each term, the records whose facts contain it.
  private var containing: [String: [Record]] = [:]
  /// All corrections and annulments.
  private(set) var targeting: [Record] = []
  /// The documents that records attach.
  private var attachments: [Record] = []
  /// What corrections say of the class of a document, by the record that attaches it, ascending.
  private var classes: [SequenceNumber: [(correction: SequenceNumber, isPersonal: Bool)]] = [:]
  private var annulled: Set<SequenceNumber> = []
  private(set) var tables: [(record: SequenceNumber, sha256: String)] = []
  /// The exports that records tell of, and as what; nil for what this program does not know.
  private(set) var exports: [(record: SequenceNumber, profile: IssuedExport.Profile?)] = []
  /// Of the records that are kept here, those with words.
  private var withWords: Set<SequenceNumber> = []

  /// A search for records that name persons or documents, by what their facts write.
  init(for terms: [String]) {
    self.terms = TermSearch(for: terms)
    authored = Dictionary(terms.map { ($0, []) }, uniquingKeysWith: { first, _ in first })
  }

  /// A search for what an erasure may take.
  ///
  /// - Parameter documents: Those that the records it names attach.
  init(for request: ErasureRequest, with documents: [String]) {
    self.init(for: (request.person.map { [$0.text] } ?? []) + request.documents + documents)
    attachedDocuments = documents
  }

  /// The records whose facts contain a term, ascending.
  func records(containing term: String) -> [Record] { containing[term] ?? [] }

  /// The records that have one of some documents as evidence, ascending; they were looked for.
  func records(citing documents: Set<String>) -> [Record] {
    named.filter { !documents.isDisjoint(with: $0.evidenceHashes) }
  }

  /// The refusal to erase a document that no record names, with the hash of what goes by it as a code.
  func refusal(ofDocument typed: String) -> Refusal {
    let meant = Set(
      records(containing: typed).compactMap { record in
        record.facts.code(.document)?.text == typed ? record.facts.text(.sha256) : nil
      })
    return Refusal(
      .documentNotHeld,
      parameters: [
        .text(typed), Parameter(.type, .text(RecordType.personalErased.name)),
      ] + meant.sorted().map { Parameter(.document, .text($0)) })
  }

  /// Whether a record attaches a document as personal, or the last standing correction says that it is.
  func isPersonal(_ record: Record) -> Bool {
    guard record.documentHeldHere != nil, record.personalDocument == nil else {
      return record.personalDocument != nil
    }
    return classes[record.sequence]?.last { !annulled.contains($0.correction) }?.isPersonal == true
  }

  /// The personal documents that records attach.
  var personalDocuments: [(record: SequenceNumber, sha256: String)] {
    attachments.filter(isPersonal).compactMap { record in
      record.documentHeldHere.map { (record.sequence, $0) }
    }
  }

  /// The personal documents that records name: by their code in the same agreement, or as evidence by hash.
  func personalDocuments(namedBy records: [Record]) -> [PersonRecords.Document] {
    attachments.filter(isPersonal).compactMap { attachment in
      guard let sha256 = attachment.documentHeldHere else { return nil }
      let code = attachment.facts.code(.document)
      let isNamed = records.contains { record in
        record.sequence == attachment.sequence || record.evidenceHashes.contains(sha256)
          || (code != nil && record.facts.code(.document) == code
            && record.agreement == attachment.agreement)
      }
      return isNamed
        ? PersonRecords.Document(record: attachment.sequence, code: code, sha256: sha256) : nil
    }
  }

  /// Whether a record that was found has words.
  func hasWords(_ sequence: SequenceNumber) -> Bool { withWords.contains(sequence) }

  /// Looks at the next record.
  mutating func take(
    _ row: borrowing RecordRow, _ sequence: SequenceNumber
  ) throws(LedgerTablesError) {
    size = sequence.index + 1
    let found = terms.found(in: row.facts)
    let isNamed = !found.isEmpty
    let header = try Header(of: row, sequence)
    authored[header.author.text]?.append(sequence)
    let isKept =
      switch header.type {
      case .recordCorrected, .recordAnnulled, .recordsImported, .exportIssued, .documentAttached:
        true
      default: isNamed
      }
    guard isKept else { return }
    let record = try StoredRecord(row, sequence).record
    if header.words != nil { withWords.insert(sequence) }
    if isNamed { named.append(record) }
    for term in found { containing[term, default: []].append(record) }
    if let target = record.target { take(record, about: target) }
    if record.type == .exportIssued {
      let profile = record.facts.text(.profile).flatMap(IssuedExport.Profile.init(rawValue:))
      exports.append((sequence, profile))
    }
    if record.documentHeldHere != nil { attachments.append(record) }
    if record.type == .recordsImported, let table = record.facts.text(.sourceSHA256) {
      tables.append((sequence, table))
    }
  }

  /// Keeps what a correction or an annulment says of the record it is about.
  private mutating func take(_ record: Record, about target: SequenceNumber) {
    targeting.append(record)
    if record.type == .recordAnnulled { annulled.insert(target) }
    if let changed = record.facts.changes[FieldName.documentClass.name]?.stringValue {
      classes[target, default: []].append((record.sequence, changed == Catalogue.personalClass))
    }
  }
}

extension Ledger {
  /// Reads on in the log from where a search ended, to its end, in pages.
  func search(
    _ found: inout LogSearch, progress: (UInt64, UInt64) -> Void
  ) throws(LedgerError) {
    try forEachRow(from: found.size, progress: progress) {
      _, sequence, row throws(LedgerTablesError) in
      try found.take(row, sequence)
    }
  }
}

internal import LedgerStore
internal import LedgerTables
public import Partnership

/// What is to be erased, and why.
public struct ErasureRequest: Sendable {
  /// The person whose words go, wherever they stand.
  public var person: PersonID?
  /// Records whose words go.
  public var records: [SequenceNumber] = []
  /// Documents whose bytes go, by their SHA-256, with the words of the records that name them.
  public var documents: [String] = []
  /// The decision that it carries out.
  public var decision: SequenceNumber?
  /// What it rests on, a code of the ledger's own.
  public var legalBasis: String
  /// Why, in French, in English, or both.
  public var reason: [String: String]

  /// A request for a reason, of nothing yet.
  public init(legalBasis: String, reason: [String: String]) {
    self.legalBasis = legalBasis
    self.reason = reason
  }
}

/// What an erasure would take, as the log stands at a size.
public struct ErasureSurvey: Sendable {
  /// How many records were looked at: all that there were.
  public let size: UInt64
  /// The records that the erasure would name, ascending.
  public let records: [SequenceNumber]
  /// Those of them whose words would go, ascending: of the others they went before, or there are none.
  ///
  /// A record that was asked for is there unless they went before.
  public let withWords: [SequenceNumber]
  /// Records that name the person and keep their words, ascending: what happened is not about one
  /// person.
  public let naming: [SequenceNumber]
  /// The documents whose bytes would go, by SHA-256, ascending: those that are asked for, the personal ones that
  /// the records which are asked for attach, and what is sealed under the key of one of these.
  public let documents: [String]
  /// Personal documents that the records attach and that lie in the clear, with a record that names them too and
  /// is not personal: they stay.
  public let keptDocuments: [(record: SequenceNumber, sha256: String)]
  /// Where a person is erased, the personal documents that stay, with a record that attaches each: nothing
  /// says about whom they are.
  public let personalDocuments: [(record: SequenceNumber, sha256: String)]
  /// Records that keep what they say and have a document as evidence whose bytes would go, ascending.
  public let evidence: [(record: SequenceNumber, sha256: String)]
  /// Tables that were imported and stay, kept whole, by SHA-256, with the record of their import.
  public let tables: [(record: SequenceNumber, sha256: String)]
  /// The exports that were issued after something of what would go was recorded, ascending, by their profile.
  ///
  /// Nil is a profile that this program does not know. How much each opened is for whoever makes exports to
  /// say.
  public let exports: [(record: SequenceNumber, profile: IssuedExport.Profile?)]
  /// Of the records that would be named, the one that each document goes with.
  let carriers: [String: SequenceNumber]
  /// The other records that attach a document and have no words left, which are named with it as there is room.
  let wordless: [String: [SequenceNumber]]
  /// Whether the person is known by a record that stands.
  let isPersonKnown: Bool
  /// What was erased before.
  let erased: ErasedParts
}

extension Ledger {
  /// Looks for what an erasure would take, in the whole log: a record of any agreement may name the
  /// person, and an erasure is rare.
  ///
  /// In pages, from headers and facts alone.
  ///
  /// - Parameter progress: Told how many records were read, of how many.
  /// - Throws: `.refused` for a person no record knows, one of whom nothing is left, a record that is
  ///   not there, and a document that a record under hold attaches or has as evidence.
  public func survey(
    _ request: ErasureRequest, progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LedgerError) -> ErasureSurvey {
    var found = LogSearch(for: request, with: try attachedDocuments(of: request))
    return try survey(request, goingOn: &found, progress: progress)
  }

  /// The documents that the records of a request attach, ascending; a record that is not there attaches none.
  func attachedDocuments(of request: ErasureRequest) throws(LedgerError) -> [String] {
    let size = try logSize()
    let attached = try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        var attached: Set<String> = []
        for sequence in request.records where sequence.index < size {
          if let hash = try transaction.storedRecord(sequence).record.documentHeldHere {
            attached.insert(hash)
          }
        }
        return attached
      }
    }
    return attached.subtracting(request.documents).sorted()
  }

  /// The same from where an earlier look at the log ended: it may have grown since.
  func survey(
    _ request: ErasureRequest, goingOn found: inout LogSearch,
    progress: (UInt64, UInt64) -> Void
  ) throws(LedgerError) -> ErasureSurvey {
    try search(&found, progress: progress)
    return try survey(request, found)
  }

  private func survey(
    _ request: ErasureRequest, _ found: LogSearch
  ) throws(LedgerError) -> ErasureSurvey {
    // A number that no record has may be one that no record can name.
    if let unknown = request.records.first(where: { $0.index >= found.size }) {
      throw .refused(Refusal(.unknownRecord, .record(unknown)))
    }
    let erased = try erased()
    let given = Set(request.records)
    func hasWordsLeft(_ record: SequenceNumber) -> Bool {
      erased.records[record] == nil && found.hasWords(record)
    }
    var wanted: Set<SequenceNumber> = []
    var naming: [SequenceNumber] = []
    var isPersonKnown = false
    if let person = request.person {
      let records = try found.records(about: person, in: self)
      isPersonKnown = found.knows(person)
      naming = records.naming.filter(hasWordsLeft)
      wanted = Set(records.about.filter(hasWordsLeft))
      if wanted.isEmpty, request.records.isEmpty, request.documents.isEmpty,
        let last = records.about.first
      {
        throw .refused(
          Refusal(
            .alreadyErased, .record(last),
            Parameter(.records, .records(erased.records[last].map { [$0] } ?? []))))
      }
    }
    var documents = Set(request.documents)
    var keptDocuments: [(record: SequenceNumber, sha256: String)] = []
    let sealing = try inStore { () throws(LedgerStoreError) in
      try store.recordsSealing(found.attachedDocuments)
    }
    for document in found.attachedDocuments where erased.documents[document] == nil {
      let naming = found.records(containing: document)
      // Without its key nothing opens it, whatever it was found to be of since.
      guard
        sealing[document].map(given.contains) == true
          || naming.contains(where: { given.contains($0.sequence) && found.isPersonal($0) })
      else { continue }
      // What lies sealed was brought as personal alone; whichever of those records goes, it goes.
      let other = naming.first { !found.isPersonal($0) && $0.type != .personalErased }
      if let other, sealing[document] == nil {
        keptDocuments.append((other.sequence, document))
      } else {
        documents.insert(document)
      }
    }
    var carriers: [String: SequenceNumber] = [:]
    var wordless: [String: [SequenceNumber]] = [:]
    var attaching: Set<SequenceNumber> = []
    var wanting = given
    for document in documents {
      let records = found.records(containing: document).filter { $0.names(document: document) }
        .map(\.sequence)
      guard let first = records.first else { throw .refused(found.refusal(ofDocument: document)) }
      // Of one without words nothing is erased but its document: it is named with that alone.
      let withWords = records.filter(hasWordsLeft)
      let carrier = withWords.first ?? first
      carriers[document] = carrier
      wordless[document] = records.filter { $0 != carrier && !hasWordsLeft($0) }
      attaching.formUnion(withWords + [carrier])
      wanting.formUnion(records)
    }
    let citing = found.records(citing: documents)
    // Whether or not there is room to name it, a record that attaches a document may be held.
    try check((citing.map(\.sequence) + wordless.values.joined()).sorted())
    wanted.formUnion(given.union(attaching))
    wanted.formUnion(
      Set(wanting.withThoseTargeting(found.targeting)).subtracting(wanting).filter(hasWordsLeft))
    let first = wanted.min()
    let exports = found.exports.filter { export in first.map { $0 < export.record } == true }
    let staying = Set(keptDocuments.map(\.sha256))
    return ErasureSurvey(
      size: found.size, records: wanted.sorted(),
      withWords: wanted.filter {
        erased.records[$0] == nil && (given.contains($0) || found.hasWords($0))
      }.sorted(),
      naming: naming.filter { !wanted.contains($0) },
      documents: documents.sorted(), keptDocuments: keptDocuments,
      personalDocuments: request.person == nil
        ? []
        : found.personalDocuments.filter { personal in
          erased.documents[personal.sha256] == nil && !documents.contains(personal.sha256)
            && !staying.contains(personal.sha256)
        },
      evidence: citing.filter { !wanted.contains($0.sequence) }.flatMap { record in
        record.evidenceHashes.filter(documents.contains).map { (record.sequence, $0) }
      },
      tables: found.tables.filter {
        erased.documents[$0.sha256] == nil && !documents.contains($0.sha256)
      },
      exports: exports,
      carriers: carriers, wordless: wordless, isPersonKnown: isPersonKnown, erased: erased)
  }

  /// Refuses to destroy what records under hold attach or have as evidence.
  ///
  /// No rule of the log: which records those are is found by going through all of it, as is done here once, and not
  /// for each erasure that is verified.
  private func check(_ naming: [SequenceNumber]) throws(LedgerError) {
    guard !naming.isEmpty else { return }
    let ground = try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) in
        try view.ground(of: naming, in: transaction)
      }
    }
    do throws(Refusal) {
      try ground.check(citing: naming)
    } catch {
      throw .refused(error)
    }
  }
}

internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

/// One pass over the records of a dossier: each opening is what the header commits to, and every part of
/// every record is opened or said to be withheld, once.
struct OpeningsCheck: ~Copyable {
  private let folder: DossierFolder
  private let tree: DossierTree
  private var facts: OpeningsReading
  private var words: OpeningsReading
  private var withheldFacts: WithheldCursor
  private var withheldWords: WithheldCursor
  private var withheldDocuments: WithheldCursor
  private let withheld: WithheldTable
  private var found = OpeningsFound()
  /// What records erase.
  private var erased = ErasedParts([])
  /// What is said to be erased, to be held against it at the end.
  private var claims: [(sequence: UInt64, by: UInt64)] = []
  /// The journals of records that no agreement has, for those that correct or annul them.
  private var subjects: [UInt64: [Subject]] = [:]
  /// The documents whose bytes are here, with the records that attach them.
  private var shownDocuments: [(record: SequenceNumber, sha256: String)] = []
  private var documentClaims: [(sequence: SequenceNumber, sha256: String, by: UInt64)] = []
  /// Of how many documents the record that attaches them has its facts withheld.
  private var unnamedDocuments = 0
  /// The documents whose bytes are withheld of a record.
  private var withheldBytes: Set<String> = []

  /// Whether the files are there; a fault for each that is not.
  static func isPossible(
    _ folder: DossierFolder, _ findings: inout Findings
  ) throws(LMDBError) -> Bool {
    var isPossible = true
    for name in [DossierFolder.facts, DossierFolder.words, DossierFolder.withheld]
    where try folder.folder.ownLengthBytes(of: name) == nil {
      findings.add(Fault(.bagFileMissing, parameters: [.name(name)]))
      isPossible = false
    }
    return isPossible
  }

  /// Opens the files.
  init(
    _ folder: DossierFolder, _ tree: DossierTree, _ findings: inout Findings
  ) throws(LMDBError) {
    var faults: [Fault] = []
    func refuse(_ name: String, _ line: Int, _ what: String) {
      faults.append(
        Fault(.openingUnreadable, parameters: [.name("\(name):\(line)"), .said(what)]))
    }
    let names = (DossierFolder.facts, DossierFolder.words, DossierFolder.withheld)
    let withheld = try WithheldTable(folder.folder.open(names.2)) { refuse(names.2, $0, $1) }
    let files = folder.folder
    let facts = try OpeningsReading(names.0, in: files, of: .facts) { refuse(names.0, $0, $1) }
    let words = try OpeningsReading(names.1, in: files, of: .words) { refuse(names.1, $0, $1) }
    for rows in withheld.rows.values where rows.contains(where: { $0.last >= tree.head.size }) {
      refuse(names.2, 1, "records beyond the head")
    }
    for fault in faults { findings.add(fault) }
    let last = max(facts.records.last ?? 0, words.records.last ?? 0)
    if last >= tree.head.size {
      findings.add(Fault(.selectionSurplus, record: SequenceNumber(last)))
    }
    self.facts = facts
    self.words = words
    self.withheld = withheld
    withheldFacts = WithheldCursor(withheld.rows[.facts])
    withheldWords = WithheldCursor(withheld.rows[.words])
    withheldDocuments = WithheldCursor(withheld.rows[.document])
    self.folder = folder
    self.tree = tree
  }

  /// Goes through all records, and answers with what the dossier shows.
  consuming func check(
    _ findings: inout Findings, _ progress: (UInt64, UInt64) -> Void
  ) throws(LMDBError) -> DossierContents {
    var headers = TiledHeaders(folder.tiles, size: tree.head.size)
    for sequence in 0..<tree.head.size {
      // Its absence, and a header that does not read, were told of with the tiles.
      guard let bytes = try headers.header(at: sequence),
        let header = try? Header(canonical: bytes.span)
      else { continue }
      try take(header, bytes, &findings)
      if sequence & 0xFF == 0 { progress(sequence, tree.head.size) }
    }
    settleErasures(&findings)
    try checkDocuments(&findings)
    found.lacksParts = withheld.rows.values.contains { rows in
      rows.contains { $0.reason == .unavailable }
    }
    // Of what was not chosen, and by a record that is not here, it is no more than withheld.
    let erasures = documentClaims.filter {
      tree.selected.contains($0.sequence.index) && $0.by < tree.head.size
    }
    found.documentsCounted = DossierReport.Documents(
      shown: Set(shownDocuments.map(\.sha256)),
      withheld: withheldBytes.union(documentClaims.map(\.sha256)),
      erased: Set(erasures.map(\.sha256)), unnamed: unnamedDocuments)
    found.opening = DossierReport.Opened(
      words: words.records, documents: Set(shownDocuments.map(\.sha256)))
    progress(tree.head.size, tree.head.size)
    found.shown.erasedBy = Set(found.shown.erasedBy).sorted()
    found.shown.erasedSinceBy = Set(found.shown.erasedSinceBy).sorted()
    checkHeads(&findings)
    var records = DossierRecords(
      facts: facts, words: words, TiledHeaders(folder.tiles, size: tree.head.size))
    var disclosure = try DisclosureCheck(tree, found, withheld, &records)
    try disclosure.check(&records, &findings)
    return DossierContents(folder, tree, records, found)
  }

  private mutating func take(
    _ header: Header, _ bytes: [UInt8], _ findings: inout Findings
  ) throws(LMDBError) {
    let sequence = header.sequence.index
    if sequence == 0 { found.ledgerOpened = header.recorded }
    if sequence == tree.info.selection.size - 1 { found.recorded = header.recorded }
    let (shownFacts, shownWords) = (
      try facts.opening(of: sequence), try words.opening(of: sequence)
    )
    let file: RecordFile
    do throws(RecordFormatError) {
      file = try RecordFile(header: bytes, facts: shownFacts, words: shownWords)
    } catch {
      return findings.add(
        Fault(
          error.faultName, record: header.sequence, parameters: [.said(error.description)]))
    }
    findings.count(.labels)
    findings.count(.indexes)
    account(
      .facts, of: header.sequence, isThere: true, isOpened: shownFacts != nil,
      withheldFacts.row(about: sequence), &findings)
    account(
      .words, of: header.sequence, isThere: header.words != nil, isOpened: shownWords != nil,
      withheldWords.row(about: sequence), &findings)
    let documents = withheldDocuments.row(about: sequence)
    if let facts = file.facts {
      try take(header, facts, documents, &findings)
    } else {
      stand(header.record(facts: Facts()).journalsByLabels, header)
      let reason = withheldFacts.row(about: sequence)?.reason
      if sequence < tree.info.selection.size, reason == .personal || reason == .confidential {
        found.factsWithheld += 1
        if header.type == .documentAttached { unnamedDocuments += 1 }
      }
    }
    if file.facts == nil || header.type != .documentAttached {
      // What attaches no document, as far as that is known, has none to withhold.
      account(.document, of: header.sequence, isThere: false, isOpened: false, documents, &findings)
    }
    count(file)
  }

  private mutating func take(
    _ header: Header, _ facts: Facts, _ documents: WithheldTable.Row?, _ findings: inout Findings
  ) throws(LMDBError) {
    let record = header.record(facts: facts)
    LabelsCheck.check(shown: record, &findings)
    stand(record.subjects, header)
    found.heads.take(record)
    found.keys.take(record)
    switch header.type {
    case .ledgerOpened: found.isClockSimulated = facts.text(.clock) == "simulated"
    case .personalErased: erased.add(facts, by: header.sequence)
    case .documentAttached: try take(header, document: facts, documents, &findings)
    default: break
    }
  }

  /// Notes in which journals a record stands; one that corrects or annuls another, in that one's.
  private mutating func stand(_ own: [Subject], _ header: Header) {
    let target = header.agreement == nil ? header.target.flatMap { subjects[$0.index] } : nil
    let all = target ?? own
    if header.agreement == nil { subjects[header.sequence.index] = all }
    for subject in all { found.journals[subject, default: []].append(header.sequence.index) }
  }

  private mutating func take(
    _ header: Header, document facts: Facts, _ row: WithheldTable.Row?,
    _ findings: inout Findings
  ) throws(LMDBError) {
    guard let document = HeldDocument(header, facts) else {
      return account(
        .document, of: header.sequence, isThere: false, isOpened: false, row, &findings)
    }
    let name = "\(DossierFolder.documents)/\(document.sha256)"
    let length = try folder.folder.ownLengthBytes(of: name)
    // Another record may open the bytes that are withheld of this one.
    let isOpened = length != nil && row == nil
    if row == nil { found.documents.insert(document.sha256) }
    if isOpened {
      found.documentsShown.insert(header.sequence.index)
      shownDocuments.append((header.sequence, document.sha256))
    }
    if isOpened, let length, Int64(length) != document.bytes {
      findings.add(
        Fault(
          .documentAltered, record: document.record, agreement: document.agreement,
          parameters: [.document(document.sha256)]))
    }
    if let row, row.erasedBy == nil { withheldBytes.insert(document.sha256) }
    if let erasure = row?.erasedBy {
      documentClaims.append((header.sequence, document.sha256, erasure))
    }
    account(.document, of: header.sequence, isThere: true, isOpened: isOpened, row, &findings)
  }

  // MARK: Accounting

  private mutating func account(
    _ part: WithheldTable.Part, of sequence: SequenceNumber, isThere: Bool, isOpened: Bool,
    _ row: WithheldTable.Row?, _ findings: inout Findings
  ) {
    let name: FaultName? =
      switch (isThere && !isOpened, row) {
      case (true, nil): .partUnaccounted
      case (false, .some): .partMiscounted
      default: nil
      }
    if let name {
      findings.add(Fault(name, record: sequence, parameters: [.name(part.rawValue)]))
    }
    guard let erasure = row?.erasedBy else { return }
    switch part {
    case .words: claims.append((sequence.index, erasure))
    case .document: break
    case .facts:
      // Nothing erases facts.
      findings.add(
        Fault(.erasureUnfounded, record: sequence, parameters: [.name(part.rawValue)]))
    }
  }

  /// What is said to be erased is erased by that record; one that came after the head is not here to say
  /// so, and then the words count as withheld.
  private mutating func settleErasures(_ findings: inout Findings) {
    found.erasedRecords = Set(erased.records.keys.map(\.index))
    func addErasedShown(_ record: SequenceNumber, _ part: WithheldTable.Part) {
      findings.add(Fault(.erasedShown, record: record, parameters: [.name(part.rawValue)]))
    }
    for sequence in words.records where erased.records[SequenceNumber(sequence)] != nil {
      addErasedShown(SequenceNumber(sequence), .words)
    }
    for (record, sha256) in shownDocuments where erased.documents[sha256] != nil {
      addErasedShown(record, .document)
    }
    for (sequence, document, erasure) in documentClaims
    where erasure < tree.head.size && erased.documents[document]?.index != erasure {
      findings.add(
        Fault(
          .erasureUnfounded, record: sequence,
          parameters: [.name(WithheldTable.Part.document.rawValue)]))
    }
    for (sequence, erasure) in claims {
      // That one which is not here erases them is its maker's word.
      if erasure < tree.head.size { found.erasedBy[sequence] = erasure }
      if erasure < tree.head.size, erased.records[SequenceNumber(sequence)]?.index != erasure {
        findings.add(
          Fault(
            .erasureUnfounded, record: SequenceNumber(sequence),
            parameters: [.name(WithheldTable.Part.words.rawValue)]))
      }
      guard tree.selected.contains(sequence) else { continue }
      if erasure < tree.head.size {
        found.shown.wordsErased += 1
        found.shown.erasedBy.append(erasure)
      } else {
        found.shown.wordsWithheld += 1
        found.shown.wordsErasedSince += 1
        found.shown.erasedSinceBy.append(erasure)
      }
    }
  }

  private mutating func count(_ file: RecordFile) {
    let sequence = file.header.sequence.index
    guard tree.selected.contains(sequence) else { return }
    if file.facts == nil { found.shown.factsWithheld += 1 } else { found.shown.opened += 1 }
    guard file.header.words != nil, file.words == nil, claims.last?.sequence != sequence else {
      return
    }
    found.shown.wordsWithheld += 1
  }

  /// The bytes that are here are of documents that records which are opened attach.
  private func checkDocuments(_ findings: inout Findings) throws(LMDBError) {
    guard try folder.folder.ownFolderExists(DossierFolder.documents) else { return }
    let held = folder.folder.below(DossierFolder.documents)
    for name in try held.names() where !found.documents.contains(name) {
      findings.add(
        Fault(.bagFileSurplus, parameters: [.name("\(DossierFolder.documents)/\(name)")]))
    }
  }

  /// Every head that is here is signed by a key that the records which are opened name.
  private func checkHeads(_ findings: inout Findings) {
    let signers = HeadSigners(of: tree.info.ledger, name: tree.head.origin.keyName, found.heads)
    for note in [tree.note] + tree.heads {
      do throws(TransparencyError) {
        let head = try Checkpoint(text: note.text)
        guard try !signers.haveSigned(note, ofSize: head.size) else { continue }
        findings.add(head.fault(.checkpointKeyOutside))
      } catch {
        findings.add(
          Fault(
            .checkpointSignature,
            parameters: [.name(DossierFolder.checkpoints), .said(error.description)]))
      }
    }
  }
}

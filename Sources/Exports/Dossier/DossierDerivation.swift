internal import LMDB
internal import Partnership
internal import Projections
internal import RecordFormat
internal import Transparency
internal import Verification
internal import Wording

/// Makes every file of a dossier that follows from the headers, the openings and what was chosen: the
/// same bytes when it is written and when it is verified.
struct DossierDerivation {
  private let scope: ExportScope
  /// The digests of the files that the description of the dossier lists.
  private var described: [String: FileDigests] = [:]

  private init(_ scope: ExportScope) {
    self.scope = scope
  }

  /// Makes all of them.
  ///
  /// - Parameters:
  ///   - folder: Where the workbook lies without a name while it is made.
  ///   - progress: Told how many records are done, of how many.
  static func make(
    _ contents: inout DossierContents, into files: inout some DerivedFiles & ~Copyable,
    spooledIn folder: String, _ progress: (UInt64, UInt64) -> Void
  ) throws(ExportError) {
    var derivation = DossierDerivation(contents.scope)
    let heads = try ExportedHeads(
      contents.heads, upTo: contents.info.headSize,
      keys: (contents.keys?.recorded ?? []).map {
        ExportedKey(key: $0.key, use: $0.use, owner: $0.owner)
      })
    var report = ReportPart(
      under: heads, contents.scope, words: contents.opensAllWords ? .all : .some)
    var workbook = try WorkbookPart(of: contents.scope, spooledIn: folder)
    try derivation.makeRecords(
      &contents, into: &files, &report, &workbook, spooledIn: folder, progress)
    try derivation.makeProofs(&contents, into: &files)
    try derivation.makeKeys(contents.keys, into: &files)
    try derivation.makeViews(&contents, into: &files, &report, &workbook, spooledIn: folder)
    try workbook.finish { bytes throws(ExportError) in
      try files.append(bytes, to: WorkbookPart.path)
    }
    derivation.described[WorkbookPart.path] = try files.finish(WorkbookPart.path)
    for file in report.files {
      try derivation.put(file.bytes, DossierDerivation.payload(file.name), into: &files)
    }
    try derivation.makeSchemas(into: &files)
    try derivation.makeGuides(&contents, into: &files)
  }

  private static func payload(_ name: String) -> String { "\(DossierFolder.payload)/\(name)" }

  private static func table(_ name: String) -> String {
    payload("\(PartsFolder.tables)/\(name)")
  }

  private mutating func put(
    _ bytes: [UInt8], _ name: String, into files: inout some DerivedFiles & ~Copyable
  ) throws(ExportError) {
    described[name] = try files.put(bytes, name)
  }

  // MARK: Of each record

  private mutating func makeRecords(
    _ contents: inout DossierContents, into files: inout some DerivedFiles & ~Copyable,
    _ report: inout ReportPart, _ workbook: inout WorkbookPart, spooledIn folder: String,
    _ progress: (UInt64, UInt64) -> Void
  ) throws(ExportError) {
    let events = DossierDerivation.payload(PartsFolder.records)
    let tables = TableFiles.ofRecords.map { ($0, DossierDerivation.table($0.file)) }
    var provenance = ProvenanceDocument(of: scope, spooledIn: folder)
    for (table, name) in tables { try files.append(table.head, to: name) }
    let erasures = try contents.exportedErasures()
    let sequences = (contents.selected.sequences + erasures).sorted()
    let total = UInt64(sequences.count)
    for (number, sequence) in sequences.enumerated() {
      guard let record = try contents.exported(sequence) else { continue }
      guard contents.selected.contains(sequence) else {
        for (table, name) in tables where table.listsErasures {
          try files.append(table.row(of: record), to: name)
        }
        try workbook.write(erasure: record)
        progress(UInt64(number + 1), total)
        continue
      }
      try files.append(CloudEvents.line(of: record), to: events)
      for (table, name) in tables { try files.append(table.row(of: record), to: name) }
      try provenance.add(record)
      report.add(record)
      try workbook.write(record)
      progress(UInt64(number + 1), total)
    }
    for name in [events] + tables.map(\.1) { described[name] = try files.finish(name) }
    let name = DossierDerivation.payload(PartsFolder.provenance)
    try provenance.finish { bytes throws(ExportError) in try files.append(bytes, to: name) }
    described[name] = try files.finish(name)
  }

  private func makeProofs(
    _ contents: inout DossierContents, into files: inout some DerivedFiles & ~Copyable
  ) throws(ExportError) {
    let size = scope.headSize
    var tree = contents.tiles.tree(ofSize: size)
    // In the order in which the lists of the bag name them.
    let sequences = contents.selected.sequences.sorted {
      "\($0)".utf8.lexicographicallyPrecedes("\($1)".utf8)
    }
    for sequence in sequences {
      let proof: InclusionProof
      do {
        let position = try LeafPosition(index: sequence, size: size)
        proof = try InclusionProof(of: position) { node in try tree.hash(of: node) }
      } catch {
        throw .unwritable("\(error)")
      }
      let bytes = LogProof(proof, under: contents.note).bytes
      try files.put(bytes, DossierFolder.proof(of: sequence))
    }
  }

  private func makeKeys(
    _ keys: StatedKeys?, into files: inout some DerivedFiles & ~Copyable
  ) throws(ExportError) {
    for (name, lines) in [
      (DossierFolder.policy, keys?.policy ?? []), (DossierFolder.anchors, keys?.anchors ?? []),
    ] {
      try files.put(Array(lines.map { "\($0)\n" }.joined().utf8), name)
    }
  }

  // MARK: Of each agreement

  /// One agreement after the other is folded, and let go of.
  private mutating func makeViews(
    _ contents: inout DossierContents, into files: inout some DerivedFiles & ~Copyable,
    _ report: inout ReportPart, _ workbook: inout WorkbookPart, spooledIn folder: String
  ) throws(ExportError) {
    let choice = scope.choice
    let tables = TableFiles.tables.map { ($0, DossierDerivation.table($0.file)) }
    for (table, name) in tables { try files.append(table.head, to: name) }
    var calendar = CalendarPart(of: scope, spooledIn: folder)
    for id in contents.agreements {
      guard let agreement = try contents.exportedAgreement(id) else { continue }
      let words = try contents.words(Set(agreement.words).union(report.words(of: agreement)))
      let word = { words[$0] ?? ExportedWord.withheld }
      for (table, name) in tables {
        try files.append(table.bytes(of: agreement, choice, word), to: name)
      }
      try workbook.write(agreement, word: word)
      try calendar.add(agreement, word: word)
      report.add(agreement, word: word)
    }
    for (_, name) in tables { described[name] = try files.finish(name) }
    for (name, bytes) in [
      (TableFiles.package, TableDescription.package(of: scope)),
      (TableFiles.metadata, TableDescription.metadata(of: scope)),
    ] {
      try put(bytes, DossierDerivation.table(name), into: &files)
    }
    let due = DossierDerivation.payload(PartsFolder.calendar)
    try calendar.finish { bytes throws(ExportError) in try files.append(bytes, to: due) }
    described[due] = try files.finish(due)
  }

  // MARK: Of what it is

  private mutating func makeSchemas(
    into files: inout some DerivedFiles & ~Copyable
  ) throws(ExportError) {
    for type in RecordType.allCases {
      try put(
        Array(Schema.text(of: type, in: .en).utf8),
        DossierDerivation.payload("schemas/\(type.name).json"), into: &files)
    }
  }

  private mutating func makeGuides(
    _ contents: inout DossierContents, into files: inout some DerivedFiles & ~Copyable
  ) throws(ExportError) {
    let guide = DossierGuide(contents.info, factsWithheld: contents.factsWithheld)
    try put(Array(guide.french.utf8), DossierDerivation.payload("LISEZ-MOI.txt"), into: &files)
    try put(Array(guide.english.utf8), DossierDerivation.payload("README.txt"), into: &files)
    do throws(LMDBError) {
      let inputs = [DossierFolder.facts, DossierFolder.words, DossierFolder.withheld]
      for name in inputs + (try contents.documentNames()) {
        described[name] = try contents.digests(of: name)
      }
    } catch {
      throw .storage(error)
    }
    let prefix = DossierDerivation.payload("")
    let description = CrateDescription(
      CrateDescription.About(contents.info),
      Dictionary(
        uniqueKeysWithValues: described.map { (String($0.key.dropFirst(prefix.count)), $0.value) }),
      folders: CrateDescription.proofs)
    try files.put(
      description.bytes, DossierDerivation.payload(CrateDescription.name))
  }
}

extension CrateDescription.About {
  fileprivate init(_ info: DossierInfo) {
    self.init(
      ledger: info.ledger, headSize: info.headSize, day: info.headDay,
      name: "Dossier du registre \(info.ledger.text), tête \(info.headSize)"
        + " / Dossier of the ledger \(info.ledger.text), checkpoint \(info.headSize)",
      description:
        "Des écritures d’un registre d’ententes, avec ce qui les prouve, et ce qui en découle. /"
        + " Records of a ledger of agreements, with what proves them, and what follows from them.")
  }
}

extension DossierContents {
  /// An agreement that is shown, folded from the facts that are opened; nil for one of which nothing was
  /// known yet, and which has nothing to show.
  fileprivate mutating func exportedAgreement(
    _ id: AgreementID
  ) throws(ExportError) -> ExportedAgreement? {
    let withheld: [Record]
    let history: History
    do throws(LMDBError) {
      withheld = try self.withheld(of: id)
      history = try self.history(of: id, withheld: withheld)
    } catch {
      throw .storage(error)
    }
    guard history.records.contains(where: { $0.agreement == id }) else { return nil }
    return ExportedAgreement(id, history, asOf: info.asOf, withheld: withheld)
  }

  /// What the parts are made under.
  var scope: ExportScope {
    ExportScope(
      ledger: info.ledger, ledgerOpened: ledgerOpened, headSize: info.headSize,
      selection: info.selection,
      asOf: info.asOf, recorded: recorded, isClockSimulated: isClockSimulated,
      factsWithheld: factsWithheld)
  }

  /// A record of the selection, as the parts take it; nil where it does not read.
  mutating func exported(_ sequence: UInt64) throws(ExportError) -> ExportedRecord? {
    let file: RecordFile?
    do throws(LMDBError) {
      file = try record(sequence)
    } catch {
      throw .storage(error)
    }
    return file.map {
      ExportedRecord($0, selected.marks[sequence], erasedBy: erasure(of: sequence))
    }
  }

  /// The erasures of something of the chosen records that were not chosen themselves, ascending.
  fileprivate mutating func exportedErasures() throws(ExportError) -> [UInt64] {
    do throws(LMDBError) {
      return try erasuresBesideChosen()
    } catch {
      throw .storage(error)
    }
  }

  /// Words by where they stand, as far as they are opened.
  mutating func words(
    _ references: Set<WordReference>
  ) throws(ExportError) -> [WordReference: ExportedWord] {
    var found: [WordReference: ExportedWord] = [:]
    var last: (sequence: SequenceNumber, words: Words?)?
    for reference in references.sorted(by: { $0.sequence < $1.sequence }) {
      if last?.sequence != reference.sequence {
        do throws(LMDBError) {
          last = (reference.sequence, try words(of: reference.sequence))
        } catch {
          throw .storage(error)
        }
      }
      if let erasure = erasure(of: reference.sequence.index) {
        found[reference] = .erased(by: erasure)
      } else if let text = last?.words?[reference.path] {
        found[reference] = .text(text)
      }
    }
    return found
  }

  /// Whether words are opened of every record, as those are of which an export has words.
  fileprivate var opensAllWords: Bool {
    info.givesPersonalWords && UInt64(selected.sequences.count) == info.selection.size
  }
}

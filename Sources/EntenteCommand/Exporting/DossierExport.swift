import Entente
import Exports
import LMDB
import LedgerStore
import LedgerTables
import Partnership
import RecordFormat
import Transparency
import Verification
import Wording

/// Makes a dossier: what proves and opens the chosen records goes in, all else is made of that, and the
/// ledger records that it was issued before the folder has its name.
struct DossierExport {
  let chosen: SelectionOptions
  let part: PartOptions
  let options: DossierOptions
  let ledger: LedgerOption
  let folder: String
  /// Whether the ledger can record that it was issued: not in a mirror or a folder that may not be written.
  let isRecorded: Bool

  /// What was written.
  struct Written {
    let info: DossierInfo
    let digest: FileDigests
    let records: Int
    /// Of how many records parts are not opened, by why.
    let withheld: [WithheldTable.Part: [WithheldTable.Reason: Int]]
    /// Of how many records beside the chosen ones parts are opened.
    let beside: [WithheldTable.Part: Int]
    /// What is erased of the chosen records, counted as whoever verifies the dossier counts it.
    let erased: ErasedOfDossier
    /// The actors whose name is withheld for the remark beside it, each with the record that gives it.
    let unnamed: [ActorID: SequenceNumber]
    /// Of how many of the records the title is withheld for the remark beside it.
    let untitled: Int
    /// The record that it was issued; nil where the ledger takes none.
    var issue: SequenceNumber?
  }

  /// Makes the dossier.
  func write(
    under notes: [SignedNote], of store: Ledger, _ speaker: Speaker
  ) async throws(CommandError) -> Written {
    let scope = try ScopeChoice(chosen: chosen, part: part, ledger: ledger)
      .scope(under: notes, of: store, speaker.wording)
    let info = try info(scope, of: store)
    let selected = try ledger.asking { () throws(LedgerError) in
      try store.select(scope.selection).records
    }
    let context = try context(scope, selected, of: store)
    while true {
      let erased = try ledger.asking { () throws(LedgerError) in try store.erased() }
      var tally = DossierTally(under: info.headSize)
      var bag = try prepare(
        under: notes, info, selected, context, erased, of: store, &tally, speaker)
      if let form = options.form { try pack(&bag, as: form, speaker) }
      var written = Written(
        info: info, digest: bag.digest, records: selected.sequences.count,
        withheld: tally.withheld.records, beside: tally.beside, erased: tally.erased,
        unnamed: tally.unnamed, untitled: tally.untitled)
      // What is issued is recorded first: no dossier is out that the ledger does not know of.
      written.issue = try await record(info, bag.digest, in: store)
      // What was erased meanwhile is in no dossier that is issued after: then it is made once more.
      let later = try ledger.asking { () throws(LedgerError) in try store.erased() }
      guard later == erased else { continue }
      do throws(ExportError) {
        try bag.publish()
      } catch {
        throw CommandError(error, at: folder)
      }
      return written
    }
  }

  /// Makes a single file of it, before anything says that it was issued: the disk may be full.
  private func pack(
    _ bag: inout PreparedDossier, as form: DossierPacking.Form, _ speaker: Speaker
  ) throws(CommandError) {
    let progress = Progress(speaker, fr: "Archive", en: "Archive")
    do throws(ExportError) {
      defer { progress.end() }
      try bag.pack(as: form, below: DossierPacking.top(of: folder, form)) {
        progress.report($0, $1)
      }
    } catch {
      throw CommandError(error, at: folder)
    }
  }

  /// Makes the dossier under another name.
  private func prepare(
    under notes: [SignedNote], _ info: DossierInfo, _ selected: SelectedRecords,
    _ context: Set<UInt64>, _ erased: ErasedParts, of store: borrowing Ledger,
    _ tally: inout DossierTally, _ speaker: Speaker
  ) throws(CommandError) -> PreparedDossier {
    var publication = try exporting(to: folder) { () throws(ExportError) in
      try DossierPublication(folder)
    }
    try writeProof(under: notes, info, of: store, into: &publication)
    try writeOpenings(
      info, selected, context, erased, of: store, into: &publication, &tally, speaker)
    let progress = Progress(speaker, fr: "Dossier", en: "Dossier")
    do throws(ExportError) {
      defer { progress.end() }
      return try publication.prepare(info) { progress.report($0, $1) }
    } catch {
      throw CommandError(error, at: folder)
    }
  }

  private func info(
    _ scope: ExportScope, of store: Ledger
  ) throws(CommandError) -> DossierInfo {
    let last = try ledger.asking { () throws(LedgerError) in
      try store.shownRecord(SequenceNumber(scope.headSize - 1), withFacts: false).file.header
    }
    return DossierInfo(
      by: DossierPublication.agent, ledger: store.name, headSize: scope.headSize,
      headDay: last.recorded.day,
      selection: scope.selection, asOf: scope.asOf, audience: options.chosenAudience,
      asksForPersonalWords: options.asksForPersonalWords, recipient: options.recipient,
      legalBasis: options.legalBasis)
  }

  private func record(
    _ info: DossierInfo, _ digest: FileDigests, in store: Ledger
  ) async throws(CommandError) -> SequenceNumber? {
    guard isRecorded else { return nil }
    let issued = IssuedExport(
      profile: IssuedExport.Profile(of: info), digest: digest.sha256, recipient: info.recipient,
      legalBasis: info.legalBasis)
    do throws(LedgerError) {
      return try await store.record(issued).receipt.sequence
    } catch {
      throw CommandError(error, at: ledger.path)
    }
  }

  // MARK: What proves

  private func writeProof(
    under notes: [SignedNote], _ info: DossierInfo, of store: borrowing Ledger,
    into publication: inout DossierPublication
  ) throws(CommandError) {
    for note in notes {
      // A head of the ledger's own, which was read when it was signed.
      guard let head = try? Checkpoint(text: note.text), head.size <= info.headSize else {
        continue
      }
      try put(note.bytes, "\(DossierFolder.checkpoints)/\(head.size)", into: &publication)
      guard head.size == info.headSize else { continue }
      try put(
        note.bytes, "\(DossierFolder.proof)/\(TilesFolder.checkpoint)", into: &publication)
    }
    for tile in Tile.all(ofSize: info.headSize) {
      let bytes = try ledger.asking { () throws(LedgerError) in try store.bytes(of: tile) }
      try put(bytes, "\(DossierFolder.proof)/\(tile.path)", into: &publication)
    }
  }

  private func put(
    _ bytes: [UInt8], _ name: String, into publication: inout DossierPublication
  ) throws(CommandError) {
    do throws(ExportError) {
      try publication.append(bytes, to: name)
      try publication.finish(name)
    } catch {
      throw CommandError(error, at: folder)
    }
  }

  // MARK: What is opened

  private func writeOpenings(
    _ info: DossierInfo, _ selected: SelectedRecords, _ context: Set<UInt64>,
    _ erased: ErasedParts, of store: borrowing Ledger, into publication: inout DossierPublication,
    _ tally: inout DossierTally, _ speaker: Speaker
  ) throws(CommandError) {
    let progress = Progress(speaker, fr: "Exportation", en: "Exporting")
    defer { progress.end() }
    var disclosure = Disclosure(of: info, selected, context: context)
    try prepare(&disclosure, info, of: store)
    let documents = try DocumentsGiven(of: store, ledger)
    let showing = try ledger.asking { () throws(LedgerError) in try store.showing(withWords: true) }
    for index in 0..<info.headSize {
      let sequence = SequenceNumber(index)
      let shown = try ledger.asking { () throws(LedgerError) in
        try store.shownRecord(sequence, by: showing)
      }
      let file = shown.file
      guard let facts = file.facts else { continue }
      var verdict = disclosure.decide(file.header, facts)
      if let reason = verdict.facts {
        tally.withheld.add(index, .facts, reason)
      } else if let opening = file.factsOpening {
        let line = OpeningLine(sequence, opening).bytes(of: .facts) + [0x0A]
        try append(line, to: DossierFolder.facts, of: &publication)
        if !selected.contains(index) { tally.beside[.facts, default: 0] += 1 }
      }
      if file.header.words != nil {
        if let erasure = shown.erasure(among: erased) {
          tally.withheld.add(index, .words, .erased, erasedBy: erasure.index)
          if selected.contains(index) { tally.erased.addWords(erasedBy: erasure) }
        } else if file.wordsOpening == nil {
          tally.withheld.add(index, .words, verdict.words ?? .unavailable)
        } else if let reason = verdict.words {
          tally.withheld.add(index, .words, reason)
          tally.takeNames(file.header, facts, withheldFor: reason)
        } else if let opening = file.wordsOpening {
          let line = OpeningLine(sequence, opening).bytes(of: .words) + [0x0A]
          try append(line, to: DossierFolder.words, of: &publication)
          if !selected.contains(index) { tally.beside[.words, default: 0] += 1 }
          tally.takeNames(file.header, facts, withheldFor: nil)
        }
      }
      if verdict.facts == nil, let document = HeldDocument(file.header, facts) {
        if let erasure = erased.documents[document.sha256] {
          tally.withheld.add(index, .document, .erased, erasedBy: erasure.index)
          if selected.contains(index) { tally.erased.add(document.sha256, erasedBy: erasure) }
        } else {
          if verdict.document == nil {
            let isGiven = try copy(document, from: documents, into: &publication)
            verdict.document = isGiven ? nil : .unavailable
          }
          if let reason = verdict.document { tally.withheld.add(index, .document, reason) }
        }
      }
      progress.report(index + 1, info.headSize)
    }
    for name in [DossierFolder.facts, DossierFolder.words] {
      do throws(ExportError) {
        try publication.finish(name)
      } catch {
        throw CommandError(error, at: folder)
      }
    }
    try put(tally.withheld.bytes, DossierFolder.withheld, into: &publication)
  }

  /// What the records say of each other.
  private func prepare(
    _ disclosure: inout Disclosure, _ info: DossierInfo, of store: borrowing Ledger
  ) throws(CommandError) {
    for index in 0..<info.headSize {
      let sequence = SequenceNumber(index)
      let header = try ledger.asking { () throws(LedgerError) in
        try store.shownRecord(sequence, withFacts: false).file.header
      }
      guard Disclosure.isToPrepare(header) else { continue }
      let file = try ledger.asking { () throws(LedgerError) in
        try store.shownRecord(sequence).file
      }
      if let facts = file.facts { disclosure.prepare(header, facts) }
    }
  }

  private func append(
    _ bytes: [UInt8], to name: String, of publication: inout DossierPublication
  ) throws(CommandError) {
    do throws(ExportError) {
      try publication.append(bytes, to: name)
    } catch {
      throw CommandError(error, at: folder)
    }
  }

  /// The records that views are made of, beside those that were chosen: the histories of the chosen
  /// agreements.
  private func context(
    _ scope: ExportScope, _ selected: SelectedRecords, of store: borrowing Ledger
  ) throws(CommandError) -> Set<UInt64> {
    // Where all were chosen, there are no others.
    guard UInt64(selected.sequences.count) < scope.selection.size else { return [] }
    var context: Set<UInt64> = []
    try PartSource(scope, withWords: true, of: ledger).forEachHistory(in: store) { _, history in
      context.formUnion(history.records.map(\.sequence.index))
    }
    return context
  }

  /// Copies the bytes of a document; false where they are not here, or cannot be read here.
  private func copy(
    _ document: HeldDocument, from documents: borrowing DocumentsGiven,
    into publication: inout DossierPublication
  ) throws(CommandError) -> Bool {
    // Several records may attach the same bytes.
    if publication.gives(document: document.sha256) { return true }
    let found: DocumentBytes?
    do throws(LMDBError) {
      found = try documents.bytes(of: document.sha256)
    } catch {
      throw CommandError(error, at: ledger.path)
    }
    guard let bytes = found else { return false }
    let given: FileDigests
    do throws(ExportError) {
      given = try publication.give(document: document.sha256, ofBytes: bytes.lengthBytes) {
        offset, count throws(LMDBError) in try bytes.read(at: offset, count: count)
      }
    } catch {
      throw CommandError(error, at: folder)
    }
    // What lies there as it is has not been held against its hash before.
    guard given.sha256 == document.sha256 else {
      throw CommandError(documents.damage(of: document.sha256, isSealed: false), at: ledger.path)
    }
    return true
  }
}

import Entente
import Exports
import LedgerStore
import Partnership
import Projections
import RecordFormat
import Transparency
import Wording

/// A part of a dossier on its own: events, tables, a calendar, provenance or a report, made of the records of a
/// ledger under one of its signed heads.
struct PartExport {
  let form: ExportPart
  let chosen: SelectionOptions
  let part: PartOptions
  let ledger: LedgerOption
  let folder: String

  /// What was written.
  struct Written {
    let scope: ExportScope
    let withWords: Bool
    /// Where, and how many files.
    var path: String
    var files = 1
    var records = 0
    /// Of how many records there are words, and what became of them.
    var wordsShown = 0
    var wordsWithheld = 0
    var wordsErased = 0
    /// The records by which they were erased.
    var erasedBy: Set<SequenceNumber> = []
    /// What falls due on a day; nil where no calendar was asked for.
    var events: Int?
  }

  /// Makes the part and puts it in its place.
  func write(
    under notes: [SignedNote], of store: borrowing Ledger, _ speaker: Speaker
  ) throws(CommandError) -> Written {
    let progress = Progress(speaker, fr: "Exportation", en: "Exporting")
    defer { progress.end() }
    let scope = try scope(under: notes, of: store, speaker.wording)
    let source = PartSource(scope, withWords: chosen.withWords, of: ledger)
    let parts = PartsFolder(folder)
    switch form {
    case .cloudevents:
      var written = self.written(scope, PartsFolder.records)
      var publication = try exporting(to: folder) { () throws(ExportError) in
        try PartPublication(PartsFolder.records, in: parts)
      }
      try source.forEachRecord(in: store, progress.report) { record throws(CommandError) in
        written.count(record)
        try exporting(to: folder) { () throws(ExportError) in
          try publication.write(try CloudEvents.line(of: record))
        }
      }
      try finish(publication)
      return written
    case .csv:
      var written = self.written(scope, PartsFolder.tables)
      let agreements = try source.agreements(in: store)
      let words = try source.words(of: agreements, in: store)
      var publication = try exporting(to: folder) { () throws(ExportError) in
        try TablesPublication(of: scope, in: parts)
      }
      try source.forEachRecord(in: store, progress.report) { record throws(CommandError) in
        written.count(record)
        try exporting(to: folder) { () throws(ExportError) in try publication.write(record) }
      }
      do throws(ExportError) {
        written.files = try publication.finish(agreements) { words[$0] }
      } catch {
        throw CommandError(error, at: folder)
      }
      return written
    case .ics:
      var written = self.written(scope, PartsFolder.calendar)
      let agreements = try source.agreements(in: store)
      let words = try source.words(of: agreements, in: store)
      let calendar = CalendarPart(of: agreements, scope) { words[$0] }
      written.events = calendar.events
      try write(calendar.bytes, to: PartsFolder.calendar, in: parts)
      return written
    case .prov:
      var written = self.written(scope, PartsFolder.provenance)
      var document = ProvenanceDocument(of: scope)
      try source.forEachRecord(in: store, progress.report) { record throws(CommandError) in
        written.count(record)
        document.add(record)
      }
      try write(document.bytes, to: PartsFolder.provenance, in: parts)
      return written
    case .report:
      var written = self.written(scope, PartsFolder.englishReport)
      let heads = try heads(among: notes, under: scope, of: store)
      var report = ReportPart(of: try source.agreements(in: store), under: heads, scope)
      try source.forEachRecord(in: store, progress.report) { record throws(CommandError) in
        written.count(record)
        report.add(record)
      }
      let words = try source.words(report.words, in: store)
      let files = report.files { words[$0] }
      for file in files { try write(file.bytes, to: file.name, in: parts) }
      written.path = folder
      written.files = files.count
      return written
    }
  }

  private func written(_ scope: ExportScope, _ name: String) -> Written {
    Written(scope: scope, withWords: chosen.withWords, path: "\(folder)/\(name)")
  }

  private func write(
    _ bytes: [UInt8], to name: String, in parts: PartsFolder
  ) throws(CommandError) {
    var publication = try exporting(to: folder) { () throws(ExportError) in
      try PartPublication(name, in: parts)
    }
    try exporting(to: folder) { () throws(ExportError) in try publication.write(bytes) }
    try finish(publication)
  }

  private func finish(_ publication: consuming PartPublication) throws(CommandError) {
    do throws(ExportError) {
      try publication.finish()
    } catch {
      throw CommandError(error, at: folder)
    }
  }
}

// MARK: - Of what it is

extension PartExport {
  /// The heads that were kept up to that of the export, and who cosigned them by the keys that are known.
  private func heads(
    among notes: [SignedNote], under scope: ExportScope, of store: borrowing Ledger
  ) throws(CommandError) -> ExportedHeads {
    let keys = try ledger.asking { () throws(LedgerError) in try store.recordedKeys() }
    return try exporting(to: folder) { () throws(ExportError) in
      try ExportedHeads(
        notes, upTo: scope.headSize,
        keys: keys.filter { $0.since.index < scope.headSize }
          .map { ExportedKey(key: $0.key, use: $0.use, owner: $0.owner) })
    }
  }

  private func scope(
    under notes: [SignedNote], of store: borrowing Ledger, _ wording: Wording
  ) throws(CommandError) -> ExportScope {
    let head = try headSize(among: notes)
    let question = try ledger.asking { () throws(LedgerError) in
      try store.question(
        about: nil, at: Moment(asOf: part.asOf, knownOn: part.knownOn ?? "#\(head - 1)"))
    }
    guard question.knownOn.index < head else {
      throw .trouble(.usage(beyond(head, wording)))
    }
    let selection = try chosen.selection(
      in: store, of: ledger, size: question.knownOn.index + 1, wording)
    let opening = try ledger.asking { () throws(LedgerError) in
      try store.shownRecord(SequenceNumber(0), withFacts: false).file.header
    }
    return ExportScope(
      ledger: store.name, opened: opening.recorded, headSize: head, selection: selection,
      asOf: part.asOf == nil ? nil : question.asOf, recorded: question.recorded,
      isClockSimulated: store.clock == .simulated)
  }

  /// The size of the head that was asked for, or of the last one.
  private func headSize(among notes: [SignedNote]) throws(CommandError) -> UInt64 {
    var sizes: [UInt64] = []
    for note in notes {
      do throws(TransparencyError) {
        sizes.append(try Checkpoint(text: note.text).size)
      } catch {
        throw .trouble(.damaged(path: ledger.path, what: error.description))
      }
    }
    // The first is signed when a ledger is opened.
    guard let last = sizes.max() else {
      throw .trouble(.damaged(path: ledger.path, what: "no checkpoint"))
    }
    let size = part.head ?? last
    guard sizes.contains(size) else {
      throw CommandError(
        LedgerError.noCheckpoint(size: size, known: sizes.sorted()), at: ledger.path)
    }
    return size
  }

  private func beyond(_ head: UInt64, _ wording: Wording) -> String {
    let records = wording.count(Int(clamping: head), .record)
    return wording.say(
      fr:
        "--connu-le va au-delà de la tête, qui couvre \(records). Signez d'abord : entente sceller",
      en: "--known-on goes beyond the checkpoint, which covers \(records). Sign first: entente"
        + " checkpoint")
  }
}

extension PartExport.Written {
  fileprivate mutating func count(_ record: ExportedRecord) {
    records += 1
    switch record.words {
    case .none: break
    case .shown: wordsShown += 1
    case .withheld: wordsWithheld += 1
    case .erased(let erasure):
      wordsErased += 1
      erasedBy.insert(erasure)
    }
  }
}

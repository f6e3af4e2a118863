import Entente
import Exports
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import Wording

/// A part of an export on its own, or a crate of several, made of the records of a ledger under one of its
/// signed heads.
struct PartExport {
  let form: ExportPart
  let chosen: SelectionOptions
  let part: PartOptions
  /// Between whom a transfer goes; nil for what is none.
  let agencies: ArchivalAgencies?
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
    var words = WordsTally()
    /// How many documents are handed over, and how many the records name; nil where none are.
    var documents: (given: Int, named: Int)?
    /// How many characters of words stand replaced, since the format has none for them.
    var replacedCharacters = 0
    /// What falls due on a day; nil where no calendar was asked for.
    var events: Int?
  }

  /// Makes the part and puts it in its place.
  func write(
    under notes: [SignedNote], of store: borrowing Ledger, _ speaker: Speaker
  ) throws(CommandError) -> Written {
    let scope = try ScopeChoice(chosen: chosen, part: part, ledger: ledger)
      .scope(under: notes, of: store, speaker.wording)
    let lock = try filling(folder)
    defer { extendLifetime(lock) }
    try exporting(to: folder) { () throws(ExportError) in
      try PartsFolder(folder).removeLeftovers()
    }
    while true {
      let erased = try ledger.asking { () throws(LedgerError) in try store.erased() }
      let written = try write(form, of: scope, under: notes, store, speaker)
      // What was erased meanwhile is in no part that is there at the end: then it is made once more, and where
      // that fails, nothing is left of it.
      let later = try ledger.asking { () throws(LedgerError) in try store.erased() }
      guard chosen.withWords, later != erased else { return written }
      try exporting(to: folder) { () throws(ExportError) in
        try PartsFolder(folder).remove(form.names)
      }
    }
  }

  /// Parts of one scope in one folder, and then what describes them.
  private func writeCrate(
    of scope: ExportScope, under notes: [SignedNote], _ store: borrowing Ledger, _ speaker: Speaker
  ) throws(CommandError) -> Written {
    let publication = try exporting(to: folder) { () throws(ExportError) in
      try CratePublication(of: scope, in: PartsFolder(folder))
    }
    // What any of them tells of the records, which each of them has all of, holds for the crate.
    var written = try write(.cloudevents, of: scope, under: notes, store, speaker)
    for form in ExportPart.ofCrate where form != .cloudevents {
      _ = try write(form, of: scope, under: notes, store, speaker)
    }
    do throws(ExportError) {
      written.files = try publication.finish()
    } catch {
      throw CommandError(error, at: folder)
    }
    written.path = folder
    return written
  }

  private func write(
    _ form: ExportPart, of scope: ExportScope, under notes: [SignedNote],
    _ store: borrowing Ledger, _ speaker: Speaker
  ) throws(CommandError) -> Written {
    let progress = Progress(speaker, fr: "Exportation", en: "Exporting")
    defer { progress.end() }
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
      var publication = try exporting(to: folder) { () throws(ExportError) in
        try TablesPublication(of: scope, in: parts)
      }
      try source.forEachRecordAndErasure(in: store, progress.report) {
        record, isChosen throws(CommandError) in
        guard isChosen else {
          return try exporting(to: folder) { () throws(ExportError) in
            try publication.write(erasure: record)
          }
        }
        written.count(record)
        try exporting(to: folder) { () throws(ExportError) in try publication.write(record) }
      }
      try source.forEachAgreement(in: store) { agreement throws(CommandError) in
        let words = try source.words(of: [agreement], in: store)
        try exporting(to: folder) { () throws(ExportError) in
          try publication.write(agreement) { words[$0] }
        }
      }
      do throws(ExportError) {
        written.files = try publication.finish()
      } catch {
        throw CommandError(error, at: folder)
      }
      return written
    case .ics:
      var written = self.written(scope, PartsFolder.calendar)
      var publication = try exporting(to: folder) { () throws(ExportError) in
        try PartPublication(PartsFolder.calendar, in: parts)
      }
      var calendar = CalendarPart(of: scope, spooledIn: folder)
      try source.forEachAgreement(in: store) { agreement throws(CommandError) in
        let words = try source.words(of: [agreement], in: store)
        try exporting(to: folder) { () throws(ExportError) in
          try calendar.add(agreement) { words[$0] }
        }
      }
      written.events = calendar.events
      do throws(ExportError) {
        try calendar.finish { bytes throws(ExportError) in try publication.write(bytes) }
      } catch {
        throw CommandError(error, at: folder)
      }
      try finish(publication)
      return written
    case .prov:
      var written = self.written(scope, PartsFolder.provenance)
      var publication = try exporting(to: folder) { () throws(ExportError) in
        try PartPublication(PartsFolder.provenance, in: parts)
      }
      var document = ProvenanceDocument(of: scope, spooledIn: folder)
      try source.forEachRecord(in: store, progress.report) { record throws(CommandError) in
        written.count(record)
        try exporting(to: folder) { () throws(ExportError) in try document.add(record) }
      }
      do throws(ExportError) {
        try document.finish { bytes throws(ExportError) in try publication.write(bytes) }
      } catch {
        throw CommandError(error, at: folder)
      }
      try finish(publication)
      return written
    case .roCrate: return try writeCrate(of: scope, under: notes, store, speaker)
    case .xlsx: return try writeWorkbook(of: scope, source, in: parts, store, progress)
    case .ocel: return try writeObjectEvents(of: scope, source, in: parts, store, progress)
    case .seda: return try writeTransfer(of: scope, source, in: parts, store, progress)
    case .premis: return try writePreservation(of: scope, source, in: parts, store, progress)
    case .report:
      var written = self.written(scope, PartsFolder.englishReport)
      let heads = try heads(among: notes, under: scope, of: store)
      var report = ReportPart(under: heads, scope, words: chosen.withWords ? .all : .none)
      try source.forEachRecord(in: store, progress.report) { record throws(CommandError) in
        written.count(record)
        report.add(record)
      }
      try source.forEachAgreement(in: store) { agreement throws(CommandError) in
        let words = try source.words(report.words(of: agreement), in: store)
        report.add(agreement) { words[$0] }
      }
      let files = report.files
      for file in files { try write(file.bytes, to: file.name, in: parts) }
      written.path = folder
      written.files = files.count
      return written
    }
  }

  func written(_ scope: ExportScope, _ name: String) -> Written {
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

  func finish(_ publication: consuming PartPublication) throws(CommandError) {
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
}

extension PartExport.Written {
  mutating func count(_ record: ExportedRecord) {
    records += 1
    words.add(record)
  }
}

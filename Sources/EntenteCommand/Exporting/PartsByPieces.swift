import Entente
import Exports
import LMDB
import LedgerStore
import LedgerTables
import Partnership
import Wording

// Parts that are written piece by piece.

extension PartExport {
  /// The tables as a workbook.
  func writeWorkbook(
    of scope: ExportScope, _ source: PartSource, in parts: PartsFolder, _ store: borrowing Ledger,
    _ progress: Progress
  ) throws(CommandError) -> Written {
    var written = self.written(scope, PartsFolder.workbook)
    var publication = try exporting(to: folder) { () throws(ExportError) in
      try PartPublication(PartsFolder.workbook, in: parts)
    }
    var workbook = try exporting(to: folder) { () throws(ExportError) in
      try WorkbookPart(of: scope, spooledIn: folder)
    }
    try source.forEachRecordAndErasure(in: store, progress.report) {
      record, isChosen throws(CommandError) in
      guard isChosen else {
        return try exporting(to: folder) { () throws(ExportError) in
          try workbook.write(erasure: record)
        }
      }
      written.count(record)
      try exporting(to: folder) { () throws(ExportError) in try workbook.write(record) }
    }
    try source.forEachAgreement(in: store) { agreement throws(CommandError) in
      let words = try source.words(of: [agreement], in: store)
      try exporting(to: folder) { () throws(ExportError) in
        try workbook.write(agreement) { words[$0] }
      }
    }
    do throws(ExportError) {
      try workbook.finish { bytes throws(ExportError) in try publication.write(bytes) }
    } catch {
      throw CommandError(error, at: folder)
    }
    try finish(publication)
    return written
  }

  /// An object-centric event log.
  func writeObjectEvents(
    of scope: ExportScope, _ source: PartSource, in parts: PartsFolder, _ store: borrowing Ledger,
    _ progress: Progress
  ) throws(CommandError) -> Written {
    var written = self.written(scope, PartsFolder.objectEvents)
    var log = ObjectEventsPart()
    var publication = try exporting(to: folder) { () throws(ExportError) in
      try PartPublication(PartsFolder.objectEvents, in: parts)
    }
    try source.forEachRecord(in: store, progress.report) { record throws(CommandError) in
      written.count(record)
      try exporting(to: folder) { () throws(ExportError) in try publication.write(log.add(record)) }
    }
    try exporting(to: folder) { () throws(ExportError) in try publication.write(log.finish()) }
    try finish(publication)
    return written
  }

  /// What archives keep: objects first, and then events.
  func writePreservation(
    of scope: ExportScope, _ source: PartSource, in parts: PartsFolder, _ store: borrowing Ledger,
    _ progress: Progress
  ) throws(CommandError) -> Written {
    var written = self.written(scope, PartsFolder.preservation)
    var publication = try exporting(to: folder) { () throws(ExportError) in
      try PartPublication(PartsFolder.preservation, in: parts)
    }
    var document = try exporting(to: folder) { () throws(ExportError) in
      try PreservationPart(of: scope)
    }
    try source.forEachRecord(in: store, progress.report) { record throws(CommandError) in
      written.count(record)
      try exporting(to: folder) { () throws(ExportError) in
        try publication.write(try document.addObject(record))
      }
    }
    try source.forEachRecord(in: store, progress.report) { record throws(CommandError) in
      try exporting(to: folder) { () throws(ExportError) in
        try publication.write(try document.addEvent(record))
      }
    }
    written.replacedCharacters = document.replacedCharacters
    do throws(ExportError) {
      try publication.write(try document.finish())
    } catch {
      throw CommandError(error, at: folder)
    }
    try finish(publication)
    return written
  }

  /// An archival transfer: the message, the records and, with words, the documents that are held.
  func writeTransfer(
    of scope: ExportScope, _ source: PartSource, in parts: PartsFolder, _ store: borrowing Ledger,
    _ progress: Progress
  ) throws(CommandError) -> Written {
    var written = self.written(scope, PartsFolder.transfer)
    // Checked with the other options.
    guard let agencies else { throw .trouble(.usage("--archival-agency, --transferring-agency")) }
    let agreements = try source.agreements(in: store)
    let words = try source.words(of: agreements, in: store)
    var publication = try exporting(to: folder) { () throws(ExportError) in
      try ArchivalTransferPublication(of: scope, between: agencies, in: parts)
    }
    try source.forEachRecord(in: store, progress.report) { record throws(CommandError) in
      written.count(record)
      try exporting(to: folder) { () throws(ExportError) in try publication.write(record) }
    }
    // Documents may be about persons, as words may.
    let documents = chosen.withWords ? try DocumentsGiven(of: store, ledger) : nil
    let result: (given: Int, named: Int)
    do throws(ExportError) {
      result = try publication.finish(agreements) {
        words[$0]
      } document: { hash throws(LMDBError) in
        switch documents {
        case .some(let documents): return try documents.whole(hash)
        case .none: return nil
        }
      }
    } catch {
      throw CommandError(error, at: folder)
    }
    written.documents = result
    written.files = 2 + result.given
    return written
  }
}

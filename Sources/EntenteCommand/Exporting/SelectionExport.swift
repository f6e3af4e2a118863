import CanonicalJSON
import Entente
import Exports
import LedgerStore
import Partnership
import RecordFormat
import Verification
import Wording

/// Writes the records of a selection beside the tiles of their log.
struct SelectionExport {
  let selection: Selection
  let withWords: Bool
  let ledger: LedgerOption
  let folder: String

  /// What was written.
  struct Written {
    let selected: SelectedRecords
    let line: JSON
    let withWords: Bool
    /// Of how many records there are words, and what became of them.
    var wordsShown = 0
    var wordsWithheld = 0
    var wordsErased = 0
    /// The records by which they were.
    var erasedBy: Set<SequenceNumber> = []
    /// Whether words could not be given though they were asked for.
    var lacksKeys = false
  }

  /// Finds the records and writes them.
  func write(
    from store: borrowing Ledger, _ speaker: Speaker
  ) throws(CommandError) -> Written {
    let progress = Progress(speaker, fr: "Exportation", en: "Exporting")
    defer { progress.end() }
    let (bytes, line) = try canonical()
    let found = try ledger.asking { () throws(LedgerError) in
      try store.select(selection) { progress.report($0, $1) }
    }
    var written = Written(selected: found.records, line: line, withWords: withWords)
    var publication: SelectionPublication
    do throws(ExportError) {
      publication = try SelectionPublication(of: bytes, to: SelectionFolder(folder))
    } catch {
      throw CommandError(error, at: folder)
    }
    let showing = try ledger.asking { () throws(LedgerError) in
      try store.showing(withWords: withWords)
    }
    let total = UInt64(found.records.sequences.count)
    for (number, sequence) in found.records.sequences.enumerated() {
      let record = try shown(SequenceNumber(sequence), of: store, by: showing)
      written.count(record)
      do throws(ExportError) {
        try publication.write(record.file.canonicalBytes)
      } catch {
        throw CommandError(error, at: folder)
      }
      progress.report(UInt64(number + 1), total)
    }
    // Their facts say what they erased; their words, why, are for whoever selects them.
    let withoutWords = try ledger.asking { () throws(LedgerError) in try store.showing() }
    var erasures: [[UInt8]] = []
    for sequence in found.erasures {
      erasures.append(try shown(sequence, of: store, by: withoutWords).file.canonicalBytes)
    }
    do throws(ExportError) {
      try publication.finish(erasures: erasures)
    } catch {
      throw CommandError(error, at: folder)
    }
    return written
  }

  private func shown(
    _ sequence: SequenceNumber, of store: borrowing Ledger, by showing: borrowing RecordShowing
  ) throws(CommandError) -> ShownRecord {
    do throws(LedgerError) {
      return try store.shownRecord(sequence, by: showing)
    } catch {
      throw CommandError(error, at: ledger.path)
    }
  }

  private func canonical() throws(CommandError) -> (bytes: [UInt8], line: JSON) {
    do {
      let bytes = try selection.canonicalBytes()
      return (bytes, try JSON(canonical: bytes))
    } catch {
      throw .trouble(.usage("\(error)"))
    }
  }
}

extension SelectionExport.Written {
  fileprivate mutating func count(_ record: ShownRecord) {
    guard record.file.header.words != nil else { return }
    if record.file.words != nil {
      wordsShown += 1
    } else if case .erased(let erasure)? = record.missingWords {
      wordsErased += 1
      erasedBy.insert(erasure)
    } else {
      wordsWithheld += 1
      if record.missingWords == .withheld { lacksKeys = true }
    }
  }

  /// Says what was written.
  func put(_ speaker: Speaker, _ folder: String) throws(CommandError) {
    let wording = speaker.wording
    let records = selected.sequences.count
    if speaker.isJSON {
      return try speaker.put([
        "erased_by": .array(erasedBy.sorted().map { .integer(Int64(clamping: $0.index)) }),
        "folder": .string(terminalSafe(folder)), "records": .integer(Int64(records)),
        "selection": line, "size": .integer(Int64(clamping: selected.selection.size)),
        "words_erased": .integer(Int64(wordsErased)), "words_shown": .integer(Int64(wordsShown)),
        "words_withheld": .integer(Int64(wordsWithheld)),
      ])
    }
    let all = wording.count(Int(clamping: selected.selection.size), .record)
    let chosen = wording.number(records)
    try speaker.put(wording.line(of: selected.selection.asked))
    try speaker.put(
      wording.say(
        fr: "\(chosen) sur \(all) dans \(terminalSafe(folder)), leurs données ouvertes.",
        en: "\(chosen) of \(all) in \(terminalSafe(folder)), their facts opened."))
    speaker.sayEmpty(records, .selection)
    sayOfWords(speaker)
    speaker.sayHowToVerify(folder)
  }

  private func sayOfWords(_ speaker: Speaker) {
    if lacksKeys {
      speaker.say(
        fr: "Les textes ne peuvent être donnés d'ici : words.keys n'y est pas.",
        en: "The words cannot be given from here: words.keys is not in the folder.")
    } else if wordsWithheld > 0 {
      speaker.sayWithheld(wordsOf: wordsWithheld)
    }
    speaker.sayErased(wordsOf: wordsErased, by: erasedBy)
    speaker.sayUnrecorded(wordsOf: wordsShown)
  }
}

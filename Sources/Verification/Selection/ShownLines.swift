internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

/// The records that are shown of a selection, line by line, held against the log's headers and against
/// the records that belong to it.
struct ShownLines {
  private let folder: SelectionFolder
  private let records: SelectedRecords
  private var headers: TiledHeaders
  /// By record of the selection, in its order: whether a line is there.
  private var isThere: [Bool]
  /// Which record says that the words of another were erased.
  private var erasedBy: [UInt64: UInt64] = [:]
  /// How much is shown.
  private(set) var shown = SelectionReport.Shown()

  init(_ folder: SelectionFolder, _ head: Checkpoint, _ records: SelectedRecords) {
    self.folder = folder
    self.records = records
    headers = TiledHeaders(folder.tiles, size: head.size)
    isThere = [Bool](repeating: false, count: records.sequences.count)
  }

  /// Reads all lines, and then names the records that none is of.
  mutating func check(_ findings: inout Findings) throws(LMDBError) {
    try readErasures(&findings)
    try readRecords(&findings)
    findings.count(.indexes, UInt64(records.sequences.count))
    for (record, isThere) in zip(records.sequences, isThere) where !isThere {
      findings.add(Fault(.selectionIncomplete, record: SequenceNumber(record)))
    }
    shown.erasedBy = Set(shown.erasedBy).sorted()
  }

  private mutating func readErasures(_ findings: inout Findings) throws(LMDBError) {
    let name = SelectionFolder.erasures
    guard try folder.folder.ownLengthBytes(of: name) != nil else { return }
    try forEachLine(of: name, &findings) { lines, sequence, file, findings in
      guard let file else { return }
      let erased = file.facts?.records(.records).map(\.index) ?? []
      guard file.header.type == .personalErased, erased.contains(where: lines.records.contains)
      else {
        return findings.add(Fault(.selectionSurplus, record: SequenceNumber(sequence)))
      }
      for record in erased {
        lines.erasedBy[record] = lines.erasedBy[record] ?? sequence
      }
    }
  }

  private mutating func readRecords(_ findings: inout Findings) throws(LMDBError) {
    let name = SelectionFolder.records
    guard try folder.folder.ownLengthBytes(of: name) != nil else {
      return findings.add(
        Fault(
          .selectionLineUnreadable,
          parameters: [.name(name), .said(SelectionFolder.missing)]))
    }
    try forEachLine(of: name, &findings) { lines, sequence, file, findings in
      guard let index = lines.records.index(of: sequence) else {
        // A record of a newer version may belong to it.
        guard let file else { return }
        return findings.add(Fault(.selectionSurplus, record: file.header.sequence))
      }
      lines.isThere[index] = true
      if let file { lines.count(file, &findings) }
    }
  }

  private mutating func count(_ file: RecordFile, _ findings: inout Findings) {
    if let facts = file.facts {
      shown.opened += 1
      LabelsCheck.check(shown: file.header.record(facts: facts), &findings)
    } else {
      shown.factsWithheld += 1
    }
    guard file.header.words != nil, file.words == nil else { return }
    if let erasure = erasedBy[file.header.sequence.index] {
      shown.wordsErased += 1
      shown.erasedBy.append(erasure)
    } else {
      shown.wordsWithheld += 1
    }
  }

  // MARK: Lines

  /// Calls a body with the sequence of each record in a file, and with the record, as far as it reads
  /// and is the one that its header commits to.
  private mutating func forEachLine(
    of name: String, _ findings: inout Findings,
    _ body: (inout ShownLines, UInt64, RecordFile?, inout Findings) -> Void
  ) throws(LMDBError) {
    var reading = try LineReading(
      folder.folder.path(of: name), limitBytes: RecordFile.maximumBytes)
    var number = 0
    var last: UInt64?
    while let line = try reading.next() {
      number += 1
      let place = "\(name):\(number)"
      func refuse(what: String) {
        findings.add(
          Fault(.selectionLineUnreadable, parameters: [.name(place), .said(what)]))
      }
      guard case .whole(let bytes) = line else {
        if line == .tooLong {
          refuse(
            what:
              "the line has more than \(RecordFile.maximumBytes) bytes: nothing behind it was read")
        } else {
          refuse(what: "the file does not end with a line feed: it was cut")
        }
        return
      }
      findings.count(.bytes)
      let header: [UInt8]
      do throws(RecordFormatError) {
        header = try RecordFile.headerBytes(in: bytes)
      } catch {
        refuse(what: error.description)
        continue
      }
      guard let sequence = HeaderOutline(header)?.sequence else {
        refuse(what: "the header does not say of which record it is")
        continue
      }
      if let last, sequence <= last {
        findings.add(Fault(.selectionDisordered, record: SequenceNumber(sequence)))
      }
      last = max(last ?? sequence, sequence)
      try take(bytes, header, sequence, &findings, body)
    }
  }

  private mutating func take(
    _ bytes: [UInt8], _ header: [UInt8], _ sequence: UInt64, _ findings: inout Findings,
    _ body: (inout ShownLines, UInt64, RecordFile?, inout Findings) -> Void
  ) throws(LMDBError) {
    guard let leaf = try headers.header(at: sequence) else {
      return findings.add(Fault(.selectionSurplus, record: SequenceNumber(sequence)))
    }
    var file: RecordFile?
    if leaf != header {
      findings.add(Fault(.selectionHeaderDiffers, record: SequenceNumber(sequence)))
    } else {
      do throws(RecordFormatError) {
        file = try RecordFile(canonical: bytes)
      } catch {
        switch error {
        case .unknownCatalogue, .unknownFormat: break  // The tiles have said so.
        default:
          findings.add(
            Fault(
              error.faultName, record: SequenceNumber(sequence),
              parameters: [.said(error.description)]))
        }
      }
    }
    body(&self, sequence, file, &findings)
  }
}

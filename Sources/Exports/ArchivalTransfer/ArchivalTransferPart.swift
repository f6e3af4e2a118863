internal import Partnership
internal import RecordFormat
internal import Verification
internal import XMLWriting

/// The records of a selection as an archival transfer, SEDA 2.3 (NF Z44-022): the message that says what is
/// handed over and under which rules, and beside it what is handed over, the records themselves and the
/// documents that are held.
///
/// Records come first, for they are a file of the transfer, with a hash; the message comes last.
public struct ArchivalTransferPart: Sendable {
  /// The folder, beside the message, of the files that it hands over.
  public static let content = "content"
  /// The file of the records, as ``CloudEvents`` writes them.
  public static let records = "records.jsonl"

  let scope: ExportScope
  let agencies: ArchivalAgencies
  private var digesting = FileDigesting()
  private(set) var entries: [ArchivalTransferEntry] = []
  private(set) var documents: [ArchivalTransferDocument] = []
  private var evidence: Set<String> = []
  private(set) var words = WordsTally()
  /// Whether the file of records says what persons are called.
  private(set) var namesPersons = false

  /// Begins a transfer between two institutions.
  public init(of scope: ExportScope, between agencies: ArchivalAgencies) {
    self.scope = scope
    self.agencies = agencies
  }

  /// Takes the next record, in order of sequence.
  ///
  /// - Returns: Its line in the file of records.
  public mutating func add(_ record: ExportedRecord) throws(ExportError) -> [UInt8] {
    let line = try CloudEvents.line(of: record)
    digesting.update(line)
    entries.append(ArchivalTransferEntry(record))
    words.add(record)
    switch (record.words, record.header.type) {
    case (.shown, .personRegistered), (.shown, .personUpdated): namesPersons = true
    default: break
    }
    for document in ExportedDocument.all(of: record) {
      // Evidence is told of once, by its hash; what is attached, each time.
      if document.code == nil, !evidence.insert(document.sha256).inserted { continue }
      documents.append(ArchivalTransferDocument(document, record))
    }
    return line
  }

  /// The hashes of the documents that records name, each once: what may be handed over.
  public var documentHashes: [String] {
    var seen: Set<String> = []
    return documents.map(\.document.sha256).filter { seen.insert($0).inserted }
  }

  /// The message.
  ///
  /// - Parameter held: The lengths of the documents that lie in the folder of files, by hash.
  public consuming func finish(
    _ agreements: [ExportedAgreement], held: [String: Int], word: @escaping WordFinding
  ) throws(ExportError) -> [UInt8] {
    let writer = try inDocument { () throws(XMLWriter.Failure) in try XMLWriter() }
    let objects = ArchivalTransferObjects(records: digesting.finish(), documents, held)
    writeMessage(to: writer, objects, agreements, word)
    return try inDocument { () throws(XMLWriter.Failure) in try writer.finish() }
  }
}

/// The institutions of a transfer, by what they are called in the agreement on transfers.
public struct ArchivalAgencies: Sendable, Hashable {
  /// The archives that take it.
  public let archivalAgency: String
  /// Who hands it over.
  public let transferringAgency: String
  /// What was agreed on transfers; nil where nobody says.
  public let archivalAgreement: String?

  /// The institutions of a transfer.
  public init(archivalAgency: String, transferringAgency: String, archivalAgreement: String?) {
    self.archivalAgency = archivalAgency
    self.transferringAgency = transferringAgency
    self.archivalAgreement = archivalAgreement
  }

  /// Whether a text may be the name of one: one to 128 characters, no control, no spaces at an end or two in a
  /// row, which XML would take away.
  public static func isName(_ text: String) -> Bool {
    (1...128).contains(text.unicodeScalars.count)
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      && !text.hasPrefix(" ") && !text.hasSuffix(" ") && !text.contains("  ")
  }
}

/// What the message says of a record.
struct ArchivalTransferEntry: Sendable {
  let header: Header
  let standing: ExportedRecord.Standing
  let annulledBy: UInt64?
  let correctedBy: [UInt64]
  let erasedBy: SequenceNumber?

  init(_ record: ExportedRecord) {
    header = record.header
    standing = record.standing
    annulledBy = record.mark?.annulledBy
    correctedBy = record.mark?.correctedBy ?? []
    erasedBy = record.words.erasure
  }
}

/// A document that a record of the transfer names.
struct ArchivalTransferDocument: Sendable {
  let document: ExportedDocument
  let agreement: AgreementID?
  let axes: [Code]
  let occurred: Occurred?
  let recorded: Recorded
  let sequence: SequenceNumber
  /// Whether the words of the record that names it were erased.
  let isErased: Bool

  init(_ document: ExportedDocument, _ record: ExportedRecord) {
    let header = record.header
    self.document = document
    isErased = record.words.erasure != nil
    agreement = header.agreement
    axes = header.axes
    occurred = header.occurred
    recorded = header.recorded
    sequence = header.sequence
  }
}

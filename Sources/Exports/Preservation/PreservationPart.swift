internal import Partnership
internal import RecordFormat
internal import XMLWriting

/// The records of a selection in PREMIS 3: what is kept, what was done and by whom, and what the rules of
/// retention, the classes of documents and the legal bases of erasures say may be done.
///
/// The schema wants every object before the first event, so records are given twice, in order of
/// sequence: to ``addObject(_:)`` and then to ``addEvent(_:)``. Of a record nothing is held in between but
/// its name.
public struct PreservationPart: ~Copyable {
  let writer: XMLWriter
  let names: PreservationNames
  let scope: ExportScope
  /// The name of each record that is here, for those that speak of it.
  private(set) var records: [UInt64: String] = [:]
  /// The documents that are here, by hash.
  private(set) var documents: Set<String> = []
  /// The hash of each document that was attached, by agreement and code.
  private(set) var attached: [String: String] = [:]
  var agents = PreservationAgents()
  var rights: [PreservationRights] = []

  /// Begins a document of what was chosen.
  public init(of scope: ExportScope) throws(ExportError) {
    self.scope = scope
    names = PreservationNames()
    writer = try inDocument { () throws(XMLWriter.Failure) in try XMLWriter() }
    writer.open(
      "premis",
      [
        ("xmlns", "http://www.loc.gov/premis/v3"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"), ("version", "3.0"),
      ])
    writeLedger()
  }

  /// Takes the next record as something that is kept, and the documents it names.
  ///
  /// - Returns: The bytes that are ready.
  public mutating func addObject(_ record: ExportedRecord) throws(ExportError) -> [UInt8] {
    let name = record.header.action.description
    records[record.header.sequence.index] = name
    writeObject(of: record, name)
    for document in ExportedDocument.all(of: record) { writeObject(of: document, record) }
    return try bytes()
  }

  /// Takes a record again, as something that was done.
  ///
  /// - Returns: The bytes that are ready.
  public mutating func addEvent(_ record: ExportedRecord) throws(ExportError) -> [UInt8] {
    writeEvent(of: record)
    agents.add(record)
    addRights(of: record)
    return try bytes()
  }

  /// Writes agents and rights.
  ///
  /// - Returns: The last bytes.
  public consuming func finish() throws(ExportError) -> [UInt8] {
    agents.write(to: writer, names)
    PreservationRights.write(rights, to: writer, names)
    let writer = writer
    return try inDocument { () throws(XMLWriter.Failure) in try writer.finish() }
  }

  /// How many characters stand replaced because XML has none for them.
  public var replacedCharacters: Int { writer.replacedCharacters }

  private func bytes() throws(ExportError) -> [UInt8] {
    let writer = writer
    return try inDocument { () throws(XMLWriter.Failure) in try writer.take() }
  }
}

// MARK: - Objects

extension PreservationPart {
  /// The ledger itself, which every record is part of.
  private func writeLedger() {
    writer.element("object", [("xsi:type", "intellectualEntity")]) {
      names.identify("object", .ledger, scope.ledger.text, in: writer)
      property("signed checkpoint, size", String(scope.headSize))
      property("last record taken into account", String(scope.knownOn.index))
      property("recorded", scope.recorded.description)
      property("selection", scope.line)
      if scope.isClockSimulated { property("clock", "simulated: demonstration or test") }
      writer.element("originalName", scope.ledger.text)
    }
  }

  private func writeObject(of record: ExportedRecord, _ name: String) {
    let header = record.header
    writer.element("object", [("xsi:type", "intellectualEntity")]) {
      names.identify("object", .action, name, in: writer)
      names.identify("object", .sequence, scope.name(of: header.sequence.index), in: writer)
      property("type of record", header.type.name)
      property("leaf, SHA-256", record.leaf)
      property("agreement", header.agreement?.text)
      property("subject", record.subject)
      property("occurred", header.occurred?.description)
      for axis in header.axes { property("axis", axis.text) }
      for party in header.parties { property("party", party.text) }
      property("facts", text(record.file.factsBytes) ?? "withheld")
      if record.words != .none { property("words", words(of: record)) }
      relate("structural", "is part of", .ledger, scope.ledger.text)
      if let target = header.target?.index, let other = records[target] {
        let sort = header.type == .recordAnnulled ? "annuls" : "corrects"
        relate("derivation", sort, .action, other)
      }
      for document in ExportedDocument.all(of: record) {
        relate(
          "reference", document.code == nil ? "has evidence" : "attaches", .document,
          document.sha256)
      }
    }
  }

  /// A document, once, by the first record that names it.
  private mutating func writeObject(of document: ExportedDocument, _ record: ExportedRecord) {
    if let code = document.code {
      attached["\(record.header.agreement?.text ?? "")/\(code)"] = document.sha256
    }
    guard documents.insert(document.sha256).inserted else { return }
    let writer = writer
    writer.element("object", [("xsi:type", "file")]) {
      names.identify("object", .document, document.sha256, in: writer)
      if let code = document.code {
        let agreement = record.header.agreement.map { "\($0.text)/" } ?? ""
        names.identify("object", .code, "\(agreement)document/\(code)", in: writer)
      }
      property("language", document.language)
      property("class", document.documentClass)
      for (language, title) in document.titles { property("title, \(language)", title) }
      writer.element("objectCharacteristics") {
        writer.element("compositionLevel", "0")
        writer.element("fixity") {
          writer.element("messageDigestAlgorithm", "SHA-256")
          writer.element("messageDigest", document.sha256)
          writer.element("messageDigestOriginator", scope.name(of: record.header.sequence.index))
        }
        if let bytes = document.bytes { writer.element("size", String(bytes)) }
        writer.element("format") {
          writer.element("formatDesignation") {
            writer.element(
              "formatName", document.mediaType,
              [
                ("authority", "IANA"),
                ("authorityURI", "https://www.iana.org/assignments/media-types"),
              ]
            )
          }
        }
      }
    }
  }

  private func property(_ type: String, _ value: String?) {
    guard let value else { return }
    writer.element("significantProperties") {
      writer.element("significantPropertiesType", type)
      writer.element("significantPropertiesValue", names.shown(value))
    }
  }

  private func relate(
    _ type: String, _ sort: String, _ kind: PreservationNames.Kind, _ name: String
  ) {
    writer.element("relationship") {
      writer.element("relationshipType", type)
      writer.element("relationshipSubType", sort)
      names.identify("relatedObject", kind, name, in: writer)
    }
  }

  private func words(of record: ExportedRecord) -> String {
    switch record.words {
    case .none: "none"
    case .shown: text(record.file.wordsBytes) ?? "withheld"
    case .withheld: "withheld"
    case .erased(let erasure): "erased by \(scope.name(of: erasure.index))"
    }
  }

  private func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}

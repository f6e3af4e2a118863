internal import CanonicalJSON
internal import Partnership
internal import RecordFormat

/// A document that a record attaches, or gives as evidence: what is said of it, and not its bytes.
struct ExportedDocument: Sendable {
  /// The hash of its bytes.
  let sha256: String
  /// Its code in the agreement; nil for evidence.
  var code: String?
  /// What sort of file it is.
  let mediaType: String
  /// How long it is; nil where nobody says.
  var bytes: Int64?
  /// The language it is in; nil where nobody says.
  var language: String?
  /// Who may see it: `public`, `internal`, `confidential`, `personal`; nil for evidence.
  var documentClass: String?
  /// Whether its record says what it is called; evidence may have no name.
  var hasTitle = true
  /// What it is called, by language, as far as that is shown.
  var titles: [(String, String)] = []

  /// The documents of a record: what it attaches, then its evidence, as far as its facts are shown.
  static func all(of record: ExportedRecord) -> [ExportedDocument] {
    guard let facts = record.facts else { return [] }
    return attached(by: record, facts) + evidence(of: record, facts)
  }

  private static func attached(
    by record: ExportedRecord, _ facts: Facts
  ) -> [ExportedDocument] {
    guard record.header.type == .documentAttached, let hash = facts.text(.sha256),
      let code = facts.code(.document)
    else { return [] }
    var document = ExportedDocument(
      sha256: hash, code: code.text, mediaType: facts.text(.mediaType) ?? unknown)
    document.bytes = facts.integer(.bytes)
    document.language = facts.text(.language)
    document.documentClass = facts.text(.documentClass)
    if case .shown(let words) = record.words {
      document.titles = ["fr", "en"].compactMap { language in
        words["title.\(language)"].map { (language, $0) }
      }
    }
    return [document]
  }

  private static func evidence(
    of record: ExportedRecord, _ facts: Facts
  ) -> [ExportedDocument] {
    guard case .tree(let evidence) = facts[.evidence] else { return [] }
    var documents: [ExportedDocument] = []
    for (index, item) in (evidence.arrayValue ?? []).enumerated() {
      guard let hash = item["sha256"]?.stringValue else { continue }
      var document = ExportedDocument(
        sha256: hash, mediaType: item["media_type"]?.stringValue ?? unknown)
      document.bytes = item["bytes"]?.integerValue
      document.language = item["language"]?.stringValue
      let path = "evidence.\(index).name"
      document.hasTitle = facts.wordsPresent.contains(path)
      if case .shown(let words) = record.words, let name = words[path] {
        document.titles = [("name", name)]
      }
      documents.append(document)
    }
    return documents
  }

  /// What RFC 2046 calls bytes of which nothing else is known.
  private static let unknown = "application/octet-stream"
}

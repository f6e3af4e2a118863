public import CanonicalJSON
public import Partnership

/// A document in one line: what it is, its hash, and what replaced it.
public struct DocumentLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// When it was attached, as written.
  public let occurred: Occurred?
  /// SHA-256 of its bytes, in hexadecimal.
  public let sha256: String?
  /// How many bytes it has.
  public let bytes: Int64?
  /// What sort of file it is.
  public let mediaType: String?
  /// Its language (BCP 47).
  public let language: String?
  /// Who may see it: public, internal, confidential or personal.
  public let documentClass: String?
  /// The document that replaces it.
  public let replacedBy: Code?
  /// The axes of the record that attached it.
  public let axes: [Code]
  /// The record that attached it, or that says what replaced it.
  public let record: SequenceNumber
  /// Where its title stands.
  public let title: TextReference?

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: DocumentState, in answer: Answer) {
    guard let record = state.attached ?? state.replacement?.record, let opening = answer[record]
    else { return nil }
    let attached = state.attached.flatMap { answer[$0] }
    self.id = id
    self.record = record
    occurred = attached?.occurred
    sha256 = attached?.facts.text(.sha256)
    bytes = attached?.facts.integer(.bytes)
    mediaType = attached?.facts.text(.mediaType)
    language = attached?.facts.text(.language)
    documentClass = attached?.facts.text(.documentClass)
    replacedBy = state.replacement?.document
    axes = opening.axes
    title = TextReference("title", in: attached)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "bytes": .number(bytes), "class": .optional(documentClass),
      "id": .text(id), "language": .optional(language), "media_type": .optional(mediaType),
      "occurred": .optional(occurred), "record": .record(record),
      "replaced_by": .optional(replacedBy), "sha256": .optional(sha256), "title": .text(title),
    ]
  }
}

public import CanonicalJSON
public import Partnership

/// A public statement in one line.
public struct StatementLine: Sendable, Hashable {
  /// When it was published, and by which record.
  public let published: DatedAct
  /// Who said it.
  public let person: PersonID?
  /// Where the person's name stands.
  public let name: WordReference?
  /// The language it was said in (BCP 47).
  public let language: String?
  /// To whom, where it was said.
  public let audience: String?
  /// The axes.
  public let axes: [Code]
  /// Where what was said stands.
  public let quote: WordReference?

  init(_ record: DatedRecord, in answer: Answer) {
    published = DatedAct(record.sequence, in: answer)
    person = record.facts.person(.person)
    name = record.facts.person(.person).flatMap { answer.name(of: $0) }
    language = record.facts.text(.language)
    audience = record.facts.text(.audience)
    axes = record.axes
    quote = record.word("quote")
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "audience": .optional(audience), "axes": .texts(axes), "language": .optional(language),
      "name": .word(name), "occurred": .optional(published.occurred),
      "person": .optional(person), "quote": .word(quote), "record": .record(published.record),
    ]
  }
}

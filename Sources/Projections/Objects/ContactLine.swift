public import CanonicalJSON
public import Partnership

/// Whom to turn to at a partner.
public struct ContactLine: Sendable, Hashable {
  /// The designation and since when.
  public let designated: DatedAct
  /// The person.
  public let person: PersonID
  /// Where the person's name stands.
  public let name: WordReference?
  /// For what, where it was said.
  public let function: Code?
  /// For which axes; none means all.
  public let axes: [Code]

  init(_ state: ContactState, in answer: Answer) {
    designated = DatedAct(state.record, in: answer)
    person = state.person
    name = answer.name(of: state.person)
    function = state.function
    axes = state.axes
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "function": .optional(function), "name": .word(name),
      "occurred": .optional(designated.occurred), "person": .text(person),
      "record": .record(designated.record),
    ]
  }
}

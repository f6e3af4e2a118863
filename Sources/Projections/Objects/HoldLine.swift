public import CanonicalJSON
public import Partnership

/// A hold in one line: what may not be destroyed while it lasts.
public struct HoldLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// What it covers.
  public let covers: Coverage
  /// The record that placed it.
  public let placed: SequenceNumber
  /// The record that lifted it; nil while it lasts.
  public let lifted: SequenceNumber?
  /// Where the reason of placing it stands.
  public let reason: TextReference?

  init(_ id: Code, _ state: HoldState, in answer: Answer) {
    self.id = id
    covers = state.covers
    placed = state.placed
    lifted = state.lifted
    reason = TextReference("reason", in: answer[state.placed])
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "covers": covers.json, "id": .text(id), "lifted": .optionalRecord(lifted),
      "placed": .record(placed), "reason": .text(reason),
    ]
  }
}

extension Coverage {
  /// What is covered as JSON.
  var json: JSON {
    [
      "agreements": .texts(agreements), "documents": .texts(documents),
      "persons": .texts(persons), "records": .records(records),
    ]
  }
}

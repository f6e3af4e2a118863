public import CanonicalJSON
public import Partnership

/// What a party lets another do in its name, in one line.
public struct DelegationLine: Sendable, Hashable {
  /// When it was granted, and by which record.
  public let granted: DatedAct
  /// Who granted it.
  public let from: ActorID
  /// Who may act.
  public let to: ActorID
  /// Whether it covers every axis, and what is on none.
  public let isForAll: Bool
  /// The axes it covers, or, where it covers all, those that were taken away; ascending.
  public let axes: [Code]
  /// The last day it holds; nil while it is not limited.
  public let until: Day?

  init(from: ActorID, _ state: DelegationState, in answer: Answer) {
    granted = DatedAct(state.record, in: answer)
    self.from = from
    to = state.to
    until = state.until
    switch state.scope {
    case .axes(let axes):
      isForAll = false
      self.axes = axes.sorted()
    case .all(let except):
      isForAll = true
      axes = except.sorted()
    }
  }

  /// The delegations of an answer that hold on its day, by who granted them, then by record.
  public static func all(in answer: Answer) -> [DelegationLine] {
    answer.state.agreement.delegations.keys.sorted().flatMap { from in
      (answer.state.agreement.delegations[from] ?? [])
        .filter { $0.until.map { answer.day <= $0 } ?? true }
        .map { DelegationLine(from: from, $0, in: answer) }
    }
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": isForAll ? [] : .texts(axes), "all": .bool(isForAll),
      "except": isForAll ? .texts(axes) : [], "from": .text(from),
      "occurred": .optional(granted.occurred), "record": .record(granted.record),
      "to": .text(to), "until": .optional(until),
    ]
  }
}

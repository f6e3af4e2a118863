/// What a party lets another do in its name.
public struct DelegationState: Sendable, Hashable {
  /// The record that granted it.
  public let record: SequenceNumber
  /// Who may act.
  public let to: ActorID
  /// What it still covers.
  public internal(set) var scope: Scope
  /// The last day it holds; nil while it is not limited.
  public let until: Day?

  /// The axes a delegation covers.
  public enum Scope: Sendable, Hashable {
    /// Those axes and no others.
    case axes(Set<Code>)
    /// Every axis, and what is on none, but those.
    case all(except: Set<Code>)
  }
}

extension DelegationState.Scope {
  fileprivate init(_ facts: Facts) {
    let scope = facts.texts(.scope)
    self =
      scope.isEmpty || scope.contains(everyAxis)
      ? .all(except: []) : .axes(Set(scope.compactMap { Code($0) }))
  }

  /// What is left when some of it is taken away; nil when nothing is.
  fileprivate func without(_ revoked: Self) -> Self? {
    switch (self, revoked) {
    case (_, .all): nil
    case (.all(let except), .axes(let axes)): .all(except: except.union(axes))
    case (.axes(let own), .axes(let axes)):
      own.isSubset(of: axes) ? nil : .axes(own.subtracting(axes))
    }
  }
}

extension AgreementState {
  mutating func applyDelegation(_ record: DatedRecord) {
    guard let from = record.facts.actor(.from), let to = record.facts.actor(.to) else { return }
    let scope = DelegationState.Scope(record.facts)
    var granted = delegations[from] ?? []
    if record.type == .delegationGranted {
      granted.append(
        DelegationState(
          record: record.sequence, to: to, scope: scope, until: record.facts.day(.until)))
    } else {
      granted = granted.compactMap { delegation in
        guard delegation.to == to else { return delegation }
        guard let left = delegation.scope.without(scope) else { return nil }
        var delegation = delegation
        delegation.scope = left
        return delegation
      }
    }
    delegations[from] = granted
  }

  func judgeDelegation(_ act: Record) throws(Refusal) {
    guard act.type == .delegationRevoked, let from = act.facts.actor(.from),
      let to = act.facts.actor(.to)
    else { return }
    let scope = DelegationState.Scope(act.facts)
    let covers = delegations[from]?.contains {
      $0.to == to && $0.scope.without(scope) != $0.scope
    }
    guard covers == true else { throw Refusal(.notDelegated, .actor(to), .text(from.text)) }
  }
}

/// A person the ledger knows: an id and roles; name and address are words.
public struct PersonState: Sendable, Hashable {
  /// The record that registered the person.
  public var registered: SequenceNumber?
  /// The records that changed what is known of the person, ascending; each says what it changes.
  public var updates: [SequenceNumber] = []
  /// The roles held, in fold order.
  public var roles: [RoleState] = []
}

/// A role of a person in an organisation.
public struct RoleState: Sendable, Hashable {
  /// The record that assigned it.
  public let assigned: SequenceNumber
  /// The person.
  public let person: PersonID
  /// The organisation.
  public let actor: ActorID
  /// What the person does there.
  public let function: Code
  /// Whether one person at a time may hold the function.
  public let isExclusive: Bool
  /// The first day it may have begun.
  public let first: Day
  /// The day by which it had begun.
  public let begun: Day
  /// The record that ended it.
  public var ended: SequenceNumber?
  /// The last day it may have ended on.
  public var last: Day?
  /// The first day it may have ended on.
  public var ending: Day?

  /// The days the role may have been held on, both ends included.
  public var days: Days { Days(first: first, last: last ?? .latest) }
}

extension PartnershipState {
  mutating func applyPerson(_ record: DatedRecord) {
    guard let person = record.facts.person(.person) else { return }
    switch record.type {
    case .personRegistered:
      persons[person, default: PersonState()].registered = record.sequence
    case .personUpdated:
      persons[person, default: PersonState()].updates.append(record.sequence)
    case .roleAssigned:
      guard let actor = record.facts.actor(.actor), let function = record.facts.code(.function)
      else { return }
      let role = RoleState(
        assigned: record.sequence, person: person, actor: actor, function: function,
        isExclusive: record.facts.isTrue(.exclusive), first: record.first ?? .earliest,
        begun: record.last ?? .latest)
      persons[person, default: PersonState()].roles.append(role)
      actors[actor, default: ActorState()].roles.append(role)
    case .roleEnded:
      guard let actor = record.facts.actor(.actor) else { return }
      let function = record.facts.code(.function)
      func end(_ role: inout RoleState) {
        guard role.isOpen(person, actor, function) else { return }
        role.ended = record.sequence
        role.last = record.last
        role.ending = record.first ?? .earliest
      }
      if var state = persons[person] {
        for index in state.roles.indices { end(&state.roles[index]) }
        persons[person] = state
      }
      if var state = actors[actor] {
        for index in state.roles.indices { end(&state.roles[index]) }
        actors[actor] = state
      }
    default: break
    }
  }

  func judgeRole(_ act: Record) throws(Refusal) {
    guard act.type == .roleEnded, let person = act.facts.person(.person),
      let actor = act.facts.actor(.actor)
    else { return }
    let function = act.facts.code(.function)
    let holds = persons[person]?.roles.contains { $0.isOpen(person, actor, function) } ?? false
    guard holds else { throw Refusal(.roleNotHeld, .person(person), .actor(actor)) }
  }

  func anomaliesOfStatement(_ record: DatedRecord) -> [Anomaly] {
    guard let person = record.facts.person(.person), let days = record.days else { return [] }
    let held = persons[person]?.roles.contains { $0.days.overlaps(days) } ?? false
    return held ? [] : [Anomaly(.noRole, record.sequence)]
  }

  /// Two holders of an exclusive function on a day: the later one in the fold wears it.
  func anomaliesOfRole(_ record: DatedRecord) -> [Anomaly] {
    guard let actor = record.facts.actor(.actor), let roles = actors[actor]?.roles,
      let index = roles.firstIndex(where: { $0.assigned == record.sequence })
    else { return [] }
    let role = roles[index]
    let other = roles[..<index].first {
      $0.function == role.function && $0.person != role.person
        && ($0.isExclusive || role.isExclusive) && $0.isSurelyHeldBeside(role)
    }
    return other.map { [Anomaly(.exclusiveFunction, record.sequence, other: $0.assigned)] } ?? []
  }
}

extension RoleState {
  fileprivate func isOpen(_ person: PersonID, _ actor: ActorID, _ function: Code?) -> Bool {
    ended == nil && self.person == person && self.actor == actor
      && (function == nil || function == self.function)
  }

  /// Whether both were held on a day, however the dates left open are read.
  ///
  /// On the day one hands over to the next both hold; only more than that day is two holders.
  fileprivate func isSurelyHeldBeside(_ other: RoleState) -> Bool {
    max(begun, other.begun) < min(ending ?? .latest, other.ending ?? .latest)
  }
}

/// Whom to turn to at a party.
public struct ContactState: Sendable, Hashable {
  /// The record that designated the person.
  public let record: SequenceNumber
  /// The person.
  public let person: PersonID
  /// For what, when it was said.
  public let function: Code?
  /// For which axes; none means all.
  public let axes: [Code]
}

extension AgreementState {
  mutating func applyContact(_ record: DatedRecord) {
    guard let party = record.facts.actor(.party) else { return }
    var contacts = self.contacts[party] ?? []
    if let replaced = record.facts.person(.replaces) {
      let function = record.facts.code(.function)
      contacts.removeAll { $0.person == replaced && (function == nil || function == $0.function) }
    }
    if let person = record.facts.person(.person) {
      contacts.append(
        ContactState(
          record: record.sequence, person: person, function: record.facts.code(.function),
          axes: record.record.axes))
    }
    self.contacts[party] = contacts
  }

  func judgeContact(_ act: Record) throws(Refusal) {
    if act.agreement != nil, proposal == nil {
      throw Refusal(.notYetProposed, .text(act.agreement?.text ?? ""))
    }
    guard act.type == .contactReplaced, let party = act.facts.actor(.party),
      let replaced = act.facts.person(.replaces)
    else { return }
    guard contacts[party]?.contains(where: { $0.person == replaced }) == true else {
      throw Refusal(.contactNotDesignated, .person(replaced), .actor(party))
    }
  }
}

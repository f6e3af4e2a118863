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

extension ContactState {
  /// Whether it is this person, for this function when one is said.
  fileprivate func isOf(_ person: PersonID, _ function: Code?) -> Bool {
    self.person == person && (function == nil || function == self.function)
  }
}

extension AgreementState {
  mutating func applyContact(_ record: DatedRecord) {
    guard let party = record.facts.actor(.party) else { return }
    var contacts = self.contacts[party] ?? []
    let function = record.facts.code(.function)
    let successor = record.facts.person(.person)
    if let replaced = record.facts.person(.replaces) {
      contacts = contacts.compactMap { contact in
        guard contact.isOf(replaced, function) else { return contact }
        guard let successor else { return nil }
        return ContactState(
          record: record.sequence, person: successor, function: contact.function,
          axes: record.axes.isEmpty ? contact.axes : record.axes)
      }
    } else if let successor {
      contacts.append(
        ContactState(
          record: record.sequence, person: successor, function: function, axes: record.axes))
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
    let function = act.facts.code(.function)
    guard contacts[party]?.contains(where: { $0.isOf(replaced, function) }) == true else {
      throw Refusal(.contactNotDesignated, .person(replaced), .actor(party))
    }
  }
}

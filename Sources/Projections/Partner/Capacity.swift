public import CanonicalJSON
public import Partnership

/// A capacity in which an actor appears in an agreement: party, giver, debtor, funder.
public struct Capacity: Sendable, Hashable {
  /// What it is called.
  public let id: Name
  /// The first record, in the order of the fold, that names the actor so.
  public let first: DatedAct
  /// Every record that names it so, ascending.
  public let records: [SequenceNumber]

  /// Every capacity there is, by its name in views.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case creditor, debtor, delegate, delegator, explorer, funded, funder, giver, intermediary
    case introduced, introducer, joined, leader, left, notified, owner, participant, party
    case receiver, recipient, related, respondent, sender
  }

  /// The capacities of an actor, ascending by name.
  static func all(of actor: ActorID, in answer: Answer) -> [Capacity] {
    var found: [Name: [SequenceNumber]] = [:]
    for record in answer.records where record.place != nil {
      for (field, capacity) in names[Int(record.type.rawValue)]
      where record.facts.names(actor, in: field) {
        found[capacity, default: []].append(record.sequence)
      }
    }
    return found.compactMap { id, records in
      records.first.map { first in
        Capacity(id: id, first: DatedAct(first, in: answer), records: records.sorted())
      }
    }.sorted { $0.id.rawValue < $1.id.rawValue }
  }

  /// Which fields of each type name an actor in which capacity, by the type's number: a question asks
  /// it of every record.
  private static let names: [[(field: FieldName, capacity: Name)]] = {
    let last = RecordType.allCases.map { Int($0.rawValue) }.max() ?? 0
    return (0...last).map { number in
      RecordType.allCases.first { Int($0.rawValue) == number }.map { names(of: $0) } ?? []
    }
  }()

  private static func names(of type: RecordType) -> [(field: FieldName, capacity: Name)] {
    switch type {
    case .agreementProposed: [(.parties, .party)]
    case .agreementPartyAdded: [(.party, .party)]
    case .actorIntroduced: [(.actor, .introduced), (.by, .introducer)]
    case .actorJoined: [(.actor, .joined), (.by, .introducer)]
    case .actorLeft: [(.actor, .left)]
    case .exchangeScheduled, .exchangeHeld: [(.participants, .participant)]
    case .opportunityIdentified, .opportunityStudied: [(.by, .explorer)]
    case .initiativeLaunched: [(.leads, .leader)]
    case .knowhowTransferred: [(.giver, .giver), (.receiver, .receiver)]
    case .fundingIdentified: [(.funder, .funder), (.through, .intermediary)]
    case .funderDeclared: [(.actor, .funded), (.funder, .funder), (.through, .intermediary)]
    case .transferMade: [(.sender, .sender), (.receiver, .recipient)]
    case .toolProposed, .toolDeployed: [(.owner, .owner)]
    case .relationEstablished: [(.a, .related), (.b, .related), (.through, .intermediary)]
    case .commitmentMade: [(.debtors, .debtor), (.creditor, .creditor)]
    case .delegationGranted: [(.from, .delegator), (.to, .delegate)]
    case .disputeRaised: [(.against, .respondent)]
    case .incidentDeclared: [(.notified, .notified)]
    default: []
    }
  }

  /// The capacity as JSON.
  public var json: JSON {
    [
      "id": .string(id.rawValue), "occurred": .optional(first.occurred),
      "record": .record(first.record),
      "records": .records(records),
    ]
  }
}

extension Facts {
  fileprivate func names(_ actor: ActorID, in field: FieldName) -> Bool {
    switch self[field] {
    case .text(let text): text == actor.text
    case .texts(let texts): texts.contains(actor.text)
    default: false
    }
  }
}

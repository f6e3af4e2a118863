public import CanonicalJSON
public import Partnership

/// A capacity in which an actor appears in an agreement: party, giver, debtor, funder.
public struct Capacity: Sendable, Hashable {
  /// Its name: party, participant, giver, receiver, debtor, creditor, funder, intermediary, funded.
  public let id: String
  /// The first record, in the order of the fold, that names the actor so.
  public let first: DatedAct
  /// Every record that names it so, ascending.
  public let records: [SequenceNumber]

  /// The capacities of an actor, ascending by name.
  static func all(of actor: ActorID, in answer: Answer) -> [Capacity] {
    var found: [String: [SequenceNumber]] = [:]
    for record in answer.records where record.place != nil {
      for (field, capacity) in names(record.type) where record.facts.names(actor, in: field) {
        found[capacity, default: []].append(record.sequence)
      }
    }
    return found.compactMap { id, records in
      records.first.map { first in
        Capacity(id: id, first: DatedAct(first, in: answer), records: records.sorted())
      }
    }.sorted { $0.id < $1.id }
  }

  /// Which fields of a type name an actor in which capacity.
  private static func names(_ type: RecordType) -> [(field: FieldName, capacity: String)] {
    switch type {
    case .agreementProposed: [(.parties, "party")]
    case .exchangeScheduled, .exchangeHeld: [(.participants, "participant")]
    case .knowhowTransferred: [(.giver, "giver"), (.receiver, "receiver")]
    case .commitmentMade: [(.debtors, "debtor"), (.creditor, "creditor")]
    case .funderDeclared: [(.actor, "funded"), (.funder, "funder"), (.through, "intermediary")]
    default: []
    }
  }

  /// The capacity as JSON.
  public var json: JSON {
    [
      "id": .string(id), "occurred": .optional(first.occurred), "record": .record(first.record),
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

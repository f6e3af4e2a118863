public import CanonicalJSON
public import Partnership

/// Who gave know-how to whom, and whether it went both ways.
public struct KnowhowMatrix: Sendable, Hashable {
  /// One direction between two actors.
  public struct Cell: Sendable, Hashable {
    /// Who gave.
    public let giver: ActorID
    /// Who received.
    public let receiver: ActorID
    /// The transfers, ascending.
    public let records: [SequenceNumber]

    /// How many transfers.
    public var count: Int { records.count }

    /// The cell as JSON.
    public var json: JSON {
      [
        "count": .count(count), "giver": .text(giver), "receiver": .text(receiver),
        "records": .records(records),
      ]
    }
  }

  /// Two actors between whom both directions have happened.
  public struct Pair: Sendable, Hashable {
    /// The lesser id.
    public let one: ActorID
    /// The greater id.
    public let other: ActorID

    /// The pair as JSON.
    public var json: JSON { ["one": .text(one), "other": .text(other)] }
  }

  /// The directions that have happened, by giver, then receiver.
  public let cells: [Cell]
  /// The pairs that have given to each other, ascending.
  public let mutualPairs: [Pair]
  /// Whether every party has given to and received from some other party.
  public let isMutual: Bool

  /// The matrix of those records of an answer, between an agreement's parties and others.
  init(_ transfers: [DatedRecord], parties: [ActorID]) {
    var records: [Direction: [SequenceNumber]] = [:]
    for transfer in transfers {
      guard let giver = transfer.facts.actor(.giver),
        let receiver = transfer.facts.actor(.receiver)
      else { continue }
      records[Direction(giver: giver, receiver: receiver), default: []].append(transfer.sequence)
    }
    cells = records.map { direction, sequences in
      Cell(giver: direction.giver, receiver: direction.receiver, records: sequences.sorted())
    }.sorted { ($0.giver, $0.receiver) < ($1.giver, $1.receiver) }
    mutualPairs =
      cells
      .filter {
        $0.giver < $0.receiver
          && records[Direction(giver: $0.receiver, receiver: $0.giver)] != nil
      }
      .map { Pair(one: $0.giver, other: $0.receiver) }
    let among = records.keys.filter {
      $0.giver != $0.receiver && parties.contains($0.giver) && parties.contains($0.receiver)
    }
    isMutual =
      !parties.isEmpty
      && parties.allSatisfy { party in
        among.contains { $0.giver == party } && among.contains { $0.receiver == party }
      }
  }

  private struct Direction: Hashable {
    let giver: ActorID
    let receiver: ActorID
  }

  /// The matrix as JSON.
  public var json: JSON {
    [
      "cells": .array(cells.map(\.json)), "mutual": .bool(isMutual),
      "mutual_pairs": .array(mutualPairs.map(\.json)),
    ]
  }
}

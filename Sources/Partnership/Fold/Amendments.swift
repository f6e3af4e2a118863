internal import CanonicalJSON

/// A change to an agreement that its parties decide on: adopted when every one has accepted it.
public struct AmendmentState: Sendable, Hashable {
  /// The record that proposed it.
  public var proposed: SequenceNumber?
  /// Who proposed it, and may withdraw it.
  public var proposers: [ActorID] = []
  /// What is to change.
  public var operations: [Operation] = []
  /// The record that carried out each operation, by its place among them.
  public var carriedOut: [Int: SequenceNumber] = [:]
  /// The day it is to take effect.
  public var effective: Day?
  /// Who has accepted; a proposer accepts by its own record.
  public var acceptance = JointAct()
  /// Where it has stood.
  public var progress = Progress<AmendmentStage>()
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

/// Where an amendment stands.
public enum AmendmentStage: String, Sendable, Hashable, CaseIterable {
  case proposed
  case adopted
  case rejected
  case withdrawn
}

extension AmendmentState {
  fileprivate mutating func apply(_ record: DatedRecord, _ parties: [ActorID]) {
    records.append(record.sequence)
    switch record.type {
    case .amendmentProposed where proposed == nil:
      proposed = record.sequence
      proposers = record.onBehalfOf
      if case .tree(let json) = record.facts[.operations] { operations = Operation.all(in: json) }
      effective = record.facts.day(.effective)
      progress.move(to: .proposed, record)
      if acceptance.accept(record, by: parties) { progress.move(to: .adopted, record) }
    case .amendmentAccepted:
      if acceptance.accept(record, by: parties) { progress.move(to: .adopted, record) }
    case .amendmentRejected: progress.move(to: .rejected, record)
    case .amendmentWithdrawn: progress.move(to: .withdrawn, record)
    default: break
    }
  }
}

extension AgreementState {
  mutating func applyAmendment(_ record: DatedRecord) {
    guard let code = record.facts.code(.amendment) else { return }
    amendments[code, default: AmendmentState()].apply(record, parties)
  }

  func judgeAmendment(_ act: Record) throws(Refusal) {
    guard act.type != .amendmentProposed, let code = act.facts.code(.amendment) else { return }
    guard let amendment = amendments[code], let stage = amendment.progress.stage else {
      throw Refusal(.tooEarly, .type(act.type), .code(code))
    }
    guard stage == .proposed else {
      throw .wrongStage(
        act, of: code.text, .amendment(stage), since: amendment.progress.since,
        expected: [.amendment(.proposed)])
    }
    if act.type == .amendmentWithdrawn {
      if let stranger = act.onBehalfOf.first(where: { !amendment.proposers.contains($0) }) {
        throw Refusal(.notTheProposer, .actor(stranger), .code(code))
      }
    } else {
      try amendment.acceptance.judge(act)
    }
  }

  /// An act that carries out an amendment cites an adopted one, for an operation nobody has carried
  /// out yet.
  func judgeCitation(_ act: Record) throws(Refusal) {
    guard let code = act.facts.code(.amendment) else { return }
    guard let amendment = amendments[code], amendment.progress.stage == .adopted else {
      throw Refusal(.amendmentNotAdopted, .code(code))
    }
    let matching = amendment.operations(carriedOutBy: act.type, act.facts)
    guard let first = matching.first else {
      throw Refusal(.notInAmendment, .code(code), .type(act.type))
    }
    // An axis is added by all the parties, one record each or one for several.
    if act.type != .axisAdded, matching.allSatisfy({ amendment.carriedOut[$0] != nil }),
      let record = amendment.carriedOut[first]
    {
      throw Refusal(.operationCarriedOut, .code(code), .record(record))
    }
  }

  /// Marks the operation that a record carries out.
  mutating func use(_ record: DatedRecord) {
    guard let code = record.facts.code(.amendment), let amendment = amendments[code],
      let operation = amendment.operations(carriedOutBy: record.type, record.facts)
        .first(where: { amendment.carriedOut[$0] == nil })
    else { return }
    amendments[code]?.carriedOut[operation] = record.sequence
  }
}

extension AmendmentState {
  /// The places of the operations that a record of a type with those facts would carry out.
  fileprivate func operations(carriedOutBy type: RecordType, _ facts: Facts) -> [Int] {
    operations.indices.filter { index in
      operations[index].type == type
        && operations[index].facts.entries.allSatisfy { facts[$0.field] == $0.value }
    }
  }
}

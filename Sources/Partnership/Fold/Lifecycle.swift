/// The proposal of an agreement.
public struct Proposal: Sendable, Hashable {
  /// The record.
  public let record: SequenceNumber
  /// The parties, ascending.
  public let parties: [ActorID]
  /// How long it is to run.
  public let term: Term
}

/// One party's signature.
public struct Signature: Sendable, Hashable {
  /// The record.
  public let record: SequenceNumber
  /// The days it may have been given on.
  public let days: Days
  /// The hash of the text that was signed, where it was said.
  public let textSHA256: String?
}

/// The time an agreement is in force.
public struct Force: Sendable, Hashable {
  /// The record of the entry into force.
  public let record: SequenceNumber
  /// From its first to its last day in force, both included, as extended or cut short.
  public internal(set) var days: Days
  /// The records that extended it, in fold order.
  public internal(set) var extensions: [SequenceNumber] = []
}

/// The agreement that follows another.
public struct Renewal: Sendable, Hashable {
  /// The agreement that follows.
  public let successor: AgreementID
  /// The record.
  public let record: SequenceNumber
}

/// Where an agreement stands on a day.
public enum AgreementStage: String, Sendable, Hashable, CaseIterable {
  case notProposed = "not_proposed"
  case proposed
  case signedInPart = "signed_in_part"
  case signed
  case inForce = "in_force"
  case suspended
  case terminated
  case expired
  case closedOut = "closed_out"
  case abandoned
}

extension AgreementState {
  /// Whether every party has signed.
  public var isSignedByAll: Bool {
    !parties.isEmpty && parties.allSatisfy { signatures[$0] != nil }
  }

  /// Where the agreement stands at the end of a day: after its last day it is expired, suspended or
  /// not, whether or not anybody has recorded so.
  public func stage(on day: Day) -> AgreementStage {
    switch progress.stage {
    case .inForce?, .suspended?:
      if let force, day > force.days.last { return .expired }
      return progress.stage ?? .inForce
    case let stage?: return stage
    case nil: break
    }
    if isSignedByAll { return .signed }
    if !signatures.isEmpty { return .signedInPart }
    return proposal == nil ? .notProposed : .proposed
  }

  mutating func applyLifecycle(_ record: DatedRecord) {
    guard let days = record.days else { return }
    switch record.type {
    case .agreementProposed:
      guard proposal == nil, let term = record.facts.term(.term) else { return }
      proposal = Proposal(
        record: record.sequence, parties: record.facts.actors(.parties), term: term)
      parties = record.facts.actors(.parties)
    case .agreementSigned:
      guard let party = record.facts.actor(.party), signatures[party] == nil else { return }
      signatures[party] = Signature(
        record: record.sequence, days: days, textSHA256: record.facts.text(.textSHA256))
    case .agreementRatified:
      guard let party = record.facts.actor(.party), ratifications[party] == nil else { return }
      ratifications[party] = record.sequence
    case .agreementEnteredIntoForce:
      guard force == nil, let term = record.facts.term(.term) else { return }
      force = Force(
        record: record.sequence,
        days: Days(first: days.last, last: term.lastDay(from: days.last)))
      progress.move(to: .inForce, record)
    case .agreementAnnounced:
      announcements.append(record.sequence)
    default: applyEnding(record, days)
    }
  }

  func judgeLifecycle(_ act: Record) throws(Refusal) {
    switch act.type {
    case .agreementProposed: try require(act.onBehalfOf, in: act.facts.actors(.parties))
    case .agreementSigned: try judgeSignature(act)
    case .agreementRatified:
      guard let party = act.facts.actor(.party) else { return }
      try require([party], in: parties)
      try require(act.onBehalfOf, in: [party])
      if let record = ratifications[party] {
        throw Refusal(.alreadyRatified, .actor(party), .record(record))
      }
    case .agreementEnteredIntoForce:
      if let force {
        throw Refusal(.alreadyInForce, .day(force.days.first), .record(force.record))
      }
      if let missing = parties.first(where: { signatures[$0] == nil }) {
        throw Refusal(.notSignedByAll, .actor(missing))
      }
    default: try judgeEnding(act)
    }
  }

  private func judgeSignature(_ act: Record) throws(Refusal) {
    guard let party = act.facts.actor(.party) else { return }
    try require([party], in: parties)
    try require(act.onBehalfOf, in: [party])
    if let earlier = signatures[party] {
      throw Refusal(.alreadySigned, .actor(party), .record(earlier.record))
    }
    if let text = act.facts.text(.textSHA256),
      let other = signatures.values.first(where: { $0.textSHA256 != nil && $0.textSHA256 != text })
    {
      throw Refusal(.textDiffers, .record(other.record), .text(other.textSHA256 ?? ""))
    }
  }

  /// Every act on an agreement comes after its proposal, before it is closed, and from its parties.
  ///
  /// - Parameter other: Who may act beside them.
  func judgeStanding(_ act: Record, beside other: ActorID? = nil) throws(Refusal) {
    guard proposal != nil else {
      throw Refusal(.notYetProposed, .text(act.agreement?.text ?? ""))
    }
    try require(act.onBehalfOf, in: parties + (other.map { [$0] } ?? []))
    guard act.type != .agreementRenewed, let step = progress.steps.last,
      step.stage == .closedOut || step.stage == .abandoned
    else { return }
    throw Refusal(
      .agreementClosed, .text(act.agreement?.text ?? ""),
      Parameter(.stage, .stages([.agreement(step.stage)])), .record(step.record))
  }

  func require(_ actors: [ActorID], in parties: [ActorID]) throws(Refusal) {
    if let stranger = actors.first(where: { !parties.contains($0) }) {
      throw Refusal(.notAParty, .actor(stranger))
    }
  }

  /// Outside the days in force, or while it was suspended, on every day it may have happened.
  func anomaliesOfTerm(_ record: DatedRecord) -> [Anomaly] {
    guard let days = record.days else { return [] }
    let isInTerm = force?.days.overlaps(days) == true
    if isInTerm, !progress.surelyStands(in: [.suspended], on: days) { return [] }
    return [Anomaly(.outOfTerm, record.sequence)]
  }

  func anomaliesOfAnnouncement(_ record: DatedRecord) -> [Anomaly] {
    guard let last = record.last else { return [] }
    let signedByThen = signatures.values.contains { $0.days.first <= last }
    return signedByThen ? [] : [Anomaly(.announcedUnsigned, record.sequence)]
  }
}

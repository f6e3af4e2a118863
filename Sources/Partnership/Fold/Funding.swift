/// A lead to money: found, applied for, then awarded, once or in several parts, or declined.
public struct LeadState: Sendable, Hashable {
  /// The record that identified it.
  public var identified: SequenceNumber?
  /// Who would pay.
  public var funder: ActorID?
  /// Through whom.
  public var through: ActorID?
  /// What is asked, by the application, or by the lead before there is one.
  public var asked: Money?
  /// The day until which it can be applied for.
  public var deadline: Day?
  /// What was awarded: one record a currency and day.
  public var awards: [Award] = []
  /// Where it has stood.
  public var progress = Progress<FundingStage>()
  /// The acts that came too late to change anything, each with the record that barred it.
  public var withoutEffect: [SequenceNumber: SequenceNumber] = [:]
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

/// An amount in one currency; amounts in two are never added up.
public struct Money: Sendable, Hashable {
  /// In the smallest unit of the currency.
  public let amount: Int64
  /// ISO 4217.
  public let currency: String
}

/// One award of a lead.
public struct Award: Sendable, Hashable {
  /// The record.
  public let record: SequenceNumber
  /// The days it may have been awarded on.
  public let days: Days
  /// How much; nil when it was not said.
  public let money: Money?
}

extension Award {
  /// The last day it may have been awarded on.
  public var day: Day { days.last }
}

/// Where a funding lead stands.
public enum FundingStage: String, Sendable, Hashable, CaseIterable {
  case identified
  case applied
  case awarded
  case declined
  case withdrawn
  case dropped
}

extension Facts {
  /// The amount with its currency; nil unless both are there.
  var money: Money? {
    guard let amount = integer(.amount), let currency = text(.currency) else { return nil }
    return Money(amount: amount, currency: currency)
  }
}

extension LeadState {
  private static let final: Set<FundingStage> = [.declined, .withdrawn, .dropped]
  /// From where each act may be taken.
  private static let stages: [RecordType: FundingStage] = [
    .fundingApplied: .identified, .fundingWithdrawn: .applied, .fundingDropped: .identified,
  ]

  fileprivate mutating func apply(_ record: DatedRecord) {
    records.append(record.sequence)
    switch record.type {
    case .fundingIdentified where identified == nil:
      identified = record.sequence
      funder = record.facts.actor(.funder)
      through = record.facts.actor(.through)
      if asked == nil { asked = record.facts.money }
      deadline = record.facts.day(.deadline)
      progress.begin(at: .identified, record)
    case .fundingAwarded: applyAward(record)
    case .fundingDeclined:
      if progress.stage != .awarded, !isFinal { progress.move(to: .declined, record) }
    case .fundingApplied:
      if move(to: .applied, record), let money = record.facts.money { asked = money }
    case .fundingWithdrawn: move(to: .withdrawn, record)
    case .fundingDropped: move(to: .dropped, record)
    default: break
    }
  }

  private var isFinal: Bool { progress.stage.map(LeadState.final.contains) ?? false }

  private mutating func applyAward(_ record: DatedRecord) {
    guard !isFinal, let days = record.days else { return }
    let award = Award(record: record.sequence, days: days, money: record.facts.money)
    guard twin(of: award) == nil else { return }
    awards.append(award)
    if progress.stage != .awarded { progress.move(to: .awarded, record) }
  }

  /// An award in the same currency on the same day: the same one, recorded twice.
  fileprivate func twin(of award: Award) -> Award? {
    awards.first {
      $0.record != award.record && $0.day == award.day
        && $0.money?.currency == award.money?.currency
    }
  }

  @discardableResult
  private mutating func move(to stage: FundingStage, _ act: DatedRecord) -> Bool {
    // An act that its lead's own record was moved behind still counts.
    if let since = progress.since, progress.stage != LeadState.stages[act.type] {
      withoutEffect[act.sequence] = since
      return false
    }
    progress.move(to: stage, act)
    return true
  }

  fileprivate func judge(_ act: Record, _ code: Code) throws(Refusal) {
    guard let stage = progress.stage, let expected = LeadState.stages[act.type] else {
      throw Refusal(.tooEarly, .type(act.type), .code(code))
    }
    guard stage == expected else {
      throw .wrongStage(
        act, of: code.text, .lead(stage), since: progress.since, expected: [.lead(expected)])
    }
  }
}

extension AgreementState {
  mutating func applyFunding(_ record: DatedRecord) {
    guard let code = record.facts.code(.lead) else { return }
    leads[code, default: LeadState()].apply(record)
  }

  func judgeFunding(_ act: Record) throws(Refusal) {
    guard let code = act.facts.code(.lead) else { return }
    try (leads[code] ?? LeadState()).judge(act, code)
  }

  func anomaliesOfFunding(_ record: DatedRecord) -> [Anomaly] {
    guard let code = record.facts.code(.lead), let lead = leads[code], let days = record.days
    else { return [] }
    switch record.type {
    case .fundingIdentified: return duplicate(record, of: lead.identified)
    case .fundingAwarded:
      let award = Award(record: record.sequence, days: days, money: record.facts.money)
      if let twin = lead.twin(of: award), !lead.awards.contains(award) {
        return duplicate(record, of: twin.record)
      }
      // Only the first award is a step; any other one that may have come before will do.
      let isRegular =
        lead.progress.mayStand(in: [.applied], on: days)
        || lead.awards.contains {
          $0.record != record.sequence && $0.days.first <= days.last
        }
      return isRegular ? [] : outOfOrder(record, lead.progress)
    case .fundingDeclined:
      let isRegular = lead.progress.mayStand(in: [.applied], on: days, besides: record.sequence)
      return isRegular ? [] : outOfOrder(record, lead.progress)
    default:
      return lead.withoutEffect[record.sequence].map {
        [Anomaly(.outOfOrder, record.sequence, other: $0)]
      } ?? []
    }
  }
}

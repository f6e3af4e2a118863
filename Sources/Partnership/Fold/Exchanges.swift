/// A formal exchange: a meeting, a visit, a workshop, a video call, a delivery of data.
public struct ExchangeState: Sendable, Hashable {
  /// The record that scheduled it.
  public var scheduled: SequenceNumber?
  /// When it is planned.
  public var planned: Occurred?
  /// The record that says it was held.
  public var held: SequenceNumber?
  /// The days it may have been held on.
  public var heldDays: Days?
  /// The record that cancelled it.
  public var cancelled: SequenceNumber?
  /// The days it may have been cancelled on.
  public var cancelledDays: Days?
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

/// Where an exchange stands.
public enum ExchangeStage: String, Sendable, Hashable, CaseIterable {
  case scheduled
  case held
  case cancelled
}

extension ExchangeState {
  /// Where the exchange stands: held and cancelled are final, whichever came first, and one that is
  /// cancelled stays so when it is held after all.
  public var stage: ExchangeStage {
    if cancelled != nil { return .cancelled }
    return held != nil ? .held : .scheduled
  }

  fileprivate mutating func apply(_ record: DatedRecord) {
    records.append(record.sequence)
    switch record.type {
    case .exchangeScheduled where scheduled == nil:
      scheduled = record.sequence
      planned = record.facts.text(.planned).flatMap { Occurred($0) }
    case .exchangeHeld where held == nil:
      held = record.sequence
      heldDays = record.days
    case .exchangeCancelled where held == nil && cancelled == nil:
      cancelled = record.sequence
      cancelledDays = record.days
    default: break
    }
  }
}

extension AgreementState {
  mutating func applyExchange(_ record: DatedRecord) {
    guard let code = record.facts.code(.exchange) else { return }
    exchanges[code, default: ExchangeState()].apply(record)
  }

  func judgeExchange(_ act: Record) throws(Refusal) {
    guard let code = act.facts.code(.exchange) else { return }
    let exchange = exchanges[code]
    switch act.type {
    case .exchangeScheduled:
      if let scheduled = exchange?.scheduled {
        throw Refusal(.exchangeAlreadyScheduled, .code(code), .record(scheduled))
      }
      if let over = exchange?.held { throw Refusal(.exchangeOver, .code(code), .record(over)) }
    case .exchangeCancelled:
      guard let exchange, exchange.scheduled != nil else {
        throw Refusal(.exchangeNotScheduled, .code(code))
      }
      if let over = exchange.held ?? exchange.cancelled {
        throw Refusal(.exchangeOver, .code(code), .record(over))
      }
    default: break
    }
  }

  /// An act that what happened before it leaves without effect: the exchange was held already.
  func anomaliesOfExchangeAct(_ record: DatedRecord) -> [Anomaly] {
    guard let code = record.facts.code(.exchange), let exchange = exchanges[code],
      let held = exchange.held, let act = exchange.records.firstIndex(of: record.sequence),
      let fact = exchange.records.firstIndex(of: held), fact < act
    else { return [] }
    return [Anomaly(.outOfOrder, record.sequence, other: held)]
  }

  func anomaliesOfExchange(_ record: DatedRecord) -> [Anomaly] {
    var anomalies = anomaliesOfTerm(record)
    guard let code = record.facts.code(.exchange), let exchange = exchanges[code],
      let days = record.days
    else { return anomalies }
    if let cancelled = exchange.cancelled, let on = exchange.cancelledDays, days.first > on.last {
      anomalies.append(Anomaly(.outOfOrder, record.sequence, other: cancelled))
    }
    if let held = exchange.held, held != record.sequence {
      anomalies.append(Anomaly(.duplicate, record.sequence, other: held))
    }
    return anomalies
  }
}

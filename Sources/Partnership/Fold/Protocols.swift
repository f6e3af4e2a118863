/// A protocol for transferring information, by its versions.
public struct ProtocolState: Sendable, Hashable {
  /// The versions by number.
  public var versions: [Int64: ProtocolVersionState] = [:]
}

/// One version of a protocol: drafted, perhaps reviewed, adopted by all.
public struct ProtocolVersionState: Sendable, Hashable {
  /// The record that drafted it.
  public var drafted: SequenceNumber?
  /// The hash of its text, as last drafted, revised or adopted, where it was said.
  public var textSHA256: String?
  /// The document that assesses the impact on persons, where one was named.
  public var impactAssessment: Code?
  /// Who has adopted it.
  public var adoption = JointAct()
  /// Where it has stood.
  public var progress = Progress<ProtocolStage>()
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

/// Where a version of a protocol stands.
public enum ProtocolStage: String, Sendable, Hashable, CaseIterable {
  case drafted
  case inReview = "in_review"
  case adoptedInPart = "adopted_in_part"
  case adopted
  case suspended
  case superseded
  case retired
}

extension ProtocolState {
  /// The version in force; nil when none is.
  public var inForce: Int64? {
    versions.filter { $0.value.progress.stage == .adopted }.keys.max()
  }
}

extension ProtocolState {
  fileprivate mutating func apply(_ record: DatedRecord, to number: Int64, _ parties: [ActorID]) {
    let isAdopted = versions[number, default: ProtocolVersionState()].apply(record, parties)
    guard isAdopted else { return }
    for earlier in versions.keys where earlier < number {
      versions[earlier]?.supersede(by: record)
    }
  }
}

extension ProtocolVersionState {
  /// - Returns: Whether all have adopted it by this record.
  fileprivate mutating func apply(_ record: DatedRecord, _ parties: [ActorID]) -> Bool {
    records.append(record.sequence)
    switch record.type {
    case .protocolDrafted, .protocolRevised:
      if drafted == nil { drafted = record.sequence }
      textSHA256 = record.facts.text(.textSHA256) ?? textSHA256
      impactAssessment = record.facts.code(.impactAssessment) ?? impactAssessment
      progress.move(to: .drafted, record)
    case .protocolReviewed: progress.move(to: .inReview, record)
    case .protocolAdopted:
      textSHA256 = textSHA256 ?? record.facts.text(.textSHA256)
      if adoption.accept(record, by: parties) {
        progress.move(to: .adopted, record)
        return true
      }
      if adoption.completed == nil { progress.move(to: .adoptedInPart, record) }
    case .protocolSuspended: progress.move(to: .suspended, record)
    case .protocolResumed: progress.move(to: .adopted, record)
    case .protocolRetired: progress.move(to: .retired, record)
    default: break
    }
    return false
  }
}

extension AgreementState {
  /// From where each of these acts may be taken.
  private static let stages: [RecordType: Set<ProtocolStage>] = [
    .protocolRevised: [.drafted, .inReview],
    .protocolReviewed: [.drafted, .inReview],
    // A party that joined later adopts what the others have.
    .protocolAdopted: [.drafted, .inReview, .adoptedInPart, .adopted, .suspended],
    .protocolSuspended: [.adopted],
    .protocolResumed: [.suspended],
    .protocolRetired: [.adopted, .suspended],
  ]

  mutating func applyProtocol(_ record: DatedRecord) {
    guard let code = record.facts.code(.protocolCode), let number = record.facts.integer(.version)
    else { return }
    protocols[code, default: ProtocolState()].apply(record, to: number, parties)
  }

  func judgeProtocol(_ act: Record) throws(Refusal) {
    guard let code = act.facts.code(.protocolCode), let number = act.facts.integer(.version) else {
      return
    }
    let versions = protocols[code]?.versions ?? [:]
    if act.type == .protocolDrafted {
      if let last = versions.keys.max(), number <= last {
        throw Refusal.versionNotGreater(code, number, than: last, versions[last]?.drafted)
      }
      return
    }
    guard let version = versions[number], let stage = version.progress.stage,
      let stages = AgreementState.stages[act.type]
    else {
      throw Refusal(
        .unknownVersion, .code(code), Parameter(.limit, .count(Int(clamping: number))))
    }
    if act.type == .protocolAdopted { try judgeAdoption(act, of: version, versions, code, number) }
    guard stages.contains(stage) else {
      throw .wrongStage(
        act, of: "\(code.text) \(number)", .protocolVersion(stage), since: version.progress.since,
        expected: ProtocolStage.allCases.filter(stages.contains).map { .protocolVersion($0) })
    }
  }

  private func judgeAdoption(
    _ act: Record, of version: ProtocolVersionState, _ versions: [Int64: ProtocolVersionState],
    _ code: Code, _ number: Int64
  ) throws(Refusal) {
    for party in act.onBehalfOf {
      if let record = version.adoption.acceptances[party] {
        throw Refusal(
          .protocolAlreadyAdopted, .actor(party), .code(code),
          Parameter(.limit, .count(Int(clamping: number))), .record(record))
      }
    }
    if let text = act.facts.text(.textSHA256), let agreed = version.textSHA256, agreed != text {
      throw Refusal(
        .textDiffers, .text(agreed),
        .record(version.records.last ?? act.sequence))
    }
    // All have gone on to a later version already.
    if version.adoption.completed == nil,
      let later = versions.keys.filter({ $0 > number }).sorted()
        .first(where: { versions[$0]?.adoption.completed != nil })
    {
      throw Refusal.versionNotGreater(
        code, number, than: later, versions[later]?.adoption.completed?.record)
    }
  }
}

extension Refusal {
  fileprivate static func versionNotGreater(
    _ code: Code, _ number: Int64, than last: Int64, _ record: SequenceNumber?
  ) -> Refusal {
    let refusal = Refusal(
      .versionNotGreater, .code(code), Parameter(.limit, .count(Int(clamping: last))))
    return record.map { refusal.adding(.record($0)) } ?? refusal
  }
}

extension ProtocolVersionState {
  /// All have adopted a later version.
  fileprivate mutating func supersede(by record: DatedRecord) {
    switch progress.stage {
    case .adopted, .suspended, .drafted, .inReview, .adoptedInPart:
      progress.move(to: .superseded, record)
    case .superseded, .retired, nil: break
    }
  }
}

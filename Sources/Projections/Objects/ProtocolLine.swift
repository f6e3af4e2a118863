public import CanonicalJSON
public import Partnership

/// A protocol in one line: the version in force, and where each version stands.
public struct ProtocolLine: Sendable, Hashable {
  /// One version of a protocol.
  public struct Version: Sendable, Hashable {
    /// Its number.
    public let number: Int64
    /// Where it stands.
    public let stage: ProtocolStage?
    /// The record that led there.
    public let since: SequenceNumber?
    /// The record that drafted it.
    public let drafted: SequenceNumber?
    /// How many of the parties have adopted it.
    public let adopted: Share
    /// Who has yet to adopt it, while some have and others not, ascending.
    public let waiting: [ActorID]
    /// SHA-256 of its text, in hexadecimal, where it was said.
    public let textSHA256: String?
    /// The document that assesses the impact on persons, where one was named.
    public let impactAssessment: Code?
  }

  /// Its code.
  public let id: Code
  /// The number of the version in force; nil when none is.
  public let inForce: Int64?
  /// The versions, ascending.
  public let versions: [Version]
  /// The axes of the records that speak of it, ascending.
  public let axes: [Code]
  /// The first record that speaks of it.
  public let record: SequenceNumber
  /// Where its description stands, as its last version has it.
  public let description: TextReference?

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: ProtocolState, in answer: Answer) {
    let numbers = state.versions.keys.sorted()
    let records = state.versions.values.flatMap(\.records).sorted()
    guard let record = records.first else { return nil }
    let parties = answer.state.agreement.parties
    self.id = id
    self.record = record
    inForce = state.inForce
    versions = numbers.compactMap { number in
      state.versions[number].map { Version(number, $0, parties: parties) }
    }
    axes = Set(records.flatMap { answer[$0]?.axes ?? [] }).sorted()
    description =
      records.reversed().lazy.compactMap {
        TextReference("description", in: answer[$0])
      }.first
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "description": .text(description), "id": .text(id),
      "in_force": .number(inForce), "record": .record(record),
      "versions": .array(versions.map(\.json)),
    ]
  }
}

extension ProtocolLine.Version {
  fileprivate init(_ number: Int64, _ state: ProtocolVersionState, parties: [ActorID]) {
    let missing = parties.filter { state.adoption.acceptances[$0] == nil }
    self.number = number
    stage = state.progress.stage
    since = state.progress.since
    drafted = state.drafted
    adopted = Share(by: parties.count - missing.count, of: parties.count)
    waiting = state.progress.stage == .adoptedInPart ? missing : []
    textSHA256 = state.textSHA256
    impactAssessment = state.impactAssessment
  }

  /// The version as JSON.
  public var json: JSON {
    [
      "adopted": adopted.json, "drafted": .optionalRecord(drafted), "id": .integer(number),
      "impact_assessment": .optional(impactAssessment), "since": .optionalRecord(since),
      "stage": .optional(stage?.rawValue), "text_sha256": .optional(textSHA256),
      "waiting": .texts(waiting),
    ]
  }
}

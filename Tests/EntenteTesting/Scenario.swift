public import CanonicalJSON
public import Partnership

/// A small ledger in memory that holds one agreement: records one action after the other, each
/// decided against everything before it.
public struct Scenario: Sendable {
  /// The agreement of every record that has one.
  public let agreement: AgreementID
  /// Agreements of the same ledger that other histories hold.
  public var others: Set<AgreementID> = []
  /// When the next record is taken.
  public var clock: TestClock
  /// What has been recorded, with corrections and annulments in effect.
  public private(set) var history = History()
  /// What has been recorded, in order of sequence.
  public private(set) var records: [Record] = []
  /// The words of each record.
  public private(set) var words: [SequenceNumber: Words] = [:]
  /// The public keys whose holders sign what is recorded next.
  public var signing: [String] = []

  /// An empty ledger whose clock shows the beginning of a day.
  public init(_ agreement: AgreementID, startingOn day: Day) {
    self.agreement = agreement
    clock = TestClock(day)
    // As the writer and the verifier do: what decisions look up is kept in step.
    history.prepareToDecide()
  }

  /// The place in the log that the next record takes.
  public var next: SequenceNumber { SequenceNumber(UInt64(records.count)) }

  /// What the history says as of a day.
  public func answer(asOf day: String) throws(BadScenario) -> Answer {
    guard let day = Day(day) else { throw BadScenario(text: day) }
    return history.answer(asOf: day)
  }

  /// Moves the clock on to the beginning of a day.
  public mutating func wait(until day: String) throws(BadScenario) {
    guard let day = Day(day) else { throw BadScenario(text: day) }
    clock.move(to: day)
  }
}

extension Scenario {
  /// What stands for the fingerprint of a key: the domain compares them and computes none.
  @Sendable
  public static func fingerprint(of key: String) -> KeyFingerprint? {
    KeyFingerprint(Array(key.utf8.prefix(32)))
  }
}

/// A mistake in a test itself.
public struct BadScenario: Error {
  /// What cannot be read.
  public let text: String
}

extension Scenario {
  /// Decides an action and records it.
  ///
  /// - Parameters:
  ///   - type: The type of record.
  ///   - occurred: When it happened; nil in clerical records.
  ///   - data: The fields of the type.
  ///   - envelope: What else the action says: `axes`, `on_behalf_of`, `reason`, …; `agreement` is
  ///     filled in where the type may have one, and `"agreement": null` leaves it out.
  /// - Returns: The decision, whose record has been appended.
  @discardableResult
  public mutating func record(
    _ type: RecordType, on occurred: String? = nil, _ data: JSON = .null,
    _ envelope: JSONObject = [:]
  ) throws(Refusal) -> Decision {
    let action = try action(type, on: occurred, data, envelope)
    var prepared = try prepare(action)
    prepared.signers = signing.compactMap { Scenario.fingerprint(of: $0) }.sorted()
    let recorded = clock.tick()
    let others = others
    let decision = try history.decide(
      prepared, sequence: next, recorded: recorded,
      surroundings: Surroundings(
        isKnown: { others.contains($0) }, namer: { _ in nil },
        fingerprint: Scenario.fingerprint,
        disposal: DisposalGround(named: records, before: records)))
    words[next] = prepared.words
    records.append(decision.record)
    history.add(decision.record)
    return decision
  }

  /// The refusal an action meets; nil when it would be recorded.
  public func whyRefused(
    _ type: RecordType, on occurred: String? = nil, _ data: JSON = .null,
    _ envelope: JSONObject = [:]
  ) -> Refusal? {
    var trial = self
    do {
      try trial.record(type, on: occurred, data, envelope)
      return nil
    } catch {
      return error
    }
  }

  /// The name of the refusal an action meets; nil when it would be recorded.
  public func refusal(
    _ type: RecordType, on occurred: String? = nil, _ data: JSON = .null,
    _ envelope: JSONObject = [:]
  ) -> RefusalName? {
    whyRefused(type, on: occurred, data, envelope)?.name
  }

  /// The last record.
  public var last: SequenceNumber { records.last?.sequence ?? 0 }

  /// Annuls a record, and says by which.
  @discardableResult
  public mutating func annul(_ target: SequenceNumber) throws(Refusal) -> SequenceNumber {
    try record(.recordAnnulled, reference(target), ["reason": ["fr": "Erreur"]]).record.sequence
  }

  /// Corrects a record, and says by which.
  @discardableResult
  public mutating func correct(
    _ target: SequenceNumber, _ changes: JSON
  ) throws(Refusal) -> SequenceNumber {
    try record(.recordCorrected, reference(target, changes), ["reason": ["fr": "Erreur"]])
      .record.sequence
  }

  /// The name of the refusal a correction meets; nil when it would be recorded.
  public func refusalToCorrect(_ target: SequenceNumber, _ changes: JSON) -> RefusalName? {
    refusal(.recordCorrected, reference(target, changes), ["reason": ["fr": "Erreur"]])
  }

  /// The name of the refusal an annulment meets; nil when it would be recorded.
  public func refusalToAnnul(_ target: SequenceNumber) -> RefusalName? {
    refusal(.recordAnnulled, reference(target), ["reason": ["fr": "Erreur"]])
  }

  private func reference(_ target: SequenceNumber, _ changes: JSON? = nil) -> JSON {
    var data: JSONObject = ["target": .integer(Int64(target.index))]
    if let changes { data["changes"] = changes }
    return .object(data)
  }

  /// The action of those parts, read as a line of an import is.
  public func action(
    _ type: RecordType, on occurred: String? = nil, _ data: JSON = .null,
    _ envelope: JSONObject = [:]
  ) throws(Refusal) -> Action {
    var object = envelope
    object["type"] = .string(type.name)
    if let occurred { object["occurred"] = .string(occurred) }
    if data != .null { object["data"] = data }
    let scope = type.definition.scope
    if object["agreement"] == .null {
      object["agreement"] = nil
    } else if object["agreement"] == nil, scope == .agreement || scope == .either {
      object["agreement"] = .string(agreement.text)
    }
    return try Action(json: .object(object))
  }

  /// Checks the form of an action, with the fields of the record it targets.
  public func prepare(_ action: Action) throws(Refusal) -> PreparedAction {
    let target = try action.target(.none).flatMap { history.record($0) }
    return try action.prepared(correcting: target?.type)
  }
}

public import CanonicalJSON
public import Partnership

/// A transfer of information in one line, as the register of transfers has it.
public struct TransferLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// When it was made, as written.
  public let occurred: Occurred?
  /// Who sent.
  public let sender: ActorID?
  /// Who received.
  public let receiver: ActorID?
  /// The protocol it was made under.
  public let protocolCode: Code?
  /// The version of the protocol.
  public let version: Int64?
  /// Whether there are personal data in it; nil when nobody has said.
  public let isPersonal: Bool?
  /// The document that assesses the impact on persons, where the transfer names one.
  public let impactAssessment: Code?
  /// Its size in bytes.
  public let bytes: Int64?
  /// How many items it holds.
  public let items: Int64?
  /// SHA-256 of the list of what was sent, in hexadecimal.
  public let manifestSHA256: String?
  /// The record that acknowledges it.
  public let acknowledged: SequenceNumber?
  /// Whether the list that was received is the one that was sent; nil unless both gave its hash.
  public let isIntact: Bool?
  /// The axes of the record that says it was made.
  public let axes: [Code]
  /// The record that says it was made, or the first that speaks of it.
  public let record: SequenceNumber
  /// Where its description stands.
  public let description: TextReference?

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: TransferState, in answer: Answer) {
    guard let record = state.made ?? state.records.first, let opening = answer[record] else {
      return nil
    }
    let made = state.made.flatMap { answer[$0] }
    let received = state.acknowledged.flatMap { answer[$0]?.facts.text(.manifestSHA256) }
    self.id = id
    self.record = record
    occurred = made?.occurred
    sender = made?.facts.actor(.sender)
    receiver = made?.facts.actor(.receiver)
    protocolCode = made?.facts.code(.protocolCode)
    version = made?.facts.integer(.version)
    isPersonal = made.map { $0.facts.isTrue(.personal) }
    impactAssessment = made?.facts.code(.impactAssessment)
    bytes = made?.facts.integer(.bytes)
    items = made?.facts.integer(.items)
    manifestSHA256 = state.manifestSHA256
    acknowledged = state.acknowledged
    isIntact = received.flatMap { received in state.manifestSHA256.map { $0 == received } }
    axes = opening.axes
    description = TextReference("description", in: made)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "acknowledged": .optionalRecord(acknowledged), "axes": .texts(axes),
      "bytes": .number(bytes), "description": .text(description), "id": .text(id),
      "impact_assessment": .optional(impactAssessment), "intact": .truth(isIntact),
      "items": .number(items), "manifest_sha256": .optional(manifestSHA256),
      "occurred": .optional(occurred), "personal": .truth(isPersonal),
      "protocol": .optional(protocolCode), "receiver": .optional(receiver),
      "record": .record(record), "sender": .optional(sender), "version": .number(version),
    ]
  }
}

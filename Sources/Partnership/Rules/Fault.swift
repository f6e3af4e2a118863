/// What a verification found wrong, or could not check, and where.
///
/// The sentence about it, in French and English, is in `Wording`.
public struct Fault: Sendable, Hashable {
  /// What it is.
  public let name: FaultName
  /// The check it belongs to.
  public let check: Check
  /// The table of the store it was found in; nil for the ledger's files.
  public let table: String?
  /// The record concerned, or the first from which it holds.
  public let record: SequenceNumber?
  /// The agreement concerned, as far as it is known.
  public let agreement: AgreementID?
  /// The axes of the record concerned.
  public let axes: [Code]
  /// The parties of the record concerned.
  public let parties: [ActorID]
  /// What else the sentence names; the name says which.
  public let parameters: [Parameter]

  /// A fault of a check; that of its name unless another is given.
  public init(
    _ name: FaultName, check: Check? = nil, table: String? = nil, record: SequenceNumber? = nil,
    agreement: AgreementID? = nil, axes: [Code] = [], parties: [ActorID] = [],
    parameters: [Parameter] = []
  ) {
    self.name = name
    self.check = check ?? name.check ?? .bytes
    self.table = table
    self.record = record
    self.agreement = agreement
    self.axes = axes
    self.parties = parties
    self.parameters = parameters
  }

  /// A fault of one record, with what the record concerns.
  public init(
    _ name: FaultName, check: Check? = nil, table: String? = nil, of record: Record,
    parameters: [Parameter] = []
  ) {
    self.init(
      name, check: check, table: table, record: record.sequence, agreement: record.agreement,
      axes: record.axes, parties: record.parties, parameters: parameters)
  }
}

extension Parameter {
  /// The name of a row, a table or a file.
  public static func name(_ name: String) -> Parameter {
    Parameter(.name, .text(String(name.prefix(160))))
  }
  /// A document, by its SHA-256.
  public static func document(_ hash: String) -> Parameter { Parameter(.document, .text(hash)) }
}

/// What a verification report says beside its faults: true of the ledger, and no fault of it.
public enum Remark: String, Sendable, Hashable, CaseIterable {
  /// The key that signs the checkpoints was compared with nothing from outside: whose it is,
  /// nobody has said.
  case keysNotCompared = "keys_not_compared"
  /// The keys that sign acts were compared with nothing from outside.
  case actKeysNotCompared = "act_keys_not_compared"
  /// The head that was kept from before is one of this history: what it covers is unchanged.
  case olderHeadHolds = "older_head_holds"
  /// Each witness that was asked has cosigned the last head: nothing it has seen disagrees.
  case witnessesAgree = "witnesses_agree"
  /// Only headers were there to be checked: facts and words are committed to and not shown.
  case headersAlone = "headers_alone"
  /// Only a part of the history was there: rules, labels and views need all that came before.
  case partAlone = "part_alone"
  /// What is shown was not decided again: the rules look at a whole ledger.
  case rulesNotJudged = "rules_not_judged"
  /// This is a mirror, and words or documents that it was not given are not here.
  case partsElsewhere = "parts_elsewhere"
  /// No record says which party signs the ledger's heads, so that a cosignature of its own witness is not
  /// told from one of a partner's.
  case hostNotNamed = "host_not_named"
  /// The derived tables hold fewer records than the log; questions read the rest from the log.
  case derivedTrail = "derived_trail"
  /// A stored checkpoint is not among the published ones; the next checkpoint publishes it again.
  case checkpointUnpublished = "checkpoint_unpublished"
  /// Records were appended after the last checkpoint: only the order of the log vouches for them.
  case recordsAfterCheckpoint = "records_after_checkpoint"
  /// The ledger runs on a simulated clock.
  case simulatedClock = "simulated_clock"
}

public import Partnership
public import Transparency

/// What a verification of a ledger found: seven checks, what of the history still stands, and what
/// nobody has vouched for.
public struct VerificationReport: Sendable, Equatable {
  /// The ledger's name; nil when nothing readable says it.
  public var ledger: String?
  /// How many records the log holds.
  public var size: UInt64 = 0
  /// The root of the tree over all of them; nil when it could not be made again.
  public var root: Digest?
  /// The checks, in their order.
  public var results: [CheckResult]
  /// The stored checkpoints that fit the log and are signed by the ledger's key, ascending.
  public var checkpoints: [CheckpointSeen] = []
  /// The time stamps beside them, ascending: claimed, for nobody here checks who signed them.
  public var stamps: [StampSeen] = []
  /// The cosignatures that records tell of and that hold, in the order of the log.
  public var cosignatures: [CosignatureSeen] = []
  /// The records that were signed, ascending, each with the bounds of its time; of many only the last.
  public var signed: [SignedRecord] = []
  /// How many there are.
  public var signedCount: UInt64 = 0
  /// Whether the witnesses that bound their times were named from outside.
  public var isTimeVouched = false
  /// The words that were erased, as the log says, and are not there.
  public var erasures = Erasures()
  /// What of the history still stands.
  public var standing = Standing()
  /// How many records the derived tables hold.
  public var derived: UInt64 = 0
  /// What is no fault and should be said.
  public var remarks: [Remark] = []
  /// Whether it is of what somebody handed over, of which whoever verifies it has no copy to restore.
  public var isReceived = false
  /// Who stands behind the last head, of those whose keys came from outside; nil when nobody does.
  public var vouching: Vouching?

  /// A report of these checks.
  public init(results: [CheckResult]) {
    self.results = results
  }

  /// What one check found.
  public struct CheckResult: Sendable, Equatable {
    /// The check.
    public let check: Check
    /// What it says.
    public let outcome: Outcome
    /// How many things it looked at: records, rows, or snapshots.
    public let checked: UInt64
    /// The faults, in order of record; of many only the first.
    public let faults: [Fault]
    /// How many there are.
    public let faultCount: UInt64

    /// The result of a check.
    public init(
      check: Check, outcome: Outcome, checked: UInt64, faults: [Fault], faultCount: UInt64
    ) {
      self.check = check
      self.outcome = outcome
      self.checked = checked
      self.faults = faults
      self.faultCount = faultCount
    }
  }

  /// A checkpoint that holds.
  public struct CheckpointSeen: Sendable, Equatable {
    /// How many records it covers.
    public let size: UInt64
    /// Their root.
    public let root: Digest

    /// A checkpoint of that size and root.
    public init(size: UInt64, root: Digest) {
      self.size = size
      self.root = root
    }
  }

  /// A time stamp that is over a checkpoint that holds.
  public struct StampSeen: Sendable, Equatable {
    /// How many records the checkpoint covers.
    public let size: UInt64
    /// When, in POSIX seconds, as the authority says.
    public let time: UInt64
    /// What the authority is called; nil when the stamp does not say.
    public let authority: String?

    /// A stamp of that checkpoint.
    public init(size: UInt64, time: UInt64, authority: String?) {
      self.size = size
      self.time = time
      self.authority = authority
    }
  }

  /// A cosignature that holds: who had seen which head, and when.
  public struct CosignatureSeen: Sendable, Equatable {
    /// How many records the head covers.
    public let size: UInt64
    /// The public key of the witness, 64 hexadecimal digits.
    public let witness: String
    /// The name it has in the note; nil where the note has no line of it.
    public let name: String?
    /// Whose it is; nil where no record says.
    public let owner: String?
    /// Whether it is of whoever signs the ledger's heads, against whom it proves nothing.
    public let isHosts: Bool
    /// When it was given, in POSIX seconds, by the clock of the witness.
    public let time: UInt64
    /// The record that tells of it.
    public let record: SequenceNumber

    /// A cosignature of those parts.
    public init(
      size: UInt64, witness: String, name: String?, owner: String?, isHosts: Bool, time: UInt64,
      record: SequenceNumber
    ) {
      self.size = size
      self.witness = witness
      self.name = name
      self.owner = owner
      self.isHosts = isHosts
      self.time = time
      self.record = record
    }
  }

  /// Words that are not there because records erase them.
  public struct Erasures: Sendable, Equatable {
    /// Of how many records.
    public private(set) var records: UInt64
    /// The records that say so, ascending.
    public private(set) var erasedBy: [SequenceNumber]

    /// The words of that many records, erased by these.
    public init(records: UInt64 = 0, erasedBy: [SequenceNumber] = []) {
      self.records = records
      self.erasedBy = erasedBy
    }

    /// Counts the words of one more record.
    mutating func add(_ erasure: SequenceNumber) {
      records += 1
      guard !erasedBy.contains(erasure) else { return }
      erasedBy.append(erasure)
      erasedBy.sort()
    }
  }

  /// The part of the history in front of the first damage to the log.
  public struct Standing: Sendable, Equatable {
    /// How many records stand: all below this sequence.
    public var records: UInt64 = 0
    /// The size of the last checkpoint that covers none but them; nil when there is none.
    public var checkpoint: UInt64?

    /// Nothing stands until it was checked.
    public init() {}
  }
}

extension VerificationReport {
  /// What the whole verification says: fails if any check fails, holds if all hold.
  public var outcome: Outcome {
    if results.contains(where: { $0.outcome == .fails }) { return .fails }
    return results.contains { $0.outcome == .undecided } ? .undecided : .holds
  }

  /// The exit code of a program that reports it: 0 holds, 2 undecided, 4 fails.
  public var exitCode: Int32 {
    switch outcome {
    case .holds: 0
    case .undecided: 2
    case .fails: 4
    }
  }

  /// Every fault listed, in order of the checks.
  public var faults: [Fault] { results.flatMap(\.faults) }

  /// The result of one check.
  public subscript(check: Check) -> CheckResult? { results.first { $0.check == check } }
}

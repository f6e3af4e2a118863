internal import CanonicalJSON
internal import LMDB
public import Partnership
internal import RecordFormat

/// An action with everything done that needs no lock: facts and words in their bytes, salted and
/// committed to.
///
/// A class, because it goes through many hands on its way to the log and never changes.
public final class ReadyAction: Sendable {
  /// The action, its form checked.
  public let prepared: PreparedAction
  /// Its id, given by its author or made now.
  public let id: ActionID
  /// Whether the ledger made the id of the person that the action registers.
  public let personIsMade: Bool
  /// The journals its decision needs beside those of its target: its subject's, unless it has a
  /// target, then those of the actors and persons it names.
  let journals: [Subject]
  let facts: Opening
  let factsCommitment: Commitment
  let words: Opening?
  let wordsCommitment: Commitment?
  /// What its words are sealed with, beside the key of their record.
  let nonce: SealNonce
  /// The header that was signed, which the record's has to be; nil when nobody signed.
  let signed: ActionHeader?

  /// Writes the facts and words of an action, salts them and commits to them.
  ///
  /// - Throws: A refusal when facts or words are over 1 MiB.
  init(
    _ action: PreparedAction, ledger: LedgerName, random: RandomSource
  ) throws(AppendFailure) {
    var action = action
    let bytes = try store { () throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in try random.bytes(96) }
    }
    id =
      action.id
      ?? ActionID(
        unixMilliseconds: UInt64(max(0, SystemTime.microsecondsSince1970() / 1_000)),
        random: UInt16(truncatingIfNeeded: number(bytes[64..<66])), number(bytes[66..<74]))
    personIsMade = action.type == .personRegistered && action.facts[.person] == nil
    if personIsMade {
      action.facts[.person] = .text(
        PersonID(
          random: UInt16(truncatingIfNeeded: number(bytes[74..<76])), number(bytes[76..<84])
        ).text)
    }
    prepared = action
    journals = (action.target == nil ? action.subjects : []) + action.companions
    guard let factsSalt = Salt(bytes.span.extracting(0..<32)),
      let wordsSalt = Salt(bytes.span.extracting(32..<64)),
      let nonce = SealNonce(Array(bytes[84..<96]))
    else { preconditionFailure("a salt is 32 bytes and a nonce 12") }
    self.nonce = nonce
    signed = nil
    let id = id
    let factsBytes = try refusingSize { () throws(RecordFormatError) in
      try FactsFormat.canonicalBytes(action.facts, type: action.type)
    }
    facts = Opening(salt: factsSalt, bytes: factsBytes)
    factsCommitment = Commitment.facts(factsBytes, salt: factsSalt, ledger: ledger, action: id)
    if action.words.isEmpty {
      words = nil
      wordsCommitment = nil
    } else {
      let wordsBytes = try refusingSize { () throws(RecordFormatError) in
        try WordsFormat.canonicalBytes(action.words, type: action.type, facts: action.facts)
      }
      words = Opening(salt: wordsSalt, bytes: wordsBytes)
      wordsCommitment = Commitment.words(wordsBytes, salt: wordsSalt, ledger: ledger, action: id)
    }
  }

  /// A record that another copy of the ledger has, to be taken as it stands there; nil where its facts
  /// are withheld.
  init?(_ record: RecordFile, random: RandomSource) throws(LedgerStoreError) {
    guard let opening = record.factsOpening, let read = record.facts else { return nil }
    let header = record.header
    let bytes = try inStorage { () throws(LMDBError) in try random.bytes(12) }
    guard let nonce = SealNonce(bytes) else { preconditionFailure("a nonce is 12 bytes") }
    self.nonce = nonce
    id = header.action
    personIsMade = false
    prepared = PreparedAction(of: header.record(facts: read), expires: header.expires)
    journals = (prepared.target == nil ? prepared.subjects : []) + prepared.companions
    facts = opening
    factsCommitment = header.facts
    words = record.wordsOpening
    wordsCommitment = header.words
    signed = header.content
  }

  /// An action that was signed, whose signatures have been checked: its bytes are as they came.
  init(
    _ action: PreparedAction, signed file: ActionFile, random: RandomSource
  ) throws(LedgerStoreError) {
    let bytes = try inStorage { () throws(LMDBError) in try random.bytes(12) }
    guard let nonce = SealNonce(bytes) else { preconditionFailure("a nonce is 12 bytes") }
    self.nonce = nonce
    id = file.header.action
    personIsMade = false
    prepared = action
    journals = (action.target == nil ? action.subjects : []) + action.companions
    facts = file.facts
    factsCommitment = file.header.facts
    words = file.words
    wordsCommitment = file.header.words
    signed = file.header
  }
}

/// Too much in one action is for its author to change, and no failure of the store.
func refusingSize<Result>(
  _ work: () throws(RecordFormatError) -> Result
) throws(AppendFailure) -> Result {
  do throws(RecordFormatError) {
    return try work()
  } catch {
    if case .tooLarge(let part, let count, let limit) = error {
      throw .refused(
        Refusal(
          .tooLarge, .field(part.rawValue), .limit(limit), Parameter(.text, .count(count))))
    }
    throw .failed(.format(error))
  }
}

private func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reduce(0) { $0 << 8 | UInt64($1) }
}

public import CanonicalJSON
public import RecordFormat
public import Transparency

/// What the verification of one record's proof found, and what it was about.
public struct ProofReport: Sendable {
  /// The checks, and who stands behind the head.
  public internal(set) var verification = VerificationReport(results: [])
  /// Where the proof says that the record stands; nil when it does not read.
  public internal(set) var index: UInt64?
  /// The hash of the record's header; nil when there is none.
  public internal(set) var leaf: Digest?
  /// The record as far as it is shown; nil when it was not given or does not read.
  public internal(set) var record: RecordFile?
  /// The key that the proof itself says is the log's: to be compared, never to be trusted for it.
  public internal(set) var statedKey: VerifierKey?
  /// The signature lines by others than the log: a name and an id each, with no key to check them.
  public internal(set) var otherSigners: [NoteSignature] = []

  /// Whose anchored keys have signed the act, in the order of its signatures.
  public internal(set) var signers: [String] = []

  /// What became of one part of the record.
  public enum Part: String, Sendable, Hashable {
    /// It is there, and what the header commits to.
    case shown
    /// The header commits to it and it is not there: it was kept back, or (words) erased since.
    case withheld
    /// The record has none.
    case none
  }

  /// What became of the facts; nil without a record.
  public var facts: Part? { record.map { $0.facts == nil ? .withheld : .shown } }

  /// What became of the words; nil without a record.
  public var words: Part? {
    record.map { $0.words != nil ? .shown : $0.header.words == nil ? Part.none : .withheld }
  }

  /// The report as JSON: that of the checks, with `proof` and `record` beside it.
  public var json: JSON {
    var object = verification.json.objectValue ?? [:]
    // They are about a whole log.
    for key in ["checkpoints", "derived", "standing"] { object[key] = nil }
    object["proof"] = [
      "index": index.map { .count($0) } ?? .null,
      "key": statedKey.map { .string($0.text) } ?? .null,
      "leaf": leaf.map { .string($0.hex) } ?? .null,
      "other_signers": .array(otherSigners.map { .string("\($0.name)+\($0.id)") }),
    ]
    object["record"] =
      record.map { $0.json(words: words ?? .withheld, signers: signers) } ?? .null
    return .object(object)
  }
}

extension RecordFile {
  fileprivate func json(words state: ProofReport.Part, signers: [String]) -> JSON {
    // They have been read as canonical JSON.
    func tree(_ bytes: [UInt8]?) -> JSON {
      bytes.flatMap { try? JSON(canonical: $0) } ?? .null
    }
    return [
      "facts": tree(factsBytes),
      "facts_state": .string(facts == nil ? "withheld" : "shown"), "header": tree(headerBytes),
      "signed_by": .array(signers.map { .string($0) }), "words": tree(wordsBytes),
      "words_state": .string(state.rawValue),
    ]
  }
}

/// Why an answer about a time stamp is not taken: what it is, and what to do now.
public enum TimeStampError: Error, Sendable, Hashable, CustomStringConvertible {
  /// More bytes than any authority sends.
  case tooLong(limitBytes: Int)
  /// A part of it is not what RFC 3161 makes it.
  case malformed(TimeStampPart)
  /// The authority gave no stamp: its status, and its words.
  case notGranted(status: Int, words: String)
  /// The stamp is over a hash of another kind.
  case otherHash
  /// The stamp is over something else than what it was held against.
  case otherImprint
  /// The stamp answers another question.
  case otherNonce

  /// What it is, and what to do now.
  public var description: String {
    switch self {
    case .tooLong(let limit):
      "the answer has more than \(limit) bytes; ask an authority of RFC 3161"
    case .malformed(.response):
      "it is no answer of RFC 3161 (TimeStampResp in DER); ask an authority of RFC 3161"
    case .malformed(.token):
      "the stamp in the answer is no signed statement of a time (CMS); ask again"
    case .malformed(.statement):
      "what the authority states does not read (TSTInfo); ask again"
    case .notGranted(let status, let words):
      "the authority gave no stamp (status \(status)\(words.isEmpty ? "" : ", \(words)")); ask again"
        + " later, or another one"
    case .otherHash: "the stamp is not over a SHA-256; ask with the query that entente writes"
    case .otherImprint: "the stamp is over something else; take the answer for this head"
    case .otherNonce: "the stamp answers another question; ask again"
    }
  }
}

/// A part of what an authority answers.
public enum TimeStampPart: String, Sendable, Hashable, CaseIterable {
  /// All of it: status and stamp.
  case response
  /// The stamp: a statement with signatures.
  case token
  /// The statement: what was stamped, and when.
  case statement
}

public import CanonicalJSON
public import Partnership

/// One of the byte sequences a record is made of.
public enum RecordPart: String, Sendable, Hashable, CaseIterable {
  /// The leaf, in the clear for ever.
  case header
  /// What rules and folds read.
  case facts
  /// What can be erased.
  case words
  /// The words as they lie in the store.
  case sealedWords = "sealed words"
  /// The file of the keys that seal the words.
  case wordsKeys = "words' keys"
  /// The file that travels to be signed.
  case actionFile = "action file"
  /// The file that shows a record beside its proof.
  case recordFile = "record file"
  /// The line that says which records were chosen.
  case selection
  /// The line that opens a part of a record.
  case openingLine = "line of openings"
}

/// Why bytes are not those of a record, or a record cannot be written: what, where, what now.
public enum RecordFormatError: Error, Sendable, Hashable {
  /// The part has more bytes than its format allows.
  case tooLarge(part: RecordPart, bytes: Int, limit: Int)
  /// The part is not canonical JSON.
  case notCanonical(part: RecordPart, offset: Int, reason: CanonicalJSONError.Reason)
  /// A key that the format, or the type of the record, does not have.
  case unknownKey(part: RecordPart, key: String, offset: Int?)
  /// A key that has to be there and is not.
  case missingKey(part: RecordPart, key: String)
  /// A key that records of this type, or this state, do not have.
  case notApplicable(part: RecordPart, key: String, type: RecordType)
  /// A value that breaks its grammar; the offset is that of its first byte, nil when writing.
  case malformed(part: RecordPart, key: String, offset: Int?, expected: String)
  /// A format this program does not know.
  case unknownFormat(Int)
  /// A version of the catalogue this program does not know.
  case unknownCatalogue(Int)
  /// A type the catalogue does not have.
  case unknownType(String)
  /// An opening that is not what the header committed to.
  case commitmentMismatch(part: RecordPart, action: ActionID)
  /// The header has a commitment to words and the facts list none, or the reverse.
  case wordsDisagree(action: ActionID)
  /// The key of the words has been destroyed.
  case wordsErased(action: ActionID)
  /// Sealed words that were not sealed with this key for this action of this ledger.
  case sealBroken(action: ActionID)
  /// A sealed document that was not sealed with this key, or is of other bytes than its name says.
  case documentSealBroken(sha256: String)
  /// A signature under a key nobody gave.
  case unknownSigner(KeyFingerprint)
  /// A signature that its key did not make over this action.
  case signatureMismatch(KeyFingerprint)
}

extension RecordFormatError: CustomStringConvertible {
  /// What is wrong, where, and what to do about it.
  public var description: String {
    switch self {
    case .tooLarge(let part, let bytes, let limit):
      "the \(part.rawValue) has \(bytes) bytes and may have \(limit): shorten it, or attach a document"
    case .notCanonical(let part, let offset, let reason):
      "\(part.rawValue), \(CanonicalJSONError(offset: offset, reason: reason))"
    case .unknownKey(let part, let key, let offset):
      "\(part.rawValue)\(at(offset)): the key \(key) is not known here: remove it, or read with a newer version"
    case .missingKey(let part, let key):
      "\(part.rawValue): the key \(key) is missing: add it"
    case .notApplicable(let part, let key, let type):
      "\(part.rawValue): \(key) does not apply to this record of type \(type.name): remove it"
    case .malformed(let part, let key, let offset, let expected):
      "\(part.rawValue)\(at(offset)): \(key) is not of the form \(expected): correct it"
    case .unknownFormat(let format):
      "the header is of format \(format), this program reads format \(Header.format): use a newer version"
    case .unknownCatalogue(let version):
      "the header was decided under catalogue \(version), this program knows 1 to \(Catalogue.version): use a newer version"
    case .unknownType(let name):
      "the catalogue has no type \(name): correct it, or use a newer version"
    case .commitmentMismatch(let part, let action):
      "the \(part.rawValue) and salt are not those that the header of action \(action) commits to: ask for the opening again"
    case .wordsDisagree(let action):
      "header and facts of action \(action) disagree on whether there are words: one of the two is not of this record"
    case .wordsErased(let action):
      "the words of action \(action) have been erased: only their commitment remains"
    case .sealBroken(let action):
      "the sealed words of action \(action) cannot be opened with this key: they were altered, or are of another record; restore them from a copy"
    case .documentSealBroken(let sha256):
      "the sealed document \(sha256) cannot be opened with its key: it was altered, or is another one; restore it from a copy"
    case .unknownSigner(let key):
      "the signature is of key \(key), which is not known: register the key, or remove the signature"
    case .signatureMismatch(let key):
      "the signature of key \(key) was not made over this action: sign these bytes again"
    }
  }

  private func at(_ offset: Int?) -> String { offset.map { ", byte \($0)" } ?? "" }
}

public import Partnership

/// The file in which an action travels to be signed: one canonical object
/// `{facts, facts_salt, header, words?, words_salt?}`.
///
/// The header has no `recorded` and no `sequence` yet; its signatures grow as the file goes from
/// party to party. Whoever signs reads here what the commitments in the header stand for.
public struct ActionFile: Sendable, Hashable {
  /// The most bytes of the file: its parts at their largest, and the keys around them.
  public static let maximumBytes = OpeningsFile.maximumBytes

  /// What is signed.
  public private(set) var header: ActionHeader
  /// The opening of the facts.
  public let facts: Opening
  /// The opening of the words; nil when there are none.
  public let words: Opening?

  /// An action with its openings; refused unless they are those its header commits to.
  public init(
    header: ActionHeader, facts: Opening, words: Opening?
  ) throws(RecordFormatError) {
    let read = try header.facts(opening: facts)
    if let words {
      _ = try header.words(opening: words, facts: read)
    } else if header.words != nil {
      throw .missingKey(part: .actionFile, key: "words")
    }
    self.header = header
    self.facts = facts
    self.words = words
  }

  /// Reads the file and checks its openings against its header.
  public init(canonical bytes: [UInt8]) throws(RecordFormatError) {
    let parts = try OpeningsFile(bytes, of: .actionFile, withholdsFacts: false)
    guard let facts = parts.facts else { throw .missingKey(part: .actionFile, key: "facts") }
    try self.init(
      header: try ActionHeader(canonical: parts.header.span), facts: facts, words: parts.words)
  }

  /// Puts a signature to those there are, instead of an earlier one under the same key.
  ///
  /// All signatures cover the same bytes, so the order of signing does not matter.
  public mutating func add(_ signature: ActionSignature) {
    header.signatures.removeAll { $0.key == signature.key }
    header.signatures.append(signature)
    header.signatures.sort { $0.key < $1.key }
  }

  /// The action as it is decided, with the keys that signed it; whether they did, is for whoever
  /// knows the keys to check.
  public func prepared() throws(RecordFormatError) -> PreparedAction {
    let read = try header.facts(opening: facts)
    let record = Header(header, recorded: Recorded(startOf: .earliest), sequence: 0).record(
      facts: read)
    var action = PreparedAction(of: record, expires: header.expires)
    action.id = header.action
    if let words { action.words = try header.words(opening: words, facts: read) }
    return action
  }

  /// The canonical bytes of the file.
  public func canonicalBytes() throws(RecordFormatError) -> [UInt8] {
    OpeningsFile(header: try header.canonicalBytes(), facts: facts, words: words).bytes
  }
}

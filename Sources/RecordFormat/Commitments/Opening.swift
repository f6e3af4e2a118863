public import Partnership

/// What a commitment is opened with: the bytes that were committed to, and their salt.
public struct Opening: Sendable, Hashable {
  /// The salt.
  public var salt: Salt
  /// The canonical bytes of the facts or the words.
  public var bytes: [UInt8]

  /// An opening of those two.
  public init(salt: Salt, bytes: [UInt8]) {
    self.salt = salt
    self.bytes = bytes
  }
}

extension Commitment {
  /// Refuses an opening of facts that is not what was committed to for this action of this ledger.
  ///
  /// Says nothing of what the facts mean; ``ActionHeader/facts(opening:correcting:)`` reads them.
  public func checkFacts(
    _ opening: Opening, ledger: LedgerName, action: ActionID
  ) throws(RecordFormatError) {
    try opening.checkForm(of: .facts, limit: FactsFormat.maximumBytes)
    guard self == .facts(opening.bytes, salt: opening.salt, ledger: ledger, action: action) else {
      throw .commitmentMismatch(part: .facts, action: action)
    }
  }

  /// Refuses an opening of words that is not what was committed to for this action of this ledger.
  public func checkWords(
    _ opening: Opening, ledger: LedgerName, action: ActionID
  ) throws(RecordFormatError) {
    try checkWords(opening, ActionBinding(ledger, action))
  }

  func checkWords(_ opening: Opening, _ binding: ActionBinding) throws(RecordFormatError) {
    try opening.checkForm(of: .words, limit: WordsFormat.maximumBytes)
    guard self == .words(opening.bytes.span, salt: opening.salt, binding) else {
      throw .commitmentMismatch(part: .words, action: binding.action)
    }
  }
}

extension Opening {
  /// Refuses bytes that are too many or not canonical JSON.
  fileprivate func checkForm(of part: RecordPart, limit: Int) throws(RecordFormatError) {
    var reader = try PartReader(bytes.span, of: part, limit: limit)
    _ = try reader.valueBytes()
    try reader.finish()
  }
}

extension ActionHeader {
  /// Reads the facts of an opening, once it has been found to be the one committed to.
  ///
  /// - Parameter target: The type of the record a correction targets, when it is known.
  public func facts(
    opening: Opening, correcting target: RecordType? = nil
  ) throws(RecordFormatError) -> Facts {
    try facts(
      opening.bytes.span, salt: opening.salt, ActionBinding(ledger, action), correcting: target)
  }

  /// Reads borrowed facts, once they have been found to be those committed to with a salt.
  ///
  /// - Parameters:
  ///   - binding: That of the header's own ledger and action.
  ///   - target: The type of the record a correction targets, when it is known.
  package func facts(
    _ bytes: Span<UInt8>, salt: Salt, _ binding: ActionBinding,
    correcting target: RecordType? = nil
  ) throws(RecordFormatError) -> Facts {
    let facts = try FactsFormat.read(bytes, type: type, correcting: target)
    guard self.facts == .facts(bytes, salt: salt, binding) else {
      throw .commitmentMismatch(part: .facts, action: action)
    }
    guard facts.wordsPresent.isEmpty == (words == nil) else {
      throw .wordsDisagree(action: action)
    }
    return facts
  }

  /// Reads the words of an opening, once it has been found to be the one committed to.
  ///
  /// - Parameter facts: The facts of the record, which list the words; nil when they are withheld.
  public func words(
    opening: Opening, facts: Facts?
  ) throws(RecordFormatError) -> Words {
    guard let commitment = words else { throw .wordsDisagree(action: action) }
    let words = try WordsFormat.read(opening.bytes, type: type, facts: facts)
    guard
      commitment == .words(opening.bytes, salt: opening.salt, ledger: ledger, action: action)
    else { throw .commitmentMismatch(part: .words, action: action) }
    return words
  }

  /// Opens sealed words and holds them against the commitment and the facts: one reading and one
  /// hash, and no words made.
  ///
  /// - Parameter binding: That of the header's own ledger and action.
  package func checkWords(
    sealed bytes: Span<UInt8>, key: WordsKey, _ binding: ActionBinding, facts: Facts?
  ) throws(RecordFormatError) {
    var message = binding.message(for: Purpose.words, reserving: bytes.count)
    let start = message.count + Salt.byteCount
    try SealedWords.unseal(bytes, key: key, binding, to: &message)
    guard let commitment = words else { throw .wordsDisagree(action: action) }
    try WordsFormat.check(
      message.span.extracting(start..<message.count), type: type, facts: facts)
    guard commitment == Commitment(hashing: message) else {
      throw .commitmentMismatch(part: .words, action: action)
    }
  }
}

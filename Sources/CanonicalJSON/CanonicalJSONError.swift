/// Why a JSON text or value was refused, and at which byte.
public struct CanonicalJSONError: Error, Hashable, Sendable {
  /// The byte that is wrong, counted from 0; when writing, how many bytes had been written.
  public let offset: Int

  /// What is wrong there.
  public let reason: Reason

  /// Makes an error for a byte of a text.
  public init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// What can be wrong with a JSON text.
  public enum Reason: Sendable, Hashable, CaseIterable {
    // The text as a whole
    /// More bytes than the limit allows; the offset is the limit.
    case tooLong
    /// More objects and arrays open at once than the limit allows.
    case tooDeep
    /// The text begins with U+FEFF.
    case byteOrderMark
    /// The text ends inside a value.
    case unexpectedEnd
    /// Something follows the value.
    case trailingBytes
    /// A byte that JSON (RFC 8259) does not allow here.
    case unexpectedByte
    /// Allowed JSON, spelt otherwise than RFC 8785 writes it: white space or a needless escape.
    case notCanonical

    // Objects
    /// A key with other characters than `a–z 0–9 _ .`, or with none.
    case badKey
    /// A key that the object already has.
    case duplicateKey
    /// A key that sorts before the one in front of it.
    case keysOutOfOrder
    /// A key that the caller of the reader does not know.
    case unexpectedKey

    // Strings
    /// Bytes that are not UTF-8, surrogates and overlong forms included.
    case invalidUTF8
    /// A `\u` escape of half a surrogate pair.
    case loneSurrogate
    /// A control character other than TAB and LF, or one of these two without its escape.
    case controlCharacter
    /// A code point that Unicode reserves for internal use: U+FDD0–FDEF, U+xxFFFE, U+xxFFFF.
    case noncharacter
    /// A backslash followed by something that is not a JSON escape.
    case badEscape

    // Numbers
    /// A number with a decimal point.
    case fraction
    /// A number with an exponent.
    case exponent
    /// A number with a needless zero in front.
    case leadingZero
    /// `-0`, which has the same meaning as `0`.
    case negativeZero
    /// A number beyond ±(2^53 − 1), which other readers would round.
    case integerTooLarge

    // The caller
    /// A value of another type than the caller of the reader asked for.
    case unexpectedType
    /// A call on the writer that the bytes so far leave no place for.
    case misplaced
  }
}

extension CanonicalJSONError: CustomStringConvertible {
  /// What is wrong, at which byte, and what to do about it.
  public var description: String { "byte \(offset): \(reason.sentence)" }
}

extension CanonicalJSONError.Reason {
  /// What is wrong and what to do about it, without the place.
  fileprivate var sentence: String {
    switch self {
    case .tooLong: "the text is longer than allowed; split it, or keep large content as a document"
    case .tooDeep: "objects and arrays are nested too deep; flatten them (at most 16 levels)"
    case .byteOrderMark: "the text begins with a byte order mark; save it as UTF-8 without one"
    case .unexpectedEnd: "the text ends inside a value; check that it was sent whole"
    case .trailingBytes: "something follows the value; send one value only"
    case .unexpectedByte: "this byte is not allowed here by JSON; check commas, quotes and brackets"
    case .notCanonical:
      "valid JSON but not its canonical form; write it without white space and needless escapes"
    case .badKey: "a key may have only the characters a-z, 0-9, _ and . ; rename it"
    case .duplicateKey: "the object already has this key; keep one of the two"
    case .keysOutOfOrder: "this key sorts before the previous one; write keys in ascending order"
    case .unexpectedKey: "this key is not known here; remove it, or read with a newer version"
    case .invalidUTF8: "these bytes are not UTF-8; save the text as UTF-8"
    case .loneSurrogate: "this \\u escape is half of a surrogate pair; write both halves"
    case .controlCharacter:
      "control characters are not allowed; remove it, or write a tab as \\t and a line feed as \\n"
    case .noncharacter: "this code point is not a character of Unicode; remove it"
    case .badEscape: "no such escape in JSON; write a backslash itself as \\\\"
    case .fraction: "numbers are whole; write amounts in minor units or as a string"
    case .exponent: "numbers have no exponent; write all the digits"
    case .leadingZero: "a number does not begin with a needless zero; remove it"
    case .negativeZero: "zero has no sign; write 0"
    case .integerTooLarge:
      "numbers stay within 9007199254740991 on either side; write it as a string"
    case .unexpectedType: "the value is not of the type expected here; correct it"
    case .misplaced: "the program wrote a key, value or end where JSON has no place for it"
    }
  }
}

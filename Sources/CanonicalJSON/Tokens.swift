/// The tokens of JSON (RFC 8259), held to the profile: what both readers and the writer share.

/// The bytes JSON gives a meaning to.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let point: UInt8 = 0x2E
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let colon: UInt8 = 0x3A
  static let openArray: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeArray: UInt8 = 0x5D
  static let openObject: UInt8 = 0x7B
  static let closeObject: UInt8 = 0x7D

  /// Whether a byte stands for itself in a string: printable ASCII but the quote and the backslash.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F && byte != quote && byte != backslash
  }

  /// The same of eight bytes at once: the lowest bit set stands in the first byte that is not plain,
  /// and none is set when all are.
  ///
  /// A borrow can mark a byte wrongly only behind one that is rightly marked.
  @inline(__always)
  static func notPlain(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let isControl = word &- ones &* 0x20
    let isQuote = (word ^ ones &* UInt64(quote)) &- ones
    let isBackslash = (word ^ ones &* UInt64(backslash)) &- ones
    let isDelete = (word ^ ones &* 0x7F) &- ones
    return (isControl | isQuote | isBackslash | isDelete | word) & (ones &* 0x80)
  }

  /// Whether a byte may stand in a key.
  @inline(__always)
  static func isKey(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x2E
  }

  /// Whether JSON skips a byte between tokens.
  static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == space || byte == lineFeed || byte == tab || byte == carriageReturn
  }
}

/// The largest magnitude of an integer: above it IEEE 754 doubles, which most readers use, round.
let largestInteger: Int64 = (1 << 53) - 1

/// What the profile has against a Unicode scalar in a string, or nil.
func profileFault(of scalar: UInt32) -> CanonicalJSONError.Reason? {
  switch scalar {
  case 0x09, 0x0A: nil
  case 0x00...0x1F, 0x7F...0x9F: .controlCharacter
  case 0xFDD0...0xFDEF: .noncharacter
  case _ where scalar & 0xFFFE == 0xFFFE: .noncharacter
  default: nil
  }
}

extension Span where Element == UInt8 {
  /// The byte at an offset, or an error when the text ends there.
  @inline(__always)
  func byte(at offset: Int) throws(CanonicalJSONError) -> UInt8 {
    guard offset < count else { throw CanonicalJSONError(offset: count, reason: .unexpectedEnd) }
    return self[offset]
  }

  /// Where the run of plain string bytes that begins at an offset ends.
  @inline(__always)
  func endOfPlainBytes(from start: Int) -> Int {
    var offset = start
    while let word = eightBytes(at: offset) {
      let marks = Byte.notPlain(word)
      guard marks == 0 else { return offset + marks.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < count, Byte.isPlain(self[offset]) { offset += 1 }
    return offset
  }

  /// The end of a string byte or scalar that is neither plain nor a quote nor an escape.
  ///
  /// Decodes by Unicode's table 3-7 (well-formed UTF-8), so overlong forms and surrogates are
  /// invalid, then applies the profile. Errors stand at the first byte of the scalar.
  func endOfScalar(at offset: Int) throws(CanonicalJSONError) -> Int {
    let lead = self[offset]
    let length: Int
    let smallest: UInt32
    var scalar: UInt32
    switch lead {
    case 0x00...0x7F: throw CanonicalJSONError(offset: offset, reason: .controlCharacter)
    case 0xC2...0xDF: (length, smallest, scalar) = (2, 0x80, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, smallest, scalar) = (3, 0x800, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, smallest, scalar) = (4, 0x10000, UInt32(lead & 0x07))
    default: throw CanonicalJSONError(offset: offset, reason: .invalidUTF8)
    }
    guard length <= count - offset else {
      throw CanonicalJSONError(offset: offset, reason: .invalidUTF8)
    }
    for index in 1..<length {
      let byte = self[offset + index]
      guard byte & 0xC0 == 0x80 else {
        throw CanonicalJSONError(offset: offset, reason: .invalidUTF8)
      }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    guard scalar >= smallest, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else {
      throw CanonicalJSONError(offset: offset, reason: .invalidUTF8)
    }
    if let fault = profileFault(of: scalar) {
      throw CanonicalJSONError(offset: offset, reason: fault)
    }
    return offset + length
  }

  /// Reads the escape whose backslash stands at an offset: any of RFC 8259 §7, held to the profile.
  func escape(at offset: Int) throws(CanonicalJSONError) -> (scalar: UInt32, end: Int) {
    var scalar: UInt32
    var end = offset + 2
    switch try byte(at: offset + 1) {
    case UInt8(ascii: "\""): scalar = 0x22
    case UInt8(ascii: "\\"): scalar = 0x5C
    case UInt8(ascii: "/"): scalar = 0x2F
    case UInt8(ascii: "b"): scalar = 0x08
    case UInt8(ascii: "f"): scalar = 0x0C
    case UInt8(ascii: "n"): scalar = 0x0A
    case UInt8(ascii: "r"): scalar = 0x0D
    case UInt8(ascii: "t"): scalar = 0x09
    case UInt8(ascii: "u"):
      scalar = try codeUnit(at: offset)
      end = offset + 6
      if (0xD800...0xDFFF).contains(scalar) {
        scalar = try surrogatePair(high: scalar, at: offset)
        end = offset + 12
      }
    default: throw CanonicalJSONError(offset: offset, reason: .badEscape)
    }
    if let fault = profileFault(of: scalar) {
      throw CanonicalJSONError(offset: offset, reason: fault)
    }
    return (scalar, end)
  }

  /// Joins a high surrogate with the escape after it, which must be a low one.
  private func surrogatePair(high: UInt32, at offset: Int) throws(CanonicalJSONError) -> UInt32 {
    let second = offset + 6
    guard high < 0xDC00, try byte(at: second) == Byte.backslash,
      try byte(at: second + 1) == UInt8(ascii: "u")
    else { throw CanonicalJSONError(offset: offset, reason: .loneSurrogate) }
    let low = try codeUnit(at: second)
    guard (0xDC00...0xDFFF).contains(low) else {
      throw CanonicalJSONError(offset: offset, reason: .loneSurrogate)
    }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  /// The four hexadecimal digits of the `\u` escape at an offset.
  private func codeUnit(at offset: Int) throws(CanonicalJSONError) -> UInt32 {
    var unit: UInt32 = 0
    for index in 2..<6 {
      let digit = try byte(at: offset + index)
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
      default: throw CanonicalJSONError(offset: offset, reason: .badEscape)
      }
      unit = unit << 4 | UInt32(value)
    }
    return unit
  }

  /// Reads the integer at an offset, which holds a digit or a minus sign.
  ///
  /// An integer of the profile has one spelling only, so this serves canonical and free text alike.
  func integer(at start: Int) throws(CanonicalJSONError) -> (value: Int64, end: Int) {
    let isNegative = self[start] == Byte.minus
    let firstDigit = isNegative ? start + 1 : start
    guard Byte.zero...Byte.nine ~= (try byte(at: firstDigit)) else {
      throw CanonicalJSONError(offset: firstDigit, reason: .unexpectedByte)
    }
    var magnitude: Int64 = 0
    var end = firstDigit
    while end < count, Byte.zero...Byte.nine ~= self[end] {
      // Held just above the limit, so that a million digits neither overflow nor come back.
      magnitude = min(magnitude * 10 + Int64(self[end] - Byte.zero), largestInteger + 1)
      end += 1
    }
    if self[firstDigit] == Byte.zero, end > firstDigit + 1 {
      throw CanonicalJSONError(offset: firstDigit, reason: .leadingZero)
    }
    if end < count {
      if self[end] == Byte.point { throw CanonicalJSONError(offset: end, reason: .fraction) }
      // 0x20 makes the letter lower-case.
      if self[end] | 0x20 == UInt8(ascii: "e") {
        throw CanonicalJSONError(offset: end, reason: .exponent)
      }
    }
    guard magnitude <= largestInteger else {
      throw CanonicalJSONError(offset: start, reason: .integerTooLarge)
    }
    if isNegative, magnitude == 0 {
      throw CanonicalJSONError(offset: start, reason: .negativeZero)
    }
    return (isNegative ? -magnitude : magnitude, end)
  }

  /// The end of `true`, `false` or `null` at an offset, which holds its first letter.
  func endOfWord(_ word: String, at start: Int) throws(CanonicalJSONError) -> Int {
    var offset = start
    for letter in word.utf8 {
      guard try byte(at: offset) == letter else {
        throw CanonicalJSONError(offset: offset, reason: .unexpectedByte)
      }
      offset += 1
    }
    return offset
  }

  /// What is wrong with the byte at an offset inside a key, which is not a key's own.
  func keyFault(at offset: Int) throws(CanonicalJSONError) -> CanonicalJSONError {
    let byte = try byte(at: offset)
    if byte == Byte.backslash { _ = try escape(at: offset) }
    if byte < 0x20 || byte >= 0x7F { _ = try endOfScalar(at: offset) }
    return CanonicalJSONError(offset: offset, reason: .badKey)
  }

  /// Refuses a text that is too long or begins with a byte order mark, before anything is read.
  func checkWhole(_ limits: JSONLimits) throws(CanonicalJSONError) {
    guard count <= limits.bytes else {
      throw CanonicalJSONError(offset: limits.bytes, reason: .tooLong)
    }
    if count >= 3, self[0] == 0xEF, self[1] == 0xBB, self[2] == 0xBF {
      throw CanonicalJSONError(offset: 0, reason: .byteOrderMark)
    }
  }

  /// The text of a range of bytes already checked to be UTF-8.
  func text(_ range: Range<Int>) throws(CanonicalJSONError) -> String {
    guard let text = String(utf8: extracting(range)) else {
      throw CanonicalJSONError(offset: range.lowerBound, reason: .invalidUTF8)
    }
    return text
  }
}

extension CanonicalReader {
  /// Reads a string and returns where its content stands between the quotes; nothing is copied.
  ///
  /// Escapes stand there as written: a backslash is always the first byte of `\"`, `\\`, `\t` or
  /// `\n`. One string has one spelling, so comparing these bytes compares the strings.
  public mutating func readStringBytes() throws(CanonicalJSONError) -> Range<Int> {
    try scanString().content
  }

  /// Reads a string as text.
  public mutating func readString() throws(CanonicalJSONError) -> String {
    let (content, isEscaped) = try scanString()
    guard isEscaped else { return try bytes.text(content) }
    guard let text = bytes.unescaped(content) else {
      throw CanonicalJSONError(offset: content.lowerBound, reason: .invalidUTF8)
    }
    return text
  }

  /// Reads an integer.
  public mutating func readInteger() throws(CanonicalJSONError) -> Int64 {
    switch try firstByte() {
    case Byte.minus, Byte.zero...Byte.nine: break
    default: throw mismatch()
    }
    let (value, end) = try bytes.integer(at: offset)
    pass(to: end)
    return value
  }

  /// Reads `true` or `false`.
  public mutating func readBool() throws(CanonicalJSONError) -> Bool {
    switch try firstByte() {
    case UInt8(ascii: "t"):
      pass(to: try bytes.endOfWord("true", at: offset))
      return true
    case UInt8(ascii: "f"):
      pass(to: try bytes.endOfWord("false", at: offset))
      return false
    default: throw mismatch()
    }
  }

  /// Reads `null`.
  public mutating func readNull() throws(CanonicalJSONError) {
    guard try firstByte() == UInt8(ascii: "n") else { throw mismatch() }
    pass(to: try bytes.endOfWord("null", at: offset))
  }

  /// Reads any value as a tree.
  public mutating func readValue() throws(CanonicalJSONError) -> JSON {
    switch try firstByte() {
    case Byte.openObject:
      var members: [JSONObject.Element] = []
      try enterObject()
      while let key = try nextKey() {
        members.append((key: try bytes.text(key), value: try readValue()))
      }
      return .object(JSONObject(ascending: members))
    case Byte.openArray:
      var items: [JSON] = []
      try enterArray()
      while try nextItem() { items.append(try readValue()) }
      return .array(items)
    case Byte.quote: return .string(try readString())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try readBool())
    case UInt8(ascii: "n"):
      try readNull()
      return .null
    case Byte.minus, Byte.zero...Byte.nine: return .integer(try readInteger())
    default: throw misfit()
    }
  }

  /// Passes over any value, checking it as strictly as if it were read.
  public mutating func skipValue() throws(CanonicalJSONError) {
    precondition(isBeforeValue, "no value can be skipped here")
    let floor = depth
    repeat {
      if isBeforeValue {
        try enterOrSkip()
      } else if isInObject {
        _ = try nextKey()
      } else {
        _ = try nextItem()
      }
    } while depth > floor
  }

  private mutating func enterOrSkip() throws(CanonicalJSONError) {
    switch try firstByte() {
    case Byte.openObject: try enterObject()
    case Byte.openArray: try enterArray()
    case Byte.quote: _ = try scanString()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try readBool()
    case UInt8(ascii: "n"): try readNull()
    case Byte.minus, Byte.zero...Byte.nine: _ = try readInteger()
    default: throw misfit()
    }
  }

  /// Passes over a string, checking that it is spelt as RFC 8785 §3.2.2.2 writes it.
  private mutating func scanString() throws(CanonicalJSONError) -> (
    content: Range<Int>, isEscaped: Bool
  ) {
    guard try firstByte() == Byte.quote else { throw mismatch() }
    let bytes = bytes
    let start = offset + 1
    var isEscaped = false
    var end = start
    while true {
      end = bytes.endOfPlainBytes(from: end)
      switch try bytes.byte(at: end) {
      case Byte.quote:
        pass(to: end + 1)
        return (start..<end, isEscaped)
      case Byte.backslash:
        end = try bytes.endOfCanonicalEscape(at: end)
        isEscaped = true
      default:
        end = try bytes.endOfScalar(at: end)
      }
    }
  }
}

extension Span where Element == UInt8 {
  /// The text of a string whose content ``CanonicalReader/readStringBytes()`` returned; nil where no
  /// such content stands.
  package func unescaped(_ content: Range<Int>) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var offset = content.lowerBound
    while offset < content.upperBound {
      if self[offset] == Byte.backslash {
        // What was read has no other escapes; an error here is the nil that is promised.
        guard let (scalar, end) = try? escape(at: offset) else { return nil }
        // The four canonical escapes all stand for ASCII.
        text.append(UInt8(truncatingIfNeeded: scalar))
        offset = end
      } else {
        text.append(self[offset])
        offset += 1
      }
    }
    return String(utf8: text.span)
  }

  /// The end of an escape that cannot be avoided; in the profile these are `\"`, `\\`, `\t`, `\n`.
  fileprivate func endOfCanonicalEscape(at offset: Int) throws(CanonicalJSONError) -> Int {
    let (scalar, end) = try escape(at: offset)
    let isNeeded = scalar == 0x22 || scalar == 0x5C || scalar == 0x09 || scalar == 0x0A
    guard isNeeded, end == offset + 2 else {
      throw CanonicalJSONError(offset: offset, reason: .notCanonical)
    }
    return end
  }
}

/// Writes canonical JSON (RFC 8785, held to the profile) straight into bytes, without a tree.
///
/// ```swift
/// var writer = CanonicalWriter()
/// writer.beginObject()
/// writer.key("action")
/// writer.string(action)
/// writer.endObject()
/// let bytes = try writer.finish()
/// ```
///
/// Keys are given in ascending order. Calls do not throw one by one: the first mistake (a key out
/// of order, a control character, an integer too large, a value without its key) is kept, nothing
/// is written after it, and ``finish()`` throws it. So no doubtful byte ever comes out.
public struct CanonicalWriter: Sendable {
  private var bytes: [UInt8] = []
  private let limits: JSONLimits
  private var failure: CanonicalJSONError?
  private var depth = 0
  private var awaitsValue = true
  private var isFirst = true
  /// Bit d is set when the container at depth d is an object.
  private var objectBits: UInt32 = 0
  /// Where in `bytes` the last key of each depth stands; empty before the first.
  private var lastKeys = InlineArray<17, Range<Int>>(repeating: 0..<0)

  /// Begins an empty text; give the expected length if you know it.
  public init(limits: JSONLimits = .standard, reserving capacity: Int = 0) {
    self.limits = limits
    bytes.reserveCapacity(capacity)
  }

  /// The bytes of the one value written, or the first mistake made in writing it.
  public consuming func finish() throws(CanonicalJSONError) -> [UInt8] {
    if let failure { throw failure }
    guard depth == 0, !awaitsValue else {
      throw CanonicalJSONError(offset: bytes.count, reason: .unexpectedEnd)
    }
    guard bytes.count <= limits.bytes else {
      throw CanonicalJSONError(offset: limits.bytes, reason: .tooLong)
    }
    return bytes
  }
}

// MARK: Objects and arrays

extension CanonicalWriter {
  /// Opens an object; a key or its end comes next.
  public mutating func beginObject() {
    guard begin(Byte.openObject) else { return }
    objectBits |= 1 << UInt32(depth)
    lastKeys[depth] = 0..<0
  }

  /// Closes the object.
  public mutating func endObject() { end(Byte.closeObject, ofObject: true) }

  /// Opens an array; values or its end come next.
  public mutating func beginArray() {
    guard begin(Byte.openArray) else { return }
    objectBits &= ~(1 << UInt32(depth))
  }

  /// Closes the array.
  public mutating func endArray() { end(Byte.closeArray, ofObject: false) }

  /// Writes the key of the next member, which must sort after the one before it.
  public mutating func key(_ key: String) {
    guard failure == nil else { return }
    guard isInObject, !awaitsValue else { return fail(.misplaced) }
    let span = key.utf8Span.span
    guard !span.isEmpty, span.indices.allSatisfy({ Byte.isKey(span[$0]) }) else {
      return fail(.badKey)
    }
    switch keyOrder(bytes.span.extracting(lastKeys[depth]), span) {
    case .ascending: break
    case .same: return fail(.duplicateKey)
    case .descending: return fail(.keysOutOfOrder)
    }
    // All at once: each append looks whether there is room.
    let isFirst = isFirst
    bytes.append(addingCapacity: span.count + 4) { (output: inout OutputSpan<UInt8>) in
      if !isFirst { output.append(Byte.comma) }
      output.append(Byte.quote)
      for index in span.indices { output.append(span[index]) }
      output.append(Byte.quote)
      output.append(Byte.colon)
    }
    lastKeys[depth] = bytes.count - 2 - span.count..<bytes.count - 2
    awaitsValue = true
  }

  private var isInObject: Bool { depth > 0 && objectBits & 1 << UInt32(depth) != 0 }

  private mutating func begin(_ bracket: UInt8) -> Bool {
    guard beginValue() else { return false }
    guard depth < limits.depth else {
      fail(.tooDeep)
      return false
    }
    depth += 1
    bytes.append(bracket)
    awaitsValue = false
    isFirst = true
    return true
  }

  private mutating func end(_ bracket: UInt8, ofObject: Bool) {
    guard failure == nil else { return }
    guard depth > 0, isInObject == ofObject, !awaitsValue else { return fail(.misplaced) }
    depth -= 1
    bytes.append(bracket)
    isFirst = false
  }

  /// Sees that a value may come here and separates it from the item before it.
  private mutating func beginValue() -> Bool {
    guard failure == nil else { return false }
    if awaitsValue { return true }
    guard depth > 0, !isInObject else {
      fail(.misplaced)
      return false
    }
    if !isFirst { bytes.append(Byte.comma) }
    return true
  }

  private mutating func endValue() {
    awaitsValue = false
    isFirst = false
  }

  private mutating func fail(_ reason: CanonicalJSONError.Reason) {
    failure = CanonicalJSONError(offset: bytes.count, reason: reason)
  }
}

// MARK: Values

extension CanonicalWriter {
  /// Writes a string.
  public mutating func string(_ string: String) { self.string(string.utf8Span.span) }

  /// Writes a string given as its UTF-8 bytes, unescaped.
  public mutating func string(_ utf8: Span<UInt8>) {
    guard beginValue() else { return }
    bytes.append(Byte.quote)
    var start = 0
    while true {
      let end: Int
      do throws(CanonicalJSONError) {
        end = try utf8.endOfUnescaped(from: start)
      } catch {
        return fail(error.reason)
      }
      bytes.append(utf8.extracting(start..<end))
      guard end < utf8.count else { break }
      bytes.append(Byte.backslash)
      switch utf8[end] {
      case Byte.tab: bytes.append(UInt8(ascii: "t"))
      case Byte.lineFeed: bytes.append(UInt8(ascii: "n"))
      default: bytes.append(utf8[end])
      }
      start = end + 1
    }
    bytes.append(Byte.quote)
    endValue()
  }

  /// Writes an integer.
  public mutating func integer(_ integer: Int64) {
    guard beginValue() else { return }
    guard integer.magnitude <= UInt64(largestInteger) else { return fail(.integerTooLarge) }
    // From the last digit to the first, into the 16 places that the largest integer needs.
    var digits = InlineArray<16, UInt8>(repeating: Byte.zero)
    var first = 15
    var rest = integer.magnitude
    while rest >= 10 {
      digits[first] += UInt8(rest % 10)
      rest /= 10
      first -= 1
    }
    digits[first] += UInt8(rest)
    if integer < 0 { bytes.append(Byte.minus) }
    bytes.append(digits.span.extracting(first..<16))
    endValue()
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ bool: Bool) { word(bool ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { word("null") }

  /// Writes any value; the recursion is bounded by the depth limit.
  public mutating func value(_ value: JSON) {
    guard failure == nil else { return }
    switch value {
    case .null: null()
    case .bool(let bool): self.bool(bool)
    case .integer(let integer): self.integer(integer)
    case .string(let string): self.string(string)
    case .array(let items):
      beginArray()
      guard failure == nil else { return }
      for item in items { self.value(item) }
      endArray()
    case .object(let members):
      beginObject()
      guard failure == nil else { return }
      for (key, member) in members {
        self.key(key)
        self.value(member)
      }
      endObject()
    }
  }

  private mutating func word(_ word: String) {
    guard beginValue() else { return }
    bytes.append(contentsOf: word.utf8)
    endValue()
  }
}

extension Span where Element == UInt8 {
  /// Where the part that needs no escape ends: at a quote, backslash, tab, line feed, or the end.
  fileprivate func endOfUnescaped(from start: Int) throws(CanonicalJSONError) -> Int {
    var end = start
    while true {
      end = endOfPlainBytes(from: end)
      guard end < count else { return end }
      switch self[end] {
      case Byte.quote, Byte.backslash, Byte.tab, Byte.lineFeed: return end
      default: end = try endOfScalar(at: end)
      }
    }
  }
}

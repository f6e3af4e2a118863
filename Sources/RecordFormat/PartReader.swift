import CanonicalJSON
import Partnership

/// Reads one part of a record: canonical JSON whose values have a grammar.
///
/// Remembers the key it stands at, so that every refusal names the key and the byte.
struct PartReader: ~Copyable, ~Escapable {
  let bytes: Span<UInt8>
  let part: RecordPart
  private var reader: CanonicalReader
  /// Where the key of the value stands that comes next, or was read last.
  private(set) var key = 0..<0
  private var start = 0

  /// Refuses a part that is too large before anything is read.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, of part: RecordPart, limit: Int) throws(RecordFormatError) {
    guard bytes.count <= limit else {
      throw .tooLarge(part: part, bytes: bytes.count, limit: limit)
    }
    reader = try canonicalReader(bytes, of: part, limit: limit)
    self.bytes = bytes
    self.part = part
  }

  /// Where the next byte is read.
  var offset: Int { reader.offset }
}

// MARK: Moving

extension PartReader {
  mutating func enterObject() throws(RecordFormatError) {
    start = reader.offset
    do { try reader.enterObject() } catch { throw refusal(error, "an object") }
  }

  mutating func leaveObject() throws(RecordFormatError) {
    do { try reader.leaveObject() } catch { throw refusal(error, "an object") }
  }

  /// Moves to the value of a key; false when the object does not have it.
  mutating func has(_ key: PackedName) throws(RecordFormatError) -> Bool {
    do {
      guard try reader.nextKey(is: key) else { return false }
    } catch {
      throw refusal(error, "a key")
    }
    start = reader.offset
    // A quote and a colon stand between the key and its value.
    self.key = start - 2 - key.count..<start - 2
    return true
  }

  /// Moves to the value of a key that has to be there.
  mutating func require(_ key: PackedName) throws(RecordFormatError) {
    guard try !has(key) else { return }
    // Keys ascend: one that stands before the place of this one is not known.
    if let other = try nextKey().map({ text($0) }), other.precedes(key.text) {
      throw .unknownKey(part: part, key: other, offset: start)
    }
    throw .missingKey(part: part, key: key.text)
  }

  /// Moves to the next value and returns where its key stands; nil at the end of the object.
  mutating func nextKey() throws(RecordFormatError) -> Range<Int>? {
    do {
      guard let range = try reader.nextKey() else { return nil }
      key = range
    } catch {
      throw refusal(error, "a key")
    }
    start = reader.offset
    return key
  }

  mutating func enterArray(_ expected: @autoclosure () -> String) throws(RecordFormatError) {
    start = reader.offset
    do { try reader.enterArray() } catch { throw refusal(error, expected()) }
  }

  mutating func nextItem() throws(RecordFormatError) -> Bool {
    do {
      guard try reader.nextItem() else { return false }
    } catch {
      throw refusal(error, "an array")
    }
    start = reader.offset
    return true
  }

  mutating func finish() throws(RecordFormatError) {
    do { try reader.finish() } catch { throw refusal(error, "the end") }
  }
}

// MARK: Values

extension PartReader {
  /// A string, as the range of its bytes.
  mutating func stringBytes(
    _ expected: @autoclosure () -> String
  ) throws(RecordFormatError) -> Range<Int> {
    do { return try reader.readStringBytes() } catch { throw refusal(error, expected()) }
  }

  /// A string that is not empty.
  mutating func string(
    _ expected: @autoclosure () -> String
  ) throws(RecordFormatError) -> String {
    let string: String
    do { string = try reader.readString() } catch { throw refusal(error, expected()) }
    guard !string.isEmpty else { throw malformed(expected()) }
    return string
  }

  /// A string whose bytes a type of the domain reads: none of its grammars allows what has to be
  /// escaped, so the bytes are the text.
  mutating func value<Value>(
    _ expected: @autoclosure () -> String, _ read: (Span<UInt8>) -> Value?
  ) throws(RecordFormatError) -> Value {
    let range = try stringBytes(expected())
    guard let value = read(bytes.extracting(range)) else { throw malformed(expected()) }
    return value
  }

  /// The text of a string that was read as the range of its bytes.
  func unescaped(_ range: Range<Int>) -> String { bytes.unescaped(range) ?? "" }

  /// 64 hexadecimal digits.
  mutating func hash<Hash: ThirtyTwoBytes>(_: Hash.Type) throws(RecordFormatError) -> Hash {
    let range = try stringBytes(Form.hash)
    guard let block = Bytes32(hex: bytes, at: range) else { throw malformed(Form.hash) }
    return Hash(block)
  }

  /// An integer from a lower bound to 2^53 − 1.
  mutating func integer(
    from minimum: Int64, _ expected: @autoclosure () -> String
  ) throws(RecordFormatError) -> Int64 {
    let integer: Int64
    do { integer = try reader.readInteger() } catch { throw refusal(error, expected()) }
    guard integer >= minimum else { throw malformed(expected()) }
    return integer
  }

  mutating func boolean() throws(RecordFormatError) -> Bool {
    do { return try reader.readBool() } catch { throw refusal(error, "true|false") }
  }

  /// `null`, if it comes next.
  mutating func isNull() throws(RecordFormatError) -> Bool {
    guard reader.offset < bytes.count, bytes[reader.offset] == UInt8(ascii: "n") else {
      return false
    }
    do { try reader.readNull() } catch { throw refusal(error, "null") }
    return true
  }

  /// Any value, as a tree.
  mutating func tree() throws(RecordFormatError) -> JSON {
    do { return try reader.readValue() } catch { throw refusal(error, "a value") }
  }

  /// Any value, as the range of its bytes.
  mutating func valueBytes() throws(RecordFormatError) -> Range<Int> {
    let start = reader.offset
    do { try reader.skipValue() } catch { throw refusal(error, "a value") }
    return start..<reader.offset
  }

  /// 1 to 64 ids or codes, ascending by byte, no repeats.
  mutating func ascending<Value: Identifier>(
    _ form: @autoclosure () -> String
  ) throws(RecordFormatError) -> [Value] {
    var values: [Value] = []
    var last = 0..<0
    try enterArray(form())
    while try nextItem() {
      let range = try stringBytes(form())
      guard let value = Value(utf8: bytes.extracting(range)) else { throw malformed(form()) }
      guard bytes.extracting(last).precedes(bytes.extracting(range)),
        values.count < Form.mostItems
      else { throw malformed(Form.ascending) }
      last = range
      values.append(value)
    }
    guard !values.isEmpty else { throw malformed(Form.ascending) }
    return values
  }
}

// MARK: Refusing

extension PartReader {
  /// The value last read breaks its grammar.
  func malformed(_ expected: String) -> RecordFormatError { malformed(expected, key: text(key)) }

  /// A value that holds other keys breaks its grammar.
  func malformed(_ expected: String, key: String) -> RecordFormatError {
    .malformed(part: part, key: key, offset: start, expected: expected)
  }

  /// A value of another type breaks its grammar; everything else is not canonical.
  private func refusal(_ error: CanonicalJSONError, _ expected: String) -> RecordFormatError {
    switch error.reason {
    case .unexpectedType:
      .malformed(part: part, key: text(key), offset: error.offset, expected: expected)
    case .unexpectedKey:
      .unknownKey(part: part, key: keyText(after: error.offset), offset: error.offset)
    default:
      .notCanonical(part: part, offset: error.offset, reason: error.reason)
    }
  }

  private func keyText(after quote: Int) -> String {
    var end = quote + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += 1 }
    return text(quote + 1..<end)
  }

  /// The text of bytes that the reader has found to be UTF-8.
  func text(_ range: Range<Int>) -> String { String(utf8: bytes.extracting(range)) ?? "" }
}

@_lifetime(copy bytes)
private func canonicalReader(
  _ bytes: Span<UInt8>, of part: RecordPart, limit: Int
) throws(RecordFormatError) -> CanonicalReader {
  do {
    return try CanonicalReader(bytes, limits: JSONLimits(bytes: limit))
  } catch {
    throw .notCanonical(part: part, offset: error.offset, reason: error.reason)
  }
}

/// The grammars that more than one key has, as refusals show them.
enum Form {
  static let hash = "^[0-9a-f]{64}$"
  static let signature = "^[0-9a-f]{128}$"
  static let instant = "YYYY-MM-DDThh:mm:ss.ffffffZ"
  static let ascending = "1 to 64 items, ascending by byte, no repeats"
  static let sequence = "integer ≥ 0"
  /// The most items of an array.
  static let mostItems = 64
}

/// Parses what people and partners send: white space, any order of keys and any escape allowed,
/// everything else as strict as RFC 8259 and the profile.
struct InputParser: ~Escapable {
  private let bytes: Span<UInt8>
  private let depthLimit: Int
  private var offset = 0
  private var depth = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, limits: JSONLimits) throws(CanonicalJSONError) {
    try bytes.checkWhole(limits)
    self.bytes = bytes
    self.depthLimit = limits.depth
  }

  /// Parses the one value of the text.
  mutating func parse() throws(CanonicalJSONError) -> JSON {
    let value = try parseValue()
    skipWhitespace()
    guard offset == bytes.count else { throw fault(.trailingBytes) }
    return value
  }

  /// Parses a value; the recursion is bounded by the depth limit.
  private mutating func parseValue() throws(CanonicalJSONError) -> JSON {
    switch try nextByte() {
    case Byte.openObject: return .object(try parseObject())
    case Byte.openArray: return .array(try parseArray())
    case Byte.quote: return .string(try parseString())
    case Byte.minus, Byte.zero...Byte.nine:
      let (value, end) = try bytes.integer(at: offset)
      offset = end
      return .integer(value)
    case UInt8(ascii: "t"):
      offset = try bytes.endOfWord("true", at: offset)
      return .bool(true)
    case UInt8(ascii: "f"):
      offset = try bytes.endOfWord("false", at: offset)
      return .bool(false)
    case UInt8(ascii: "n"):
      offset = try bytes.endOfWord("null", at: offset)
      return .null
    default: throw fault(.unexpectedByte)
    }
  }

  private mutating func parseArray() throws(CanonicalJSONError) -> [JSON] {
    try enter()
    var items: [JSON] = []
    if try nextByte() != Byte.closeArray {
      repeat { items.append(try parseValue()) } while try hasMore(before: Byte.closeArray)
    }
    leave()
    return items
  }

  private mutating func parseObject() throws(CanonicalJSONError) -> JSONObject {
    try enter()
    var members: [JSONObject.Element] = []
    var offsets: [Int] = []
    if try nextByte() != Byte.closeObject {
      repeat {
        guard try nextByte() == Byte.quote else { throw fault(.unexpectedByte) }
        offsets.append(offset)
        let key = try parseKey()
        guard try nextByte() == Byte.colon else { throw fault(.unexpectedByte) }
        offset += 1
        members.append((key: key, value: try parseValue()))
      } while try hasMore(before: Byte.closeObject)
    }
    leave()
    return try sorted(members, at: offsets)
  }

  /// Sorts members by key and refuses a repeated one at its second place; n log n, not n².
  private func sorted(
    _ members: [JSONObject.Element], at offsets: [Int]
  ) throws(CanonicalJSONError) -> JSONObject {
    let order = members.indices.sorted { left, right in
      switch keyOrder(members[left].key, members[right].key) {
      case .ascending: true
      case .same: left < right
      case .descending: false
      }
    }
    var firstRepeat: Int?
    for (left, right) in zip(order, order.dropFirst())
    where keyOrder(members[left].key, members[right].key) == .same {
      firstRepeat = min(firstRepeat ?? right, right)
    }
    if let firstRepeat {
      throw CanonicalJSONError(offset: offsets[firstRepeat], reason: .duplicateKey)
    }
    return JSONObject(ascending: order.map { members[$0] })
  }

  private mutating func parseKey() throws(CanonicalJSONError) -> String {
    let quote = offset
    var key: [UInt8] = []
    offset += 1
    while true {
      let byte = try bytes.byte(at: offset)
      if Byte.isKey(byte) {
        key.append(byte)
        offset += 1
      } else if byte == Byte.backslash {
        let (scalar, end) = try bytes.escape(at: offset)
        guard scalar < 0x80, Byte.isKey(UInt8(scalar)) else { throw fault(.badKey) }
        key.append(UInt8(scalar))
        offset = end
      } else if byte == Byte.quote {
        guard !key.isEmpty else { throw CanonicalJSONError(offset: quote, reason: .badKey) }
        offset += 1
        return String(decoding: key, as: UTF8.self)
      } else {
        throw try bytes.keyFault(at: offset)
      }
    }
  }

  private mutating func parseString() throws(CanonicalJSONError) -> String {
    let start = offset + 1
    offset = bytes.endOfPlainBytes(from: start)
    if try bytes.byte(at: offset) == Byte.quote {
      offset += 1
      return try bytes.text(start..<offset - 1)
    }
    var text = ""
    text.append(try bytes.text(start..<offset))
    while true {
      switch try bytes.byte(at: offset) {
      case Byte.quote:
        offset += 1
        return text
      case Byte.backslash:
        let (value, end) = try bytes.escape(at: offset)
        guard let scalar = Unicode.Scalar(value) else { throw fault(.loneSurrogate) }
        text.unicodeScalars.append(scalar)
        offset = end
      default:
        let start = offset
        while offset < bytes.count, bytes[offset] != Byte.quote, bytes[offset] != Byte.backslash {
          offset = Byte.isPlain(bytes[offset]) ? offset + 1 : try bytes.endOfScalar(at: offset)
        }
        text.append(try bytes.text(start..<offset))
      }
    }
  }

  /// The next byte that is not white space.
  private mutating func nextByte() throws(CanonicalJSONError) -> UInt8 {
    skipWhitespace()
    return try bytes.byte(at: offset)
  }

  private mutating func skipWhitespace() {
    while offset < bytes.count, Byte.isWhitespace(bytes[offset]) { offset += 1 }
  }

  /// Passes a comma, or stops at the closing bracket.
  private mutating func hasMore(before close: UInt8) throws(CanonicalJSONError) -> Bool {
    let byte = try nextByte()
    if byte == close { return false }
    guard byte == Byte.comma else { throw fault(.unexpectedByte) }
    offset += 1
    return true
  }

  private mutating func enter() throws(CanonicalJSONError) {
    guard depth < depthLimit else { throw fault(.tooDeep) }
    depth += 1
    offset += 1
  }

  private mutating func leave() {
    depth -= 1
    offset += 1
  }

  private func fault(_ reason: CanonicalJSONError.Reason) -> CanonicalJSONError {
    CanonicalJSONError(offset: offset, reason: reason)
  }
}

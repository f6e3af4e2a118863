/// Reads canonical JSON piece by piece from borrowed bytes, without making a tree.
///
/// ```swift
/// enum Keys {  // packed once, not at every reading
///   static let action: PackedName = "action"
///   static let agreement: PackedName = "agreement"
/// }
///
/// var reader = try CanonicalReader(bytes)
/// try reader.enterObject()
/// guard try reader.nextKey(is: Keys.action) else { throw … }
/// let action = try reader.readStringBytes()   // a range of `bytes`, nothing is copied
/// if try reader.nextKey(is: Keys.agreement) { … } // an optional member
/// try reader.leaveObject()                    // refuses members nobody asked for
/// try reader.finish()
/// ```
///
/// What it hands out has been checked: canonical spelling (RFC 8785 §3.2), keys strictly ascending,
/// strings within the profile. A text is known to be canonical as a whole once ``finish()`` returns.
/// After an error the reader is of no more use. Calls that do not fit together (a key asked for
/// inside an array) are mistakes in the program and trap.
public struct CanonicalReader: ~Copyable, ~Escapable {
  let bytes: Span<UInt8>

  /// The byte that will be read next.
  public internal(set) var offset = 0

  private let depthLimit: Int
  private(set) var depth = 0
  /// Whether a value must come next: at the start, after a key, after ``nextItem()``.
  private var awaitsValue = true
  /// Bit d is set when the container at depth d is an object.
  private var objectBits: UInt32 = 0
  /// Where the key last read at each depth begins, to see that the next one is greater; 0 before
  /// the first, as no key begins there.
  private var lastKeys = InlineArray<17, Int>(repeating: 0)
  /// A key that was read, and is not yet asked for by its name; empty when there is none.
  private var waitingKey = 0..<0

  /// Begins at the first byte; a text beyond the limit or with a byte order mark is refused here.
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>, limits: JSONLimits = .standard) throws(CanonicalJSONError) {
    try bytes.checkWhole(limits)
    self.bytes = bytes
    self.depthLimit = limits.depth
  }

  /// Refuses anything after the value; call it last.
  public mutating func finish() throws(CanonicalJSONError) {
    precondition(depth == 0 && !awaitsValue, "the value has not been read to its end")
    guard offset == bytes.count else {
      let isWhitespace = Byte.isWhitespace(bytes[offset])
      throw fault(isWhitespace ? .notCanonical : .trailingBytes)
    }
  }
}

// MARK: Objects

extension CanonicalReader {
  /// Steps into an object; its keys come next.
  public mutating func enterObject() throws(CanonicalJSONError) {
    try enter(Byte.openObject)
    objectBits |= 1 << UInt32(depth)
    lastKeys[depth] = 0
  }

  /// Moves to the value of the next member and returns where its key stands, or nil after stepping
  /// out of the object at its end.
  public mutating func nextKey() throws(CanonicalJSONError) -> Range<Int>? {
    guard try findKey() else {
      leave()
      return nil
    }
    defer { waitingKey = 0..<0 }
    awaitsValue = true
    return waitingKey
  }

  /// The text of a key that ``nextKey()`` returned.
  public func text(of key: Range<Int>) throws(CanonicalJSONError) -> String {
    try bytes.text(key)
  }

  /// Moves to the value of the next member if its key is this one; otherwise stays before it.
  ///
  /// Ask for the members in ascending order; false means the member is absent.
  public mutating func nextKey(is key: PackedName) throws(CanonicalJSONError) -> Bool {
    precondition(!awaitsValue && isInObject, "no key can be read here")
    if waitingKey.isEmpty, passOver(key) { return true }
    guard try findKey(), bytes.holds(key, at: waitingKey) else { return false }
    waitingKey = 0..<0
    awaitsValue = true
    return true
  }

  /// Passes over the next key if it is this one and nothing is wrong with it; otherwise stays, and
  /// what there is instead is for `findKey` to tell.
  @inline(__always)
  private mutating func passOver(_ key: PackedName) -> Bool {
    let bytes = bytes
    let lastKey = lastKeys[depth]
    let quote = lastKey == 0 ? offset : offset + 1
    let colon = quote + key.count + 2
    guard key.isKey, colon < bytes.count, lastKey == 0 || bytes[offset] == Byte.comma,
      bytes[quote] == Byte.quote, bytes.holds(key, at: quote + 1),
      bytes[colon - 1] == Byte.quote, bytes[colon] == Byte.colon,
      lastKey == 0 || bytes.orderOfKeys(at: lastKey, and: quote + 1) == .ascending
    else { return false }
    lastKeys[depth] = quote + 1
    offset = colon + 1
    awaitsValue = true
    return true
  }

  /// Steps out of the object; a member that is left is refused as an unexpected key.
  public mutating func leaveObject() throws(CanonicalJSONError) {
    guard try !findKey() else {
      throw CanonicalJSONError(offset: waitingKey.lowerBound - 1, reason: .unexpectedKey)
    }
    leave()
  }

  /// Reads the next key into `waitingKey`, unless it is there, or stops at the object's end.
  private mutating func findKey() throws(CanonicalJSONError) -> Bool {
    precondition(!awaitsValue && isInObject, "no key can be read here")
    if !waitingKey.isEmpty { return true }
    let lastKey = lastKeys[depth]
    var byte = try bytes.byte(at: offset)
    if byte == Byte.closeObject { return false }
    if lastKey != 0 {
      guard byte == Byte.comma else { throw misfit() }
      offset += 1
      byte = try bytes.byte(at: offset)
    }
    guard byte == Byte.quote else { throw misfit() }
    let quote = offset
    let key = try bytes.canonicalKey(from: quote + 1)
    offset = key.upperBound + 1
    guard try bytes.byte(at: offset) == Byte.colon else { throw misfit() }
    offset += 1
    if lastKey != 0 {
      switch bytes.orderOfKeys(at: lastKey, and: key.lowerBound) {
      case .ascending: break
      case .same: throw CanonicalJSONError(offset: quote, reason: .duplicateKey)
      case .descending: throw CanonicalJSONError(offset: quote, reason: .keysOutOfOrder)
      }
    }
    lastKeys[depth] = key.lowerBound
    waitingKey = key
    return true
  }
}

// MARK: Arrays

extension CanonicalReader {
  /// Steps into an array; its items come next.
  public mutating func enterArray() throws(CanonicalJSONError) {
    try enter(Byte.openArray)
    objectBits &= ~(1 << UInt32(depth))
  }

  /// Moves to the next item, or returns false after stepping out of the array at its end.
  public mutating func nextItem() throws(CanonicalJSONError) -> Bool {
    precondition(!awaitsValue && depth > 0 && !isInObject, "no item can be read here")
    let byte = try bytes.byte(at: offset)
    // Only the bracket that opened this array can stand before its first item.
    let isFirst = bytes[offset - 1] == Byte.openArray
    if byte == Byte.closeArray {
      leave()
      return false
    }
    if !isFirst {
      guard byte == Byte.comma else { throw misfit() }
      offset += 1
    }
    awaitsValue = true
    return true
  }
}

// MARK: Moving

extension CanonicalReader {
  @inline(__always)
  var isInObject: Bool { objectBits & 1 << UInt32(depth) != 0 && depth > 0 }

  /// Whether a value, rather than a key, an item or an end, comes next.
  var isBeforeValue: Bool { awaitsValue }

  /// The first byte of the value that comes next.
  @inline(__always)
  func firstByte() throws(CanonicalJSONError) -> UInt8 {
    precondition(awaitsValue, "no value can be read here")
    return try bytes.byte(at: offset)
  }

  /// Puts the reader after a scalar.
  @inline(__always)
  mutating func pass(to end: Int) {
    offset = end
    awaitsValue = false
  }

  private mutating func enter(_ bracket: UInt8) throws(CanonicalJSONError) {
    guard try firstByte() == bracket else { throw mismatch() }
    guard depth < depthLimit else { throw fault(.tooDeep) }
    depth += 1
    pass(to: offset + 1)
  }

  private mutating func leave() {
    depth -= 1
    offset += 1
  }

  func fault(_ reason: CanonicalJSONError.Reason) -> CanonicalJSONError {
    CanonicalJSONError(offset: offset, reason: reason)
  }

  /// What is wrong with a byte that cannot come next.
  func misfit() -> CanonicalJSONError {
    guard offset < bytes.count else { return fault(.unexpectedEnd) }
    return fault(Byte.isWhitespace(bytes[offset]) ? .notCanonical : .unexpectedByte)
  }

  /// What is wrong with a value of another type than asked for.
  func mismatch() -> CanonicalJSONError {
    guard offset < bytes.count else { return fault(.unexpectedEnd) }
    switch bytes[offset] {
    case Byte.openObject, Byte.openArray, Byte.quote, Byte.minus, Byte.zero...Byte.nine,
      UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      return fault(.unexpectedType)
    default: return misfit()
    }
  }
}

// MARK: Keys in the bytes

// These are functions of the bytes, not of the reader: a call that only borrows the reader copies
// all of it first (Swift 6.3), which took a fifth of the time.
extension Span where Element == UInt8 {
  /// Where the key that begins after a quote stands; its closing quote has been seen.
  fileprivate func canonicalKey(from start: Int) throws(CanonicalJSONError) -> Range<Int> {
    var end = start
    while end < count, Byte.isKey(self[end]) { end += 1 }
    let byte = try byte(at: end)
    if byte == Byte.quote, end > start { return start..<end }
    if byte == Byte.quote { throw CanonicalJSONError(offset: end - 1, reason: .badKey) }
    if byte == Byte.backslash {
      let scalar = try escape(at: end).scalar
      let isKey = scalar < 0x80 && Byte.isKey(UInt8(scalar))
      throw CanonicalJSONError(offset: end, reason: isKey ? .notCanonical : .badKey)
    }
    throw try keyFault(at: end)
  }

  /// Compares two keys that both end in a quote, which sorts before every byte of a key.
  fileprivate func orderOfKeys(at left: Int, and right: Int) -> KeyOrder {
    var index = 0
    while true {
      let (first, second) = (self[left + index], self[right + index])
      if first != second { return first < second ? .ascending : .descending }
      if first == Byte.quote { return .same }
      index += 1
    }
  }
}

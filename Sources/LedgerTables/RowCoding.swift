internal import LMDB
internal import Partnership

/// Writes the fields of a derived row one after the other.
///
/// Lengths and numbers are LEB128 (7 bits a byte, low bits first); the rows have a
/// version and are not frozen.
struct RowWriter {
  private(set) var bytes: [UInt8] = []

  init(reserving capacity: Int = 160) {
    bytes.reserveCapacity(capacity)
  }

  mutating func byte(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func number(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func text(_ text: String) {
    number(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Bytes as they are: whoever reads them knows how many there are.
  mutating func raw(_ raw: [UInt8]) {
    bytes.append(contentsOf: raw)
  }

  /// A list: how many bytes it takes, then its texts.
  mutating func texts(_ texts: [String]) {
    var list = RowWriter(reserving: 64)
    for text in texts { list.text(text) }
    number(UInt64(list.bytes.count))
    bytes.append(contentsOf: list.bytes)
  }

  /// A list of ids: a length each, of one byte, as no id has more than 64.
  mutating func ids(_ ids: [some Identifier]) {
    number(UInt64(ids.reduce(0) { $0 + 1 + $1.text.utf8.count }))
    for id in ids { text(id.text) }
  }
}

/// Reads what `RowWriter` wrote; a nil is damage.
struct RowReader: ~Copyable, ~Escapable {
  private let span: Span<UInt8>
  private var offset = 0

  @_lifetime(copy span)
  init(_ span: Span<UInt8>) {
    self.span = span
  }

  var isAtEnd: Bool { offset == span.count }

  mutating func byte() -> UInt8? {
    guard offset < span.count else { return nil }
    defer { offset += 1 }
    return span[offset]
  }

  mutating func number() -> UInt64? {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      guard let byte = byte() else { return nil }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }

  mutating func text() -> String? {
    guard let range = range() else { return nil }
    do {
      return String(copying: try UTF8Span(validating: span.extracting(range)))
    } catch {
      return nil
    }
  }

  /// The bytes of a text.
  @_lifetime(copy self)
  mutating func bytes() -> Span<UInt8>? {
    guard let range = range() else { return nil }
    return span.extracting(range)
  }

  /// A list of texts, made into what they stand for, or the list that the same bytes made before.
  mutating func list<Item>(_ lists: inout SharedLists<Item>) -> [Item]? {
    guard let range = range() else { return nil }
    return lists.list(span.extracting(range))
  }

  /// So many bytes as they are.
  mutating func raw(_ count: Int) -> [UInt8]? {
    guard count <= span.count - offset else { return nil }
    defer { offset += count }
    return [UInt8](copying: span.extracting(offset..<offset + count))
  }

  /// Where a run of bytes stands after its number.
  private mutating func range() -> Range<Int>? {
    guard let count = number(), count <= UInt64(span.count - offset) else { return nil }
    let range = offset..<offset + Int(count)
    offset = range.upperBound
    return range
  }
}

/// Lists that were read, so that rows with the same bytes share one.
struct SharedLists<Item: Sendable>: Sendable {
  private struct Known {
    var bytes: [UInt8] = []
    var items: [Item] = []
  }

  /// One list a slot, the last that fell there.
  private var known = Array(repeating: Known(), count: 16)
  private let make: @Sendable (String) -> Item

  init(_ make: @escaping @Sendable (String) -> Item) {
    self.make = make
  }

  /// The list of those bytes; nil when they are no texts.
  mutating func list(_ bytes: Span<UInt8>) -> [Item]? {
    guard !bytes.isEmpty else { return [] }
    let slot = (bytes.count &+ Int(bytes[bytes.count - 1])) & 15
    if bytes.isSame(as: known[slot].bytes) { return known[slot].items }
    var reader = RowReader(bytes)
    var items: [Item] = []
    while !reader.isAtEnd {
      guard let text = reader.text() else { return nil }
      items.append(make(text))
    }
    known[slot] = Known(bytes: [UInt8](copying: bytes), items: items)
    return items
  }
}

extension Span<UInt8> {
  /// Whether the bytes are those of an array.
  package func isSame(as other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }
}

internal import Partnership

/// Writes the fields of a derived row one after the other.
///
/// Lengths and numbers are LEB128 (7 bits a byte, low bits first); the rows are versioned by the
/// fold that made them and are not frozen.
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

  mutating func texts(_ texts: [String]) {
    number(UInt64(texts.count))
    for text in texts { self.text(text) }
  }

  mutating func ids(_ ids: [some Identifier]) {
    number(UInt64(ids.count))
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
    guard let count = number(), count <= UInt64(span.count - offset) else { return nil }
    let range = offset..<offset + Int(count)
    offset = range.upperBound
    do {
      return String(copying: try UTF8Span(validating: span.extracting(range)))
    } catch {
      return nil
    }
  }

  /// A list of at most 64 texts, each made into what it stands for.
  mutating func list<Item>(_ make: (String) -> Item) -> [Item]? {
    guard let count = number(), count <= 64 else { return nil }
    if count == 0 { return [] }
    var items: [Item] = []
    items.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let text = text() else { return nil }
      items.append(make(text))
    }
    return items
  }
}

// Borrowed bytes as the modules of this package compare, read and copy them.

extension Span where Element == UInt8 {
  /// Whether these are the bytes of a text.
  package func spells(_ text: String) -> Bool {
    let utf8 = text.utf8Span.span
    guard utf8.count == count else { return false }
    for index in utf8.indices where utf8[index] != self[index] { return false }
    return true
  }

  /// Whether these bytes stand before others in the order of their values.
  package func precedes(_ other: Span<UInt8>) -> Bool {
    let common = Swift.min(count, other.count)
    for index in 0..<common where self[index] != other[index] { return self[index] < other[index] }
    return count < other.count
  }

  /// The eight bytes at an offset, the first the lowest; nil where fewer are left.
  ///
  /// Cut out first, so that one check stands for eight and the compiler reads them as one word.
  @inlinable
  @inline(__always)
  package func eightBytes(at offset: Int) -> UInt64? {
    guard offset >= 0, offset <= count - 8 else { return nil }
    let bytes = extracting(offset..<offset + 8)
    return UInt64(bytes[0]) | UInt64(bytes[1]) << 8 | UInt64(bytes[2]) << 16
      | UInt64(bytes[3]) << 24 | UInt64(bytes[4]) << 32 | UInt64(bytes[5]) << 40
      | UInt64(bytes[6]) << 48 | UInt64(bytes[7]) << 56
  }
}

extension [UInt8] {
  /// Puts borrowed bytes at the end.
  @inlinable
  package mutating func append(_ bytes: Span<UInt8>) {
    append(addingCapacity: bytes.count) { (output: inout OutputSpan<UInt8>) in
      for index in bytes.indices { output.append(bytes[index]) }
    }
  }

  /// Puts a word at the end, the highest byte first.
  @inlinable
  package mutating func append(bigEndian word: UInt64) {
    append(addingCapacity: 8) { (output: inout OutputSpan<UInt8>) in
      for index in 0..<UInt64(8) {
        output.append(UInt8(truncatingIfNeeded: word >> (56 - 8 * index)))
      }
    }
  }
}

extension String {
  /// The text of borrowed bytes; nil when they are not UTF-8.
  package init?(utf8 bytes: Span<UInt8>) {
    do {
      self.init(copying: try UTF8Span(validating: bytes))
    } catch {
      return nil
    }
  }

  /// Whether a text stands before another in the order of their bytes, in which sets of texts are
  /// written; Swift's own order is that of characters.
  package func precedes(_ other: String) -> Bool {
    utf8Span.span.precedes(other.utf8Span.span)
  }
}

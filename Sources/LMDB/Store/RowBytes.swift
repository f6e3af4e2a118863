/// What may stand as a key or a value of a table: `[UInt8]`, `Span<UInt8>`, a text as UTF-8, and
/// a `UInt64` as its eight bytes in big-endian order, so that numbers sort as numbers.
///
/// liblmdb's `MDB_INTEGERKEY` would sort numbers too, but in the byte order of the machine, and a
/// store must read the same everywhere.
public protocol RowBytes: ~Copyable, ~Escapable {
  /// Lends the bytes to `body`, without allocating.
  func withRowBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result
}

extension Span: RowBytes where Element == UInt8 {
  /// Lends the span itself.
  @inlinable
  public func withRowBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(self)
  }
}

extension Array: RowBytes where Element == UInt8 {
  /// Lends the elements.
  @inlinable
  public func withRowBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(span)
  }
}

extension String: RowBytes {
  /// Lends the text as UTF-8.
  @inlinable
  public func withRowBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(utf8Span.span)
  }
}

extension UInt64: RowBytes {
  /// Lends the eight bytes, most significant first.
  @inlinable
  public func withRowBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let bytes: InlineArray<8, UInt8> = [
      UInt8(truncatingIfNeeded: self &>> 56), UInt8(truncatingIfNeeded: self &>> 48),
      UInt8(truncatingIfNeeded: self &>> 40), UInt8(truncatingIfNeeded: self &>> 32),
      UInt8(truncatingIfNeeded: self &>> 24), UInt8(truncatingIfNeeded: self &>> 16),
      UInt8(truncatingIfNeeded: self &>> 8), UInt8(truncatingIfNeeded: self),
    ]
    return try body(bytes.span)
  }

  /// Reads the number back from a row; nil unless the row has exactly eight bytes.
  @inlinable
  public init?(row: Span<UInt8>) {
    guard row.count == 8 else { return nil }
    var number: UInt64 = 0
    for index in 0..<8 {
      number = number &<< 8 | UInt64(row[index])
    }
    self = number
  }
}

extension Array where Element == UInt8 {
  /// Copies a row out of the map, for what must outlive its transaction.
  @inlinable
  public init(copying row: Span<UInt8>) {
    self.init(capacity: row.count) { output in
      for index in row.indices {
        output.append(row[index])
      }
    }
  }
}

internal import CanonicalJSON

extension CanonicalWriter {
  mutating func member(_ key: String, _ string: String) {
    self.key(key)
    self.string(string)
  }

  mutating func member(_ key: String, _ integer: Int64) {
    self.key(key)
    self.integer(integer)
  }

  /// A member whose text is there as bytes, so that no string is made of them.
  mutating func member(_ key: String, _ utf8: [UInt8]) {
    self.key(key)
    self.string(utf8.span)
  }

  /// The bytes of a part, its mistakes told as the part's.
  consuming func finished(_ part: RecordPart) throws(RecordFormatError) -> [UInt8] {
    do {
      return try finish()
    } catch {
      throw .notCanonical(part: part, offset: error.offset, reason: error.reason)
    }
  }
}

extension JSON {
  /// The canonical bytes of a part; one that is too large says how large it is.
  func bytes(of part: RecordPart, limit: Int) throws(RecordFormatError) -> [UInt8] {
    var writer = CanonicalWriter(limits: JSONLimits(bytes: .max), reserving: 256)
    writer.value(self)
    let bytes = try writer.finished(part)
    guard bytes.count <= limit else {
      throw .tooLarge(part: part, bytes: bytes.count, limit: limit)
    }
    return bytes
  }
}

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

  /// The bytes of a part, its mistakes told as the part's.
  consuming func finished(_ part: RecordPart) throws(RecordFormatError) -> [UInt8] {
    do {
      return try finish()
    } catch {
      throw .notCanonical(part: part, offset: error.offset, reason: error.reason)
    }
  }
}

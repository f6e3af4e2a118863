extension JSON {
  /// Parses JSON as people and partners send it: any order of keys, white space and escapes allowed,
  /// all that the profile forbids refused at its byte.
  public init(
    parsing bytes: Span<UInt8>, limits: JSONLimits = .standard
  ) throws(CanonicalJSONError) {
    var parser = try InputParser(bytes, limits: limits)
    self = try parser.parse()
  }

  /// Parses JSON as people and partners send it, from an array.
  public init(
    parsing bytes: [UInt8], limits: JSONLimits = .standard
  ) throws(CanonicalJSONError) {
    try self.init(parsing: bytes.span, limits: limits)
  }

  /// Reads canonical bytes and nothing else: the first byte that deviates is an error.
  public init(
    canonical bytes: Span<UInt8>, limits: JSONLimits = .standard
  ) throws(CanonicalJSONError) {
    var reader = try CanonicalReader(bytes, limits: limits)
    self = try reader.readValue()
    try reader.finish()
  }

  /// Reads canonical bytes and nothing else, from an array.
  public init(
    canonical bytes: [UInt8], limits: JSONLimits = .standard
  ) throws(CanonicalJSONError) {
    try self.init(canonical: bytes.span, limits: limits)
  }

  /// The one sequence of bytes that stands for this value (RFC 8785), within the standard limits.
  ///
  /// Throws when the value was built outside the profile: a forbidden character, an integer beyond
  /// ±(2^53 − 1), a key with other characters than `a–z 0–9 _ .`, more than 16 levels, over 1 MiB.
  public var canonicalBytes: [UInt8] {
    get throws(CanonicalJSONError) { try canonical(limits: .standard) }
  }

  /// The canonical bytes as text, within the standard limits.
  public var canonicalText: String {
    get throws(CanonicalJSONError) { String(decoding: try canonicalBytes, as: UTF8.self) }
  }

  /// The canonical bytes within limits of your own, for texts that may be longer than 1 MiB.
  public func canonical(limits: JSONLimits) throws(CanonicalJSONError) -> [UInt8] {
    var writer = CanonicalWriter(limits: limits)
    writer.value(self)
    return try writer.finish()
  }
}

internal import CanonicalJSON
internal import Partnership

extension Header {
  /// The leaf: the one sequence of bytes that stands for this header.
  ///
  /// Throws when the header breaks a rule of the format or has over 65,535 bytes.
  public func canonicalBytes() throws(RecordFormatError) -> [UInt8] {
    try content.check(at: sequence, recorded: recorded)
    return try content.written(recorded: recorded, sequence: sequence, isSigned: true)
  }
}

extension ActionHeader {
  /// The header as it travels to be signed: with the signatures there are, without a place.
  public func canonicalBytes() throws(RecordFormatError) -> [UInt8] {
    try check()
    return try written(recorded: nil, sequence: nil, isSigned: true)
  }

  /// What every signature of the action covers: `entente/action/v1` LF ‖ the canonical header
  /// without `recorded`, `sequence` and `signatures`.
  public func signedBytes() throws(RecordFormatError) -> [UInt8] {
    try check()
    return Array("entente/action/v1\n".utf8)
      + (try written(recorded: nil, sequence: nil, isSigned: false))
  }

  fileprivate func written(
    recorded: Recorded?, sequence: SequenceNumber?, isSigned: Bool
  ) throws(RecordFormatError) -> [UInt8] {
    try checkOrder()
    // Wider than a header may be, so that one that is too large can say how large it is.
    var writer = CanonicalWriter(limits: JSONLimits(bytes: .max), reserving: 640)
    writer.beginObject()
    writer.member("action", action.utf8)
    if let agreement { writer.member("agreement", agreement.text) }
    if !amends.isEmpty { writer.amendments(amends) }
    writer.member("author", author.text)
    writer.members("axes", axes)
    writer.member("catalogue", Int64(catalogue))
    if let expires { writer.member("expires", expires.description) }
    writer.member("facts", facts.block.hexadecimal)
    writer.member("format", Int64(Header.format))
    writer.member("ledger", ledger.text)
    if let occurred { writer.member("occurred", occurred.description) }
    writer.members("on_behalf_of", onBehalfOf)
    writer.members("parties", parties)
    if let recorded { writer.member("recorded", recorded.description) }
    if let seen {
      writer.key("seen")
      writer.beginObject()
      writer.member("root", seen.root.block.hexadecimal)
      writer.member("size", Int64(clamping: seen.size))
      writer.endObject()
    }
    if let sequence { writer.member("sequence", Int64(clamping: sequence.index)) }
    if isSigned, !signatures.isEmpty { writer.signatures(signatures) }
    if let target { writer.member("target", Int64(clamping: target.index)) }
    writer.member("type", type.name)
    if let words { writer.member("words", words.block.hexadecimal) }
    writer.endObject()
    let bytes = try writer.finished(.header)
    guard bytes.count <= Header.maximumBytes else {
      throw .tooLarge(part: .header, bytes: bytes.count, limit: Header.maximumBytes)
    }
    return bytes
  }

  /// The arrays of a header built in code may be in any order; they are written only as read.
  private func checkOrder() throws(RecordFormatError) {
    try checkOrder(axes, "axes")
    try checkOrder(onBehalfOf, "on_behalf_of")
    try checkOrder(parties, "parties")
    try checkOrder(amends.axes ?? [], "amends.axes")
    try checkOrder(amends.parties ?? [], "amends.parties")
    guard signatures.count <= ActionHeader.mostSignatures,
      zip(signatures, signatures.dropFirst()).allSatisfy({ $0.key < $1.key })
    else { throw malformed("signatures", ActionHeader.signaturesForm) }
    guard (1...Catalogue.version).contains(catalogue) else { throw .unknownCatalogue(catalogue) }
    if let seen, seen.size == 0 { throw malformed("seen", "{root, size}, the size at least 1") }
  }

  private func checkOrder(
    _ values: [some Identifier], _ key: String
  ) throws(RecordFormatError) {
    guard values.count <= Form.mostItems,
      zip(values, values.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw malformed(key, Form.ascending) }
  }
}

extension CanonicalWriter {
  fileprivate mutating func members(_ key: String, _ values: [some Identifier]) {
    guard !values.isEmpty else { return }
    self.key(key)
    array(values)
  }

  private mutating func array(_ values: [some Identifier]) {
    beginArray()
    for value in values { string(value.text) }
    endArray()
  }

  fileprivate mutating func amendments(_ amends: Amendments) {
    key("amends")
    beginObject()
    if let axes = amends.axes { replacement("axes", axes) }
    if let occurred = amends.occurred { member("occurred", occurred.description) }
    if let parties = amends.parties { replacement("parties", parties) }
    endObject()
  }

  private mutating func replacement(_ key: String, _ values: [some Identifier]) {
    self.key(key)
    if values.isEmpty { null() } else { array(values) }
  }

  fileprivate mutating func signatures(_ signatures: [ActionSignature]) {
    key("signatures")
    beginArray()
    for signature in signatures {
      beginObject()
      member("key", signature.key.block.hexadecimal)
      member("value", signature.hexadecimal)
      endObject()
    }
    endArray()
  }
}

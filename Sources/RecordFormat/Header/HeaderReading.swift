internal import CanonicalJSON
internal import Partnership

extension Header {
  /// Reads a leaf: canonical bytes that keep every rule of the format, and nothing else.
  ///
  /// - Parameter ledger: The ledger it is most likely of, for who reads many; any other reads too.
  public init(
    canonical bytes: Span<UInt8>, likelyOf ledger: LedgerName? = nil
  ) throws(RecordFormatError) {
    var reader = try PartReader(bytes, of: .header, limit: Header.maximumBytes)
    var place: Place? = Place()
    let content = try ActionHeader.read(&reader, &place, likelyOf: ledger)
    guard let recorded = place?.recorded, let sequence = place?.sequence else {
      throw .missingKey(part: .header, key: place?.recorded == nil ? "recorded" : "sequence")
    }
    // Before there is a header: one that might still be refused is copied.
    try content.check(at: sequence, recorded: recorded)
    self.init(content, recorded: recorded, sequence: sequence)
  }

  /// Reads a leaf from an array.
  public init(canonical bytes: [UInt8]) throws(RecordFormatError) {
    try self.init(canonical: bytes.span)
  }
}

extension ActionHeader {
  /// Reads the header of an action that has no place yet, as it travels to be signed.
  public init(canonical bytes: Span<UInt8>) throws(RecordFormatError) {
    var reader = try PartReader(bytes, of: .header, limit: Header.maximumBytes)
    var place: Place?
    let header = try ActionHeader.read(&reader, &place, likelyOf: nil)
    try header.check()
    self = header
  }

  /// Reads the header of an action from an array.
  public init(canonical bytes: [UInt8]) throws(RecordFormatError) {
    try self.init(canonical: bytes.span)
  }

  /// The keys in ascending order; the rules between them are for `check()`.
  ///
  /// - Parameter place: Where the keys go that the ledger gives; nil when they have no place here.
  fileprivate static func read(
    _ reader: inout PartReader, _ place: inout Place?, likelyOf likely: LedgerName?
  ) throws(RecordFormatError) -> ActionHeader {
    let keys = Keys.all
    try reader.enterObject()
    try reader.require(keys.action)
    let action = try reader.value("UUID of version 7 or 8") { ActionID(utf8: $0) }
    let agreement =
      try reader.has(keys.agreement)
      ? try reader.value(FieldKind.agreement.form) { AgreementID(utf8: $0) } : nil
    let amends = try reader.has(keys.amends) ? try reader.amendments() : Amendments()
    try reader.require(keys.author)
    let author = try reader.value("local|svc-…|p-…") { Author(utf8: $0) }
    let axes = try reader.has(keys.axes) ? try reader.codes() : []
    try reader.require(keys.catalogue)
    let catalogue = Int(try reader.integer(from: 1, "integer ≥ 1"))
    guard catalogue <= Catalogue.version else { throw .unknownCatalogue(catalogue) }
    let expires = try reader.has(keys.expires) ? try reader.instant() : nil
    try reader.require(keys.facts)
    let facts = try reader.hash(Commitment.self)
    try reader.require(keys.format)
    let format = Int(try reader.integer(from: 1, "integer ≥ 1"))
    guard format == Header.format else { throw .unknownFormat(format) }
    try reader.require(keys.ledger)
    let ledger = try reader.value(LedgerName.form) {
      LedgerName(utf8: $0, likely: likely)
    }
    let occurred = try reader.has(keys.occurred) ? try reader.occurred() : nil
    let onBehalfOf = try reader.has(keys.onBehalfOf) ? try reader.actors() : []
    let parties = try reader.has(keys.parties) ? try reader.actors() : []
    if place != nil, try reader.has(keys.recorded) { place?.recorded = try reader.instant() }
    let seen = try reader.has(keys.seen) ? try reader.seenCheckpoint() : nil
    if place != nil, try reader.has(keys.sequence) { place?.sequence = try reader.sequence() }
    let signatures = try reader.has(keys.signatures) ? try reader.signatures() : []
    let target = try reader.has(keys.target) ? try reader.sequence() : nil
    try reader.require(keys.type)
    let type = try reader.type()
    let words = try reader.has(keys.words) ? try reader.hash(Commitment.self) : nil
    try reader.leaveObject()
    try reader.finish()

    return ActionHeader(
      action: action, agreement: agreement, amends: amends, author: author, axes: axes,
      catalogue: catalogue, expires: expires, facts: facts, ledger: ledger, occurred: occurred,
      onBehalfOf: onBehalfOf, parties: parties, seen: seen, signatures: signatures,
      target: target, type: type, words: words)
  }
}

/// What the ledger gives a header.
private struct Place {
  var recorded: Recorded?
  var sequence: SequenceNumber?
}

/// The keys of a header and of what it holds, all got at once: asking for a global takes as long as comparing a key.
private final class Keys: Sendable {
  static let all = Keys()

  let action: PackedName = "action"
  let agreement: PackedName = "agreement"
  let amends: PackedName = "amends"
  let author: PackedName = "author"
  let axes: PackedName = "axes"
  let catalogue: PackedName = "catalogue"
  let expires: PackedName = "expires"
  let facts: PackedName = "facts"
  let format: PackedName = "format"
  let ledger: PackedName = "ledger"
  let occurred: PackedName = "occurred"
  let onBehalfOf: PackedName = "on_behalf_of"
  let parties: PackedName = "parties"
  let recorded: PackedName = "recorded"
  let seen: PackedName = "seen"
  let sequence: PackedName = "sequence"
  let signatures: PackedName = "signatures"
  let target: PackedName = "target"
  let type: PackedName = "type"
  let words: PackedName = "words"
  // Of the checkpoint that was seen.
  let root: PackedName = "root"
  let size: PackedName = "size"
  // Of a signature.
  let key: PackedName = "key"
  let value: PackedName = "value"
}

extension PartReader {
  fileprivate mutating func codes() throws(RecordFormatError) -> [Code] {
    try ascending(FieldKind.axis.form)
  }

  fileprivate mutating func actors() throws(RecordFormatError) -> [ActorID] {
    try ascending(FieldKind.actor.form)
  }

  fileprivate mutating func instant() throws(RecordFormatError) -> Recorded {
    try value(Form.instant) { Recorded(utf8: $0) }
  }

  fileprivate mutating func occurred() throws(RecordFormatError) -> Occurred {
    try value(FieldKind.occurred.form) { Occurred(utf8: $0) }
  }

  fileprivate mutating func type() throws(RecordFormatError) -> RecordType {
    let form = "a type of the catalogue"
    let range = try stringBytes(form)
    guard !range.isEmpty else { throw malformed(form) }
    guard let type = RecordType(utf8: bytes.extracting(range)) else {
      throw .unknownType(unescaped(range))
    }
    return type
  }

  fileprivate mutating func sequence() throws(RecordFormatError) -> SequenceNumber {
    SequenceNumber(UInt64(try integer(from: 0, Form.sequence)))
  }

  /// `null` is how the whole new value of axes or parties says that none are left.
  fileprivate mutating func amendments() throws(RecordFormatError) -> Amendments {
    var amends = Amendments()
    try enterObject()
    if try has(Keys.all.axes) { amends.axes = try isNull() ? [] : try codes() }
    if try has(Keys.all.occurred) { amends.occurred = try occurred() }
    if try has(Keys.all.parties) { amends.parties = try isNull() ? [] : try actors() }
    try leaveObject()
    guard !amends.isEmpty else {
      throw malformed("{axes?, occurred?, parties?}, at least one", key: "amends")
    }
    return amends
  }

  fileprivate mutating func seenCheckpoint() throws(RecordFormatError) -> SeenCheckpoint {
    let keys = Keys.all
    try enterObject()
    try require(keys.root)
    let root = try hash(RootHash.self)
    try require(keys.size)
    let size = try integer(from: 1, "integer ≥ 1")
    try leaveObject()
    return SeenCheckpoint(root: root, size: UInt64(size))
  }

  fileprivate mutating func signatures() throws(RecordFormatError) -> [ActionSignature] {
    let keys = Keys.all
    var signatures: [ActionSignature] = []
    try enterArray(ActionHeader.signaturesForm)
    while try nextItem() {
      try enterObject()
      try require(keys.key)
      let key = try hash(KeyFingerprint.self)
      if let last = signatures.last, !(last.key < key) {
        throw malformed(ActionHeader.signaturesForm, key: "signatures")
      }
      try require(keys.value)
      let range = try stringBytes(Form.signature)
      guard let value = bytes.hexadecimalBytes(at: range),
        let signature = ActionSignature(key: key, value: value)
      else { throw malformed(Form.signature) }
      try leaveObject()
      signatures.append(signature)
    }
    guard (1...ActionHeader.mostSignatures).contains(signatures.count) else {
      throw malformed(ActionHeader.signaturesForm, key: "signatures")
    }
    return signatures
  }
}

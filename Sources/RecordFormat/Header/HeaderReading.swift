internal import CanonicalJSON
internal import Partnership

extension Header {
  /// Reads a leaf: canonical bytes that keep every rule of the format, and nothing else.
  public init(canonical bytes: Span<UInt8>) throws(RecordFormatError) {
    var reader = try PartReader(bytes, of: .header, limit: Header.maximumBytes)
    let header = try ActionHeader.read(&reader, isPlaced: true)
    guard let recorded = header.recorded, let sequence = header.sequence else {
      throw .missingKey(part: .header, key: header.recorded == nil ? "recorded" : "sequence")
    }
    self.init(header.content, recorded: recorded, sequence: sequence)
    try check()
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
    self = try ActionHeader.read(&reader, isPlaced: false).content
    try check()
  }

  /// Reads the header of an action from an array.
  public init(canonical bytes: [UInt8]) throws(RecordFormatError) {
    try self.init(canonical: bytes.span)
  }

  /// The keys in ascending order; the rules between them are for `check()`.
  fileprivate static func read(
    _ reader: inout PartReader, isPlaced: Bool
  ) throws(RecordFormatError) -> (
    content: ActionHeader, recorded: Recorded?, sequence: SequenceNumber?
  ) {
    try reader.enterObject()
    try reader.require("action")
    let action = try reader.actionID()
    let agreement =
      try reader.has("agreement")
      ? try reader.value(FieldKind.agreement.form) { AgreementID($0) } : nil
    let amends = try reader.has("amends") ? try reader.amendments() : Amendments()
    try reader.require("author")
    let author = try reader.value("local|svc-…|p-…") { Author($0) }
    let axes = try reader.has("axes") ? try reader.codes() : []
    try reader.require("catalogue")
    let catalogue = Int(try reader.integer(from: 1, "integer ≥ 1"))
    guard catalogue <= Catalogue.version else { throw .unknownCatalogue(catalogue) }
    let expires = try reader.has("expires") ? try reader.instant() : nil
    try reader.require("facts")
    let facts = try reader.hash(Commitment.self)
    try reader.require("format")
    let format = Int(try reader.integer(from: 1, "integer ≥ 1"))
    guard format == Header.format else { throw .unknownFormat(format) }
    try reader.require("ledger")
    let ledger = try reader.value(LedgerName.form) { LedgerName($0) }
    let occurred = try reader.has("occurred") ? try reader.occurred() : nil
    let onBehalfOf = try reader.has("on_behalf_of") ? try reader.actors() : []
    let parties = try reader.has("parties") ? try reader.actors() : []
    var recorded: Recorded?
    if isPlaced, try reader.has("recorded") { recorded = try reader.instant() }
    let seen = try reader.has("seen") ? try reader.seenCheckpoint() : nil
    var sequence: SequenceNumber?
    if isPlaced, try reader.has("sequence") { sequence = try reader.sequence() }
    let signatures = try reader.has("signatures") ? try reader.signatures() : []
    let target = try reader.has("target") ? try reader.sequence() : nil
    try reader.require("type")
    let name = try reader.string("a type of the catalogue")
    guard let type = RecordType(name: name) else { throw .unknownType(name) }
    let words = try reader.has("words") ? try reader.hash(Commitment.self) : nil
    try reader.leaveObject()
    try reader.finish()

    var content = ActionHeader(type, action: action, ledger: ledger, author: author, facts: facts)
    content.agreement = agreement
    content.amends = amends
    content.axes = axes
    content.catalogue = catalogue
    content.expires = expires
    content.occurred = occurred
    content.onBehalfOf = onBehalfOf
    content.parties = parties
    content.seen = seen
    content.signatures = signatures
    content.target = target
    content.words = words
    return (content, recorded, sequence)
  }
}

extension PartReader {
  fileprivate mutating func codes() throws(RecordFormatError) -> [Code] {
    try ascending(FieldKind.axis.form) { Code($0) }
  }

  fileprivate mutating func actors() throws(RecordFormatError) -> [ActorID] {
    try ascending(FieldKind.actor.form) { ActorID($0) }
  }

  fileprivate mutating func sequence() throws(RecordFormatError) -> SequenceNumber {
    SequenceNumber(UInt64(try integer(from: 0, Form.sequence)))
  }

  /// `null` is how the whole new value of axes or parties says that none are left.
  fileprivate mutating func amendments() throws(RecordFormatError) -> Amendments {
    var amends = Amendments()
    try enterObject()
    if try has("axes") { amends.axes = try isNull() ? [] : try codes() }
    if try has("occurred") {
      amends.occurred = try occurred()
    }
    if try has("parties") { amends.parties = try isNull() ? [] : try actors() }
    try leaveObject()
    guard !amends.isEmpty else {
      throw malformed("{axes?, occurred?, parties?}, at least one", key: "amends")
    }
    return amends
  }

  fileprivate mutating func seenCheckpoint() throws(RecordFormatError) -> SeenCheckpoint {
    try enterObject()
    try require("root")
    let root = try hash(RootHash.self)
    try require("size")
    let size = try integer(from: 1, "integer ≥ 1")
    try leaveObject()
    return SeenCheckpoint(root: root, size: UInt64(size))
  }

  fileprivate mutating func signatures() throws(RecordFormatError) -> [ActionSignature] {
    var signatures: [ActionSignature] = []
    try enterArray(ActionHeader.signaturesForm)
    while try nextItem() {
      try enterObject()
      try require("key")
      let key = try hash(KeyFingerprint.self)
      if let last = signatures.last, !(last.key < key) {
        throw malformed(ActionHeader.signaturesForm, key: "signatures")
      }
      try require("value")
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

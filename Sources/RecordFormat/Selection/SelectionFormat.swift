internal import CanonicalJSON
internal import Partnership

extension Selection {
  /// Reads the canonical form: one object whose keys are those that are asked for, and `at`.
  public init(canonical bytes: [UInt8]) throws(RecordFormatError) {
    var reader = try PartReader(bytes.span, of: .selection, limit: Selection.maximumBytes)
    try reader.enterObject()
    let agreement =
      try reader.has(Keys.agreement)
      ? try reader.value(FieldKind.agreement.form) { AgreementID(utf8: $0) } : nil
    try reader.require(Keys.at)
    let size = try reader.integer(from: 1, Selection.sizeForm)
    let axes: [Code] =
      try reader.has(Keys.axes) ? try reader.ascending(FieldKind.axis.form) : []
    let from = try reader.has(Keys.from) ? try reader.day("YYYY-MM-DD") : nil
    let parties: [ActorID] =
      try reader.has(Keys.parties) ? try reader.ascending(FieldKind.actor.form) : []
    var to: Day?
    if try reader.has(Keys.to) {
      let day = try reader.day(Selection.lastDayForm)
      if let from, day < from { throw reader.malformed(Selection.lastDayForm) }
      to = day
    }
    let types = try reader.has(Keys.types) ? try reader.types() : []
    try reader.leaveObject()
    try reader.finish()
    try self.init(
      size: UInt64(size), agreement: agreement, axes: axes, parties: parties, types: types,
      from: from, to: to)
  }

  /// The canonical form: the one sequence of bytes that stands for this selection, without a line
  /// feed.
  public func canonicalBytes() throws(RecordFormatError) -> [UInt8] {
    var writer = CanonicalWriter(limits: JSONLimits(bytes: .max), reserving: 256)
    writer.beginObject()
    if let agreement { writer.member("agreement", agreement.text) }
    writer.member("at", Int64(clamping: size))
    writer.texts("axes", axes.map(\.text))
    if let from { writer.member("from", from.description) }
    writer.texts("parties", parties.map(\.text))
    if let to { writer.member("to", to.description) }
    writer.texts("types", types.map(\.name))
    writer.endObject()
    let bytes = try writer.finished(.selection)
    guard bytes.count <= Selection.maximumBytes else {
      throw .tooLarge(part: .selection, bytes: bytes.count, limit: Selection.maximumBytes)
    }
    return bytes
  }

  /// Types once each, in the order of the bytes of their names.
  static func ascending(_ types: [RecordType]) -> [RecordType] {
    Set(types).sorted { $0.name.precedes($1.name) }
  }
}

extension PartReader {
  fileprivate mutating func day(
    _ expected: @autoclosure () -> String
  ) throws(RecordFormatError) -> Day {
    try value(expected()) { Day(utf8: $0) }
  }

  fileprivate mutating func types() throws(RecordFormatError) -> [RecordType] {
    let form = "a type of the catalogue"
    var types: [RecordType] = []
    try enterArray(form)
    while try nextItem() {
      let name = try string(form)
      guard let type = RecordType(name: name) else { throw .unknownType(name) }
      if let last = types.last, !last.name.precedes(name) { throw malformed(Form.ascending) }
      guard types.count < Form.mostItems else { throw malformed(Form.ascending) }
      types.append(type)
    }
    guard !types.isEmpty else { throw malformed(Form.ascending) }
    return types
  }
}

extension CanonicalWriter {
  fileprivate mutating func texts(_ key: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    self.key(key)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }
}

private enum Keys {
  static let agreement: PackedName = "agreement"
  static let at: PackedName = "at"
  static let axes: PackedName = "axes"
  static let from: PackedName = "from"
  static let parties: PackedName = "parties"
  static let to: PackedName = "to"
  static let types: PackedName = "types"
}

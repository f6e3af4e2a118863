internal import CanonicalJSON
public import Partnership

/// The facts of a record as bytes: one canonical object of at most 1 MiB, whose keys are the data
/// fields of the type beside `cause`, `changes`, `evidence` and `words_present`.
///
/// Reading holds every value to the grammar of its field again: what lies in the log is not taken
/// on trust because something once wrote it.
public enum FactsFormat {
  /// The most bytes of the facts of a record.
  public static let maximumBytes = 1 << 20

  /// Reads the facts of a record of a type.
  ///
  /// - Parameter target: The type of the record a correction targets, when it is known; otherwise
  ///   the changes have to be those of some type.
  public static func read(
    _ bytes: Span<UInt8>, type: RecordType, correcting target: RecordType? = nil
  ) throws(RecordFormatError) -> Facts {
    var reader = try PartReader(bytes, of: .facts, limit: maximumBytes)
    let layout = FactsLayout.of(type)
    let slots = layout.slots
    var entries: [Facts.Entry] = []
    // Few records have more, and each doubling would move what is there.
    entries.reserveCapacity(4)
    var found = WordPaths.Found()
    try reader.enterObject()
    // By index: most slots are absent, and taking one out whole would copy it for its key alone.
    for index in slots.indices {
      if try reader.has(slots[index].key) {
        let value = try reader.fact(slots[index].kind, layout.paths, &found)
        insert(Facts.Entry(slots[index].field, value), into: &entries)
      } else if !slots[index].isOptional {
        throw .missingKey(part: .facts, key: slots[index].field.name)
      }
    }
    try reader.leaveObject()
    try reader.finish()
    guard let facts = Facts(ascending: entries) else {
      preconditionFailure("each field was inserted at its place, and once")
    }
    try layout.paths.check(facts, found)
    if type == .recordCorrected { try checkChanges(facts, of: target) }
    return facts
  }

  /// Puts an entry where it stands by field number; keys come in the order of their names.
  private static func insert(_ entry: Facts.Entry, into entries: inout [Facts.Entry]) {
    entries.append(entry)
    var index = entries.count - 1
    while index > 0, entries[index - 1].field.rawValue > entries[index].field.rawValue {
      entries.swapAt(index - 1, index)
      index -= 1
    }
  }

  /// Reads the facts of a record of a type from an array.
  public static func read(
    _ bytes: [UInt8], type: RecordType, correcting target: RecordType? = nil
  ) throws(RecordFormatError) -> Facts {
    try read(bytes.span, type: type, correcting: target)
  }

  /// The canonical bytes of facts, which have been held to the same grammar as when they are read.
  public static func canonicalBytes(
    _ facts: Facts, type: RecordType, correcting target: RecordType? = nil
  ) throws(RecordFormatError) -> [UInt8] {
    let bytes = try JSON.object(facts.json).bytes(of: .facts, limit: maximumBytes)
    _ = try read(bytes.span, type: type, correcting: target)
    return bytes
  }
}

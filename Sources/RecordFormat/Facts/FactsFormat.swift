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
    var facts = Facts()
    try reader.enterObject()
    for slot in FactsLayout.of(type) {
      if try reader.has(slot.key) {
        facts[slot.field] = try reader.fact(slot.kind)
      } else if !slot.isOptional {
        throw .missingKey(part: .facts, key: slot.key)
      }
    }
    try reader.leaveObject()
    try reader.finish()
    try WordPaths.check(facts, of: type)
    if type == .recordCorrected { try checkChanges(facts, of: target) }
    return facts
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

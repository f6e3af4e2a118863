internal import CanonicalJSON
internal import Partnership
internal import RecordFormat

/// The records of a selection as events: one JSON object of CloudEvents 1.0 a line.
///
/// Canonical JSON, and facts and words as they were committed to, byte for byte.
public enum CloudEvents {
  /// The line of a record, with its line feed.
  public static func line(of record: ExportedRecord) throws(ExportError) -> [UInt8] {
    // The value of `data` is written already; the members on either side of it are not.
    var line = try members(before(record))
    line.removeLast()
    if let data = data(of: record) { line += Array(#","data":"#.utf8) + data }
    line.append(UInt8(ascii: ","))
    line += try members(after(record)).dropFirst()
    return line + [0x0A]
  }

  /// Facts and words; nil when neither is shown.
  private static func data(of record: ExportedRecord) -> [UInt8]? {
    guard let facts = record.file.factsBytes else { return nil }
    var data = Array(#"{"facts":"#.utf8) + facts
    if case .shown = record.words, let words = record.file.wordsBytes {
      data += Array(#","words":"#.utf8) + words
    }
    return data + Array("}".utf8)
  }

  /// The members whose names come before `data`.
  private static func before(_ record: ExportedRecord) -> [(String, JSON?)] {
    let header = record.header
    return [
      ("agreement", header.agreement.map { .string($0.text) }),
      ("annulledby", record.mark?.annulledBy.map { .string(place($0)) }),
      ("author", .string(header.author.text)),
      ("axes", list(header.axes.map(\.text))),
      ("catalogue", .integer(Int64(header.catalogue))),
      ("correctedby", list(record.mark?.correctedBy.map(place) ?? [])),
    ]
  }

  /// Those whose names come after it.
  private static func after(_ record: ExportedRecord) -> [(String, JSON?)] {
    let header = record.header
    return [
      ("datacontenttype", record.facts == nil ? nil : "application/json"),
      ("erasedby", record.words.erasure.map { .string(place($0.index)) }),
      ("facts", record.facts == nil ? "withheld" : "shown"),
      ("id", .string(header.action.description)),
      ("leaf", .string(record.leaf)),
      ("match", .string(record.match.rawValue)),
      ("occurred", header.occurred.map { .string($0.description) }),
      ("onbehalfof", list(header.onBehalfOf.map(\.text))),
      ("parties", list(header.parties.map(\.text))),
      ("sequence", .string(place(header.sequence.index))),
      ("source", .string(header.ledger.text)),
      ("specversion", "1.0"),
      ("subject", record.subject.map { .string($0) }),
      ("target", header.target.map { .string(place($0.index)) }),
      ("time", .string(header.recorded.description)),
      ("type", .string(header.type.name)),
      ("words", .string(record.words.name)),
    ]
  }

  /// A sequence as the extension `sequence` wants it: text whose order is that of the numbers.
  ///
  /// Sixteen digits hold every integer that JSON carries exactly; an integer of CloudEvents has 32 bits.
  static func place(_ sequence: UInt64) -> String {
    let digits = String(sequence)
    return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
  }

  /// Ids or codes with commas between them, which none of them holds: an attribute is no list.
  private static func list(_ texts: [String]) -> JSON? {
    texts.isEmpty ? nil : .string(texts.joined(separator: ","))
  }

  private static func members(_ members: [(String, JSON?)]) throws(ExportError) -> [UInt8] {
    var writer = CanonicalWriter(limits: JSONLimits(bytes: .max), reserving: 512)
    writer.beginObject()
    for case (let key, let value?) in members {
      writer.key(key)
      writer.value(value)
    }
    writer.endObject()
    do throws(CanonicalJSONError) {
      return try writer.finish()
    } catch {
      throw .unwritable(error.description)
    }
  }
}

internal import Partnership
internal import RecordFormat

/// The records of a selection as an object-centric event log, OCEL 2.0 in JSON: an event a record, of the
/// type that the catalogue gives it, with the agreements, axes, actors and coded objects it concerns.
///
/// An event goes out when it comes; what is held is what the objects are. Members of an object of JSON have
/// no order, so events come first and the types last.
public struct ObjectEventsPart: Sendable {
  private var isFirst = true
  private var objects = EventLogObjects()

  /// How many objects there are so far.
  public var objectCount: Int { objects.count }

  /// Begins a log.
  public init() {}

  /// Takes the next record, in order of sequence.
  ///
  /// - Returns: The bytes of its event.
  public mutating func add(_ record: ExportedRecord) -> [UInt8] {
    let time = EventLogTime.text(of: record.header)
    let relations = objects.add(record, at: time)
    let event = JSONText.object([
      ("id", .text(record.header.action.description)), ("type", .text(record.header.type.name)),
      ("time", .text(time)), ("attributes", .list(EventLogAttributes.values(of: record))),
      ("relationships", .list(relations.map(\.json))),
    ])
    let before = isFirst ? "{\n\"events\":[\n" : ",\n"
    isFirst = false
    return Array(before.utf8) + event.line
  }

  /// The rest of the log: objects, and the types of both.
  public consuming func finish() -> [UInt8] {
    var bytes = Array((isFirst ? "{\n\"events\":[\n" : "").utf8)
    func add(_ name: String, _ items: [JSONText]) {
      bytes += Array("\n],\n\"\(name)\":[\n".utf8)
      for (index, item) in items.enumerated() {
        if index > 0 { bytes += Array(",\n".utf8) }
        bytes += item.line
      }
    }
    add("objects", objects.json)
    add("eventTypes", RecordType.allCases.map(EventLogAttributes.declaration(of:)))
    add("objectTypes", EventLogObjectType.all.map(\.declaration))
    return bytes + Array("\n]\n}\n".utf8)
  }
}

/// That something has to do with an object, and how.
struct EventLogRelation: Sendable, Hashable {
  let object: String
  let qualifier: String

  var json: JSONText {
    .object([("objectId", .text(object)), ("qualifier", .text(qualifier))])
  }
}

/// The one time that the log has room for.
enum EventLogTime {
  /// When what a record says happened: its instant, or the end of the last day that its author gave, as in
  /// the order in which views fold; for a clerical record, when the ledger took it.
  static func text(of header: Header) -> String {
    guard let occurred = header.occurred else { return header.recorded.description }
    if case .instant(let day, let second, let offset) = occurred.form,
      let instant = Recorded(
        microseconds: Recorded(startOf: day).microseconds
          + Int64(second - offset * 60) * 1_000_000)
    {
      return instant.description
    }
    let last = occurred.last ?? header.recorded.day
    let day = header.type.definition.mayLieAhead ? last : min(last, header.recorded.day)
    return "\(day)T23:59:59.000000Z"
  }
}

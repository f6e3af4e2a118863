public import CanonicalJSON
public import Partnership

/// What differs between the answers to one question at two positions or two dates.
///
/// A *value* is one scalar at a stable path of the view's JSON, or one word reference. Items of a
/// list are known by their `id`; without one by their `record` (an anomaly by its `record`, its name
/// and its `other`), by the two they stand between, or by themselves when they are scalars. `coming` and `under_way` are not in the
/// answer and are not compared.
public struct ViewDifference: Sendable, Hashable {
  /// One value that differs.
  public struct Value: Sendable, Hashable {
    /// The way to it from the view down, `axes/A1/partners/cnrs/tally/given`.
    public let path: String
    /// What it was; nil when it was not there.
    public let then: JSON?
    /// What it is; nil when it is no longer there.
    public let now: JSON?
  }

  /// The values that differ, ascending by path.
  public let values: [Value]
  /// The records behind the difference, ascending.
  public let records: [SequenceNumber]

  /// Whether the answer has stayed as it was.
  public var isEmpty: Bool { values.isEmpty }

  /// Compares two JSON forms of one view.
  ///
  /// - Parameter records: What was learned in between; behind no difference there is none of it.
  public static func between(
    _ then: JSON, _ now: JSON, records: [SequenceNumber] = []
  ) -> ViewDifference {
    let before = then.scalars
    let after = now.scalars
    let paths = Set(before.keys).union(after.keys)
    let values = paths.compactMap { path in
      before[path] == after[path]
        ? nil : Value(path: path, then: before[path], now: after[path])
    }
    return ViewDifference(
      values: values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
      records: values.isEmpty ? [] : records)
  }

  /// The difference as JSON: `changed_since` beside an `answer`.
  public var json: JSON {
    [
      "records": .records(records),
      "values": .array(
        values.map {
          ["id": .string($0.path), "now": $0.now ?? .null, "then": $0.then ?? .null]
        }),
    ]
  }
}

extension Answer {
  /// The records known now and not then that make this answer differ from the former one.
  ///
  /// Those are the acts and findings that are in it, registrations, and corrections and annulments
  /// of records that are or were in it; ascending. Both answers are to the same question.
  ///
  /// - Parameters:
  ///   - position: The last record known then.
  ///   - former: The answer as known then.
  ///   - isConcerned: Whether what was asked can differ because of a record.
  public func recordsLearned(
    since position: SequenceNumber, when former: Answer,
    concerning isConcerned: (DatedRecord) -> Bool = { _ in true }
  ) -> [SequenceNumber] {
    var learned: [SequenceNumber] = []
    for record in records where record.sequence > position && isConcerned(record) {
      if let target = record.record.target {
        guard self[target] != nil || former[target] != nil else { continue }
      }
      learned.append(record.sequence)
    }
    return learned.sorted()
  }
}

extension JSON {
  /// Every scalar and word reference by its path; null is no value.
  fileprivate var scalars: [String: JSON] {
    var found: [String: JSON] = [:]
    guard case .object(let members) = self else { return found }
    for (key, value) in members where key != "coming" && key != "under_way" {
      value.collectScalars(at: key, into: &found)
    }
    return found
  }

  private func collectScalars(at path: String, into found: inout [String: JSON]) {
    if wordReference != nil {
      found[path] = self
      return
    }
    switch self {
    case .null: break
    case .bool, .integer, .string: found[path] = self
    case .object(let members):
      for (key, value) in members { value.collectScalars(at: path + "/" + key, into: &found) }
    case .array(let items):
      for (index, item) in items.enumerated() {
        item.collectScalars(at: path + "/" + (item.identity ?? String(index)), into: &found)
      }
    }
  }

  /// What an item of a list is known by; nil for one that has nothing of the kind.
  private var identity: String? {
    switch self {
    case .null, .array: return nil
    case .bool, .integer, .string: return scalarText
    case .object(let members):
      if let id = members["id"]?.scalarText { return id }
      if let record = members["record"]?.scalarText {
        guard let anomaly = members["anomaly"]?.scalarText else { return record }
        return [record, anomaly, members["other"]?.scalarText].compactMap { $0 }
          .joined(separator: ":")
      }
      let ends = ["giver", "receiver", "one", "other"].compactMap { members[$0]?.scalarText }
      return ends.isEmpty ? nil : ends.joined(separator: ":")
    }
  }

  private var scalarText: String? {
    switch self {
    case .bool(let bool): String(bool)
    case .integer(let integer): String(integer)
    case .string(let string): string
    case .null, .array, .object: nil
    }
  }
}

public import CanonicalJSON
public import Partnership

/// What differs between the answers to one question at two positions or two dates.
///
/// Values and paths are those of ``ViewValues``.
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
    let values = ViewValues(of: then).differences(from: ViewValues(of: now))
    return ViewDifference(values: values, records: values.isEmpty ? [] : records)
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

extension ViewValues {
  /// The values that are others later, ascending by path.
  func differences(from later: ViewValues) -> [ViewDifference.Value] {
    Set(byPath.keys).union(later.byPath.keys).compactMap { path in
      self[path] == later[path]
        ? nil : ViewDifference.Value(path: path, then: self[path], now: later[path])
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension Answer {
  /// The records known now and not then that make this answer differ from the former one.
  ///
  /// Those are the acts and findings that are in it, the registrations of whom they name, holds and
  /// retention rules, and corrections and annulments of records that are or were in it; ascending.
  /// Both answers are to the same question.
  ///
  /// - Parameters:
  ///   - position: The last record known then.
  ///   - former: The answer as known then.
  ///   - isConcerned: Whether what was asked can differ because of a record, or of what it corrects or
  ///     annuls.
  public func recordsLearned(
    since position: SequenceNumber, when former: Answer,
    concerning isConcerned: (DatedRecord) -> Bool = { _ in true }
  ) -> [SequenceNumber] {
    var learned: [SequenceNumber] = []
    for record in records where record.sequence > position {
      if let target = record.record.target {
        guard let changed = self[target] ?? former[target],
          isConcerned(record) || isConcerned(changed)
        else { continue }
      } else {
        guard isConcerned(record), record.occurred != nil || names(whom: record.record) else {
          continue
        }
      }
      learned.append(record.sequence)
    }
    return learned.sorted()
  }

  /// Whether an act or finding of the answer names the actor or the person that a record registers.
  private func names(whom registration: Record) -> Bool {
    switch registration.type {
    case .actorRegistered, .personRegistered, .personUpdated: break
    case .holdPlaced, .holdLifted, .retentionAssigned, .dispositionDecided: return true
    default: return false
    }
    let actor = registration.facts.actor(.actor)
    let person = registration.facts.person(.person)
    return records.contains { dated in
      guard dated.occurred != nil else { return false }
      let record = dated.record
      if let actor {
        return dated.parties.contains(actor) || dated.onBehalfOf.contains(actor)
          || record.actorsNamed.contains(actor)
      }
      return person.map(record.personsNamed.contains) ?? false
    }
  }
}

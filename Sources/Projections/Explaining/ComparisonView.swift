public import CanonicalJSON
public import Partnership

/// What changed in a view between two dates on one of the two time lines, each value with the records
/// that changed it.
public struct ComparisonView: View, Hashable {
  /// One value that changed.
  public struct Change: Sendable, Hashable {
    /// What it was and what it is.
    public let value: ViewDifference.Value
    /// The records that changed it, in the order they came in; none when only the day did.
    public let records: [SequenceNumber]
  }

  /// What is compared.
  public let subject: ViewSubject
  /// The values that changed, ascending by path.
  public let changes: [Change]
  /// The records that came in between and changed something, ascending.
  public let records: [RecordLine]

  /// Compares a view of two answers about one agreement.
  ///
  /// Between two days as of which the same is known, the records that happened in between come in in
  /// the order of the fold, each on its own day; between two positions, those recorded in between in
  /// the order of the log, all on the later day. From the later to the earlier they go out again.
  ///
  /// A value has no records where the days alone make it what it is.
  ///
  /// - Parameters:
  ///   - then: The history known then, and the day asked about.
  ///   - now: The history known now, and the day asked about.
  public init(
    _ subject: ViewSubject, of agreement: AgreementID, from then: (history: History, day: Day),
    to now: (history: History, day: Day)
  ) {
    self.subject = subject
    let isForward =
      (then.history.position.map { $0.index } ?? 0, then.day)
      <= (now.history.position.map { $0.index } ?? 0, now.day)
    let earlier = isForward ? then : now
    let later = isForward ? now : then
    func values(_ history: History, _ day: Day) -> ViewValues {
      ViewValues(of: subject.json(of: agreement, in: history.answer(asOf: day)) ?? .null)
    }
    let first = values(earlier.history, earlier.day)
    let last = values(later.history, later.day)

    let coming = later.history.records(since: earlier.history, earlier.day, by: later.day)
    let left = Set(coming.map(\.record.sequence))
    let known = History(later.history.records.filter { !left.contains($0.sequence) })
    let daysAlone = values(known, later.day)
    func changedBy(_ coming: [(record: Record, day: Day)]) -> [String: [SequenceNumber]] {
      var known = known
      var (current, today) = (daysAlone, later.day)
      var changedBy: [String: [SequenceNumber]] = [:]
      for (record, day) in coming {
        // What changes until that day, before the record, is the days' doing.
        if day != today { (current, today) = (values(known, day), day) }
        known.add(record)
        let next = values(known, today)
        for value in current.differences(from: next) {
          changedBy[value.path, default: []].append(record.sequence)
        }
        current = next
      }
      return changedBy
    }
    var records = changedBy(coming)
    // A commitment made in between and overdue by now: on the way only a day made it so, but no day
    // would have without the record. All on the later day, the records show which did.
    func isUnexplained(_ path: String) -> Bool {
      records[path] == nil && daysAlone[path] != last[path]
    }
    if first.differences(from: last).contains(where: { isUnexplained($0.path) }) {
      let together = changedBy(coming.map { ($0.record, later.day) })
      for (path, sequences) in together where isUnexplained(path) { records[path] = sequences }
    }
    changes = (isForward ? first.differences(from: last) : last.differences(from: first))
      .map { Change(value: $0, records: records[$0.path] ?? []) }
    self.records = Set(changes.flatMap(\.records)).sorted().compactMap { sequence in
      (later.history[sequence]?.record ?? later.history.record(sequence)).map { RecordLine($0) }
    }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "records": .array(records.map(\.json)), "subject": .text(subject),
      "values": .array(
        changes.map {
          [
            "id": .string($0.value.path), "now": $0.value.now ?? .null,
            "records": .records($0.records), "then": $0.value.then ?? .null,
          ]
        }),
    ]
  }

  /// One row a value that changed.
  public var table: ViewTable {
    ViewTable(
      ["path", "then", "now", "records"],
      changes.map { change in
        let records = change.records.map(\.description).joined(separator: ";")
        return [
          .string(change.value.path), change.value.then ?? .null, change.value.now ?? .null,
          records.isEmpty ? .null : .string(records),
        ]
      })
  }
}

extension History {
  /// The records that an answer rests on and an earlier one did not, each with the day it comes in on:
  /// those recorded since, in the order of the log; where the same is known, those that happened since,
  /// in the order of the fold.
  fileprivate func records(
    since earlier: History, _ earlierDay: Day, by day: Day
  ) -> [(record: Record, day: Day)] {
    let recorded = records.filter { earlier.record($0.sequence) == nil }
    guard recorded.isEmpty else { return recorded.map { ($0, day) } }
    let before = earlier.answer(asOf: earlierDay)
    return answer(asOf: day).records.filter { before[$0.sequence] == nil }.compactMap { dated in
      record(dated.sequence).map { ($0, dated.last ?? day) }
    }
  }
}

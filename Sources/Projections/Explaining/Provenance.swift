internal import CanonicalJSON
internal import Partnership

/// Finds the records that make a value of a view what it is.
///
/// The set it ends with gives the value when it is folded alone, and none of it can be left out: the
/// records counted for a count, the transitions with their corrections for a state, the first for
/// what asks for at least one. It begins with all that the answer rests on and takes away what the
/// value does not need: whole objects first, so that no object is counted in the place of another;
/// then single records; the later ones before the earlier ones.
struct Provenance {
  private let answer: Answer
  private let history: History
  private let view: (Answer) -> JSON?
  private let path: String
  /// What the records are to give.
  let value: JSON

  /// Nil when the view has no value at the path.
  init?(
    of path: String, in answer: Answer, of history: History, _ view: @escaping (Answer) -> JSON?
  ) {
    guard let json = view(answer), let value = ViewValues.value(in: json, at: path) else {
      return nil
    }
    self.answer = answer
    self.history = history
    self.view = view
    self.path = path
    self.value = value
  }

  /// The records, ascending.
  var records: [SequenceNumber] {
    let groups = groups
    // What a count of nothing needs adds nothing: the record that brings in the cell it stands in.
    let sum = addends(among: groups).flatMap { isEnough($0) ? $0 : nil }
    let needed = sum ?? shrunk(groups)
    let kept = isEnough(needed) ? needed : shrunk([history.records])
    return kept.joined().map(\.sequence).sorted()
  }

  // MARK: - Records taken together

  /// What the answer rests on, as recorded, in the order of the fold.
  ///
  /// The records about one object are together, corrections with what they correct. What is annulled
  /// counts for nothing.
  private var groups: [[Record]] {
    var places: [String: Int] = [:]
    var groups: [[Record]] = []
    var group: [SequenceNumber: Int] = [:]
    func add(_ record: Record, to place: Int?) {
      if let place {
        groups[place].append(record)
      } else {
        groups.append([record])
      }
      group[record.sequence] = place ?? groups.count - 1
    }
    let standing = answer.records.filter { $0.type != .recordAnnulled }
    for dated in standing where dated.record.target == nil {
      guard let record = history.record(dated.sequence) else { continue }
      let definition = record.type.definition
      let object = definition.objectField.flatMap { field in
        dated.facts.text(field).map { "\(field.name):\($0)" }
      }
      add(record, to: object.flatMap { places[$0] })
      if let object { places[object] = group[record.sequence] }
    }
    for dated in standing {
      guard let target = dated.record.target, let record = history.record(dated.sequence) else {
        continue
      }
      if let place = group[target] { add(record, to: place) }
    }
    return groups
  }

  // MARK: - Counts

  /// The groups that a count is the sum of; nil when the value is no such sum.
  private func addends(among groups: [[Record]]) -> [[Record]]? {
    guard case .integer(let total) = value else { return nil }
    let none = number(of: [])
    var sum = none
    var addends: [[Record]] = []
    for group in groups {
      let alone = number(of: [group])
      guard alone != none else { continue }
      sum &+= alone &- none  // Amounts may pass the largest number, and then are no sum.
      addends.append(smallest(group) { number(of: [$0]) == alone })
    }
    return sum == total ? addends : nil
  }

  private func number(of groups: [[Record]]) -> Int64 {
    fold(groups)?.integerValue ?? 0
  }

  // MARK: - Anything else

  /// Takes away groups in ever smaller batches, then single records, while the value stays.
  private func shrunk(_ groups: [[Record]]) -> [[Record]] {
    var kept = groups
    var batch = (kept.count + 1) / 2
    while batch >= 1, !kept.isEmpty {
      var end = kept.count
      while end > 0 {
        let start = max(0, end - batch)
        let fewer = Array(kept[..<start] + kept[end...])
        if isEnough(fewer) { kept = fewer }
        end = start
      }
      batch = batch == 1 ? 0 : (batch + 1) / 2
    }
    let records = smallest(kept.flatMap { $0 }) { isEnough([$0]) }
    return [records]
  }

  /// The fewest records of some that still do, the later ones left out first.
  private func smallest(_ records: [Record], _ isEnough: ([Record]) -> Bool) -> [Record] {
    var kept = records
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for index in kept.indices.reversed() {
        var fewer = kept
        fewer.remove(at: index)
        if isEnough(fewer) {
          kept = fewer
          hasChanged = true
        }
      }
    }
    return kept
  }

  private func isEnough(_ groups: [[Record]]) -> Bool { fold(groups) == value }

  /// The value that some records alone give; nil when they give none.
  private func fold(_ groups: [[Record]]) -> JSON? {
    view(History(groups.joined()).answer(asOf: answer.day)).flatMap {
      ViewValues.value(in: $0, at: path)
    }
  }
}

import CanonicalJSON
import Partnership

/// What an answer must say, worked out the slow and obvious way from the records alone: no
/// indexes, no incremental state, every question a search through the list.
struct ReferenceFold {
  /// A record with its corrections applied.
  struct Entry {
    var record: Record
    var day = Day.earliest
    var second = Int.max

    var first: Day { record.occurred?.first ?? .earliest }
    var lastPossible: Day { max(day, first) }
    func actor(_ field: FieldName) -> String { record.facts.text(field) ?? "" }
  }

  let standing: [Entry]
  let counted: [Entry]
  let coming: [SequenceNumber]
  let underWay: [SequenceNumber]
  let annulled: [SequenceNumber: SequenceNumber]
  let asOf: Day

  init(_ all: [Record], asOf: Day, knownAt position: SequenceNumber) {
    self.asOf = asOf
    let known = all.filter { $0.sequence <= position }.sorted { $0.sequence < $1.sequence }
    var annulled: [SequenceNumber: SequenceNumber] = [:]
    for record in known where record.type == .recordAnnulled {
      if let target = record.target { annulled[target] = record.sequence }
    }
    self.annulled = annulled
    var entries: [Entry] = []
    for record in known where annulled[record.sequence] == nil {
      if record.type == .recordCorrected, let target = record.target, annulled[target] != nil {
        continue
      }
      var entry = Entry(record: record)
      for correction in known
      where correction.type == .recordCorrected && correction.target == record.sequence
        && annulled[correction.sequence] == nil
      {
        entry.apply(correction)
      }
      if let occurred = entry.record.occurred {
        let recorded = entry.record.recorded.day
        entry.day = occurred.last ?? .latest
        entry.second = occurred.secondOfDay ?? .max
        if entry.day > recorded, !record.type.definition.mayLieAhead {
          entry.day = recorded
          entry.second = .max
        }
      }
      entries.append(entry)
    }
    standing = entries
    let clerical = entries.filter { $0.record.occurred == nil }
    let dated = entries.filter { $0.record.occurred != nil }.sorted {
      ($0.day, $0.second, $0.record.sequence) < ($1.day, $1.second, $1.record.sequence)
    }
    counted = clerical + dated.filter { $0.day <= asOf }
    let later = dated.filter { $0.day > asOf }
    coming = later.filter { $0.record.occurred?.first != nil && $0.first > asOf }
      .map(\.record.sequence)
    underWay = later.filter { $0.record.occurred?.first == nil || $0.first <= asOf }
      .map(\.record.sequence)
  }
}

extension ReferenceFold.Entry {
  fileprivate mutating func apply(_ correction: Record) {
    if let axes = correction.amends.axes { record.axes = axes }
    if let parties = correction.amends.parties { record.parties = parties }
    if let occurred = correction.amends.occurred { record.occurred = occurred }
    for (key, value) in correction.facts.changes {
      guard let name = FieldName(name: key), record.type.definition.field(name) != nil else {
        continue
      }
      switch value {
      case .string(let text): record.facts[name] = .text(text)
      case .integer(let integer): record.facts[name] = .integer(integer)
      case .bool(let bool): record.facts[name] = .boolean(bool)
      case .array(let items): record.facts[name] = .texts(items.compactMap(\.stringValue))
      case .object: record.facts[name] = .tree(value)
      case .null: record.facts[name] = nil
      }
    }
    var present = Set(record.facts.wordsPresent)
    for path in correction.facts.wordsPresent where path.hasPrefix("changes.") {
      present.insert(String(path.dropFirst("changes.".count)))
    }
    for (key, value) in correction.facts.changes where value == .null { present.remove(key) }
    record.facts[.wordsPresent] = present.isEmpty ? nil : .texts(present.sorted())
  }
}

extension ReferenceFold {
  func of(
    _ type: RecordType, _ field: FieldName? = nil, _ text: String = ""
  ) -> [Entry] {
    counted.filter { entry in
      guard entry.record.type == type else { return false }
      guard let field else { return true }
      return entry.actor(field) == text
    }
  }

  func codes(_ field: FieldName, _ types: Set<RecordType>) -> Set<String> {
    Set(counted.filter { types.contains($0.record.type) }.map { $0.actor(field) })
  }

  var parties: [String] { of(.agreementProposed).first?.record.facts.texts(.parties) ?? [] }

  var force: (Day, Day)? {
    of(.agreementEnteredIntoForce).first.flatMap { entry in
      entry.record.facts.term(.term).map { (entry.day, $0.lastDay(from: entry.day)) }
    }
  }

  var stage: String {
    if let force { return asOf > force.1 ? "expired" : "in_force" }
    if parties.isEmpty { return "not_proposed" }
    let signed = parties.filter { !of(.agreementSigned, .party, $0).isEmpty }
    return signed.isEmpty ? "proposed" : signed == parties ? "signed" : "signed_in_part"
  }

  /// Each line one thing the answer says, in words of this test's own.
  var statements: Set<String> {
    var lines: Set<String> = ["stage \(stage)"]
    for party in parties {
      if let entry = of(.agreementSigned, .party, party).first {
        lines.insert("signed \(party) \(entry.record.sequence)")
      }
      if let entry = of(.agreementRatified, .party, party).first {
        lines.insert("ratified \(party) \(entry.record.sequence)")
      }
    }
    for entry in of(.agreementAnnounced) { lines.insert("announced \(entry.record.sequence)") }
    for axis in codes(.axis, [.axisAgreed]) {
      let records = of(.axisAgreed, .axis, axis)
      var waiting = Set(parties)
      var agreed: SequenceNumber?
      for entry in records where agreed == nil {
        for party in entry.record.onBehalfOf { waiting.remove(party.text) }
        if waiting.isEmpty { agreed = entry.record.sequence }
      }
      lines.insert("axis \(axis) \(agreed.map { "agreed \($0)" } ?? "lacks \(waiting.sorted())")")
    }
    for code in codes(.exchange, [.exchangeScheduled, .exchangeHeld, .exchangeCancelled]) {
      lines.insert("exchange \(code) \(exchangeStage(code))")
    }
    for code in codes(.commitment, [.commitmentMade, .commitmentMet, .commitmentMissed]) {
      lines.insert("commitment \(code) \(commitmentStage(code))")
    }
    for entry in of(.documentAttached) { lines.insert("document \(entry.record.sequence)") }
    for entry in of(.actorRenamed) {
      lines.insert("renamed \(entry.actor(.actor)) \(entry.record.sequence)")
    }
    for entry in of(.roleAssigned) {
      lines.insert(
        "role \(entry.record.sequence) ended \(end(ofRole: entry)?.record.sequence ?? 0)")
    }
    return lines
  }

  private func exchangeStage(_ code: String) -> String {
    let final = counted.first {
      ($0.record.type == .exchangeHeld || $0.record.type == .exchangeCancelled)
        && $0.actor(.exchange) == code
    }
    switch final?.record.type {
    case .exchangeHeld?: return "held"
    case .exchangeCancelled?: return "cancelled"
    default: return "scheduled"
    }
  }

  func due(_ code: String) -> Day? {
    guard let made = of(.commitmentMade, .commitment, code).first else { return nil }
    return made.actor(.due) == "end_of_term" ? force?.1 : Day(made.actor(.due))
  }

  private func commitmentStage(_ code: String) -> String {
    let due = due(code)
    if let met = of(.commitmentMet, .commitment, code).first {
      return due.map { met.first > $0 } == true ? "met_late" : "met"
    }
    if !of(.commitmentMissed, .commitment, code).isEmpty { return "missed" }
    return due.map { asOf > $0 } == true ? "overdue" : "open"
  }

  /// The first ending after the assignment that speaks of it.
  func end(ofRole role: Entry) -> Entry? {
    let start = counted.firstIndex { $0.record.sequence == role.record.sequence } ?? 0
    return counted[start...].first {
      $0.record.type == .roleEnded && $0.actor(.person) == role.actor(.person)
        && $0.actor(.actor) == role.actor(.actor)
        && ($0.record.facts[.function] == nil || $0.actor(.function) == role.actor(.function))
    }
  }
}

extension Answer {
  /// The same statements, read off the state.
  var statements: Set<String> {
    let agreement = state.agreement
    var lines: Set<String> = ["stage \(agreement.stage(on: day).rawValue)"]
    for (party, signature) in agreement.signatures {
      lines.insert("signed \(party) \(signature.record)")
    }
    for (party, record) in agreement.ratifications { lines.insert("ratified \(party) \(record)") }
    for record in agreement.announcements { lines.insert("announced \(record)") }
    for (code, axis) in agreement.axes {
      let lacking = agreement.parties.filter { axis.acceptances[$0] == nil }.map(\.text)
      lines.insert(
        "axis \(code) \(axis.agreed.map { "agreed \($0.record)" } ?? "lacks \(lacking.sorted())")")
    }
    for (code, exchange) in agreement.exchanges {
      lines.insert("exchange \(code) \(exchange.stage.rawValue)")
    }
    for (code, commitment) in agreement.commitments {
      lines.insert("commitment \(code) \(commitment.stage(on: day, in: agreement).rawValue)")
    }
    for record in agreement.documents.values { lines.insert("document \(record)") }
    for (id, actor) in state.actors {
      for record in actor.renamings { lines.insert("renamed \(id) \(record)") }
    }
    for role in state.persons.values.flatMap(\.roles) {
      lines.insert("role \(role.assigned) ended \(role.ended ?? 0)")
    }
    return lines
  }
}

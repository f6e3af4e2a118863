internal import CanonicalJSON

extension History {
  /// Decides a correction: its target as it would count is judged at the place it would take, and
  /// with it every later act.
  func decideCorrection(_ correction: Record) throws(Refusal) -> Decision {
    let target = try standingTarget(of: correction, refusal: .notCorrectable) { type in
      type.definition.kind != .clerical || type == .actorRegistered
    }
    guard let original = records[target.sequence] else {
      throw Refusal(.unknownRecord, .record(target.sequence))
    }
    var correction = correction
    correction.agreement = original.agreement
    correction.amends = try amendments(by: correction, to: target.record)
    let corrected = corrected(original, adding: correction)
    try checkChanges(correction, from: target, to: corrected)
    correction.axes = union(target.record.axes, corrected.record.axes)
    correction.parties = union(target.record.parties, corrected.record.parties)
    try corrected.record.checkDate(recorded: original.recorded, reasonGiven: true)
    try checkKnown(corrected.record, allowing: original)
    try corrected.record.checkForm()
    guard target.place != nil else { return Decision(record: correction) }
    let (before, after) = try comparison(removing: target, inserting: corrected)
    return Decision(
      record: correction, anomalies: after.filter { $0.record == target.sequence },
      newlyAnomalous: after.filter { $0.record != target.sequence && !before.contains($0) })
  }

  /// Decides an annulment: the history goes on without its target, and every later act is judged
  /// again.
  func decideAnnulment(
    _ annulment: Record, _ surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    let target = try standingTarget(of: annulment, refusal: .notAnnullable) { type in
      switch type {
      case .recordCorrected, .actorRegistered, .personRegistered: true
      default: type.definition.kind != .clerical
      }
    }
    var annulment = annulment
    annulment.agreement = target.record.agreement
    annulment.axes = target.record.axes
    annulment.parties = target.record.parties
    if target.type == .recordCorrected {
      return try decideUndoing(target.record, annulment)
    }
    try checkUnnamed(target, surroundings)
    guard target.place != nil else { return Decision(record: annulment) }
    let (before, after) = try comparison(removing: target, inserting: nil)
    return Decision(
      record: annulment, newlyAnomalous: after.filter { !before.contains($0) })
  }

  /// Undoing a correction puts its target back as it was, unless a later one changes the same.
  private func decideUndoing(
    _ correction: Record, _ annulment: Record
  ) throws(Refusal) -> Decision {
    guard let sequence = correction.target, let original = records[sequence],
      let target = self[sequence]
    else { throw Refusal(.targetAnnulled, .record(correction.sequence)) }
    let fields = correction.changedPaths
    var remaining: [Record] = []
    for other in corrections(of: sequence) where other != correction.sequence {
      guard let record = records[other] else { continue }
      if other > correction.sequence, let field = record.changedPaths.first(where: fields.contains)
      {
        throw Refusal(.correctionBuiltUpon, .record(other), .field(field))
      }
      remaining.append(record)
    }
    guard target.place != nil else { return Decision(record: annulment) }
    let restored = DatedRecord(original, corrections: remaining)
    let (before, after) = try comparison(removing: target, inserting: restored)
    return Decision(
      record: annulment, newlyAnomalous: after.filter { !before.contains($0) })
  }

  private func standingTarget(
    of record: Record, refusal: RefusalName, isAllowed: (RecordType) -> Bool
  ) throws(Refusal) -> DatedRecord {
    guard let sequence = record.target, let original = records[sequence] else {
      throw Refusal(.unknownRecord, Parameter(.record, .record(record.target ?? record.sequence)))
    }
    guard isAllowed(original.type) else {
      throw Refusal(refusal, .record(sequence), .type(original.type))
    }
    guard let target = self[sequence] else {
      let by = annulments[sequence]
      throw Refusal(
        .targetAnnulled, .record(sequence),
        Parameter(.records, .records(by.map { [$0] } ?? [])))
    }
    return target
  }

  /// The header of the target as the correction makes it: dates, axes and parties given outright,
  /// and those that follow from changed facts.
  private func amendments(
    by correction: Record, to target: Record
  ) throws(Refusal) -> Amendments {
    var after = target
    after.amend(by: correction)
    var axes = target.axes
    var parties = target.parties
    var occurred = target.occurred
    let changes = correction.facts.changes
    if let given = changes["occurred"]?.stringValue { occurred = Occurred(given) }
    if let given = changes["axes"] {
      axes = (given.arrayValue ?? []).compactMap { $0.stringValue.flatMap { Code($0) } }
    }
    if let given = changes["parties"] {
      parties = (given.arrayValue ?? []).compactMap { $0.stringValue.flatMap { ActorID($0) } }
    }
    let before = labels(of: target)
    let derived = labels(of: after)
    axes = union(axes.filter { !before.axes.contains($0) }, derived.axes)
    parties = union(parties.filter { !before.parties.contains($0) }, derived.parties)
    return Amendments(
      axes: axes == target.axes ? nil : axes,
      occurred: occurred == target.occurred ? nil : occurred,
      parties: parties == target.parties ? nil : parties)
  }

  private func checkChanges(
    _ correction: Record, from before: DatedRecord, to after: DatedRecord
  ) throws(Refusal) {
    let newWords = correction.facts.wordsPresent.contains { $0.hasPrefix("changes.") }
    if !newWords, before.record == after.record {
      throw Refusal(.nothingChanged, .record(before.sequence))
    }
  }

  /// What the corrected record names has to be known now; it may go on naming what it brought into
  /// being itself.
  private func checkKnown(_ record: Record, allowing original: Record) throws(Refusal) {
    var probe = self
    if original.opens != nil { probe.forgetOpener(original) }
    try probe.checkKnown(record, .none)
  }

  /// A registration, or the record that brings an object into being, stays while others name it.
  private func checkUnnamed(
    _ target: DatedRecord, _ surroundings: Surroundings
  ) throws(Refusal) {
    guard let object = target.record.opens, allOpeners(of: object) == [target.sequence] else {
      return
    }
    func refuse(_ namer: SequenceNumber) -> Refusal {
      Refusal(.stillNamed, .text(object.text), .record(namer))
    }
    switch object {
    case .actor(let actor):
      if let namer = standing.values.first(where: {
        $0.sequence != target.sequence && $0.record.names(actor)
      }) {
        throw refuse(namer.sequence)
      }
      if let namer = surroundings.namer(.actor(actor)) { throw refuse(namer) }
    case .person(let person):
      if let namer = standing.values.first(where: {
        $0.sequence != target.sequence && $0.record.personsNamed.contains(person)
      }) {
        throw refuse(namer.sequence)
      }
      if let namer = surroundings.namer(.person(person)) { throw refuse(namer) }
    case .axis(let axis):
      let others = standing.values.filter {
        $0.sequence != target.sequence && $0.record.axes.contains(axis)
          && $0.record.target != target.sequence
      }
      if let namer = others.map(\.sequence).min() { throw refuse(namer) }
    case .exchange, .commitment, .innovation, .document:
      let others = standing.values.filter {
        $0.sequence != target.sequence && $0.record.mentions(object)
      }
      if let namer = others.map(\.sequence).min() { throw refuse(namer) }
    case .agreement, .contacts: break
    }
  }
}

extension Record {
  /// The fields a correction changes, facts and words.
  var changedPaths: [String] {
    facts.wordsPresent.filter { $0.hasPrefix("changes.") }
      .map { String($0.dropFirst("changes.".count)) } + facts.changes.map(\.key)
  }

  fileprivate func names(_ actor: ActorID) -> Bool {
    parties.contains(actor) || onBehalfOf.contains(actor) || actorsNamed.contains(actor)
  }

  /// Whether the record is about an object, or names it in a field.
  fileprivate func mentions(_ object: Object) -> Bool {
    if concerns.contains(object) { return true }
    return switch object {
    case .exchange(let code): facts.code(.exchange) == code
    case .document(let code): facts.code(.document) == code
    default: false
    }
  }
}

internal import CanonicalJSON

extension History {
  /// Decides a correction: its target as it would count is judged at the place it would take, and
  /// with it every later act.
  ///
  /// - Returns: The decision, and the target as it was recorded, counts and would count.
  func decideCorrection(
    _ correction: Record, _ surroundings: Surroundings
  ) throws(Refusal) -> (decision: Decision, concerned: [Record]) {
    let target = try standingTarget(of: correction, refusal: .notCorrectable) { type in
      type.definition.isCorrectable
    }
    guard let original = self.record(target.sequence) else {
      throw Refusal(.unknownRecord, .record(target.sequence))
    }
    var correction = correction
    correction.agreement = original.agreement
    correction.amends = try amendments(by: correction, to: target.record)
    let corrected = corrected(original, adding: correction)
    try checkChanges(correction, from: target, to: corrected)
    correction.axes = target.axes.union(with: corrected.axes)
    correction.parties = target.parties.union(with: corrected.parties)
    try corrected.record.checkCompulsoryWords()
    try corrected.record.checkDate(recorded: original.recorded, reasonGiven: true)
    try checkKnown(corrected.record, surroundings)
    try corrected.record.checkForm()
    let concerned = [original, target.record, corrected.record]
    guard target.place != nil else { return (Decision(record: correction), concerned) }
    let change = try comparison(removing: target, inserting: corrected)
    let decision = Decision(
      record: correction, anomalies: change.after.filter { $0.record == target.sequence },
      newlyAnomalous: change.new.filter { $0.record != target.sequence })
    return (decision, concerned)
  }

  /// Decides an annulment: the history goes on without its target, and every later act is judged
  /// again.
  ///
  /// - Returns: The decision, and what is annulled as it was recorded and counts; with a correction
  ///   also what it corrects.
  func decideAnnulment(
    _ annulment: Record, _ surroundings: Surroundings
  ) throws(Refusal) -> (decision: Decision, concerned: [Record]) {
    let target = try standingTarget(of: annulment, refusal: .notAnnullable) { type in
      switch type {
      case .recordCorrected, .actorRegistered, .personRegistered: true
      default: type.definition.kind != .clerical
      }
    }
    var annulment = annulment
    annulment.agreement = target.agreement
    annulment.axes = target.axes
    annulment.parties = target.parties
    if target.type == .recordCorrected {
      return try decideUndoing(target.record, annulment, surroundings)
    }
    try checkUnnamed(target, surroundings)
    let change = target.place == nil ? nil : try comparison(removing: target, inserting: nil)
    let decision = Decision(
      record: annulment, newlyAnomalous: (change?.new ?? []) + followers(of: target.sequence))
    return (decision, [self.record(target.sequence), target.record].compactMap { $0 })
  }

  /// Undoing a correction puts its target back as it was, unless a later one changes the same.
  private func decideUndoing(
    _ correction: Record, _ annulment: Record, _ surroundings: Surroundings
  ) throws(Refusal) -> (decision: Decision, concerned: [Record]) {
    guard let sequence = correction.target, let original = self.record(sequence),
      let target = self[sequence]
    else { throw Refusal(.targetAnnulled, .record(correction.sequence)) }
    let fields = correction.changedPaths
    var remaining: [Record] = []
    for other in corrections(of: sequence) where other != correction.sequence {
      guard let record = self.record(other) else { continue }
      if other > correction.sequence, let field = record.changedPaths.first(where: fields.contains)
      {
        throw Refusal(.correctionBuiltUpon, .record(other), .field(field))
      }
      remaining.append(record)
    }
    let restored = DatedRecord(original, corrections: remaining)
    try restored.record.checkCompulsoryWords()
    try checkKnown(restored.record, surroundings)
    try restored.record.checkForm()
    let change = target.place == nil ? nil : try comparison(removing: target, inserting: restored)
    let decision = Decision(
      record: annulment, newlyAnomalous: (change?.new ?? []) + followers(of: correction.sequence))
    return (decision, [correction, original, target.record, restored.record])
  }

  /// The anomalies of the standing records that follow from one that is being annulled.
  private func followers(of cause: SequenceNumber) -> [Anomaly] {
    allStanding.filter { $0.facts.cause == cause && $0.record.target != cause }
      .map { Anomaly(.causeAnnulled, $0.sequence, other: cause) }.sorted()
  }

  private func standingTarget(
    of record: Record, refusal: RefusalName, isAllowed: (RecordType) -> Bool
  ) throws(Refusal) -> DatedRecord {
    guard let sequence = record.target, let original = self.record(sequence) else {
      throw Refusal(.unknownRecord, Parameter(.record, .record(record.target ?? record.sequence)))
    }
    guard isAllowed(original.type) else {
      throw Refusal(refusal, .record(sequence), .type(original.type))
    }
    guard let target = self[sequence] else {
      let by = annulments[sequence] ?? original.target.flatMap { annulments[$0] }
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
    // What the facts made before and no longer make goes, unless the object brings it in; what the
    // author added stays.
    let object = objectLabels(of: target)
    let (before, made) = (target.ownLabels, after.ownLabels)
    axes = axes.filter { !before.axes.contains($0) || object.axes.contains($0) }
      .union(with: made.axes)
    parties = parties.filter { !before.parties.contains($0) || object.parties.contains($0) }
      .union(with: made.parties)
    if changes["axes"] != nil { axes = axes.union(with: object.axes) }
    if changes["parties"] != nil { parties = parties.union(with: object.parties) }
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

  /// A registration, or the record that brings an object into being, stays while others name it.
  private func checkUnnamed(
    _ target: DatedRecord, _ surroundings: Surroundings
  ) throws(Refusal) {
    guard let object = target.opens, allOpeners(of: object) == [target.sequence] else {
      return
    }
    let namers = allStanding.filter {
      $0.sequence != target.sequence && $0.record.names(object)
    }
    if let namer = namers.map(\.sequence).min() {
      throw Refusal(
        .stillNamed, .text(target.record.name(of: object)), .record(namer))
    }
    let elsewhere: SequenceNumber? =
      switch object {
      case .actor(let actor): surroundings.namer(.actor(actor))
      case .person(let person): surroundings.namer(.person(person))
      default: nil
      }
    if let elsewhere { throw Refusal(.stillNamed, .text(object.text), .record(elsewhere)) }
  }
}

extension Record {
  /// The fields a correction changes, facts and words, and what it changes in the header.
  var changedPaths: [String] {
    var paths = facts.wordsPresent.filter { $0.hasPrefix("changes.") }
      .map { String($0.dropFirst("changes.".count)) }
    paths += facts.changes.map(\.key)
    if amends.axes != nil { paths.append("axes") }
    if amends.parties != nil { paths.append("parties") }
    return paths
  }

  /// Whether the record is about an object, or names it anywhere.
  ///
  /// Corrections and annulments name nothing by themselves: what a correction says counts in its
  /// target.
  fileprivate func names(_ object: Object) -> Bool {
    if type == .recordCorrected || type == .recordAnnulled { return false }
    return switch object {
    case .agreement: agreement != nil
    case .actor(let actor):
      parties.contains(actor) || onBehalfOf.contains(actor) || actorsNamed.contains(actor)
    case .person(let person): personsNamed.contains(person)
    case .axis(let axis): axes.contains(axis)
    case .coded(let kind, let code): facts.names(kind, code, in: type.definition)
    case .contacts, .delegations, .involvement: false
    }
  }
}

extension TypeDefinition {
  /// Whether records of the type can be corrected: acts, findings and the registration of an actor.
  var isCorrectable: Bool {
    kind != .clerical || name == RecordType.actorRegistered.definition.name
  }
}

extension Facts {
  /// Whether a field that holds codes of a sort of object holds this one.
  fileprivate func names(
    _ kind: ObjectKind, _ code: Code, in definition: TypeDefinition
  ) -> Bool {
    definition.fields.contains { field in
      switch field.kind {
      case .object(kind): text(field.name) == code.text
      case .set(of: .object(kind)): texts(field.name).contains(code.text)
      case .coverage where kind == .document:
        if case .tree(let json) = self[field.name] {
          Coverage(json).documents.contains(code)
        } else {
          false
        }
      default: false
      }
    }
  }
}

extension Record {
  /// No correction removes what the type asks for, in every language it was given in.
  fileprivate func checkCompulsoryWords() throws(Refusal) {
    for field in type.definition.fields where !field.isOptional && field.kind.isWords {
      guard facts.hasWords(field.name.name) else {
        throw Refusal(
          .missingField, .field("data.changes.\(field.name.name)"),
          Parameter(.type, .text(type.name)))
      }
    }
  }
}

import CanonicalJSON
import EntenteTesting
import Testing

@testable import Partnership

/// One of the days about which a random scenario has something to say.
private func someDay(_ random: inout SeededRandom) throws -> Day {
  try #require(Day("2022-04-15")).adding(days: Int.random(in: 0...900, using: &random))
}

@Suite struct `Any history` {
  @Test func `An answer is what a slow and obvious fold of the records makes it`() throws {
    var random = SeededRandom(for: "reference fold")
    for _ in 0..<90 {
      let ledger = try Scenario.random(attempts: 120, &random)
      for _ in 0..<8 {
        let position = SequenceNumber(UInt64.random(in: 0..<ledger.next.index, using: &random))
        let day = try someDay(&random)
        let answer = ledger.history.known(at: position).answer(asOf: day)
        let reference = ReferenceFold(ledger.records, asOf: day, knownAt: position)
        #expect(answer.records.map(\.record) == reference.counted.map(\.record))
        #expect(answer.coming.map(\.sequence) == reference.coming)
        #expect(answer.underWay.map(\.sequence) == reference.underWay)
        #expect(answer.statements.subtracting(reference.statements) == [])
        #expect(reference.statements.subtracting(answer.statements) == [])
        let anomalies = Set(
          answer.anomalies.map {
            "\($0.name.rawValue) \($0.record) \($0.other?.description ?? "")"
          })
        #expect(anomalies.subtracting(reference.anomalies) == [])
        #expect(reference.anomalies.subtracting(anomalies) == [])
        #expect(
          Dictionary(uniqueKeysWithValues: answer.annulled.map { ($0.record.sequence, $0.by) })
            == reference.annulled)
        if answer.statements != reference.statements { return }
      }
    }
  }

  @Test func `Histories at random hold every type of record and raise every anomaly`() throws {
    var random = SeededRandom(seed: 1)
    var types: Set<RecordType> = []
    var anomalies: Set<Anomaly.Name> = []
    var stages: Set<AgreementStage> = []
    for _ in 0..<100 {
      let ledger = try Scenario.random(attempts: 200, &random)
      types.formUnion(ledger.records.map(\.type))
      let answer = ledger.history.answer(asOf: try someDay(&random))
      anomalies.formUnion(answer.anomalies.map(\.name))
      anomalies.formUnion(try ledger.answer(asOf: "2025-01-01").anomalies.map(\.name))
      stages.insert(answer.state.agreement.stage(on: answer.day))
    }
    #expect(RecordType.allCases.filter { $0.definition.isByHand && !types.contains($0) } == [])
    #expect(Anomaly.Name.allCases.filter { !anomalies.contains($0) } == [])
    #expect(AgreementStage.allCases.filter { !stages.contains($0) } == [])
  }

  @Test func `What was known then is what the first records alone make, whatever comes later`()
    throws
  {
    var random = SeededRandom(for: "known at")
    for _ in 0..<40 {
      var ledger = try Scenario.random(attempts: 60, &random)
      let position = SequenceNumber(UInt64.random(in: 0..<ledger.next.index, using: &random))
      let day = try someDay(&random)
      let before = ledger.history.known(at: position).answer(asOf: day)
      for _ in 0..<90 { ledger.attemptAnything(&random) }
      let after = ledger.history.known(at: position).answer(asOf: day)
      let alone = History(ledger.records.filter { $0.sequence <= position }).answer(asOf: day)
      for other in [after, alone] {
        #expect(other.state == before.state)
        #expect(other.records == before.records)
        #expect(other.anomalies == before.anomalies)
        #expect(other.coming == before.coming)
        #expect(other.underWay == before.underWay)
        #expect(other.annulled.map(\.by) == before.annulled.map(\.by))
      }
    }
  }

  @Test func `The order in which its records are read does not matter, nor reading them twice`()
    throws
  {
    var random = SeededRandom(for: "order of reading")
    for _ in 0..<40 {
      let ledger = try Scenario.random(attempts: 120, &random)
      let day = try someDay(&random)
      let straight = ledger.history.answer(asOf: day)
      // Prepared before its records come, so that what decisions look up is kept in step.
      var shuffled = History()
      shuffled.prepareToDecide()
      for record in (ledger.records + ledger.records).shuffled(using: &random) {
        shuffled.add(record)
      }
      let answer = shuffled.answer(asOf: day)
      #expect(answer.state == straight.state)
      #expect(answer.records == straight.records)
      #expect(answer.anomalies == straight.anomalies)
      #expect(shuffled.position == ledger.history.position)
      #expect(shuffled.order == ledger.history.order)
      let fresh = History(ledger.records).prepared()
      #expect(
        shuffled.eve(of: nil, about: [], []).state == fresh.eve(of: nil, about: [], []).state)
      for record in ledger.records {
        #expect(
          shuffled.corrections(of: record.sequence)
            == ledger.history.corrections(of: record.sequence))
        for object in record.touches {
          let place = record.place
          #expect(
            shuffled.records(about: [object], changedFrom: place)
              == fresh.records(about: [object], changedFrom: place))
          #expect(shuffled.allOpeners(of: object) == fresh.allOpeners(of: object))
          #expect(shuffled.openerOfTwin(of: object) == fresh.openerOfTwin(of: object))
        }
      }
    }
  }

  @Test func `A decision by the records that matter is a decision by all of them`() throws {
    var random = SeededRandom(for: "slices")
    for _ in 0..<40 {
      compareChanges(of: try Scenario.random(attempts: 120, &random), &random)
    }
  }

  @Test func `So it is in an agreement that is closed out, whatever is late or left open`() throws {
    var random = SeededRandom(for: "slices of closed agreements")
    var closed = 0
    for _ in 0..<90 {
      var ledger = try Scenario.random(attempts: 80, &random)
      guard ledger.closeOut() else { continue }
      closed += 1
      for _ in 0..<20 { ledger.attemptAnything(&random) }
      compareChanges(of: ledger, &random)
    }
    #expect(closed > 15)
  }

  /// Compares what is decided by the records that matter with what is decided by all, for records of
  /// a ledger that are taken away, moved or recorded again.
  private func compareChanges(of ledger: Scenario, _ random: inout SeededRandom) {
    let history = ledger.history.prepared()
    let candidates = ledger.records.filter {
      $0.occurred != nil && ledger.history[$0.sequence] != nil
    }
    for _ in 0..<40 {
      guard let chosen = random.pick(candidates), let old = ledger.history[chosen.sequence]
      else { continue }
      var moved = old.record
      let by = Int.random(in: -150...40, using: &random)
      moved.occurred =
        moved.occurred?.last.map { Occurred($0.adding(days: by)) } ?? moved.occurred
      switch Int.random(in: 0..<3, using: &random) {
      case 0: compare(history, removing: old, inserting: nil)
      case 1: compare(history, removing: old, inserting: DatedRecord(moved))
      default:
        moved.sequence = ledger.next
        compare(history, removing: nil, inserting: DatedRecord(moved))
      }
    }
  }

  private func compare(
    _ history: History, removing old: DatedRecord?, inserting new: DatedRecord?
  ) {
    let whole = Result { () throws(Refusal) in
      try wholeHistoryJudge(history, removing: old, inserting: new)
    }
    let slice = Result { () throws(Refusal) in
      try history.comparison(removing: old, inserting: new)
    }
    switch (whole, slice) {
    case (.failure(let whole), .failure(let slice)): #expect(whole == slice)
    case (.success(let whole), .success(let slice)):
      let changed = whole.after.subtracting(whole.before)
      #expect(changed == Set(slice.after).subtracting(slice.before))
      let isNews = { (anomaly: Anomaly) in
        !whole.before.contains { $0.record == anomaly.record && $0.name == anomaly.name }
      }
      #expect(changed.filter(isNews) == Set(slice.new))
      let own = (new ?? old)?.sequence
      #expect(
        whole.after.filter { $0.record == own } == Set(slice.after).filter { $0.record == own })
    default:
      Issue.record(
        "\(whole) is not \(slice): \(String(describing: old)) \(String(describing: new))")
    }
  }
}

extension Scenario {
  /// Terminates the agreement and closes it out, waiving what is open; false where it is not in force.
  fileprivate mutating func closeOut() -> Bool {
    let day = clock.now.day
    let parties = history.answer(asOf: day).state.agreement.parties.map { JSON.string($0.text) }
    let both: JSONObject = ["on_behalf_of": .array(parties)]
    do {
      try record(.agreementTerminated, on: day.description, .null, both)
      let open = history.answer(asOf: day).state.agreement.openMatters(on: day)
      let waives = open.map { entry -> JSON in
        ["code": .string(entry.matter.code.text), "kind": .string(entry.matter.kind.rawValue)]
      }
      try record(
        .agreementClosedOut, on: day.description,
        waives.isEmpty ? .null : ["waives": .array(waives)], both)
      return true
    } catch {
      return false
    }
  }
}

/// Folds everything with and without a change, acts of no concern included.
private func wholeHistoryJudge(
  _ history: History, removing old: DatedRecord?, inserting new: DatedRecord?
) throws(Refusal) -> (before: Set<Anomaly>, after: Set<Anomaly>) {
  func dated(_ records: [DatedRecord]) -> [DatedRecord] {
    records.filter { $0.place != nil }.sorted { one, two in
      guard let one = one.place, let two = two.place else { return false }
      return one < two
    }
  }
  let all = history.records.compactMap { history[$0.sequence] }
  let without = dated(all)
  let with = dated(all.filter { $0.sequence != old?.sequence } + (new.map { [$0] } ?? []))
  func states(_ records: [DatedRecord]) -> (
    before: [SequenceNumber: PartnershipState], end: PartnershipState
  ) {
    var state = PartnershipState()
    for record in all where record.place == nil { state.apply(record) }
    var before: [SequenceNumber: PartnershipState] = [:]
    for record in records {
      before[record.sequence] = state
      state.apply(record)
    }
    return (before, state)
  }
  let (one, two) = (states(without), states(with))
  if let new { try two.before[new.sequence]?.judge(new.record) }
  let isOfAct = (new ?? old)?.type.definition.kind == .act
  var broken: [SequenceNumber] = []
  for record in without where isOfAct && record.sequence != old?.sequence {
    if record.type.definition.kind == .act, isValid(record.record, one.before[record.sequence]),
      !isValid(record.record, two.before[record.sequence])
    {
      broken.append(record.sequence)
    }
  }
  if !broken.isEmpty {
    throw Refusal(.laterActInvalid, Parameter(.records, .records(broken.sorted())))
  }
  let before = Set(without.flatMap { one.end.anomalies(of: $0) })
  let after = Set(with.flatMap { two.end.anomalies(of: $0) })
  return (before, after)
}

private func isValid(_ record: Record, _ state: PartnershipState?) -> Bool {
  do {
    try state?.judge(record)
    return true
  } catch {
    return false
  }
}

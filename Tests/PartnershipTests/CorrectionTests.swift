import CanonicalJSON
import EntenteTesting
import Partnership
import Testing

@Suite struct `Corrections and annulments` {
  let held: JSON = ["exchange": "E1", "form": "meeting"]

  private func ledgerWithExchange(on day: String = "2022-05-02") throws -> (
    Scenario, SequenceNumber
  ) {
    var ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: day, held)
    return (ledger, ledger.last)
  }

  @Test func `A correction counts as if always so, and what was known before stays`() throws {
    var (ledger, target) = try ledgerWithExchange()
    let correction = try ledger.correct(target, ["occurred": "2022-04-30", "form": "visit"])
    #expect(try ledger.answer(asOf: "2022-04-30").state.agreement.exchanges.count == 1)
    #expect(ledger.history[target]?.facts.text(.form) == "visit")
    #expect(ledger.history[target]?.corrections == [correction])
    let before = ledger.history.known(at: target)
    #expect(before[target]?.facts.text(.form) == "meeting")
    #expect(before[target]?.last?.description == "2022-05-02")
    #expect(ledger.history.record(target) == before.record(target))
  }

  @Test func `Corrections apply in order of sequence, null removes and arrays are replaced whole`()
    throws
  {
    var ledger = try Scenario.inForce()
    try ledger.record(
      .exchangeHeld, on: "2022-05-02",
      [
        "exchange": "E1", "form": "meeting", "participants": ["cnrs", "mei"],
        "title": ["fr": "Un", "en": "One"],
      ])
    let target = ledger.last
    try ledger.correct(target, ["participants": ["cnrs", "genome-quebec"]])
    #expect(ledger.history[target]?.facts.texts(.participants) == ["cnrs", "genome-quebec"])
    #expect(ledger.history[target]?.record.parties.map(\.text) == ["cnrs", "genome-quebec"])
    #expect(ledger.records.last?.parties.map(\.text) == ["cnrs", "genome-quebec", "mei"])
    let words = try ledger.correct(target, ["title.fr": "Deux", "title.en": .null])
    #expect(
      ledger.history[target]?.word("title.fr") == WordReference(words, "changes.title.fr"))
    #expect(ledger.history[target]?.word("title.en") == nil)
    #expect(ledger.words[words]?["changes.title.fr"] == "Deux")
    try ledger.correct(target, ["participants": .null])
    #expect(ledger.history[target]?.facts[.participants] == nil)
    #expect(ledger.history[target]?.record.parties == [])
  }

  @Test func `What the author added to the header stays when facts are corrected`() throws {
    var ledger = try Scenario.inForce()
    try ledger.agree(onAxis: "A2")
    try ledger.record(
      .knowhowTransferred, on: "2022-05-02",
      ["giver": "cnrs", "receiver": "mei", "subject": ["fr": "x"]],
      ["axes": ["A1"], "parties": ["genome-quebec"]])
    let target = ledger.last
    try ledger.correct(target, ["receiver": "genome-quebec"])
    #expect(ledger.history[target]?.record.parties.map(\.text) == ["cnrs", "genome-quebec"])
    try ledger.correct(target, ["axes": ["A2"]])
    #expect(ledger.history[target]?.record.axes.map(\.text) == ["A2"])
    #expect(ledger.refusalToCorrect(target, ["axes": .null]) == .axisMissing)
    #expect(ledger.refusalToCorrect(target, ["axes": ["A9"]]) == .unknownAxis)
    #expect(ledger.refusalToCorrect(target, ["giver": "genome-quebec"]) == .sameActor)
    #expect(ledger.refusalToCorrect(target, ["giver": "nobody"]) == .unknownActor)
    #expect(ledger.refusalToCorrect(target, ["giver": .null]) == .missingField)
  }

  @Test func `A party that the object brings in stays when the facts no longer name it`() throws {
    var ledger = try Scenario.inForce()
    try ledger.record(
      .exchangeScheduled, on: "2022-05-02",
      ["exchange": "E1", "form": "meeting", "planned": "2022-06"],
      ["on_behalf_of": ["cnrs"], "parties": ["mei"]])
    try ledger.record(
      .exchangeHeld, on: "2022-05-03",
      ["exchange": "E1", "form": "meeting", "participants": ["genome-quebec", "mei"]])
    let target = ledger.last
    try ledger.correct(target, ["participants": ["cnrs"]])
    #expect(ledger.history[target]?.record.parties.map(\.text) == ["cnrs", "mei"])
    try ledger.correct(target, ["parties": ["genome-quebec"]])
    #expect(ledger.history[target]?.record.parties.map(\.text) == ["cnrs", "genome-quebec", "mei"])
  }

  @Test func `A later change of an object's axes does not reach into its other records`() throws {
    var ledger = try Scenario.scheduled()
    try ledger.agree(onAxis: "A2")
    let scheduled = try #require(ledger.records.first { $0.type == .exchangeScheduled }).sequence
    try ledger.correct(scheduled, ["axes": ["A1"]])
    try ledger.record(.exchangeHeld, on: "2022-05-03", held)
    let record = ledger.last
    #expect(ledger.records.last?.axes.map(\.text) == ["A1"])
    try ledger.correct(scheduled, ["axes": ["A2"]])
    try ledger.correct(record, ["form": "video"])
    #expect(ledger.history[record]?.record.axes.map(\.text) == ["A1"])
  }

  @Test func `A correction that moves an act across another is judged like any insertion`() throws {
    var ledger = try Scenario.scheduled()
    let scheduled = ledger.last
    try ledger.record(
      .exchangeCancelled, on: "2022-05-04", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]])
    let cancelled = ledger.last
    #expect(ledger.refusalToCorrect(scheduled, ["occurred": "2022-05-05"]) == .laterActInvalid)
    #expect(ledger.refusalToCorrect(scheduled, ["occurred": "2022-05-04"]) == nil)
    #expect(ledger.refusalToCorrect(cancelled, ["occurred": "2022-05-01"]) == .exchangeNotScheduled)
  }

  @Test func `A corrected date is held against the day its record was taken`() throws {
    var (ledger, target) = try ledgerWithExchange()
    try ledger.wait(until: "2022-08-01")
    #expect(ledger.refusalToCorrect(target, ["occurred": "2022-05-08"]) == .inTheFuture)
    try ledger.correct(target, ["occurred": "2022-05-03/.."])
    #expect(ledger.history[target]?.last?.description == "2022-05-06")
    try ledger.correct(target, ["occurred": "2022-03-01"])
    #expect(ledger.history[target]?.record.daysLate == 66)
  }

  @Test func `To undo a correction annul it, unless a later one changes the same field`() throws {
    var (ledger, target) = try ledgerWithExchange()
    let first = try ledger.correct(target, ["form": "visit"])
    let second = try ledger.correct(target, ["form": "video"])
    let third = try ledger.correct(target, ["occurred": "2022-05-01"])
    #expect(ledger.refusalToAnnul(first) == .correctionBuiltUpon)
    try ledger.annul(second)
    #expect(ledger.history[target]?.facts.text(.form) == "visit")
    try ledger.annul(first)
    #expect(ledger.history[target]?.facts.text(.form) == "meeting")
    #expect(ledger.history.corrections(of: target) == [third])
    try ledger.annul(third)
    #expect(ledger.history[target]?.record == ledger.records[Int(target.index)])
    #expect(ledger.refusalToAnnul(third) == .targetAnnulled)
  }

  @Test
  func `A correction that changes the header of another's making cannot be taken from under it`()
    throws
  {
    var ledger = try Scenario.inForce()
    try ledger.record(
      .knowhowTransferred, on: "2022-05-02",
      ["giver": "cnrs", "receiver": "genome-quebec", "subject": ["fr": "x"]], ["axes": ["A1"]])
    let target = ledger.last
    try ledger.record(.actorRegistered, ["actor": "lab", "name": "Lab", "kind": "academic"])
    let giver = try ledger.correct(target, ["giver": "mei"])
    try ledger.correct(target, ["receiver": "lab"])
    #expect(ledger.refusalToAnnul(giver) == .correctionBuiltUpon)
  }

  @Test func `Undoing a correction is refused when what was there before is no longer known`()
    throws
  {
    var ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-05-01", ["exchange": "E0", "form": "video"])
    let first = ledger.last
    try ledger.record(
      .knowhowTransferred, on: "2022-05-02",
      [
        "giver": "cnrs", "receiver": "genome-quebec", "subject": ["fr": "x"], "exchange": "E0",
      ], ["axes": ["A1"]])
    let transfer = ledger.last
    #expect(ledger.refusalToAnnul(first) == .stillNamed)
    let correction = try ledger.correct(transfer, ["exchange": .null])
    try ledger.annul(first)
    #expect(ledger.refusalToAnnul(correction) == .unknownExchange)
  }

  @Test func `Annulling a record leaves it out and silences its corrections`() throws {
    var (ledger, target) = try ledgerWithExchange()
    let correction = try ledger.correct(target, ["form": "visit"])
    let annulment = try ledger.annul(target)
    let answer = try ledger.answer(asOf: "2022-05-06")
    #expect(answer.state.agreement.exchanges.isEmpty)
    #expect(answer.annulled.map(\.record.sequence) == [target])
    #expect(answer.annulled.map(\.by) == [annulment])
    #expect(answer[correction] == nil)
    #expect(ledger.refusalToCorrect(target, ["form": "video"]) == .targetAnnulled)
    #expect(ledger.refusalToAnnul(correction) == .targetAnnulled)
    #expect(ledger.refusalToAnnul(annulment) == .notAnnullable)
    try ledger.record(.exchangeHeld, on: "2022-05-02", held)
    #expect(try ledger.answer(asOf: "2022-05-06").state.agreement.exchanges.count == 1)
  }

  @Test func `A registration is corrected but for its id, and annulled when nothing names it`()
    throws
  {
    var ledger = try Scenario.proposed()
    try ledger.record(
      .actorRegistered, ["actor": "lab", "name": "Lab", "kind": "academic", "parents": ["cnrs"]])
    let lab = ledger.last
    let id = try #require(ActorID("lab"))
    try ledger.correct(lab, ["kind": "joint_laboratory", "name": "Labo"])
    #expect(try ledger.answer(asOf: "2022-05-06").state.actors[id]?.kind == "joint_laboratory")
    #expect(ledger.refusalToCorrect(lab, ["actor": "labo"]) == .fieldNotCorrectable)
    #expect(ledger.refusalToCorrect(lab, ["name": .null]) == .missingField)
    #expect(ledger.refusalToCorrect(lab, ["parents": ["mei"]]) == .fieldNotCorrectable)
    #expect(ledger.refusalToCorrect(lab, ["occurred": "2022-05-06"]) == .fieldNotCorrectable)
    try ledger.record(
      .figureDeclared, on: "2022-05-05",
      ["actor": "cnrs", "figure": "staff", "value": 1, "unit": "u", "qualifier": "equal"])
    #expect(ledger.refusalToCorrect(ledger.last, ["document": "D1"]) == .fieldNotCorrectable)
    #expect(ledger.refusalToAnnul(1) == .stillNamed)
    try ledger.annul(lab)
    #expect(try ledger.answer(asOf: "2022-05-06").state.actors[id] == nil)
    #expect(
      ledger.refusal(.actorRegistered, ["actor": "lab", "name": "Lab", "kind": "academic"]) == nil)
    let stranger = try #require(ledger.records.last { $0.type == .personRegistered }).sequence
    #expect(ledger.refusalToCorrect(stranger, ["name": "X"]) == .notCorrectable)
    #expect(ledger.refusalToAnnul(stranger) == nil)
  }

  @Test func `Words the type asks for stay in one language at least, and are said one way`() throws
  {
    var ledger = try Scenario.inForce()
    let axis = ledger.last
    #expect(ledger.refusalToCorrect(axis, ["title": .null]) == .missingField)
    #expect(ledger.refusalToCorrect(axis, ["title.fr": .null]) == .missingField)
    #expect(
      ledger.refusalToCorrect(axis, ["title": .null, "title.fr": "Nouveau"]) == .badField)
    let english = try ledger.correct(axis, ["title.en": "Axis"])
    try ledger.correct(axis, ["title.fr": .null])
    #expect(ledger.refusalToAnnul(english) == .missingField)
  }

  @Test func `The record that opens an object stays while others name the object`() throws {
    var ledger = try Scenario.scheduled()
    let scheduled = ledger.last
    try ledger.record(
      .exchangeCancelled, on: "2022-05-04", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]])
    #expect(ledger.refusalToAnnul(scheduled) == .stillNamed)
    try ledger.annul(ledger.last)
    #expect(ledger.refusalToAnnul(scheduled) == nil)
    let axis = try #require(ledger.records.first { $0.type == .axisAgreed }).sequence
    #expect(ledger.refusalToAnnul(axis) == nil)
    try ledger.record(.exchangeHeld, on: "2022-05-05", held, ["axes": ["A1"]])
    #expect(ledger.refusalToAnnul(axis) == .stillNamed)
    let proposal = try #require(ledger.records.first { $0.type == .agreementProposed }).sequence
    #expect(ledger.refusalToAnnul(proposal) == .stillNamed)
  }

  @Test func `What follows from an annulled record wears it, and nothing new may follow from it`()
    throws
  {
    var (ledger, cause) = try ledgerWithExchange()
    let from: JSONObject = ["cause": .integer(Int64(cause.index))]
    try ledger.record(.agreementAnnounced, on: "2022-05-05", .null, from)
    let follower = ledger.last
    let decision = try ledger.record(
      .recordAnnulled, ["target": .integer(Int64(cause.index))], ["reason": ["fr": "Erreur"]])
    #expect(decision.newlyAnomalous.map(\.record) == [follower])
    #expect(decision.newlyAnomalous.map(\.name) == [.causeAnnulled])
    #expect(ledger.refusal(.agreementAnnounced, on: "2022-05-05", .null, from) == .unknownRecord)
    #expect(
      ledger.refusal(.agreementAnnounced, on: "2022-05-05", .null, ["cause": 9999])
        == .unknownRecord)
  }

  @Test func `A proposal's parties and term are corrected as its data`() throws {
    var ledger = try Scenario.proposed()
    let proposal = ledger.last
    #expect(ledger.refusalToCorrect(proposal, ["parties": ["cnrs", "mei"]]) == .notAParty)
    #expect(ledger.refusalToCorrect(proposal, ["parties": ["cnrs"]]) == .badField)
    try ledger.correct(proposal, ["parties": ["cnrs", "genome-quebec", "mei"], "term": "P36M"])
    let state = try ledger.answer(asOf: "2022-05-06").state.agreement
    #expect(state.parties.map(\.text) == ["cnrs", "genome-quebec", "mei"])
    #expect(state.proposal?.term.description == "P36M")
    #expect(ledger.history[proposal]?.record.parties.count == 3)
  }

  @Test func `A correction names fields its target has, in their form, and changes something`()
    throws
  {
    let (ledger, target) = try ledgerWithExchange()
    let cases: [(JSON, RefusalName)] = [
      (["exchange": "E2"], RefusalName.fieldNotCorrectable),
      (["giver": "cnrs"], .fieldNotCorrectable),
      (["reason": ["fr": "x"]], .fieldNotCorrectable), (["form": "dance"], .badField),
      (["occurred": "soon"], .badField), (["occurred": .null], .badField),
      (["form": .null], .missingField), (["title.de": "x"], .fieldNotCorrectable),
      (["title": "x"], .badField), ([:], .badField), (["form": "meeting"], .nothingChanged),
      (["title.fr": ""], .emptyField), (["title.fr": "\u{200B} \u{2060}"], .emptyField),
    ]
    for (changes, refusal) in cases {
      #expect(ledger.refusalToCorrect(target, changes) == refusal, "\(changes)")
    }
    #expect(
      ledger.refusal(
        .recordCorrected, ["target": .integer(Int64(target.index)), "changes": ["form": "visit"]])
        == .reasonMissing)
    #expect(
      ledger.refusal(
        .recordCorrected, ["target": .integer(Int64(target.index)), "changes": ["form": "visit"]],
        ["reason": ["fr": "x"], "parties": ["cnrs"]]) == .unknownField)
  }
}

import CanonicalJSON
import Entente
import Partnership
import Projections
import Testing

@testable import EntenteCommand

@Suite struct `The course of the demonstration` {
  private let answer: AnswerOfTheDemonstration

  init() async throws { answer = try await AnswerOfTheDemonstration() }

  private func stage(
    of commitment: String, asOf day: String? = nil, knownOn: String? = nil
  ) throws -> CommitmentStage? {
    let found = try answer(day, knownOn: knownOn)
    let state = found.state.agreement
    return state.commitments[try code(commitment)]?.stage(on: found.day, in: state)
  }

  private func version(_ number: Int64, asOf day: String) throws -> ProtocolStage? {
    try answer.state(day).protocols[try code("P-1")]?.versions[number]?.progress.stage
  }

  @Test func `learns in March of a protocol that was in force since January`() throws {
    let asked = try answer.state("2023-02-15", knownOn: "2023-02-15")
    #expect(asked.protocols.isEmpty)
    let known = try answer("2023-02-01", knownOn: "2023-03-31")
    let state = try #require(known.state.agreement.protocols[try code("P-1")])
    #expect(state.inForce == 1)
    let version = try #require(state.versions[1])
    #expect(version.adoption.acceptances.parties.count == 2)
    #expect(version.textSHA256?.count == 64)
    #expect(version.records.allSatisfy { known[$0]?.record.daysLate != nil })
    // One party alone had adopted it by then.
    #expect(try self.version(1, asOf: "2023-01-20") == .adoptedInPart)
  }

  @Test func `takes back that a commitment was missed, for it was met`() throws {
    #expect(try stage(of: "C-1", asOf: "2023-02-15", knownOn: "2023-02-15") == .missed)
    #expect(try stage(of: "C-1", asOf: "2023-02-15") == .met)
    let annulled = try answer().annulled.map(\.record.type)
    #expect(annulled == [.knowhowTransferred, .commitmentMissed])
  }

  @Test func `puts a second version in the place of the first, then retires it`() throws {
    #expect(try version(1, asOf: "2023-09-03") == .adopted)
    #expect(try version(2, asOf: "2023-06-27") == .inReview)
    #expect(try version(2, asOf: "2023-08-22") == .drafted)
    #expect(try version(1, asOf: "2023-09-04") == .superseded)
    #expect(try version(2, asOf: "2023-09-04") == .adopted)
    #expect(try version(2, asOf: "2024-02-20") == .suspended)
    #expect(try version(2, asOf: "2024-03-04") == .adopted)
    #expect(try version(2, asOf: "2024-06-22") == .retired)
  }

  @Test func `suspends an axis from a day to come, and resumes it`() throws {
    let axis = try code("A3")
    let announced = try answer("2023-06-28", knownOn: "2023-06-28")
    #expect(announced.coming.map(\.type) == [.axisSuspended])
    #expect(announced.state.agreement.axes[axis]?.stage == .active)
    #expect(try answer.state("2023-07-03").axes[axis]?.stage == .suspended)
    #expect(try answer.state("2023-09-05").axes[axis]?.stage == .active)
  }

  @Test func `corrects the size of a transfer, and holds every receipt against what was sent`()
    throws
  {
    func size(_ found: Answer) throws -> Int64? {
      let transfer = found.state.agreement.transfers[try code("X-1")]
      return transfer?.made.flatMap { found[$0] }?.facts.integer(.bytes)
    }
    #expect(try size(answer(knownOn: "2023-05-31")) == 7_340_032)
    #expect(try size(answer()) == 73_400_320)
    let found = try answer()
    let transfers = found.state.agreement.transfers
    #expect(transfers.filter { $0.value.acknowledged == nil }.map(\.key.text) == ["X-4"])
    let personal = found.records.filter { $0.facts.isTrue(.personal) }
    #expect(personal.map { $0.facts.code(.transfer)?.text } == ["X-3"])
    #expect(personal.allSatisfy { $0.facts.code(.impactAssessment)?.text == "D-3" })
  }

  @Test func `declares an incident, raises a dispute, holds the records, and closes all three`()
    throws
  {
    let during = try answer("2023-08-10", knownOn: "2023-08-10")
    #expect(during.state.agreement.incidents[try code("I-1")]?.progress.stage == .open)
    #expect(during.state.agreement.disputes[try code("L-1")]?.isOpen == true)
    #expect(during.state.holds[try code("H-1")]?.lifted == nil)
    #expect(try answer.state("2023-08-15").disputes[try code("L-1")]?.progress.stage == .responded)
    let after = try answer("2023-09-15")
    #expect(after.state.agreement.incidents[try code("I-1")]?.progress.stage == .closed)
    #expect(after.state.agreement.disputes[try code("L-1")]?.progress.stage == .settled)
    #expect(after.state.holds[try code("H-1")]?.lifted != nil)
  }

  @Test func `retains an opportunity, sets another aside, launches an initiative and closes it`()
    throws
  {
    let state = try answer.state()
    let july = try answer.state("2023-07-11")
    #expect(july.opportunities[try code("O-1")]?.progress.stage == .studied)
    #expect(state.opportunities[try code("O-1")]?.progress.stage == .retained)
    #expect(state.opportunities[try code("O-2")]?.progress.stage == .setAside)
    #expect(state.initiatives[try code("N-1")]?.opportunity?.text == "O-1")
    #expect(
      state.initiatives[try code("N-1")]?.progress.steps.map(\.stage) == [.launched, .closed])
  }

  @Test func `is awarded money in two currencies for one lead, and none for two others`() throws {
    let leads = try answer.state().leads
    let lead = try #require(leads[try code("F-1")])
    #expect(lead.progress.steps.map(\.stage) == [.identified, .applied, .awarded])
    #expect(lead.asked?.amount == 60_000_000)
    #expect(lead.awards.map(\.money?.amount) == [30_000_000, 18_000_000])
    #expect(lead.awards.map(\.money?.currency) == ["CAD", "EUR"])
    #expect(leads[try code("F-2")]?.progress.stage == .declined)
    #expect(leads[try code("F-3")]?.progress.stage == .dropped)
  }

  @Test func `deploys a tool, uses it and retires it`() throws {
    let tool = try #require(try answer.state().tools[try code("T-1")])
    #expect(tool.progress.steps.map(\.stage) == [.proposed, .deployed, .retired])
    #expect(tool.used.count == 2)
  }

  @Test func `brings in universities and firms, relates them, and holds exchanges of every form`()
    throws
  {
    let found = try answer()
    let involvements = found.state.agreement.involvements
    let introduced = involvements.values.filter { !$0.introduced.isEmpty }
    #expect(introduced.map(\.sector) == ["private", "private"])
    let stages = Dictionary(
      uniqueKeysWithValues: involvements.map { ($0.key.text, $0.value.progress.stage) })
    #expect(stages["laboratoire-exemple"] == .joined)
    #expect(stages["laboratoire-exemple-quebec"] == .left)
    let relation = try #require(found.records.first { $0.type == .relationEstablished })
    #expect(relation.facts.actor(.a)?.text == "laboratoire-exemple-quebec")
    #expect(relation.facts.actor(.b)?.text == "entreprise-exemple")
    let forms = found.records.filter { $0.type == .exchangeHeld }.map { $0.facts.text(.form) }
    #expect(Set(forms) == ["meeting", "visit", "workshop", "video", "data"])
  }

  @Test func `changes who leads an axis, who is the contact, and who may act for whom`() throws {
    let first = try #require(PersonID(Demonstration.examplePerson.stringValue ?? ""))
    let other = try #require(PersonID(Demonstration.otherExamplePerson.stringValue ?? ""))
    let party = try #require(ActorID("cnrs"))
    let before = try answer("2024-01-30")
    #expect(before.state.agreement.contacts[party]?.contains { $0.person == first } == true)
    #expect(before.state.agreement.delegations[party]?.count == 1)
    let after = try answer("2024-02-01")
    #expect(after.state.agreement.contacts[party]?.contains { $0.person == first } == false)
    #expect(after.state.agreement.contacts[party]?.contains { $0.person == other } == true)
    #expect(after.state.agreement.delegations[party]?.isEmpty == true)
  }

  @Test func `rejects an amendment, adopts another, and carries out all of that one`() throws {
    let amendments = try answer.state().amendments
    #expect(amendments[try code("V-1")]?.progress.stage == .rejected)
    let adopted = try #require(amendments[try code("V-2")])
    #expect(adopted.progress.stage == .adopted)
    #expect(adopted.operations.map(\.type) == [.agreementExtended, .axisAdded])
    #expect(adopted.carriedOut.count == 2)
    #expect(try answer.state("2024-01-07").force?.days.last == Day("2024-04-22"))
    #expect(try answer.state("2024-01-08").force?.days.last == Day("2024-06-22"))
    #expect(try answer.state("2024-01-08").axes[try code("A5")]?.stage == .active)
  }

  @Test func `reschedules a commitment, meets it in part and waives the rest`() throws {
    #expect(try stage(of: "C-7", asOf: "2024-01-31") == .open)
    #expect(try stage(of: "C-7", asOf: "2024-01-31", knownOn: "2023-11-30") == .overdue)
    #expect(try stage(of: "C-7", asOf: "2024-03-28") == .partlyMet)
    #expect(try stage(of: "C-7") == .waived)
    #expect(try stage(of: "C-6") == .waived)
    #expect(try stage(of: "C-5") == .metLate)
    #expect(try stage(of: "formal-exchanges") == .met)
  }

  @Test func `expires, and is closed out once what is open is named and let go`() throws {
    let force = try #require(try answer.state().force)
    #expect(force.days.last == Day("2024-06-22"))
    #expect(try answer.state("2024-06-21").stage(on: #require(Day("2024-06-21"))) == .inForce)
    let eve = try answer("2024-07-14")
    #expect(eve.state.agreement.stage(on: eve.day) == .expired)
    let open = eve.state.agreement.openMatters(on: eve.day).map(\.matter.code.text)
    #expect(open == ["C-8", "X-4"])
    let end = try answer()
    #expect(end.state.agreement.stage(on: end.day) == .closedOut)
    #expect(try stage(of: "C-8", asOf: "2024-07-14") == .missed)
    #expect(try stage(of: "C-8") == .waived)
    #expect(end.state.retention[try code("R-1")]?.decided != nil)
    // Life goes on: somebody still speaks of it.
    let last = try #require(end.records.last)
    #expect(last.type == .statementPublished)
    #expect(try #require(last.first) > force.days.last)
  }

  @Test func `keeps three anomalies, each of a synthetic record`() throws {
    let found = try answer()
    let told = found.anomalies.map { anomaly in
      let facts = found[anomaly.record]?.facts
      return "\(anomaly.name.rawValue) \(facts?.code(.transfer)?.text ?? "")"
    }
    #expect(told == ["A-OUT-OF-TERM ", "A-OUTSIDE-PROTOCOL X-2", "A-HASH-MISMATCH X-2"])
    #expect(found.anomalies.allSatisfy { found[$0.record]?.author == .synthetic })
  }

  @Test func `records nearly everything within 30 days, and says why the rest is late`() throws {
    let found = try answer()
    let late = found.records.filter { $0.record.daysLate != nil }
    #expect(late.count == 8)
    for record in late {
      let reasons = [record.word("reason.fr"), record.word("reason.en")].compactMap { $0 }
      #expect(reasons.count == 2, "\(record.sequence)")
      let words = try answer.ledger.words(reasons)
      for reason in reasons {
        guard case .text(let text)? = words[reason] else {
          Issue.record("\(record.sequence)")
          continue
        }
        #expect(text.hasPrefix("[synth"), "\(text)")
      }
    }
  }
}

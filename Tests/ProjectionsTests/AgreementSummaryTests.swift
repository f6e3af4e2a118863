import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `The summary of an agreement` {
  let ledger: TestLedger
  let summary: AgreementSummary

  init() throws {
    var ledger = try TestLedger.realAgreement()
    try ledger.addTwoSeasons()
    self.ledger = ledger
    summary = AgreementSummary(of: ledger.agreement, atEndOf: ledger.history)
  }

  @Test func `Is pinned`() throws {
    let pinned = #"""
      {"agreement":"gq-cnrs-2022","axes":[
       {"agreed":{"by":2,"of":2},"id":"A1","records":5,"stage":"active"},
       {"agreed":{"by":2,"of":2},"id":"A2","records":7,"stage":"active"},
       {"agreed":{"by":2,"of":2},"id":"A3","records":5,"stage":"active"},
       {"agreed":{"by":2,"of":2},"id":"A4","records":4,"stage":"active"}],
       "commitments":[{"due":"end_of_term","id":"C-0","met":null,"stage":"open"},
       {"due":"2023-01-31","id":"C-1","met":null,"stage":"missed"},
       {"due":"2022-12-15","id":"C-2","met":"2022-12-10","stage":"met"},
       {"due":"2022-12-15","id":"C-3","met":"2022-12-20","stage":"met"},
       {"due":"2023-02-01","id":"C-4","met":null,"stage":"open"}],
       "fold_version":3,"force":{"from":"2022-04-22","until":"2024-04-22"},
       "last":{"about":"E-2","axes":["A4"],"giver":null,"occurred":"2023-02-06",
       "parties":["cnrs","genome-quebec"],"receiver":null,"record":42,
       "type":"exchange.cancelled"},
       "parties":["cnrs","genome-quebec"],"proposed":9,"ratified":["cnrs","genome-quebec"],
       "records":30,"signed":["cnrs","genome-quebec"],
       "steps":[{"day":"2022-04-22","stage":"in_force"}],"term":"P24M",
       "title":{"en":{"field":"title.en","sequence":9},"fr":{"field":"title.fr","sequence":9}}}
      """#
    #expect(try summary.json == json(pinned))
  }

  @Test func `Reads back what it wrote`() throws {
    #expect(try AgreementSummary(canonical: summary.json.canonicalBytes) == summary)
    let empty = AgreementSummary(of: ledger.agreement, atEndOf: History())
    #expect(try AgreementSummary(canonical: empty.json.canonicalBytes) == empty)
    #expect(empty.stage(on: try day("2022-05-06")) == .notProposed)
  }

  @Test func `Says of any later day what folding would say`() throws {
    for text in ["2023-02-06", "2023-03-01", "2024-04-22", "2024-04-23", "2030-01-01"] {
      let view = ledger.agreementView(try ledger.answer(text))
      let day = try day(text)
      #expect(summary.stage(on: day) == view.stage)
      #expect(summary.daysLeft(on: day) == view.daysLeft)
      #expect(summary.commitments(on: day) == view.commitments)
    }
  }

  @Test func `An entry into force that lies ahead holds from its day`() throws {
    var ledger = try TestLedger("gq-cnrs-2022", opening: "2022-05-06")
    for text in try TestLedger.recordsOfParties() { try ledger.record(text) }
    for party in ["cnrs", "genome-quebec"] {
      try ledger.record(
        #"{"type":"agreement.signed","occurred":"2022-05-06","data":{"party":"\#(party)"}}"#)
    }
    try ledger.record(
      #"{"type":"agreement.entered_into_force","occurred":"2022-06-01","on_behalf_of":["cnrs","genome-quebec"],"data":{"basis":"clause","term":"P1M"}}"#
    )
    try ledger.record(
      #"{"type":"commitment.made","occurred":"2022-05-06","on_behalf_of":["cnrs"],"data":{"commitment":"C-1","title":{"en":"w"},"debtors":["cnrs"],"due":"end_of_term"}}"#
    )
    let summary = AgreementSummary(of: ledger.agreement, atEndOf: ledger.history)
    var stages: [AgreementStage] = []
    for text in ["2022-05-31", "2022-06-01", "2022-07-01", "2022-07-02"] {
      let view = ledger.agreementView(try ledger.answer(text))
      stages.append(summary.stage(on: try day(text)))
      #expect(summary.stage(on: try day(text)) == view.stage)
      #expect(summary.daysLeft(on: try day(text)) == view.daysLeft)
      #expect(summary.commitments(on: try day(text)) == view.commitments)
    }
    #expect(stages == [.signed, .inForce, .inForce, .expired])
  }

  @Test func `Does not change with a record about an actor alone`() throws {
    var ledger = ledger
    try ledger.record(
      #"{"type":"actor.renamed","occurred":"2023-02-06","data":{"actor":"cnrs","name":"w"}}"#)
    #expect(AgreementSummary(of: ledger.agreement, atEndOf: ledger.history) == summary)
  }

  @Test func `Bytes that are not a summary of this version are refused by name`() throws {
    func refusal(_ change: (inout JSONObject) -> Void) throws -> ProjectionsError? {
      var object = try #require(summary.json.objectValue)
      change(&object)
      do {
        _ = try AgreementSummary(json: .object(object))
        return nil
      } catch {
        return error
      }
    }
    #expect(try refusal { _ in } == nil)
    #expect(try refusal { $0["fold_version"] = 1 } == .otherFoldVersion(1))
    #expect(try refusal { $0["records"] = -1 } == .badField(path: "records", expected: "count"))
    #expect(try refusal { $0["signed"] = nil } == .badField(path: "signed", expected: "member"))
    #expect(
      try refusal { $0["signed"] = ["CNRS"] }
        == .badField(path: "signed", expected: "list of ActorID"))
    #expect(
      try refusal { $0["force"] = ["from": "2024-04-22", "until": "2022-04-22"] }
        == .badField(path: "force/until", expected: "later day"))
    #expect(
      try refusal { $0["axes"] = [["id": "A1", "stage": "gone", "records": 1]] }
        == .badField(path: "axes/0/agreed", expected: "member"))
    #expect(
      try refusal { $0["more"] = 1 }
        == .badField(path: "", expected: "summary of this version"))
    #expect(throws: ProjectionsError.self) { try AgreementSummary(canonical: Array("{ }".utf8)) }
    #expect(throws: ProjectionsError.self) { try AgreementSummary(canonical: Array("[]".utf8)) }
    #expect(
      ProjectionsError.otherFoldVersion(1).description
        == "The stored summary was made by version 1 of the fold, not by 3. "
        + "Make it again from the records.")
  }
}

import CanonicalJSON
import EntenteTesting
import Partnership
import Testing

@Suite struct `The real agreement` {
  @Test func `On 1 May 2022 it is signed by all and in force, and not announced`() throws {
    let answer = try Scenario.realAgreement().answer(asOf: "2022-05-01")
    let agreement = answer.state.agreement
    #expect(agreement.stage(on: answer.day) == .inForce)
    #expect(agreement.signatures.count == 2)
    #expect(agreement.isSignedByAll)
    #expect(agreement.announcements == [])
    #expect(agreement.ratifications.isEmpty)
    #expect(agreement.force?.days.last.description == "2024-04-22")
    #expect(agreement.axes.values.filter { $0.stage == .active }.count == 4)
  }

  @Test func `On 21 April 2022 it is neither signed nor in force, and its proposal is under way`()
    throws
  {
    let answer = try Scenario.realAgreement().answer(asOf: "2022-04-21")
    #expect(answer.state.agreement.stage(on: answer.day) == .notProposed)
    #expect(answer.state.agreement.signatures.isEmpty)
    #expect(answer.underWay.contains { $0.type == .agreementProposed })
    #expect(answer.coming.contains { $0.type == .agreementSigned })
    #expect(answer.records.allSatisfy { $0.type.definition.kind == .clerical })
  }

  @Test func `From 5 May 2022 it is ratified by both and announced, without any anomaly`() throws {
    let answer = try Scenario.realAgreement().answer(asOf: "2022-05-06")
    #expect(answer.state.agreement.ratifications.count == 2)
    #expect(answer.state.agreement.announcements.count == 1)
    #expect(answer.anomalies == [])
  }

  @Test func `The signing ceremony, held on the day of entry into force, wears no anomaly`() throws
  {
    let ledger = try Scenario.realAgreement()
    for day in ["2022-04-22", "2022-05-01", "2030-01-01"] {
      #expect(try ledger.answer(asOf: day).anomalies == [])
    }
    let answer = try ledger.answer(asOf: "2022-04-22")
    #expect(answer.state.agreement.exchanges.values.map(\.stage) == [.held])
  }

  @Test func `It is in force on 22 April 2024 and expired the day after, recorded or not`() throws {
    let ledger = try Scenario.realAgreement()
    for (day, stage) in [("2024-04-22", AgreementStage.inForce), ("2024-04-23", .expired)] {
      let answer = try ledger.answer(asOf: day)
      #expect(answer.state.agreement.stage(on: answer.day) == stage)
    }
  }

  @Test func `A record names the axes and parties its facts and its acting parties name`() throws {
    let ledger = try Scenario.realAgreement()
    let axis = try #require(ledger.records.first { $0.type == .axisAgreed })
    #expect(axis.axes.map(\.text) == ["A1"])
    #expect(axis.parties.map(\.text) == ["cnrs", "genome-quebec"])
    let signature = try #require(ledger.records.first { $0.type == .agreementSigned })
    #expect(signature.onBehalfOf.map(\.text) == ["genome-quebec"])
    #expect(signature.parties.map(\.text) == ["genome-quebec"])
  }
}

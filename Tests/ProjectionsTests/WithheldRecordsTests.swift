import Partnership
import Projections
import Testing

@Suite("Records of an agreement whose facts are withheld")
struct WithheldRecordsTests {
  private func record(
    _ sequence: UInt64, _ type: RecordType, _ occurred: String?, target: UInt64? = nil,
    amends: Amendments = Amendments()
  ) throws -> Record {
    Record(
      sequence: SequenceNumber(sequence),
      recorded: Recorded(startOf: try #require(Day("2022-05-06"))), type: type,
      agreement: AgreementID("other"),
      occurred: try occurred.map { try #require(Occurred($0)) }, axes: [], parties: [],
      onBehalfOf: [], target: target.map { SequenceNumber($0) }, amends: amends, author: .local,
      facts: Facts())
  }

  private func signatures(of records: [Record], on day: String) throws -> [SequenceNumber] {
    WithheldRecords(records, asOf: try #require(Day(day))).counting(.agreementSigned)
      .map(\.sequence)
  }

  @Test func `count from the day that the fold counts them from`() throws {
    // A month ends no later than it was recorded, and what may go on counts from then.
    for (occurred, before, from) in [
      ("2022-05-03", "2022-05-02", "2022-05-03"), ("2022-05", "2022-05-05", "2022-05-06"),
      ("2022-05-01/..", "2022-05-05", "2022-05-06"),
    ] {
      let records = [try record(4, .agreementSigned, occurred)]
      #expect(try signatures(of: records, on: before) == [], "\(occurred)")
      #expect(try signatures(of: records, on: from) == [4], "\(occurred)")
    }
  }

  @Test func `count no more where one of them annuls them, and by the day that one amends`() throws
  {
    let signed = try record(4, .agreementSigned, "2022-05-03")
    let annulled = try record(5, .recordAnnulled, nil, target: 4)
    #expect(try signatures(of: [signed, annulled], on: "2022-05-06") == [])
    var amends = Amendments()
    amends.occurred = Occurred("2022-05-05")
    let corrected = try record(5, .recordCorrected, nil, target: 4, amends: amends)
    #expect(try signatures(of: [signed, corrected], on: "2022-05-04") == [])
    #expect(try signatures(of: [signed, corrected], on: "2022-05-05") == [4])
  }

  @Test func `leave a stage open only where a signature may change it`() throws {
    let signed = WithheldRecords([try record(4, .agreementSigned, "2022-05-03")], asOf: .latest)
    #expect(signed.mayChange(.proposed) && signed.mayChange(.signedInPart))
    #expect(!signed.mayChange(.signed) && !signed.mayChange(.inForce) && !signed.mayEndExchanges)
    let held = WithheldRecords([try record(4, .exchangeHeld, "2022-05-03")], asOf: .latest)
    #expect(held.mayEndExchanges && !held.mayChange(.proposed))
    #expect(!WithheldRecords.none.mayChange(.proposed))
  }
}

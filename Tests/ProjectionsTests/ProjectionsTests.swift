import CanonicalJSON
import Partnership
import Projections
import Testing

@Test func `dump`() throws {
  var ledger = try TestLedger.realAgreement()
  print(ledger.position)
  try ledger.addTwoSeasons()
  print(ledger.position)
  let answer = try ledger.answer("2023-02-15")
  for record in answer.records where record.place != nil {
    print(
      record.sequence, record.type.name, record.record.occurred?.description ?? "-",
      record.record.axes.map(\.text), record.record.parties.map(\.text),
      record.record.agreement?.text ?? "-")
  }
  print(try AgreementView(of: ledger.agreement, in: answer).json.canonicalText)
  print(try BoardView(of: ledger.agreement, in: answer).json.canonicalText)
  print(
    try #require(AxisView(try code("A1"), of: ledger.agreement, in: answer)).json.canonicalText)
  print(
    try #require(PartnerView(try actor("cnrs"), of: ledger.agreement, in: answer)).json
      .canonicalText)
}

import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `The view of a partner` {
  let ledger: TestLedger

  init() throws {
    var ledger = try TestLedger.realAgreement()
    try ledger.addTwoSeasons()
    self.ledger = ledger
  }

  @Test func `Says who it is, what it signed, gave, received, owes and is owed`() throws {
    let view = try ledger.partner("cnrs", try ledger.answer("2023-02-15"))
    #expect(view.profile.kind == "party")
    #expect(view.profile.country == "FR")
    #expect(view.profile.ecosystem == "france")
    #expect(view.profile.name == WordReference(1, "name"))
    #expect(view.signed?.record == 11)
    #expect(view.ratified?.record == 19)
    #expect(view.ratified?.occurred == Occurred("../2022-05-05"))
    #expect(view.agreed.map(\.id.text) == ["A1", "A2", "A3", "A4"])
    #expect(view.given.map(\.record) == [31])
    #expect(view.given.first?.exchange?.text == "E-1")
    #expect(view.received.map(\.record) == [28])
    #expect(view.owes.map(\.id.text) == ["C-0", "C-1"])
    #expect(view.isOwed.map(\.id.text) == ["C-4"])
    let other = try ledger.partner("genome-quebec", try ledger.answer("2023-02-15"))
    #expect(other.owes.map(\.id.text) == ["C-0", "C-4"])
    #expect(other.isOwed.map(\.id.text) == ["C-1"])
    #expect(other.contacts.map(\.person.text) == ["p-cccccccccccccccc"])
    #expect(other.contacts.first?.name == WordReference(8, "name"))
  }

  @Test func `Lists the capacities it appears in, each with its first record`() throws {
    let answer = try ledger.answer("2023-02-15")
    let cnrs = try ledger.partner("cnrs", answer).capacities
    #expect(cnrs.map(\.id) == [.debtor, .giver, .party, .receiver])
    #expect(cnrs.map(\.first.record) == [27, 31, 9, 28])
    #expect(cnrs.first?.records == [27, 32, 33])
    func names(_ actor: String) throws -> [Capacity.Name] {
      try ledger.partner(actor, answer).capacities.map(\.id)
    }
    #expect(
      try names("genome-quebec") == [
        .creditor, .debtor, .funded, .giver, .party, .receiver,
      ])
    #expect(try names("canada") == [.funder])
    #expect(try names("genome-canada") == [.intermediary])
    #expect(try names("cnrs-canada") == [.participant])
    #expect(try names("mei") == [])
  }

  @Test func `Bears its registered name until it is renamed, and the new one from that day`()
    throws
  {
    var ledger = ledger
    try ledger.turn(to: "2023-02-07")
    try ledger.record(
      #"{"type":"actor.renamed","occurred":"2022-10-20","data":{"actor":"mei","name":"w"},"reason":{"en":"w"}}"#
    )
    let before = try ledger.partner("mei", try ledger.answer("2022-10-19"))
    #expect(before.profile.name == WordReference(2, "name"))
    #expect(before.profile.names.map(\.since.record) == [2])
    let after = try ledger.partner("mei", try ledger.answer("2022-10-20"))
    #expect(after.profile.name == WordReference(43, "name"))
    #expect(after.profile.names.map(\.since.record) == [2, 43])
    #expect(after.profile.names.map { $0.since.occurred?.description } == [nil, "2022-10-20"])
  }

  @Test func `Shows the roles and contacts of the day`() throws {
    var ledger = ledger
    try ledger.turn(to: "2023-02-07")
    try ledger.record(
      #"{"type":"role.ended","occurred":"2022-12-31","data":{"person":"p-bbbbbbbbbbbbbbbb","actor":"cnrs"},"reason":{"en":"w"}}"#
    )
    try ledger.record(
      #"{"type":"role.assigned","occurred":"2023-01-01","data":{"person":"p-cccccccccccccccc","actor":"cnrs","function":"ceo","exclusive":true},"reason":{"en":"w"}}"#
    )
    try ledger.record(
      #"{"type":"contact.replaced","agreement":"gq-cnrs-2022","occurred":"2023-02-07","data":{"party":"genome-quebec","replaces":"p-cccccccccccccccc","person":"p-aaaaaaaaaaaaaaaa"}}"#
    )
    func roles(_ day: String) throws -> [String] {
      try ledger.partner("cnrs", try ledger.answer(day)).profile.roles.map(\.person.text)
    }
    #expect(try roles("2022-12-31") == ["p-bbbbbbbbbbbbbbbb"])
    #expect(try roles("2023-01-01") == ["p-cccccccccccccccc"])
    func contacts(_ day: String) throws -> [String] {
      try ledger.partner("genome-quebec", try ledger.answer(day)).contacts.map(\.person.text)
    }
    #expect(try contacts("2023-02-06") == ["p-cccccccccccccccc"])
    #expect(try contacts("2023-02-07") == ["p-aaaaaaaaaaaaaaaa"])
  }

  @Test func `Shows the last declaration of each figure, and its funders`() throws {
    var ledger = ledger
    try ledger.turn(to: "2023-02-07")
    try ledger.record(
      #"{"type":"figure.declared","occurred":"2023-02-01","data":{"actor":"cnrs","figure":"staff","value":33000,"unit":"person","qualifier":"over"}}"#
    )
    func staff(_ day: String) throws -> [Int64] {
      try ledger.partner("cnrs", try ledger.answer(day)).profile.figures.map(\.value)
    }
    #expect(try staff("2023-01-31") == [32000])
    #expect(try staff("2023-02-01") == [33000])
    let figure = try ledger.partner("cnrs", try ledger.answer("2023-02-01")).profile.figures.first
    #expect(figure?.record == 43)
    #expect(figure?.occurred == Occurred("2023-02-01"))
    #expect(figure?.qualifier == "over")
    let funders = try ledger.partner("genome-quebec", try ledger.answer("2023-02-01"))
      .profile.funders
    #expect(funders.map(\.funder.text) == ["canada"])
    #expect(funders.first?.through?.text == "genome-canada")
    #expect(funders.first?.throughName == WordReference(4, "name"))
  }

  @Test func `Wears the anomalies of the records that concern it`() throws {
    var ledger = ledger
    try ledger.turn(to: "2023-02-07")
    // A second chief executive beside the first: the later record wears the anomaly.
    try ledger.record(
      #"{"type":"role.assigned","occurred":"2023-02-07","data":{"person":"p-cccccccccccccccc","actor":"cnrs","function":"ceo","exclusive":true}}"#
    )
    let answer = try ledger.answer("2023-02-15")
    #expect(try ledger.partner("cnrs", answer).anomalies.map(\.name) == [.exclusiveFunction])
    #expect(try ledger.partner("genome-quebec", answer).anomalies.isEmpty)
  }

  @Test func `An actor nobody has registered has no view`() throws {
    #expect(
      PartnerView(try actor("nobody"), of: ledger.agreement, in: try ledger.answer("2023-02-15"))
        == nil)
  }
}

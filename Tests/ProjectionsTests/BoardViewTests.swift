import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `The board` {
  let ledger: TestLedger
  let board: BoardView

  init() throws {
    var ledger = try TestLedger.realAgreement()
    try ledger.addTwoSeasons()
    self.ledger = ledger
    board = ledger.board(try ledger.answer("2023-02-15"))
  }

  func tally(_ axis: String, _ partner: String) throws -> Tally {
    let row = try #require(board.axes.first { $0.axis.id.text == axis })
    return row.row.cells[try column(partner)]
  }

  func column(_ partner: String) throws -> Int {
    try #require(board.partners.firstIndex { $0.id.text == partner })
  }

  @Test func `Has a row an axis and a column a partner, parties and others`() {
    #expect(board.axes.map(\.axis.id.text) == ["A1", "A2", "A3", "A4"])
    #expect(board.axes.map(\.isMutual) == [true, false, false, false])
    #expect(board.partners.map(\.id.text) == ["cnrs", "cnrs-canada", "genome-quebec"])
    #expect(board.partners.map(\.isParty) == [true, false, true])
    #expect(board.stage == .inForce)
    #expect(board.daysLeft == 432)
  }

  @Test func `Says what each partner did on each axis`() throws {
    let cnrs = try tally("A1", "cnrs")
    #expect(cnrs.given == 1)
    #expect(cnrs.received == 1)
    #expect(cnrs.exchangesHeld == 1)
    #expect(cnrs.records == 5)
    #expect(cnrs.last?.sequence == 31)
    let office = try tally("A3", "cnrs-canada")
    #expect(office.records == 1)
    #expect(office.exchangesHeld == 1)
    #expect(office.last?.sequence == 30)
    #expect(try tally("A2", "cnrs-canada").last == nil)
    #expect(try tally("A2", "cnrs").commitments.met == 1)
    #expect(try tally("A2", "cnrs").records == 4)
    #expect(try tally("A2", "genome-quebec").commitments.metLate == 1)
    #expect(try tally("A2", "genome-quebec").innovations == 1)
    #expect(try tally("A3", "cnrs").commitments.missed == 1)
    #expect(try tally("A3", "genome-quebec").commitments.all == 0)
    #expect(try tally("A4", "genome-quebec").commitments.overdue == 1)
  }

  @Test func `An exchange on two axes with three partners counts once in the total`() throws {
    // E-0, the signing ceremony, has no axis; E-1 has two; E-2 was cancelled.
    #expect(board.axes.map(\.row.total.exchangesHeld) == [1, 0, 1, 0])
    #expect(board.withoutAxis.total.exchangesHeld == 1)
    #expect(board.partners.map(\.total.exchangesHeld) == [2, 1, 2])
    #expect(board.total.exchangesHeld == 2)
  }

  @Test func `Totals are of distinct records`() throws {
    #expect(board.axes.map(\.row.total.records) == [5, 7, 5, 4])
    #expect(board.withoutAxis.total.records == 11)
    // 32 in the rows: two records, planned and held, are on A1 and on A3.
    #expect(board.total.records == 30)
    #expect(board.partners.map(\.total.records) == [21, 1, 24])
    #expect(
      board.total.commitments.json == [
        "met": 1, "met_late": 1, "missed": 1, "open": 1, "overdue": 1, "partly_met": 0, "waived": 0,
      ])
    #expect(board.partners.map(\.total.commitments.open) == [1, 0, 1])
    #expect(board.total.given == 2)
    #expect(board.total.received == 2)
    #expect(board.total.innovations == 1)
    #expect(board.total.last?.sequence == 42)
  }

  @Test func `Names the commitments that were not kept`() {
    #expect(board.unkept.map(\.id.text) == ["C-1", "C-4"])
    #expect(board.unkept.map(\.stage) == [.missed, .overdue])
    #expect(board.unkept.map(\.dueDay?.description) == ["2023-01-31", "2023-02-01"])
  }

  @Test func `A partner's column is what its own view counts`() throws {
    let answer = try ledger.answer("2023-02-15")
    for column in board.partners {
      let view = try ledger.partner(column.id.text, answer)
      #expect(view.counts.records == column.total.records)
      #expect(view.counts.commitments == column.total.commitments)
      #expect(view.given.count == column.total.given)
      #expect(view.received.count == column.total.received)
      #expect(view.counts.exchanges.held == column.total.exchangesHeld)
      #expect(view.counts.innovations == column.total.innovations)
      #expect(view.last == column.total.last)
    }
  }
}

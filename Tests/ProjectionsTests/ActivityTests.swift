import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `Activity over time` {
  private let ledger: TestLedger

  init() throws {
    var ledger = try TestLedger.realAgreement()
    try ledger.addTwoSeasons()
    self.ledger = ledger
  }

  private func activity(_ day: String, where isWanted: (Record) -> Bool = { _ in true }) throws
    -> (activity: Activity, board: BoardView)
  {
    let answer = try ledger.answer(day)
    return (
      Activity(of: ledger.agreement, in: answer, where: isWanted), ledger.board(answer)
    )
  }

  @Test func `Counts by month what the board counts in all`() throws {
    let (activity, board) = try activity("2023-02-15")
    #expect(activity.months == 1)
    #expect(activity.rows.map { $0.axis?.text } == ["A1", "A2", "A3", "A4", nil])
    #expect(
      activity.rows.map { $0.counts.reduce(0, +) }
        == board.axes.map(\.row.total.records) + [board.withoutAxis.total.records])
    // From the first record to the end of the term, to which there is still some way.
    #expect(activity.stretches.first.map { $0 <= board.force?.days.first ?? .earliest } == true)
    #expect(activity.stretches.last.map { $0 <= board.force?.days.last ?? .earliest } == true)
    #expect(board.force.map { $0.days.last < activity.end } == true)
    #expect(activity.stretches.allSatisfy { $0.dayOfMonth == 1 })
    #expect(activity.rows.allSatisfy { $0.counts.count == activity.stretches.count })
  }

  @Test func `Counts what is wanted alone`() throws {
    let axis = try #require(Code("A1"))
    let (activity, board) = try activity("2023-02-15") { $0.axes.contains(axis) }
    let row = try #require(activity.rows.first { $0.axis == axis })
    #expect(row.counts.reduce(0, +) == board.axes[0].row.total.records)
    #expect(!activity.rows.contains { $0.axis == nil })
  }

  @Test(arguments: [
    ("2026-01-01", 3), ("2032-06-01", 6), ("2060-01-01", 12), ("2400-01-01", 120),
    ("9999-12-31", 3_600),
  ])
  func `Has few stretches however long it lasts`(day: String, months: Int) throws {
    let activity = try activity(day).activity
    #expect(activity.months == months)
    #expect(activity.stretches.count <= Activity.mostStretches)
    #expect(zip(activity.stretches, activity.stretches.dropFirst()).allSatisfy { $0 < $1 })
    #expect(try #require(Day(day)) <= activity.end)
  }
}

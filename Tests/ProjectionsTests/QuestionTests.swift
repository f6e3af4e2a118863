import Partnership
import Projections
import Testing

@Suite struct `A resolved question` {
  @Test func `Says what it resolved to`() throws {
    let question = Question(
      agreement: AgreementID("gq-cnrs-2022"), asOf: try day("2023-02-15"), knownOn: 40,
      recorded: try #require(Recorded("2023-02-15T16:20:00.000001Z")), isDayNotOver: true,
      isClockSimulated: false)
    let pinned = #"""
      {"agreement": "gq-cnrs-2022", "as_of": "2023-02-15", "day_not_over": true,
       "fold_version": 3, "known_on": 40, "recorded": "2023-02-15T16:20:00.000001Z",
       "simulated_clock": false}
      """#
    #expect(try question.json == json(pinned))
  }
}

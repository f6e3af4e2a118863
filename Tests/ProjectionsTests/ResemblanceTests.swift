import Partnership
import Projections
import Testing

@Suite struct `A record that looks like another` {
  private var ledger: TestLedger

  init() throws {
    ledger = try TestLedger.realAgreement()
    try ledger.addTwoSeasons()
  }

  /// What a record that has just been made looks like.
  private func resembling(_ sequence: SequenceNumber) throws -> [SequenceNumber] {
    let record = try #require(ledger.history.record(sequence))
    return ledger.history.resembling(record).map(\.sequence)
  }

  @Test mutating func `has its type, its axes and parties, and a date at most three days away`()
    throws
  {
    // 28 is know-how from Génome Québec on A1, of 14 June 2022; 31 goes the other way.
    let given = #""data":{"giver":"genome-quebec","receiver":"cnrs","subject":{"fr":"w"}}"#
    for (occurred, axes, expected) in [
      ("2022-06-14", "A1", [28]), ("2022-06-17", "A1", [28]), ("2022-06-11", "A1", [28]),
      ("2022-06", "A1", [28]), ("2022-06-10", "A1", []), ("2022-06-18", "A1", []),
      ("2022-06-14", "A3", []), ("2022-11-22", "A1", []),
    ] as [(String, String, [SequenceNumber])] {
      var ledger = ledger
      let sequence = try ledger.record(
        #"{"type":"knowhow.transferred","occurred":"\#(occurred)","axes":["\#(axes)"],\#(given),"reason":{"fr":"w"}}"#
      )
      let record = try #require(ledger.history.record(sequence))
      #expect(ledger.history.resembling(record).map(\.sequence) == expected, "\(occurred) \(axes)")
    }
  }

  @Test mutating func `may have a code of its own, and no fact that differs`() throws {
    let workshop = #""occurred":"2022-10-12","axes":["A1","A3"],"parties":["cnrs"]"#
    let same = try ledger.record(
      #"{"type":"exchange.held",\#(workshop),"data":{"exchange":"E-9","form":"workshop"},"reason":{"fr":"w"}}"#
    )
    #expect(try resembling(same) == [30])
    let visit = try ledger.record(
      #"{"type":"exchange.held",\#(workshop),"data":{"exchange":"E-10","form":"visit"},"reason":{"fr":"w"}}"#
    )
    #expect(try resembling(visit) == [])
  }

  @Test
  mutating func `stands: what was annulled or moved by a correction is compared as it counts`()
    throws
  {
    try ledger.record(#"{"type":"record.annulled","data":{"target":28},"reason":{"fr":"w"}}"#)
    try ledger.record(
      #"{"type":"record.corrected","data":{"target":31,"changes":{"occurred":"2022-11-01"}},"reason":{"fr":"w"}}"#
    )
    let given = try ledger.record(
      #"{"type":"knowhow.transferred","occurred":"2022-06-14","axes":["A1"],"data":{"giver":"genome-quebec","receiver":"cnrs","subject":{"fr":"w"}},"reason":{"fr":"w"}}"#
    )
    #expect(try resembling(given) == [])
    let back = try ledger.record(
      #"{"type":"knowhow.transferred","occurred":"2022-11-02","axes":["A1"],"data":{"giver":"cnrs","receiver":"genome-quebec","subject":{"fr":"w"}},"reason":{"fr":"w"}}"#
    )
    #expect(try resembling(back) == [31])
  }
}

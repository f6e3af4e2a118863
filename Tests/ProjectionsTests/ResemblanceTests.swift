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

  @Test mutating func `says the same of debtors, amounts and hashes, and is on no other axis`()
    throws
  {
    func record(_ type: String, _ data: String, axes: String = #"["A1"]"#) throws -> SequenceNumber
    {
      try ledger.record(
        #"{"type":"\#(type)","occurred":"2022-10-12","axes":\#(axes),"on_behalf_of":["cnrs"],"data":{\#(data)},"reason":{"fr":"w"}}"#
      )
    }
    func commitment(_ code: String, _ debtor: String, _ due: String = "2023-01-31") -> String {
      #""commitment":"\#(code)","title":{"fr":"w"},"debtors":["\#(debtor)"],"due":"\#(due)""#
    }
    let first = try record("commitment.made", commitment("K-1", "cnrs"))
    let again = try record("commitment.made", commitment("K-2", "cnrs"))
    #expect(try resembling(again) == [first])
    for (data, axes) in [
      (commitment("K-3", "genome-quebec"), #"["A1"]"#),
      (commitment("K-4", "cnrs", "2023-02-28"), #"["A1"]"#),
      (commitment("K-5", "cnrs"), #"["A1","A3"]"#), (commitment("K-6", "cnrs"), #"["A3"]"#),
    ] {
      let other = try record("commitment.made", data, axes: axes)
      #expect(try resembling(other) == [], "\(data)")
    }
    func document(_ code: String, _ digit: String) -> String {
      let hash = String(repeating: digit, count: 64)
      return
        #""document":"\#(code)","title":{"fr":"w"},"sha256":"\#(hash)","bytes":1,"media_type":"text/plain","language":"fr","class":"public""#
    }
    let attached = try record("document.attached", document("D-8", "a"))
    let attachedAgain = try record("document.attached", document("D-9", "a"))
    #expect(try resembling(attachedAgain) == [attached])
    let other = try record("document.attached", document("D-10", "b"))
    #expect(try resembling(other) == [])
  }

  @Test mutating func `is not held under a code that was planned for something else`() throws {
    func exchange(_ type: String, _ code: String, _ more: String) throws -> SequenceNumber {
      try ledger.record(
        #"{"type":"exchange.\#(type)","occurred":"2022-11-02","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"\#(code)"\#(more)},"reason":{"fr":"w"}}"#
      )
    }
    _ = try exchange("scheduled", "P-1", #","form":"visit","planned":"2022-11-02""#)
    let first = try exchange("held", "P-2", #","form":"visit""#)
    // P-1 was planned before, so that it is no second name for P-2.
    let planned = try exchange("held", "P-1", #","form":"visit""#)
    #expect(try resembling(planned) == [])
    let last = try exchange("held", "P-3", #","form":"visit""#)
    #expect(try resembling(last).contains(first))
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

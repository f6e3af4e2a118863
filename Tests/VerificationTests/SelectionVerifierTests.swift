import LMDB
import Partnership
import RecordFormat
import Testing
import Transparency
import Verification

@Suite struct `Verifying a selection` {
  private static let opening =
    #"{"checkpoint_key":"\#(String(repeating: "7", count: 64))","clock":"system","software":"entente/1","words_present":["title.fr"]}"#

  private static let figure =
    #"{"actor":"gq","figure":"staff","qualifier":"equal","unit":"persons","value":60,"words_present":["reason.fr"]}"#

  /// An opening, and two figures with words.
  private func log() throws -> HandMadeSelection {
    var log = try HandMadeSelection()
    try log.add(.ledgerOpened, facts: Self.opening, words: #"{"title.fr":"Essai"}"#)
    for _ in 0..<2 {
      try log.add(.figureDeclared, facts: Self.figure, words: #"{"reason.fr":"Parce que"}"#) {
        $0.occurred = Occurred("2022-05-05")
        $0.parties = [ActorID("gq")].compactMap { $0 }
      }
    }
    return log
  }

  private let figures = #""types":["figure.declared"]}"#

  @Test func `tells words that were erased, and by which record, from those withheld`() throws {
    var log = try log()
    try log.add(
      .personalErased, facts: #"{"legal_basis":"gdpr-17","records":[0,2]}"#)
    try log.write(
      selection: #"{"at":4,\#(figures)"#, records: [log.wordless(1), log.wordless(2)],
      erasures: [log.files[3]])
    let report = try log.verify()
    #expect(report.faults == [])
    #expect(report.isProven)
    #expect(report.shown.opened == 2)
    #expect((report.shown.wordsWithheld, report.shown.wordsErased) == (1, 1))
    #expect(report.shown.erasedBy == [3])
    // Nobody has to show it; then nobody can tell.
    try log.write(
      selection: #"{"at":4,\#(figures)"#, records: [log.wordless(1), log.wordless(2)],
      erasures: [])
    let folder = SelectionFolder(log.folder.path).folder
    try folder.remove(SelectionFolder.erasures)
    #expect(try log.verify().shown.wordsWithheld == 2)
  }

  @Test func `refuses an erasure that names no record of it, or is none, or is not opened`() throws
  {
    var log = try log()
    try log.add(.personalErased, facts: #"{"legal_basis":"gdpr-17","records":[0]}"#)
    try log.add(.personalErased, facts: #"{"legal_basis":"gdpr-17","records":[1]}"#)
    let closed = Array(#"{"header":\#(String(decoding: log.headers[4], as: UTF8.self))}"#.utf8)
    for (line, record) in [(log.files[3], 3), (log.files[1], 1), (closed, 4)] {
      try log.write(
        selection: #"{"at":5,\#(figures)"#, records: [log.files[1], log.files[2]],
        erasures: [line])
      #expect(try log.verify().faults == ["F-SELECTION-SURPLUS \(record)"])
    }
  }

  @Test func `leaves open what a record of a newer version belongs to`() throws {
    var log = try log()
    let header = String(decoding: log.headers[2], as: UTF8.self)
      .replacing(#""sequence":2"#, with: #""sequence":3"#)
      .replacing(#""catalogue":\#(Catalogue.version)"#, with: #""catalogue":99"#)
      .replacing("12:00:00.000002Z", with: "12:00:00.000003Z")
      .replacing(#""type":"figure.declared""#, with: #""type":"figure.guessed""#)
      .replacing(#""action":"0"#, with: #""action":"1"#)
    log.add(header: header)
    for records in [[log.files[1], log.files[2]], Array(log.files[1...])] {
      try log.write(selection: #"{"at":4,\#(figures)"#, records: records)
      let report = try log.verify()
      #expect(report.faults == ["F-RECORD-NEWER 3"])
      #expect(report.verification.outcome == .undecided)
      #expect(!report.isProven)
    }
  }

  @Test func `refuses a record whose header hides whom its own facts name`() throws {
    var log = try log()
    try log.add(.figureDeclared, facts: Self.figure, words: #"{"reason.fr":"Parce que"}"#) {
      $0.occurred = Occurred("2022-05-05")
      $0.parties = [ActorID("cnrs")].compactMap { $0 }
    }
    try log.write(selection: #"{"at":4,\#(figures)"#, records: Array(log.files[1...]))
    #expect(try log.verify().faults == ["F-PARTIES-LABEL 3"])
    // Whoever asks for its party cannot know of it: that is what is not proven of withheld parts.
    try log.write(
      selection: #"{"at":4,"parties":["gq"]}"#, records: [log.files[1], log.files[2]])
    #expect(try log.verify().faults == [])
  }

  @Test func `says nothing of a selection under a head whose tree is another`() throws {
    let log = try log()
    let head = try Checkpoint(
      origin: Origin("ledger.example/x"), size: 3, root: Digest(hashing: [])
    ).signed(by: log.key)
    try log.write(
      selection: #"{"at":3}"#, records: log.files,
      checkpoint: String(decoding: head.bytes, as: UTF8.self))
    let report = try log.verify()
    #expect(report.selected == nil)
    #expect(report.verification[.tree]?.outcome == .fails)
    #expect(report.verification[.indexes]?.outcome == .undecided)
  }

  @Test func `lists a hundred records that are missing, and counts them all`() throws {
    var log = try HandMadeSelection()
    try log.add(.ledgerOpened, facts: Self.opening, words: #"{"title.fr":"Essai"}"#)
    for _ in 0..<150 {
      try log.add(.figureDeclared, facts: Self.figure, words: #"{"reason.fr":"Parce que"}"#) {
        $0.occurred = Occurred("2022-05-05")
        $0.parties = [ActorID("gq")].compactMap { $0 }
      }
    }
    try log.write(selection: #"{"at":151,\#(figures)"#, records: [])
    let result = try #require(try log.verify().verification[.indexes])
    #expect(result.faultCount == 150)
    #expect(result.faults.count == 100)
  }
}

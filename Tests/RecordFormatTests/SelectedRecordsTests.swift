import CanonicalJSON
import EntenteTesting
import Partnership
import RecordFormat
import Testing

/// Headers at places from 0 on, which say what a test is about and nothing more.
struct HeaderLog {
  private(set) var headers: [Header] = []

  /// Appends a header.
  @discardableResult
  mutating func add(
    _ type: RecordType, of agreement: String = "g", on occurred: String? = nil,
    axes: [String] = [], parties: [String] = [], target: UInt64? = nil,
    amends: Amendments = Amendments()
  ) throws -> UInt64 {
    let ledger = try #require(LedgerName("ledger.example/x"))
    let sequence = UInt64(headers.count)
    let id = ActionID(unixMilliseconds: 1, random: 0, sequence)
    let facts = try #require(Commitment(hex: String(repeating: "0", count: 64)))
    var content = ActionHeader(type, action: id, ledger: ledger, author: .local, facts: facts)
    if type.definition.scope != .ledger { content.agreement = AgreementID(agreement) }
    content.occurred = occurred.flatMap { Occurred($0) }
    content.axes = axes.compactMap { Code($0) }
    content.parties = parties.compactMap { ActorID($0) }
    if type.definition.kind == .act { content.onBehalfOf = content.parties }
    content.target = target.map { SequenceNumber($0) }
    content.amends = amends
    let day = try #require(Day("2022-05-06"))
    headers.append(
      Header(
        content, recorded: Recorded(startOf: day).adding(microseconds: Int64(sequence)),
        sequence: SequenceNumber(sequence)))
    return sequence
  }

  var size: UInt64 { UInt64(headers.count) }

  func selected(_ selection: Selection) -> SelectedRecords {
    var selecting = RecordSelecting(selection)
    for header in headers { selecting.take(header) }
    return selecting.selected()
  }
}

@Suite struct `The records of a selection` {
  private func axes(_ codes: String...) -> Amendments {
    Amendments(axes: codes.compactMap { Code($0) })
  }

  private func selection(
    _ log: HeaderLog, axes: [String] = [], from: String? = nil, to: String? = nil
  ) throws -> Selection {
    try Selection(
      size: log.size, axes: axes.compactMap { Code($0) }, from: from.flatMap { Day($0) },
      to: to.flatMap { Day($0) })
  }

  @Test func `hold one that a correction has moved in, and one that it has moved out`() throws {
    var log = HeaderLog()
    try log.add(.exchangeHeld, on: "2022-05-01", axes: ["A1"])
    try log.add(.exchangeHeld, on: "2022-05-01", axes: ["A2"])
    try log.add(.recordCorrected, target: 0, amends: axes("A3"))
    let one = log.selected(try selection(log, axes: ["A1"]))
    #expect(one.sequences == [0, 2])
    #expect(one.marks[0]?.match == .recorded)
    #expect(one.marks[0]?.correctedBy == [2])
    #expect(one.marks[0]?.amends == axes("A3"))
    #expect(one.marks[2]?.match == .tied)
    let three = log.selected(try selection(log, axes: ["A3"]))
    #expect(three.sequences == [0, 2])
    #expect(three.marks[0]?.match == .corrected)
    #expect(log.selected(try selection(log, axes: ["A2"])).sequences == [1])
  }

  @Test func `take a record as its last standing corrections leave it, label by label`() throws {
    var log = HeaderLog()
    try log.add(.exchangeHeld, on: "2022-05-01", axes: ["A1"])
    try log.add(.recordCorrected, target: 0, amends: axes("A3"))
    try log.add(
      .recordCorrected, target: 0, amends: Amendments(occurred: Occurred("2022-06-01")))
    // Neither as recorded nor as corrected: the old axis on the new day.
    #expect(
      log.selected(try selection(log, axes: ["A1"], from: "2022-06-01")).sequences == [])
    #expect(
      log.selected(try selection(log, axes: ["A3"], from: "2022-06-01")).sequences == [0, 1, 2])
    // With the first undone, the second stands alone.
    try log.add(.recordAnnulled, target: 1)
    #expect(log.selected(try selection(log, axes: ["A3"], from: "2022-06-01")).sequences == [])
    let undone = log.selected(try selection(log, axes: ["A1"], from: "2022-06-01"))
    #expect(undone.sequences == [0, 1, 2, 3])
    #expect(undone.marks[0]?.correctedBy == [2])
    #expect(undone.marks[1]?.annulledBy == 3)
  }

  @Test func `hold one that was annulled, marked, and what annulled it`() throws {
    var log = HeaderLog()
    try log.add(.exchangeHeld, on: "2022-05-01", axes: ["A1"])
    try log.add(.recordAnnulled, target: 0)
    try log.add(.recordAnnulled, target: 0)
    let selected = log.selected(try selection(log, axes: ["A1"]))
    #expect(selected.sequences == [0, 1, 2])
    #expect(selected.marks[0]?.annulledBy == 1)
    #expect(selected.marks[0]?.match == .recorded)
    // Nothing annuls an annulment.
    try log.add(.recordAnnulled, target: 1)
    #expect(log.selected(try selection(log, axes: ["A1"])).marks[0]?.annulledBy == 1)
  }

  @Test func `are those whose dates, as written, share a day with the time asked for`() throws {
    var log = HeaderLog()
    for written in [
      "2022-05-31", "2022-05", "2022", "../2022-05-30", "../2022-06-01", "2022-06-30/..",
      "2022-07-01/..", "2022-05-31T23:30:00-04:00", "2022-07-01T00:30:00+09:00", "2022-06-15",
    ] { try log.add(.exchangeHeld, on: written) }
    try log.add(.personRegistered)
    let june = try selection(log, from: "2022-06-01", to: "2022-06-30")
    #expect(log.selected(june).sequences == [2, 4, 5, 9])
    #expect(log.selected(try selection(log, to: "2022-05-30")).sequences == [1, 2, 3, 4])
    #expect(log.selected(try selection(log, from: "2022-07-01")).sequences == [2, 5, 6, 8])
    #expect(log.selected(try selection(log)).sequences == Array(0...10))
  }

  @Test func `are of the agreement, of one of the parties and of one of the types`() throws {
    var log = HeaderLog()
    try log.add(.actorRegistered, parties: ["cnrs"])
    try log.add(.exchangeHeld, of: "g", on: "2022-05-01", parties: ["cnrs", "mei"])
    try log.add(.exchangeCancelled, of: "g", on: "2022-05-01", parties: ["mei"])
    try log.add(.exchangeHeld, of: "h", on: "2022-05-01", parties: ["mei"])
    func sequences(
      _ agreement: String?, _ parties: [String], _ types: [RecordType], size: UInt64 = 4
    ) throws -> [UInt64] {
      log.selected(
        try Selection(
          size: size, agreement: agreement.flatMap { AgreementID($0) },
          parties: parties.compactMap { ActorID($0) }, types: types)
      ).sequences
    }
    #expect(try sequences("g", [], []) == [1, 2])
    #expect(try sequences(nil, ["cnrs"], []) == [0, 1])
    #expect(try sequences("g", ["mei", "cnrs"], [.exchangeHeld]) == [1])
    #expect(try sequences(nil, ["mei"], [.exchangeHeld, .exchangeCancelled]) == [1, 2, 3])
    #expect(try sequences(nil, ["mei"], [], size: 3) == [1, 2])
    #expect(try sequences("x", [], []) == [])
  }

  // MARK: Against the reference

  /// A selection drawn at random, of which every part may be missing.
  private func drawn(
    _ random: inout SeededRandom, size: UInt64, agreements: [String], axes: [String],
    parties: [String], types: [RecordType]
  ) throws -> Selection {
    func some<Value>(_ all: [Value]) -> [Value] {
      random.isSo() ? [] : all.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    }
    let day = Day("2022-04-01")?.adding(days: Int.random(in: 0...120, using: &random))
    let last = day?.adding(days: Int.random(in: 0...30, using: &random))
    return try Selection(
      size: UInt64.random(in: max(1, size / 2)...size, using: &random),
      agreement: random.isSo() ? random.pick(agreements).flatMap { AgreementID($0) } : nil,
      axes: some(axes).compactMap { Code($0) },
      parties: some(parties).compactMap { ActorID($0) },
      types: random.isSo() ? [] : some(types), from: random.isSo() ? day : nil,
      to: random.isSo() ? last : nil)
  }

  private func compare(
    _ headers: [Header], _ selection: Selection, _ log: HeaderLog? = nil
  ) throws {
    let line = String(decoding: try selection.canonicalBytes(), as: UTF8.self)
    var selecting = RecordSelecting(selection)
    for header in headers { selecting.take(header) }
    let selected = selecting.selected()
    let reference = try ReferenceSelection(selection, among: headers)
    #expect(selected.sequences == reference.sequences, "\(line)")
    for (sequence, mark) in selected.marks {
      var header = reference.headers[Int(sequence)]
      if let axes = mark.amends.axes {
        header["axes"] = axes.isEmpty ? nil : .array(axes.map { .string($0.text) })
      }
      if let parties = mark.amends.parties {
        header["parties"] = parties.isEmpty ? nil : .array(parties.map { .string($0.text) })
      }
      if let occurred = mark.amends.occurred { header["occurred"] = .string("\(occurred)") }
      #expect(header == reference.corrected(Int(sequence)), "\(line) record \(sequence)")
    }
  }

  @Test func `of random ledgers are those that a slow reference finds`() throws {
    var random = SeededRandom(for: "selections of ledgers")
    let ledger = try #require(LedgerName("ledger.example/x"))
    let facts = try #require(Commitment(hex: String(repeating: "0", count: 64)))
    var corrections = 0
    for _ in 0..<12 {
      let scenario = try Scenario.random(attempts: 120, &random)
      let headers = scenario.records.map {
        Header(
          record: $0, action: ActionID(unixMilliseconds: 1, random: 0, $0.sequence.index),
          ledger: ledger, facts: facts)
      }
      corrections += headers.count { $0.target != nil }
      for _ in 0..<20 {
        try compare(
          headers,
          drawn(
            &random, size: UInt64(headers.count), agreements: [scenario.agreement.text, "x"],
            axes: ["A1", "A2", "A9"], parties: ["cnrs", "genome-quebec", "mei"],
            types: Array(Set(headers.map(\.type)))))
      }
    }
    #expect(corrections > 0)
  }

  /// No rule holds here: corrections of corrections, of what is annulled, annulments of annulments.
  @Test func `of headers that no ledger would take are found all the same`() throws {
    var random = SeededRandom(for: "selections of hostile headers")
    let (codes, ids) = (["A1", "A2", "A3"], ["cnrs", "gq", "mei"])
    for _ in 0..<60 {
      var log = HeaderLog()
      func some(_ all: [String]) -> [String] { all.filter { _ in random.isSo() } }
      func day() -> String {
        let day = "2022-0\(Int.random(in: 4...7, using: &random))"
        return random.pick([day, "\(day)-15", "../\(day)", "\(day)-20/..", "2022"]) ?? day
      }
      for index in 0..<UInt64(40) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where index > 0:
          var amends = Amendments()
          if random.isSo() { amends.axes = some(codes).compactMap { Code($0) } }
          if random.isSo() { amends.parties = some(ids).compactMap { ActorID($0) } }
          if random.isSo() { amends.occurred = Occurred(day()) }
          try log.add(
            .recordCorrected, of: random.pick(["g", "h"]) ?? "g", axes: some(codes),
            parties: some(ids), target: UInt64.random(in: 0..<index, using: &random),
            amends: amends)
        case 1 where index > 0:
          try log.add(
            .recordAnnulled, of: random.pick(["g", "h"]) ?? "g", axes: some(codes),
            target: UInt64.random(in: 0..<index, using: &random))
        default:
          try log.add(
            random.pick([.exchangeHeld, .knowhowTransferred]) ?? .exchangeHeld,
            of: random.pick(["g", "h"]) ?? "g", on: day(), axes: some(codes), parties: some(ids))
        }
      }
      for _ in 0..<8 {
        try compare(
          log.headers,
          drawn(
            &random, size: log.size, agreements: ["g", "h"], axes: codes, parties: ids,
            types: [.exchangeHeld, .knowhowTransferred, .recordCorrected, .recordAnnulled]))
      }
    }
  }
}

import Entente
import LedgerTables
import LedgerTesting
import Partnership
import Testing

@Suite struct `A row of the journal` {
  @Test func `reads back as its record, whatever was read before it`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.create(at: folder.path, .demonstration)
    _ = try await RandomLedger(300, seed: 11, in: ledger)
    var lists = JournalLists()
    var read = 0
    try ledger.forEachRecord { published throws(LedgerError) in
      let record = published.record
      let row = JournalRow.bytes(of: record)
      for subject in record.subjects {
        #expect(
          JournalRow.record(record.sequence, of: subject, row.span, sharing: &lists) == record)
        var fresh = JournalLists()
        #expect(
          JournalRow.record(record.sequence, of: subject, row.span, sharing: &fresh) == record)
        read += 1
      }
      // An agreement's row says nothing in the journal of somebody else; the rest is no row.
      if record.agreement != nil {
        #expect(JournalRow.record(record.sequence, of: .ledger, row.span, sharing: &lists) == nil)
      }
      for length in [0, 1, row.count / 2, row.count - 1] {
        let cut = Array(row.prefix(length))
        #expect(
          JournalRow.record(record.sequence, of: record.subjects[0], cut.span, sharing: &lists)
            == nil)
      }
    }
    #expect(read >= 300)
  }

  /// Lists of other bytes that fall into the same place as ones read before.
  @Test func `never gives the list of another`() throws {
    let agreement = try #require(AgreementID("g0"))
    var lists = JournalLists()
    for number in (0..<400).map({ $0 % 97 }) {
      let axes = [Code("A\(number)"), Code("A\(number)x")].compactMap { $0 }
      let record = Record(
        sequence: SequenceNumber(UInt64(number)), recorded: Recorded(startOf: .earliest),
        type: .knowhowTransferred, agreement: agreement, occurred: Occurred("2022-05"),
        axes: axes, parties: [], onBehalfOf: [], target: nil, author: .local, facts: Facts())
      let row = JournalRow.bytes(of: record)
      #expect(
        JournalRow.record(record.sequence, of: .agreement(agreement), row.span, sharing: &lists)
          == record)
    }
  }

  /// Whoever changes the bytes changes the version, or ledgers made before are read as damaged.
  @Test func `has the bytes of its version`() throws {
    var facts = Facts()
    facts[.giver] = .text("cnrs")
    facts[.wordsPresent] = .texts(["subject.fr"])
    let record = Record(
      sequence: 5, recorded: try #require(Recorded("2022-05-06T12:00:00.000000Z")),
      type: .knowhowTransferred, agreement: AgreementID("g0"), occurred: Occurred("2022-05-05"),
      axes: ["A1"].compactMap { Code($0) }, parties: ["cnrs"].compactMap { ActorID($0) },
      onBehalfOf: [], target: nil, author: .local, facts: facts)
    #expect(DerivedPosition.currentVersion == 8)
    #expect(
      JournalRow.bytes(of: record).map { String($0, radix: 16) }.joined(separator: " ")
        == "16 80 e0 ea c1 d9 ca a7 71 1 e9 87 2d 3 2 41 31 5 4 63 6e 72 73 0 0 5 6c 6f 63 61 6c "
        + "0 0 2 1e 0 4 63 6e 72 73 41 4 b a 73 75 62 6a 65 63 74 2e 66 72")
  }

  /// A hold of an agreement stands among those of all agreements, where the key does not say whose it
  /// is.
  @Test func `of a hold says the agreement, in whatever journal`() throws {
    let agreement = try #require(AgreementID("g0"))
    var facts = Facts()
    facts[.hold] = .text("H1")
    let record = Record(
      sequence: 5, recorded: try #require(Recorded("2022-05-06T12:00:00.000000Z")),
      type: .holdPlaced, agreement: agreement, occurred: nil, axes: [], parties: [],
      onBehalfOf: [], target: nil, author: .local, facts: facts)
    #expect(record.subjects == [.agreement(agreement), .erasures])
    let row = JournalRow.bytes(of: record)
    var lists = JournalLists()
    for subject in record.subjects {
      #expect(JournalRow.record(5, of: subject, row.span, sharing: &lists) == record)
    }
    let other = try #require(AgreementID("g1"))
    for stranger in [Subject.agreement(other), .ledger, .operations] {
      #expect(JournalRow.record(5, of: stranger, row.span, sharing: &lists) == nil)
    }
  }
}

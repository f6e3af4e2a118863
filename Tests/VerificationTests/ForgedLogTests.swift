import CanonicalJSON
import LedgerTables
import Partnership
import RecordFormat
import Testing
import Verification

@Suite struct `A log written anew by somebody without the key` {
  private func forge(
    _ change: (inout LogForgery) throws -> Void
  ) async throws -> VerificationReport {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    var forgery = try LogForgery(of: path)
    try change(&forgery)
    try forgery.write()
    return try LedgerVerifier(path).verify()
  }

  private func faults(_ report: VerificationReport, _ name: FaultName) -> [Fault] {
    report.faults.filter { $0.name == name }
  }

  @Test func `holds when nothing is changed`() async throws {
    let report = try await forge { _ in }
    #expect(report.outcome == .holds, "\(report.faults)")
  }

  @Test func `shows a rewritten record by its checkpoints`() async throws {
    var changed: UInt64 = 0
    let report = try await forge { forgery in
      let index = try forgery.last(.figureDeclared)
      forgery.entries[index].facts[.value] = .integer(13)
      changed = UInt64(index)
    }
    let roots = faults(report, .checkpointRoot)
    #expect(report[.tree]?.outcome == .fails)
    #expect(!roots.isEmpty)
    #expect(roots.allSatisfy { ($0.record?.index ?? 0) >= changed })
    #expect(report.checkpoints.allSatisfy { $0.size <= changed })
    #expect(report[.indexes]?.outcome == .holds)
  }

  @Test func `shows an act that breaks a rule, with record, agreement and party`() async throws {
    var forged: UInt64 = 0
    let report = try await forge { forgery in
      forged = UInt64(forgery.entries.count)
      try forgery.append(like: try forgery.last(.agreementSigned))
    }
    let fault = try #require(faults(report, .ruleBroken).first)
    #expect(report[.rules]?.outcome == .fails)
    #expect(fault.record?.index == forged)
    #expect(fault.agreement?.text == "gq-cnrs-2022")
    #expect(fault.parties.map(\.text) == ["genome-quebec"])
    #expect(fault.parameters.first == .name("E-ALREADY-SIGNED"))
    #expect(report.standing.records == forged)
  }

  @Test func `shows axes that its object does not make`() async throws {
    let report = try await forge { forgery in
      try forgery.append(like: try forgery.last(.commitmentMissed)) {
        $0.header.content.axes = [try #require(Code("A2"))]
      }
    }
    let fault = try #require(faults(report, .axesLabel).first)
    #expect(fault.parameters == [.expected("[A1, A2]")])
    #expect(report[.labels]?.outcome == .fails)
  }

  @Test func `shows axes where a type has none`() async throws {
    let report = try await forge { forgery in
      try forgery.append(like: try forgery.last(.agreementAnnounced)) {
        $0.header.content.axes = [try #require(Code("A2"))]
      }
    }
    #expect(faults(report, .axesLabel).map(\.parameters) == [[.expected("[]")]])
  }

  @Test func `shows parties that its facts name and its header does not`() async throws {
    let report = try await forge { forgery in
      try forgery.append(like: try forgery.last(.knowhowTransferred)) {
        $0.header.content.parties = [try #require(ActorID("cnrs"))]
      }
    }
    #expect(report[.labels]?.outcome == .fails)
    #expect(faults(report, .partiesLabel).count == 1)
  }

  @Test func `shows a correction that says it changes something else`() async throws {
    let report = try await forge { forgery in
      let index = try #require(
        forgery.entries.firstIndex { $0.header.content.amends.occurred != nil })
      forgery.entries[index].header.content.amends.occurred = Occurred("2022-05-04")
    }
    #expect(faults(report, .amendsLabel).count == 1)
  }

  @Test func `shows an annulment under another agreement`() async throws {
    let report = try await forge { forgery in
      let index = try #require(
        forgery.entries.lastIndex {
          $0.header.type == .recordAnnulled && $0.header.agreement != nil
        })
      forgery.entries[index].header.content.agreement = AgreementID("another")
    }
    #expect(faults(report, .agreementLabel).count == 1)
  }

  @Test func `shows an instant that does not come after the last`() async throws {
    let report = try await forge { forgery in
      forgery.entries[20].header.recorded = forgery.entries[19].header.recorded
    }
    #expect(faults(report, .recordedNotLater).map(\.record) == [20])
  }

  @Test func `shows an action that is recorded twice`() async throws {
    let report = try await forge { forgery in
      let action = forgery.entries[12].header.action
      // A type without words, which are sealed for their action.
      try forgery.append(like: try forgery.last(.figureDeclared)) {
        $0.header.content.action = action
      }
    }
    let fault = try #require(faults(report, .actionRepeated).first)
    #expect(fault.parameters == [Parameter(.expected, .record(12))])
  }

  @Test func `shows a record of another ledger, and a second opening`() async throws {
    let report = try await forge { forgery in
      let other = try #require(LedgerName("example.org/other"))
      try forgery.append(like: try forgery.last(.figureDeclared)) {
        $0.header.content.ledger = other
      }
    }
    #expect(faults(report, .otherLedger).count == 1)
    let second = try await forge { forgery in try forgery.append(like: 0) }
    #expect(faults(second, .openingMisplaced).count == 1)
  }

  @Test func `with a signature by a key that no record adds, over a head nobody saw, is refused`()
    async throws
  {
    let report = try await forge { forgery in
      try forgery.append(like: try forgery.last(.figureDeclared)) { entry in
        let digits = String(repeating: "ab", count: 32)
        let key = try #require(KeyFingerprint(hex: digits))
        entry.header.content.signatures = [
          try #require(ActionSignature(key: key, value: [UInt8](repeating: 1, count: 64)))
        ]
        entry.header.content.seen = SeenCheckpoint(
          root: try #require(RootHash(hex: digits)), size: entry.header.sequence.index)
      }
    }
    #expect(faults(report, .signatureUnchecked).count == 1)
    #expect(faults(report, .seenDiffers).count == 1)
    #expect(report[.tree]?.outcome == .fails)
    #expect(report[.rules]?.outcome == .fails)
    #expect(report.exitCode == 4)
  }

  @Test func `leaves what a newer catalogue decided undecided, and shows when it falls back`()
    async throws
  {
    func newer(_ entry: inout LogForgery.Entry) throws {
      let facts = try FactsFormat.canonicalBytes(entry.facts, type: entry.header.type)
      entry.header.content.facts = .facts(
        facts, salt: entry.factsSalt, ledger: entry.header.ledger, action: entry.header.action)
      let text = String(decoding: try entry.header.canonicalBytes(), as: UTF8.self)
      let parts = text.split(separator: "\"catalogue\":1", omittingEmptySubsequences: false)
      entry.headerBytes = Array(parts.joined(separator: "\"catalogue\":2").utf8)
    }
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    var forgery = try LogForgery(of: path)
    try forgery.append(like: try forgery.last(.innovationPromoted)) { try newer(&$0) }
    try forgery.write(derived: false)
    let undecided = try LedgerVerifier(path).verify()
    #expect(undecided.outcome == .undecided, "\(undecided.faults)")
    #expect(undecided.exitCode == 2)
    #expect(faults(undecided, .recordNewer).count == 1)
    try forgery.append(like: try forgery.last(.knowhowTransferred))
    try forgery.write(derived: false)
    let fallen = try LedgerVerifier(path).verify()
    #expect(fallen[.order]?.outcome == .fails)
    #expect(faults(fallen, .catalogueFell).count == 1)
  }
}

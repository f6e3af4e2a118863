import CanonicalJSON
import Entente
import Foundation
import LedgerStore
import Partnership
import Projections
import Testing

@testable import EntenteCommand

@Suite struct `The demonstration ledger` {
  private let ledger: Ledger
  private let agreement: AgreementID

  init() async throws {
    ledger = try await DemonstrationMade.ledger()
    agreement = try ledger.agreement(nil)
  }

  private func view(asOf day: String) throws -> AgreementView {
    try ledger.agreementView(of: agreement, at: Moment(asOf: day)).view
  }

  private func partner(_ id: String) throws -> PartnerView {
    try ledger.partner(try #require(ActorID(id)), of: agreement).view
  }

  @Test func `says that its clock is simulated`() throws {
    #expect(ledger.clock == .simulated)
    #expect(try ledger.board(of: agreement).question.isClockSimulated)
  }

  @Test func `is signed and in force before it is announced`() throws {
    let may = try view(asOf: "2022-05-01")
    #expect(may.stage == .inForce)
    #expect(may.signed.by == 2)
    #expect(may.announced.isEmpty)
    #expect(try view(asOf: "2022-05-05").announced.count == 1)
    let eve = try view(asOf: "2022-04-21")
    #expect(eve.stage == .notProposed)
    #expect(eve.announced.isEmpty)
  }

  @Test func `runs 24 months from the signature, and both have ratified it`() throws {
    let view = try view(asOf: "2022-05-06")
    #expect(view.force?.days.first == Day("2022-04-22"))
    #expect(view.force?.days.last == Day("2024-04-22"))
    #expect(view.ratified.by == 2)
    #expect(view.axes.count == 4)
    #expect(view.commitments.open == 1)
  }

  @Test func `knew nothing before the day after the announcement`() throws {
    #expect(throws: LedgerError.self) {
      try ledger.board(of: agreement, at: Moment(knownOn: "2022-05-05"))
    }
  }

  @Test func `carries the figures of the CNRS with their qualifiers`() throws {
    let figures = try partner("cnrs").profile.figures
    let told = figures.map { "\($0.id) \($0.qualifier ?? "") \($0.value) \($0.unit)" }
    #expect(
      Set(told) == [
        "age over 80 years", "audiences equal 5 audiences", "laboratories about 1000 laboratories",
        "people-in-laboratories over 120000 persons", "professions equal 200 professions",
        "shared-structures about 200 structures", "staff equal 32000 persons",
        "start-ups about 100 companies-a-year",
      ])
  }

  @Test func `carries who funds Génome Québec, and through whom`() throws {
    let told = try partner("genome-quebec").profile.funders
      .map { [$0.funder.text, $0.through?.text].compactMap { $0 }.joined(separator: " through ") }
    #expect(Set(told) == ["mei", "canada-government through genome-canada", "private-partners"])
  }

  @Test func `has a press contact at each party and an office that stands for the CNRS`() throws {
    #expect(try partner("genome-quebec").contacts.map(\.function) == [Code("press")])
    #expect(try partner("cnrs").contacts.contains { $0.function == Code("press") })
    let office = try ledger.partner(
      try #require(ActorID("cnrs-office-canada")), of: agreement
    ).view
    #expect(office.profile.represents == ActorID("cnrs"))
  }

  @Test func `knows the ministry by its name at the date`() throws {
    let ministry = try #require(ActorID("mei"))
    func name(_ day: String) throws -> SequenceNumber? {
      try ledger.partner(ministry, of: agreement, at: Moment(asOf: day)).view.profile.name?.sequence
    }
    #expect(try name("2022-10-19") != name("2022-10-20"))
  }

  @Test func `is mutual on A1 and, once it is added, on A5`() throws {
    func mutual(_ day: String) throws -> [String] {
      try ledger.board(of: agreement, at: Moment(asOf: day)).view.axes.filter(\.isMutual)
        .map(\.axis.id.text)
    }
    #expect(try mutual("2023-03-07") == ["A1"])
    #expect(try mutual("2024-09-06") == ["A1", "A5"])
  }

  @Test func `has two parties, and five partners that are made up`() throws {
    let partners = try ledger.board(of: agreement).view.partners
    #expect(partners.filter(\.isParty).map(\.id.text) == ["cnrs", "genome-quebec"])
    let others = partners.filter { !$0.isParty }.map(\.id.text)
    #expect(others.count == 5)
    #expect(others.allSatisfy { $0.contains("exemple") })
  }

  @Test func `shows commitments open, overdue, missed, met and met late`() throws {
    let then = Moment(asOf: "2023-03-07", knownOn: "2023-03-07")
    let commitments = try ledger.agreementView(of: agreement, at: then).view.commitments
    #expect(commitments.open == 2)
    #expect(commitments.overdue == 1)
    #expect(commitments.missed == 1)
    #expect(commitments.met == 2)
    #expect(commitments.metLate == 1)
  }

  @Test func `has one anomaly in March 2023, which no record of the announcement wears`() throws {
    let anomalies = try view(asOf: "2023-03-07").anomalies
    #expect(anomalies.map(\.name) == [.outOfTerm])
    let announced = try ledger.agreementView(of: agreement, at: Moment(knownOn: "2022-05-06"))
    #expect(announced.view.anomalies.isEmpty)
    // The record that opens the ledger is nobody's but the machine's.
    #expect(announced.authors == [.demonstration, .local])
  }

  @Test func `answers about 15 February 2023 otherwise than it did that day`() throws {
    let asked = try ledger.board(
      of: agreement, at: Moment(asOf: "2023-02-15", knownOn: "2023-02-15"))
    // Three put right by 7 March; the protocol and what hung on it on 21 March.
    #expect(asked.changedSince?.records.count == 9)
    // What was learned since is on other axes.
    let axis = try #require(Code("A4"))
    let other = try ledger.axis(
      axis, of: agreement, at: Moment(asOf: "2023-02-15", knownOn: "2023-02-15"))
    #expect(other.changedSince?.isEmpty == true)
    #expect(other.changedSince?.records == [])
  }

  @Test func `names who funds a partner, and through whom`() throws {
    let partner = try #require(ActorID("genome-quebec"))
    let asked = try ledger.partner(partner, of: agreement)
    let funders = asked.view.profile.funders.flatMap { [$0.funder, $0.through].compactMap { $0 } }
    #expect(funders.count == 4)
    let names = try ledger.names(
      of: funders.map { .actor($0) }, known: asked.question.knownOn, asOf: asked.question.asOf)
    #expect(funders.allSatisfy { names[.actor($0)] != nil })
  }
}

/// A folder of a test's own, gone when the test is.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("entente-demonstration-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    // A folder left behind is no failure of the test.
    try? FileManager.default.removeItem(atPath: path)
  }
}

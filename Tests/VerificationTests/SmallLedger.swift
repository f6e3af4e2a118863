import CanonicalJSON
import Entente
import LMDB
import Partnership
import RecordFormat

@testable import LedgerStore

/// A ledger of about forty records with every type of the catalogue, four checkpoints, a held
/// document, derived tables, and a trail behind them.
struct SmallLedger {
  let path: String

  /// Makes it in a folder that is not there yet.
  ///
  /// - Parameter isTiny: A few records only, for tests that verify it a thousand times.
  static func make(at path: String, isTiny: Bool = false) async throws -> SmallLedger {
    try await write(to: path, isTiny: isTiny)
    // The writer's thread may hold the store for a moment after the last append.
    while true {
      do throws(LMDBError) {
        _ = try StoreFile.check(inFolder: path)
        return SmallLedger(path: path)
      } catch {
        guard error.reason == .alreadyOpen else { throw error }
        try await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  private static func write(to path: String, isTiny: Bool) async throws {
    guard let name = LedgerName("example.org/small") else { throw Malformed() }
    var plan = Ledger.Plan(name: name, title: ["fr": "Essai", "en": "Test"])
    plan.clock = .simulated
    plan.now = Recorded("2022-05-06T12:00:00.000000Z")
    let ledger = try await Ledger.create(at: path, plan)
    let scribe = Scribe(ledger)
    if isTiny {
      try await scribe.writeLittle()
      try Advancing.finishRebuilding(ledger.store.environment) { _, _ in }
      _ = try ledger.checkpoint()
      try await scribe.addTrail()
      return
    }
    try await scribe.registerActors()
    try await scribe.signAgreement()
    _ = try ledger.checkpoint()
    try await scribe.liveIt(holding: path)
    try await scribe.correctIt()
    try Advancing.finishRebuilding(ledger.store.environment) { _, _ in }
    _ = try ledger.checkpoint()
    try await scribe.addTrail()
    _ = try ledger.checkpoint()
  }
}

struct Malformed: Error {}

/// Records the actions of the small ledger.
private struct Scribe {
  let ledger: Ledger
  static let head = "p-danielcoderre222"
  static let other = "p-antoinepetit2222"

  init(_ ledger: Ledger) {
    self.ledger = ledger
  }

  @discardableResult
  func record(
    _ type: RecordType, _ data: JSONObject, on occurred: String? = nil, axes: [String] = [],
    parties: [String] = [], reason: String? = nil
  ) async throws -> SequenceNumber {
    var action = Action(type)
    action.data = data
    action.occurred = occurred.flatMap { Occurred($0) }
    if type.definition.scope == .agreement || type.definition.scope == .either {
      action.agreement = AgreementID("gq-cnrs-2022")
    }
    action.axes = axes.compactMap { Code($0) }
    action.parties = parties.compactMap { ActorID($0) }
    action.reason = reason.map { ["fr": .string($0)] }
    return try await ledger.record(action).receipt.sequence
  }

  /// One record of each shape: actors, a person, acts, a finding with an object, a correction.
  func writeLittle() async throws {
    for actor in ["cnrs", "genome-quebec"] {
      try await record(
        .actorRegistered, ["actor": .string(actor), "name": "…", "kind": "party"])
    }
    try await record(.personRegistered, ["person": .string(Scribe.head), "name": "…"])
    try await record(
      .agreementProposed,
      [
        "title": ["fr": "Entente"], "object": ["fr": "…"], "parties": ["genome-quebec", "cnrs"],
        "term": "P24M",
      ], on: "2022-04-22", parties: ["cnrs", "genome-quebec"])
    try await record(
      .axisAgreed, ["axis": "A1", "title": ["fr": "Axe"]], on: "2022-04-22",
      parties: ["cnrs", "genome-quebec"])
    let held = try await record(
      .exchangeHeld,
      ["exchange": "E1", "form": "workshop", "participants": [.string(Scribe.head)]],
      on: "2022-05-05", parties: ["cnrs"])
    try await record(
      .recordCorrected,
      ["target": .integer(Int64(held.index)), "changes": ["occurred": "2022-05-06"]],
      reason: "…")
  }

  func registerActors() async throws {
    for (actor, kind) in [
      ("cnrs", "party"), ("genome-quebec", "party"), ("mei", "government"), ("lab", "academic"),
    ] {
      try await record(
        .actorRegistered, ["actor": .string(actor), "name": .string(actor), "kind": .string(kind)])
    }
    for person in [Scribe.head, Scribe.other] {
      try await record(.personRegistered, ["person": .string(person), "name": "…"])
    }
    for (person, actor) in [(Scribe.head, "genome-quebec"), (Scribe.other, "cnrs")] {
      try await record(
        .roleAssigned,
        ["person": .string(person), "actor": .string(actor), "function": "head"],
        on: "../2022-05-05")
    }
    try await record(.actorRenamed, ["actor": "mei", "name": "Ministère"], on: "2022-05-01")
    try await record(
      .figureDeclared,
      [
        "actor": "cnrs", "figure": "staff", "value": 33000, "unit": "persons",
        "qualifier": "over",
      ], on: "2022-05-05")
    try await record(
      .funderDeclared, ["actor": "genome-quebec", "funder": "mei"], on: "2022-05-05")
  }

  func signAgreement() async throws {
    try await record(
      .agreementProposed,
      [
        "title": ["fr": "Entente", "en": "Agreement"], "object": ["fr": "Explorer"],
        "parties": ["genome-quebec", "cnrs"], "term": "P24M",
      ], on: "2022-04-22", parties: ["cnrs", "genome-quebec"])
    for party in ["cnrs", "genome-quebec"] {
      try await record(.agreementSigned, ["party": .string(party)], on: "2022-04-22")
    }
    try await record(
      .agreementRatified, ["party": "cnrs", "person": .string(Scribe.other)], on: "../2022-05-05")
    try await record(
      .agreementEnteredIntoForce, ["basis": "signature", "term": "P24M"], on: "2022-04-22",
      parties: ["cnrs", "genome-quebec"])
    try await record(.agreementAnnounced, ["place": ["fr": "Montréal"]], on: "2022-05-05")
    for axis in ["A1", "A2"] {
      try await record(
        .axisAgreed, ["axis": .string(axis), "title": ["fr": "Axe"]], on: "2022-04-22",
        parties: ["cnrs", "genome-quebec"])
    }
  }

  func liveIt(holding path: String) async throws {
    try await record(
      .contactDesignated, ["party": "cnrs", "person": .string(Scribe.other)], on: "2022-05-06")
    try await record(
      .contactReplaced,
      ["party": "cnrs", "replaces": .string(Scribe.other), "person": .string(Scribe.head)],
      on: "2022-05-06")
    try await record(
      .statementPublished,
      ["person": .string(Scribe.head), "quote": "« … »", "language": "fr"], on: "2022-05-05")
    try await record(
      .exchangeScheduled, ["exchange": "E1", "form": "workshop", "planned": "2022-06"],
      on: "2022-05-06", axes: ["A1"], parties: ["cnrs"])
    try await record(
      .exchangeHeld, ["exchange": "E1", "form": "workshop", "participants": ["cnrs", "lab"]],
      on: "2022-05-06", parties: ["genome-quebec"])
    try await record(
      .exchangeScheduled, ["exchange": "E2", "form": "visit", "planned": "2022-07"],
      on: "2022-05-06", axes: ["A2"], parties: ["cnrs"])
    try await record(.exchangeCancelled, ["exchange": "E2"], on: "2022-05-06", parties: ["cnrs"])
    try await record(
      .knowhowTransferred,
      ["giver": "cnrs", "receiver": "genome-quebec", "subject": ["fr": "Séquençage"]],
      on: "2022-05-06", axes: ["A1"])
    try await record(
      .innovationPromoted, ["innovation": "I1", "title": ["fr": "Puce"]], on: "2022-05-06",
      axes: ["A2"])
    for code in ["C1", "C2"] {
      try await record(
        .commitmentMade,
        [
          "commitment": .string(code), "title": ["fr": "Rapport"], "debtors": ["cnrs"],
          "due": "2022-05-06",
        ], on: "2022-05-06", axes: ["A1"], parties: ["cnrs"])
    }
    try await record(.commitmentMet, ["commitment": "C1"], on: "2022-05-06", reason: "Remis")
    try await record(.commitmentMissed, ["commitment": "C2"], on: "2022-05-06")
    try await attachDocument(path)
    try await record(
      .roleEnded, ["person": .string(Scribe.head), "actor": "genome-quebec"], on: "2022-05-06")
  }

  private func attachDocument(_ path: String) async throws {
    let bytes = Array("%PDF-1.7 …".utf8)
    let hash = sha256(bytes)
    let folder = Folder("\(path)/documents")
    if try !folder.exists() { try folder.make() }
    try folder.create(hash, bytes)
    try await record(
      .documentAttached,
      [
        "document": "D1", "title": ["fr": "Texte"], "sha256": .string(hash),
        "bytes": .integer(Int64(bytes.count)), "media_type": "application/pdf", "language": "fr",
        "class": "internal",
      ], on: "2022-05-06")
  }

  func correctIt() async throws {
    let transfer = try await record(
      .knowhowTransferred,
      ["giver": "genome-quebec", "receiver": "cnrs", "subject": ["fr": "Puces"]],
      on: "2022-05-05", axes: ["A1"])
    let correction = try await record(
      .recordCorrected,
      [
        "target": .integer(Int64(transfer.index)),
        "changes": ["occurred": "2022-05-06", "axes": ["A2"], "subject.fr": "Puces à ADN"],
      ], reason: "Mauvaise date")
    try await record(
      .recordCorrected,
      ["target": .integer(Int64(transfer.index)), "changes": ["giver": "lab"]], reason: "Erreur")
    try await record(
      .recordAnnulled, ["target": .integer(Int64(correction.index))], reason: "À tort")
    let figure = try await record(
      .figureDeclared,
      [
        "actor": "lab", "figure": "staff", "value": 12, "unit": "persons", "qualifier": "equal",
      ], on: "2022-05-05")
    try await record(
      .recordAnnulled, ["target": .integer(Int64(figure.index))], reason: "Doublon")
  }

  func addTrail() async throws {
    try await record(.exchangeHeld, ["exchange": "E9", "form": "video"], on: "2022-05-06")
    try await record(
      .innovationPromoted, ["innovation": "I2", "title": ["fr": "Puce"]], on: "2022-05-06",
      axes: ["A1"])
  }
}

import CanonicalJSON
import Foundation
import Testing

/// Each command is a process of its own.
@Suite("A ledger that is sealed at every commit")
struct RhythmCommandTests {
  private func open(_ rhythm: String = "commit") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.done(
      "open", "L", "--origin", "example.org/ledger", "--title", "Sample", "--clock", "simulated",
      "--now", "2022-05-06", "--checkpoint-every", rhythm)
    return scratch
  }

  @Test func `has one head for an import, and one for each record, correction and key`() throws {
    let scratch = try open()
    let imported = try scratch.done("import", "-", "--json", input: sampleActions)
    #expect(try imported.json["checkpoint"]?["size"] == 11)
    let met = try scratch.meet("Z1")
    #expect(try met.json["checkpoint"]?["size"] == 12)
    let corrected = try scratch.done(
      "correct", "11", "form=meeting", "--reason", "Erreur", "--lang", "fr-CA")
    #expect(corrected.words.contains("Tête de 13 écritures signée et publiée"))
    try scratch.done("keys", "make", "gq.key")
    try scratch.done("keys", "add", "gq.key", "--owner", "gq")
    try scratch.done("annul", "12", "--reason", "Twice")
    #expect(
      try scratch.names(in: "L/published") == ["1", "11", "12", "13", "14", "15", "checkpoint"])
    #expect(
      try scratch.text(of: "L/published/15") == scratch.text(of: "L/published/checkpoint"))
    try scratch.done("verify")
  }

  @Test func `has a head over an erasure, which is told with it`() throws {
    let scratch = try open()
    try scratch.done("import", "-", input: sampleActions)
    let erase = ["erase", "--record", "10", "--legal-basis", "loi25-28", "--reason", "Demande"]
    func erased(_ more: String...) throws -> Run {
      try Run(erase + more, in: scratch.url, ["ENTENTE_LEDGER": "L"])
    }
    let dry = try erased("--dry-run", "--json")
    #expect(try dry.json["checkpoint"] == .null)
    let first = try erased("--yes", "--json")
    #expect(first.code == 0, "\(first.words)")
    #expect(try first.json["checkpoint"]?["size"] == 12)
    let again = try Run(
      [
        "effacer", "--ecriture", "9", "--fondement", "loi25-28", "--motif", "Demande", "--oui",
        "--lang", "fr-CA",
      ], in: scratch.url, ["ENTENTE_LEDGER": "L"])
    #expect(again.words.contains("Tête de 13 écritures signée et publiée"), "\(again.words)")
    #expect(!again.words.contains("Signez la tête"))
    #expect(try scratch.names(in: "L/published") == ["1", "11", "12", "13", "checkpoint"])
    try scratch.done("verify")
  }

  @Test func `is set and shown in either language`() throws {
    let scratch = try open("never")
    #expect(try scratch.done("doctor", "--json").json["checkpoint_every"] == "never")
    let set = try scratch.done("sceller", "--chaque", "jour", "--lang", "fr-CA")
    #expect(
      set.output
        == "Les têtes sont désormais signées\u{A0}: à l’ajout, un jour après la dernière.\n")
    #expect(try scratch.done("doctor", "--json").json["checkpoint_every"] == "day")
    #expect(
      try scratch.done("checkpoint", "--every", "commit").output
        == "Checkpoints are signed from now on: at every commit.\n")
    #expect(try scratch.done("doctor").output.contains("at every commit"))
    for wrong in [
      ["--every", "minute"], ["--every", "day", "--key", "k"], ["--every", "day", "--list"],
    ] {
      let run = try Run(["checkpoint"] + wrong, in: scratch.url, ["ENTENTE_LEDGER": "L"])
      #expect(run.code == 64, "\(wrong) \(run.words)")
    }
    #expect(try scratch.done("doctor", "--json").json["checkpoint_every"] == "commit")
  }

  @Test func `gives its receipt and says why no head was signed`() throws {
    let scratch = try open()
    try scratch.done("import", "-", input: sampleActions)
    try scratch.copy("L/checkpoint.key", to: "away")
    try scratch.remove("L/checkpoint.key")
    let met = try scratch.meet("Z1")
    #expect(try met.json["receipt"]?["sequence"] == 11)
    #expect(try met.json["checkpoint"]?["error"]?["name"]?.stringValue == "key")
    let told = try scratch.done(
      "consigner", "exchange.held", "exchange=Z2", "form=visit", "--axe", "A1", "--partie", "gq",
      "--partie", "cnrs", "--survenu", "2022-05-03", "--lang", "fr-CA")
    #expect(told.output.contains("Écriture 12, consignée"))
    #expect(told.words.contains("est consigné et le reste"))
    #expect(told.words.contains("checkpoint.key"))
    // Put back, the next commit seals for all.
    try scratch.copy("away", to: "L/checkpoint.key")
    #expect(try scratch.meet("Z3").json["checkpoint"]?["size"] == 14)
    try scratch.done("verify")
  }

  @Test func `keeps its receipt where the head cannot be published`() throws {
    let scratch = try open()
    try scratch.done("import", "-", input: sampleActions)
    // What stands in the way of the file.
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "L/published/12/x"), withIntermediateDirectories: true)
    let met = try scratch.meet("Z1")
    #expect(try met.json["receipt"]?["sequence"] == 11)
    #expect(try met.json["checkpoint"]?["error"]?["name"] != nil)
    try scratch.remove("L/published/12")
    #expect(try scratch.meet("Z2").json["checkpoint"]?["size"] == 13)
    // The one that could not be published is, with the next.
    #expect(try scratch.names(in: "L/published") == ["1", "11", "12", "13", "checkpoint"])
    try scratch.done("verify")
  }

  @Test func `of two programs that record at once has a head over all they recorded`()
    async throws
  {
    let scratch = try open()
    try scratch.done("import", "-", input: sampleActions)
    let folder = scratch.url
    async let one: Void = record("A", in: folder)
    async let two: Void = record("B", in: folder)
    _ = try await (one, two)
    let heads = try scratch.heads(of: "L")
    #expect(heads.keys.max() == 31)
    #expect(heads.count > 10)
    let verified = try scratch.done("verify", "--json")
    #expect(try verified.json["records"] == 31)
    #expect(try verified.faults == [])
  }

  @concurrent private func record(_ letter: String, in folder: URL) async throws {
    for number in 1...10 {
      let run = try Run(
        [
          "record", "exchange.held", "exchange=\(letter)\(number)", "form=visit", "--axis", "A1",
          "--party", "gq", "--party", "cnrs", "--occurred", "2022-05-03", "--json",
        ], in: folder, ["ENTENTE_LEDGER": "L"])
      try #require(run.code == 0, "\(run.words)")
      let error = try run.json["checkpoint"]?["error"]
      #expect(error == nil, "\(String(describing: error))")
    }
  }

  @Test func `signs no head over what its witnesses said alone: the newest can be cosigned`()
    throws
  {
    let ledger = try WitnessedLedger()
    let scratch = ledger.scratch
    try ledger.serve()
    try scratch.done("checkpoint", "--every", "commit")
    let asked = try scratch.done("checkpoint", "--policy", "policy", "--json")
    #expect(try asked.json["size"] == 11)
    // Two cosignatures of the head before, two of this one.
    #expect(try scratch.size == 15)
    #expect(try scratch.names(in: "L/published") == ["1", "11", "checkpoint"])
    try scratch.done("verify", "--policy", "policy")
    // The next record has them covered, by a head that witnesses have to see in their turn.
    try ledger.record(3)
    #expect(try scratch.names(in: "L/published") == ["1", "11", "16", "checkpoint"])
    #expect(
      try scratch.run("verify", "--policy", "policy", "--json").faults == ["F-QUORUM-NOT-MET"])
    try scratch.done("checkpoint", "--policy", "policy")
    try scratch.done("verify", "--policy", "policy")
  }

  @Test(
    "and stopped between any two changes of its disk loses no receipt, and the next commit seals",
    .enabled(if: BadMachine.isThere, BadMachine.whyNot), arguments: [false, true])
  func stopped(losing: Bool) throws {
    let scratch = try open()
    try scratch.done("import", "-", input: sampleActions)
    var isDone = false
    for step in 1...200 where !isDone {
      let run = try Run(
        [
          "record", "exchange.held", "exchange=S\(step)", "form=visit", "--axis", "A1", "--party",
          "gq", "--party", "cnrs", "--occurred", "2022-05-03", "--json",
        ], in: scratch.url,
        BadMachine.stopping(at: step, losing: losing, in: scratch)
          .merging(["ENTENTE_LEDGER": "L"]) { $1 })
      isDone = run.code == 0
      let verified = try scratch.run("verify", "--json")
      #expect(verified.code == 0, "step \(step): \(verified.output)")
      let next = try scratch.meet("T\(step)").json
      let sequence = try #require(next["receipt"]?["sequence"]?.integerValue)
      #expect(next["checkpoint"]?["size"] == .integer(sequence + 1), "step \(step): \(next)")
    }
    #expect(isDone)
  }
}

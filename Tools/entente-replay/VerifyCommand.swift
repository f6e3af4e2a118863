import ArgumentParser
import CanonicalJSON
import LMDB
import Transparency
import Verification
import Wording

/// Makes the seven checks and prints the report.
struct VerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "verify", "verifier", fr: "Faire les sept vérifications et en rendre compte.",
      en: "Make the seven checks and print the report.")
  }

  @OptionGroup var options: Options

  @Flag(
    name: .customLong("json"),
    help: help(fr: "Rendre compte en JSON.", en: "The report as one JSON document."))
  var json = false

  func run() throws {
    let report: VerificationReport
    do throws(VerificationError) {
      report = try SupervisedReading().verify(options.path) { place in
        guard StandardStream.error.isTerminal else { return }
        // Progress that cannot be shown is no reason to stop.
        try? StandardStream.error.write(
          Array("\r\(place.table) \(place.record)/\(place.of) \u{1B}[K".utf8))
      }
    } catch {
      try leave(error, at: options.path, options.wording)
    }
    // Progress that cannot be cleared away is no reason to stop either.
    if StandardStream.error.isTerminal { try? StandardStream.error.write(Array("\r\u{1B}[K".utf8)) }
    if json {
      let limits = JSONLimits(bytes: 64 << 20)
      try say(String(decoding: try report.json.canonical(limits: limits), as: UTF8.self))
    } else {
      for line in options.wording.lines(of: report.figures) {
        for line in wrapIndented(line, toWidth: columns) { try say(line) }
      }
    }
    guard report.exitCode == 0 else { throw ExitCode(report.exitCode) }
  }
}

extension VerificationReport {
  /// The report as far as a page says it.
  fileprivate var figures: VerificationFigures {
    VerificationFigures(
      checks: results.map {
        VerificationFigures.Line(
          check: $0.check, outcome: $0.outcome, checked: $0.checked, faults: $0.faults,
          faultCount: $0.faultCount)
      },
      records: size, root: root?.hex,
      checkpoints: checkpoints.last.map { (checkpoints.count, $0.size) },
      standing: (standing.records, standing.checkpoint), remarks: remarks)
  }
}

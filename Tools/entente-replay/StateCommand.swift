import ArgumentParser
import CanonicalJSON
import Foundation
import Partnership
import Verification

/// Rebuilds the state of an agreement at two times and prints it as JSON.
struct StateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state",
    abstract: "Rebuild the state of an agreement at two times from the log alone, as JSON.",
    aliases: ["etat"])

  @OptionGroup var options: Options

  @Option(
    name: [.customLong("agreement"), .customLong("entente")],
    help: "The agreement; the only one when it is not given.")
  var agreement: String?

  @Option(name: [.customLong("as-of"), .customLong("au")], help: "A day, a month, a year, today.")
  var asOf: String?

  @Option(
    name: [.customLong("known-on"), .customLong("connu-le")],
    help: "The same, or an instant, or #40: up to and including record 40.")
  var knownOn: String?

  func run() throws {
    let state: JSON
    do throws(VerificationError) {
      state = try SupervisedReading().state(
        options.path, StateQuestion(agreement: agreement, asOf: asOf, knownOn: knownOn))
    } catch {
      try leave(error)
    }
    let limits = JSONLimits(bytes: 64 << 20)
    try say(String(decoding: try state.canonical(limits: limits), as: UTF8.self))
  }
}

/// The last microsecond of a day as the clocks of a zone show it; nil when this machine does not
/// know the zone.
@Sendable
func endOfDay(_ day: Day, zone name: String) -> Recorded? {
  guard let zone = TimeZone(identifier: name) else { return nil }
  return Recorded(endOf: day) { instant in
    zone.secondsFromGMT(
      for: Date(timeIntervalSince1970: Double(instant.unixMicroseconds) / 1_000_000))
  }
}

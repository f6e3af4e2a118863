import Foundation
import LMDB
import Wording

/// The same command again in a child process, so that a damaged store ends the child and not us.
///
/// liblmdb trusts the pages it maps and may die on them; the child then says nothing more, and what
/// happened to it is told here.
struct AsideRun {
  /// The flag a command sees when it is the child.
  static let flag = "in-this-process"

  /// How long the child may work without a word.
  private static let silenceSeconds: Double = 120
  /// How long the child may work in all.
  private static let timeSeconds: Double = 24 * 3_600

  /// Whether this program is the child of such a run.
  static var isChild: Bool {
    CommandLine.arguments.prefix { $0 != "--" }.contains("--\(flag)")
  }

  /// This command line with the flag: before `--`, after which there are no flags, and after the
  /// command's name, which they belong to.
  static func childArguments(_ arguments: [String]) -> [String] {
    let options = arguments.prefix { $0 != "--" }
    return options + ["--\(flag)"] + arguments.dropFirst(options.count)
  }

  /// Runs this command line in a child and passes on what it says.
  static func ending(of path: String, _ speaker: Speaker) throws(CommandError) -> Ending {
    let said = try run(path, speaker)
    try speaker.put(said.output)
    return said.ending
  }

  /// Runs this command line in a child, passes on its words, and gives its data.
  ///
  /// - Parameter line: Called with each line of the data as it comes: a child that works says so, for
  ///   its silence ends it.
  static func run(
    _ path: String, _ speaker: Speaker, line: ([UInt8]) -> Void = { _ in }
  ) throws(CommandError) -> (ending: Ending, output: [UInt8]) {
    var child = ChildProcess(
      "/proc/self/exe", childArguments(Array(CommandLine.arguments.dropFirst())))
    var environment = ProcessInfo.processInfo.environment
    environment["COLUMNS"] = String(speaker.width)
    environment["SWIFT_BACKTRACE"] = "enable=no"
    child.environment = environment.map { "\($0.key)=\($0.value)" }
    child.standardError = .captured
    child.silenceLimitSeconds = silenceSeconds
    child.timeLimitSeconds = timeSeconds
    let outcome: ChildProcess.Outcome
    do throws(LMDBError) {
      outcome = try child.run(line: line)
    } catch {
      throw CommandError(error, at: path)
    }
    guard case .exited(let code) = outcome.ending, let ending = Ending(rawValue: code) else {
      throw .trouble(
        child.interruption(outcome).map { .interrupted(path: path, ProcessTrouble($0)) }
          ?? .damaged(path: path, what: "data.mdb"))
    }
    let words = String(decoding: outcome.errorOutput, as: UTF8.self)
    if !words.isEmpty { speaker.say(words.hasSuffix("\n") ? String(words.dropLast()) : words) }
    return (ending, outcome.output)
  }
}

import Foundation
import LMDB
import LedgerTesting
import Partnership

/// The commands that read a store that may be damaged, run as somebody runs them.
///
/// Each has to end with 4 or 5 and a sentence, or with 0 and the answers of the whole ledger; never
/// by a signal, never without an end.
struct Programs {
  private let folder: String
  private let whole: [Command: ChildProcess.Outcome]

  private enum Command: CaseIterable {
    case verify, verifyByReplayProgram, replay, stateByReplayProgram, doctor, restore
  }

  /// - Parameter path: A ledger that is whole.
  init(_ path: String) throws {
    folder = path
    var whole: [Command: ChildProcess.Outcome] = [:]
    for command in Command.allCases {
      let outcome = try Programs.run(command, path)
      guard outcome.ending == .exited(0) else {
        throw Broken(description: "\(command) of a whole ledger: \(outcome.ending)")
      }
      whole[command] = outcome
    }
    self.whole = whole
  }

  /// Runs every command on the ledger after a damage.
  func run(after damage: String, _ counts: inout Counts) throws {
    for command in Command.allCases {
      let outcome = try Programs.run(command, folder)
      counts.commands += 1
      switch outcome.ending {
      case .exited(0):
        // The doctor looks at figures, not at every byte.
        guard command == .doctor || outcome.output == whole[command]?.output else {
          throw Broken(description: "\(damage): \(command) holds, and says something else")
        }
      case .exited(4), .exited(5):
        guard !(outcome.output + outcome.errorOutput).isEmpty else {
          throw Broken(description: "\(damage): \(command) says nothing")
        }
      default: throw Broken(description: "\(damage): \(command): \(outcome.ending)")
      }
    }
  }

  private static func run(_ command: Command, _ path: String) throws -> ChildProcess.Outcome {
    let agreement = RandomActions.agreements[0].text
    let restored = path + "-restored"
    var child =
      switch command {
      case .verify: ChildProcess(entente, ["verify", "--ledger", path, "--json"])
      case .verifyByReplayProgram: ChildProcess(replay, ["--ledger", path, "--json"])
      case .replay:
        ChildProcess(entente, ["replay", "--ledger", path, "--agreement", agreement, "--json"])
      case .stateByReplayProgram:
        ChildProcess(replay, ["state", "--ledger", path, "--agreement", agreement])
      case .doctor: ChildProcess(entente, ["doctor", "--ledger", path, "--json"])
      case .restore: ChildProcess(entente, ["restore", path, "--ledger", restored, "--json"])
      }
    child.standardError = .captured
    child.timeLimitSeconds = 300
    defer { try? FileManager.default.removeItem(atPath: restored) }  // None where it was refused.
    return try child.run()
  }

  private static let entente = beside("entente")
  private static let replay = beside("entente-replay")

  private static func beside(_ name: String) -> String {
    Bundle.main.bundleURL.appending(path: name).path
  }
}

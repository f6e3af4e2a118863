import Foundation
import Testing

/// A machine that stops a program between any two changes of its disk, with what was not synced
/// perhaps lost, and whose clock may be wrong: `Tools/bad-machine.c`.
enum BadMachine {
  /// The library that makes a machine bad; nil where there is no compiler of C to make it.
  static let library: URL? = {
    guard let compiler = OtherTools.compiler else { return nil }
    // Tests that need it are left out, and say so.
    guard let folder = try? Run.program.deletingLastPathComponent() else { return nil }
    let made = folder.appending(path: "bad-machine-\(ProcessInfo.processInfo.processIdentifier).so")
    let library = folder.appending(path: "bad-machine.so")
    let source = OtherTools.project.appending(path: "Tools/bad-machine.c").path
    let run = try? Run(
      ["-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC", "-o", made.path, source],
      in: OtherTools.project, OtherTools.environment, program: compiler)
    // Several runs of tests may make it at once: it is there whole.
    guard run?.code == 0, rename(made.path, library.path) == 0 else { return nil }
    return library
  }()

  static let isThere = library != nil
  static let whyNot: Comment = "needs a compiler of C"

  /// What a program is started with to be stopped.
  ///
  /// - Parameters:
  ///   - step: Which change of the disk it does not live to make, counted from 1.
  ///   - losing: Whether what was not synced until then is lost.
  static func stopping(at step: Int, losing: Bool, in scratch: Scratch) -> [String: String] {
    [
      "LD_PRELOAD": library?.path ?? "", "LOSE": losing ? "1" : "0",
      "SAVE": scratch.url.appending(path: "replaced").path, "STOP_AT": "\(step)",
    ]
  }

  /// What a program is started with to see another time.
  static func shifted(seconds: Int) -> [String: String] {
    ["LD_PRELOAD": library?.path ?? "", "SHIFT": "\(seconds)"]
  }
}

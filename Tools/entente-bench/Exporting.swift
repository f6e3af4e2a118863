import Entente
import Foundation

/// What a dossier costs: made and verified by the program, as whoever uses it does, with the most memory
/// that either took.
struct Exporting {
  let folder: String
  let size: Int

  func run(_ report: inout Report) async throws {
    let path = "\(folder)/exporting-\(size)"
    let ledger = try await Ledger.filled(
      at: path, records: size, over: max(1, size / 1_000), Workload())
    _ = try ledger.checkpoint()
    for (form, options) in [("", []), (" as a zip", ["--zip"]), (" as a tar", ["--tar"])] {
      let dossier = "\(folder)/dossier-\(size)\(options.joined())"
      let made = try await measure(["export", "dossier", dossier, "--ledger", path] + options)
      report.add(
        "export a dossier\(form) of \(size) records", rate(Double(size) / made.seconds),
        against: "\(made.kibibytes / 1_024) MiB at most")
      let verified = try await measure(["verify", dossier])
      report.add(
        "verify it", rate(Double(size) / verified.seconds),
        against: "\(verified.kibibytes / 1_024) MiB at most")
      try FileManager.default.removeItem(atPath: dossier)
    }
    try FileManager.default.removeItem(atPath: path)
  }

  private struct Failed: Error { let code: String }

  /// Runs the program; what it takes for longest and at most.
  private func measure(
    _ arguments: [String]
  ) async throws -> (seconds: Double, kibibytes: Int) {
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "entente").path
    let figures = "\(folder)/figures"
    let start = ContinuousClock.now
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/time")
    process.arguments = ["-f", "%M %x", "-o", figures, program] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let taken = ContinuousClock.now - start
    let words = try String(contentsOfFile: figures, encoding: .utf8)
      .split(whereSeparator: \.isWhitespace)
    // Nobody says whose the dossier is: undecided is as much as can be.
    guard let code = words.last, ["0", "2"].contains(code), words.count >= 2,
      let most = Int(words[words.count - 2])
    else { throw Failed(code: words.joined(separator: " ")) }
    return (Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18, most)
  }
}

import Entente
import Foundation

/// What a dossier costs: made and verified by the program, as whoever uses it does, with the most memory
/// of its own that either held: of the store that an export reads, pages are in memory as long as there is room.
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
        against: "\(made.peakBytes >> 20) MiB at most")
      let verified = try await measure(["verify", dossier])
      report.add(
        "verify it", rate(Double(size) / verified.seconds),
        against: "\(verified.peakBytes >> 20) MiB at most")
      try FileManager.default.removeItem(atPath: dossier)
    }
    try FileManager.default.removeItem(atPath: path)
  }

  private struct Failed: Error { let code: Int32 }

  /// Runs the program; what it takes for longest, and at most beyond files it maps.
  private func measure(_ arguments: [String]) async throws -> (seconds: Double, peakBytes: Int) {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "entente")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let start = ContinuousClock.now
    try process.run()
    var peak = 0
    while process.isRunning {
      peak = max(peak, PeakMemory.anonymousBytes(of: process.processIdentifier))
      usleep(5_000)
    }
    let taken = ContinuousClock.now - start
    // Nobody says whose the dossier is: undecided is as much as can be.
    guard [0, 2].contains(process.terminationStatus) else {
      throw Failed(code: process.terminationStatus)
    }
    return (Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18, peak)
  }
}

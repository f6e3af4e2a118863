import Foundation
import Testing

/// `entente witness serve` in a process of its own.
final class ServedWitness {
  private let program: RunningProgram
  let port: Int

  /// Starts it on a free port, and waits until it says where it listens.
  init(_ folder: String, in scratch: Scratch) throws {
    program = try RunningProgram(
      ["witness", "serve", folder, "--listen", "127.0.0.1:0", "--json"], in: scratch.url)
    let line = try program.nextLine()
    let digits = line.split(separator: ":").compactMap { part in Int(part.prefix { $0.isNumber }) }
    port = try #require(digits.last { $0 > 1_000 }, "\(line)")
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// Asks it to stop, and gives its exit code.
  @discardableResult
  func stop(_ signal: Int32 = SIGTERM) throws -> Int32 {
    program.send(signal)
    return try program.end().code
  }

  deinit { program.send(SIGKILL) }
}

internal import Foundation
internal import Glibc
public import Partnership

/// A file of what was acknowledged, each written in one piece, so that it outlives its process.
public final class Acknowledged: Sendable {
  private let descriptor: CInt

  /// Opens the file, making it where it is missing, and goes on at its end.
  public init(_ path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }

  deinit {
    close(descriptor)
  }

  /// Notes that an action was acknowledged, and where its record stands.
  public func add(_ action: ActionID, _ sequence: SequenceNumber) {
    let bytes = Array("\(action) \(sequence.index)\n".utf8)
    precondition(write(descriptor, bytes, bytes.count) == bytes.count)
  }

  /// What a file says, as its process left it when it was killed.
  public static func read(_ path: String) throws -> [ActionID: UInt64] {
    var found: [ActionID: UInt64] = [:]
    guard FileManager.default.fileExists(atPath: path) else { return found }
    for line in try Lines(of: path).lines {
      let parts = line.split(separator: " ")
      if parts.count == 2, let action = ActionID(String(parts[0])) {
        found[action] = UInt64(parts[1])
      }
    }
    return found
  }
}

internal import Foundation

/// A folder of a test's own, gone when the test is.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes one.
  public init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    // A folder left behind is no failure of the test.
    try? FileManager.default.removeItem(atPath: path)
  }
}

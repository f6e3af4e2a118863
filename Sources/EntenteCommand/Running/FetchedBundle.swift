import Foundation
import Verification
import WitnessClient
import Wording

/// A bundle as a file here: where it lies, or fetched from where a partner publishes it.
final class FetchedBundle {
  /// The most bytes that are fetched.
  private static let limitBytes = 16 << 30

  /// Where it is read from, as long as this lives.
  let path: String
  /// What was fetched: open, and without a name.
  private let file: FileHandle?

  /// - Parameter source: A path, or an address of HTTP.
  init(_ source: String) async throws(CommandError) {
    guard var download = Download(source, limitBytes: FetchedBundle.limitBytes) else {
      path = source
      file = nil
      return
    }
    download.beginning = BundleHead.opening
    download.longestLineBytes = BundleReader.longestLineBytes
    let file = try FetchedBundle.fileWithoutName()
    do throws(DownloadError) {
      try await download.run { try file.write(contentsOf: $0) }
    } catch {
      throw CommandError(error, keptIn: FileManager.default.temporaryDirectory.path)
    }
    path = "/proc/self/fd/\(file.fileDescriptor)"
    self.file = file
  }

  /// A file that ends with this process, however it ends: a bundle holds all words in clear, and who is
  /// killed removes nothing.
  private static func fileWithoutName() throws(CommandError) -> FileHandle {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "entente-\(UUID().uuidString).bundle")
    do {
      // Whoever else uses the machine has no business with it.
      _ = FileManager.default.createFile(
        atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600])
      let file = try FileHandle(forUpdating: place)
      try FileManager.default.removeItem(at: place)
      return file
    } catch {
      throw .trouble(.file(path: place.path, DiskTrouble(error)))
    }
  }
}

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
      throw CommandError(error)
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

extension CommandError {
  /// What kept a bundle from being fetched.
  fileprivate init(_ error: DownloadError) {
    switch error {
    case .unreachable(let url, let fault):
      self = .trouble(.fetch(url: url, FetchTrouble(fault)))
    case .refused(let url, let status): self = .trouble(.fetch(url: url, .refused(status: status)))
    case .tooLong(let url, let limit):
      self = .trouble(.fetch(url: url, .tooLong(limitBytes: limit)))
    case .otherBeginning(let url):
      let fault = BundleError.malformed(line: 1, .opening)
      self = .trouble(.bundle(path: url, what: fault.description))
    case .longLine(let url, let line, let limit):
      let fault = BundleError.tooLong(line: line, limit: limit)
      self = .trouble(.bundle(path: url, what: fault.description))
    case .tooSlow(let url, let seconds):
      self = .trouble(.fetch(url: url, .tooSlow(seconds: Int(seconds))))
    case .notKept(let error):
      let folder = FileManager.default.temporaryDirectory.path
      self = .trouble(.file(path: folder, DiskTrouble(error)))
    }
  }
}

extension FetchTrouble {
  fileprivate init(_ fault: NetworkFault) {
    switch fault {
    case .badAddress: self = .badAddress
    case .unknownName: self = .unknownName
    case .nobodyListens: self = .nobodyListens
    case .noWay: self = .noWay
    case .silence: self = .silence
    case .hungUp: self = .hungUp
    case .other: self = .otherAnswer
    }
  }
}

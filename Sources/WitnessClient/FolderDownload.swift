internal import AsyncHTTPClient
internal import NIOCore

/// Files that are fetched by HTTP from below one address: what a partner publishes as a folder.
public struct FolderDownload: Sendable, Hashable {
  /// The address of the folder, without the `/` behind it.
  public let url: String
  /// How long the files that are asked for at once may take, in seconds.
  public var timeoutSeconds: Int64 = 3_600

  /// A file below the address.
  public struct File: Sendable, Hashable {
    /// Where it is, behind the address and `/`.
    public let path: String
    /// Where to look when there is none.
    public let otherPath: String?
    /// The most bytes that are taken of it.
    public let limitBytes: Int

    /// Names a file.
    public init(path: String, otherPath: String? = nil, limitBytes: Int) {
      self.path = path
      self.otherPath = otherPath
      self.limitBytes = limitBytes
    }
  }

  /// A file that came.
  public struct Fetched: Sendable {
    /// Where it was.
    public let path: String
    /// What it holds.
    public let bytes: [UInt8]
  }

  /// A folder at an address of HTTP; nil for anything else.
  public init?(_ url: String) {
    let folder = url.hasSuffix("/") ? String(url.dropLast()) : url
    guard Download(folder, limitBytes: 0) != nil, !folder.contains(where: { "?#".contains($0) })
    else { return nil }
    self.url = folder
  }

  /// Fetches files, several at a time, and holds them all: ask for a few.
  ///
  /// - Returns: The files, in the order in which they were asked for.
  public func files(_ files: [File]) async throws(DownloadError) -> [Fetched] {
    let outcome = await HTTPExchange.run(
      within: timeoutSeconds, .init(connect: .seconds(10), read: .seconds(60))
    ) { client in await fetch(files, with: client) }
    guard let outcome else { throw .tooSlow(url: url, seconds: timeoutSeconds) }
    return try outcome.get()
  }

  /// How many files are under way at once.
  private static let width = 8

  private func fetch(
    _ files: [File], with client: HTTPClient
  ) async -> Result<[Fetched], DownloadError> {
    await withTaskGroup(of: (Int, Result<Fetched, DownloadError>).self) { group in
      var rest = files.enumerated().makeIterator()
      func begin() {
        guard let (place, file) = rest.next() else { return }
        group.addTask { (place, await fetch(file, with: client)) }
      }
      for _ in 0..<FolderDownload.width { begin() }
      var fetched: [Int: Fetched] = [:]
      for await (place, outcome) in group {
        switch outcome {
        case .success(let file): fetched[place] = file
        case .failure(let error):
          group.cancelAll()
          return .failure(error)
        }
        begin()
      }
      return .success(files.indices.compactMap { fetched[$0] })
    }
  }

  private func fetch(
    _ file: File, with client: HTTPClient
  ) async -> Result<Fetched, DownloadError> {
    let outcome = await bytes(of: file.path, file.limitBytes, with: client)
    if case .failure(.refused(_, status: 404)) = outcome, let other = file.otherPath {
      return await bytes(of: other, file.limitBytes, with: client)
        .map { Fetched(path: other, bytes: $0) }
    }
    return outcome.map { Fetched(path: file.path, bytes: $0) }
  }

  private func bytes(
    of path: String, _ limitBytes: Int, with client: HTTPClient
  ) async -> Result<[UInt8], DownloadError> {
    let address = "\(url)/\(path)"
    guard let download = Download(address, limitBytes: limitBytes) else {
      return .failure(.unreachable(url: address, .badAddress))
    }
    var bytes: [UInt8] = []
    return await download.fetch(with: client) { bytes += $0 }.map { bytes }
  }
}

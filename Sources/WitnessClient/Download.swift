internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

/// A file that is fetched by HTTP, piece by piece: what a partner publishes for others to take.
public struct Download: Sendable, Hashable {
  /// The address.
  public let url: String
  /// The most bytes that are taken.
  public let limitBytes: Int
  /// What the file has to begin with: whoever answers with something else may answer without end.
  public var beginning: [UInt8] = []
  /// How long the whole of it may last, in seconds.
  public var timeoutSeconds: Int64 = 3_600

  /// A file at an address of HTTP; nil for anything else.
  public init?(_ url: String, limitBytes: Int) {
    let isHTTP = ["http://", "https://"].contains { url.lowercased().hasPrefix($0) }
    guard isHTTP, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    self.url = url
    self.limitBytes = limitBytes
  }

  /// Fetches the file.
  ///
  /// - Parameter take: Given each piece in turn; what it throws ends the download.
  /// - Throws: `.notKept` for what `take` throws; anything else is about the address.
  public func run(
    _ take: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws(DownloadError) {
    let outcome = await HTTPExchange.run(
      within: timeoutSeconds, .init(connect: .seconds(10), read: .seconds(60))
    ) { client in await fetch(with: client, take) }
    guard let outcome else { throw .tooSlow(url: url, seconds: timeoutSeconds) }
    try outcome.get()
  }

  private func fetch(
    with client: HTTPClient, _ take: @Sendable ([UInt8]) throws -> Void
  ) async -> Result<Void, DownloadError> {
    do {
      let response = try await client.execute(
        HTTPClientRequest(url: url), timeout: .seconds(timeoutSeconds))
      guard response.status == .ok else {
        return .failure(.refused(url: url, status: Int(response.status.code)))
      }
      var taken = 0
      for try await piece in response.body {
        let expected = beginning.dropFirst(taken)
        guard zip(expected, piece.readableBytesView).allSatisfy(==) else {
          return .failure(.otherBeginning(url: url))
        }
        taken += piece.readableBytes
        guard taken <= limitBytes else {
          return .failure(.tooLong(url: url, limitBytes: limitBytes))
        }
        do {
          try take(Array(piece.readableBytesView))
        } catch {
          return .failure(.notKept(error))
        }
      }
      return .success(())
    } catch {
      return .failure(.unreachable(url: url, NetworkFault(error)))
    }
  }
}

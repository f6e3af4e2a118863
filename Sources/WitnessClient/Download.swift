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
  /// The most bytes that stand before a line feed, or between two; nil for what has no lines.
  public var longestLineBytes: Int?
  /// How long it may send nothing, in seconds, and how long the head of its answer may take: whoever says
  /// again and again that there is more to come has said nothing.
  public var idleSeconds: Int64 = 60
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
      within: timeoutSeconds, .init(connect: .seconds(10), read: .seconds(idleSeconds))
    ) { client in await fetch(with: client, take) }
    guard let outcome else { throw .tooSlow(url: url, seconds: timeoutSeconds) }
    try outcome.get()
  }

  /// Fetches it by a client that somebody else ends, within no time of its own.
  func fetch(
    with client: HTTPClient, _ take: ([UInt8]) throws -> Void
  ) async -> Result<Void, DownloadError> {
    do {
      let response = try await client.execute(
        HTTPClientRequest(url: url), timeout: .seconds(min(idleSeconds, timeoutSeconds)))
      guard response.status == .ok else {
        return .failure(.refused(url: url, status: Int(response.status.code)))
      }
      var taken = 0
      var line = LineLength()
      for try await piece in response.body {
        let expected = beginning.dropFirst(taken)
        guard zip(expected, piece.readableBytesView).allSatisfy(==) else {
          return .failure(.otherBeginning(url: url))
        }
        taken += piece.readableBytes
        guard taken <= limitBytes else {
          return .failure(.tooLong(url: url, limitBytes: limitBytes))
        }
        if let longestLineBytes, line.exceeds(longestLineBytes, with: piece.readableBytesView) {
          return .failure(
            .longLine(url: url, line: line.number, limitBytes: longestLineBytes))
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

/// How long the line is that is being fetched.
private struct LineLength {
  /// Which one it is, from 1.
  private(set) var number = 1
  private var bytes = 0

  /// Takes the next piece.
  ///
  /// - Returns: Whether a line in it has more bytes than so many, its end not counted.
  mutating func exceeds(_ limit: Int, with piece: ByteBufferView) -> Bool {
    var rest = piece[...]
    while let end = rest.firstIndex(of: 0x0A) {
      guard bytes + rest.distance(from: rest.startIndex, to: end) <= limit else { return true }
      rest = rest[rest.index(after: end)...]
      number += 1
      bytes = 0
    }
    bytes += rest.count
    return bytes > limit
  }
}

internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

/// What came back: the status, the media type and the body.
public struct HTTPAnswer: Sendable, Hashable {
  /// The status.
  public let status: Int
  /// The media type; nil when none is said.
  public let type: String?
  /// The body.
  public let body: [UInt8]
}

/// Something that is posted by HTTP, and answered in few bytes and a short time.
public struct HTTPQuestion: Sendable, Hashable {
  /// The address, as it is shown.
  public let url: String
  private let address: String
  private let type: String?
  /// The most bytes of an answer that are read.
  public let limitBytes: Int
  /// How long the whole of it may last, in seconds: a name looked up, an answer read.
  public var timeoutSeconds: Int64 = 20

  /// A question of a media type to an address of HTTP; nil for anything else.
  public init?(_ url: String, type: String, limitBytes: Int) {
    let isHTTP = ["http://", "https://"].contains { url.lowercased().hasPrefix($0) }
    guard isHTTP, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    self.url = url
    address = url
    self.type = type
    self.limitBytes = limitBytes
  }

  init(address: String, shown url: String, limitBytes: Int) {
    self.url = url
    self.address = address
    type = nil
    self.limitBytes = limitBytes
  }

  /// Asks, and reads the answer.
  public func ask(_ body: [UInt8]) async throws(WitnessClientError) -> HTTPAnswer {
    let outcome = await HTTPExchange.run(
      within: timeoutSeconds, .init(connect: .seconds(min(10, timeoutSeconds)))
    ) { client in await answer(to: body, of: client) }
    guard let outcome else {
      throw .unreachable(url: url, what: "timeout, \(timeoutSeconds) s")
    }
    return try outcome.get()
  }

  private func answer(
    to body: [UInt8], of client: HTTPClient
  ) async -> Result<HTTPAnswer, WitnessClientError> {
    do {
      var request = HTTPClientRequest(url: address)
      request.method = .POST
      if let type { request.headers.add(name: "content-type", value: type) }
      request.body = .bytes(body)
      let response = try await client.execute(request, timeout: .seconds(timeoutSeconds))
      let bytes = try await response.body.collect(upTo: limitBytes)
      return .success(
        HTTPAnswer(
          status: Int(response.status.code), type: response.headers.first(name: "content-type"),
          body: Array(bytes.readableBytesView)))
    } catch is NIOTooManyBytesError {
      return .failure(.unreadable(url: url, what: "more than \(limitBytes) bytes"))
    } catch let error as HTTPClientError {
      return .failure(.unreachable(url: url, what: error.shortDescription))
    } catch let error as IOError {
      // Its description says more of how it was met than of what it is.
      let name = HTTPQuestion.systemErrors[error.errnoCode] ?? "errno \(error.errnoCode)"
      return .failure(.unreachable(url: url, what: name))
    } catch {
      return .failure(.unreachable(url: url, what: "\(error)"))
    }
  }

  /// What networks answer, by the names that manuals of Linux give them.
  private static let systemErrors: [CInt: String] = [
    101: "ENETUNREACH, no network", 104: "ECONNRESET, hung up", 110: "ETIMEDOUT, no answer",
    111: "ECONNREFUSED, nobody listens", 113: "EHOSTUNREACH, no way there",
  ]
}

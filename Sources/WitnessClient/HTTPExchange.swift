internal import AsyncHTTPClient
internal import NIOCore

/// One exchange by HTTP, with a client of its own, that ends by its deadline as a whole.
enum HTTPExchange {
  /// Runs it.
  ///
  /// - Returns: What came of it; nil where the deadline came first.
  static func run<Outcome: Sendable>(
    within seconds: Int64, _ timeout: HTTPClient.Configuration.Timeout,
    _ work: @escaping @Sendable (HTTPClient) async -> Outcome
  ) async -> Outcome? {
    var configuration = HTTPClient.Configuration()
    // What is asked goes to the address that was given, and nowhere else.
    configuration.redirectConfiguration = .disallow
    // Who refuses a connection is told of at once: whether to try again is for whoever asks.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.timeout = timeout
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    // The client's own deadline ends with the head of an answer: a body may come byte by byte for days.
    let outcome = await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await work(client) }
      group.addTask {
        do {
          try await Task.sleep(for: .seconds(seconds))
        } catch {
          // The answer came first.
        }
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    do {
      try await client.shutdown()
    } catch {
      // What was answered stays answered; the connection goes with the process.
    }
    return outcome
  }
}

internal import Hummingbird
internal import NIOCore

/// A connection is for one answer: a client that asks again and again would hold its place for ever, and
/// those who wait would never have one.
struct OneAnswer: RouterMiddleware {
  /// How long the client has to take the answer, in seconds: closed at once, what it has not read yet could
  /// be lost with the rest of what it sends.
  let lingerSeconds: Int64

  @concurrent func handle(
    _ request: Request, context: ServerContext,
    next: @concurrent (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    defer {
      let connection = context.connection
      connection.eventLoop.scheduleTask(in: .seconds(lingerSeconds)) {
        connection.close(promise: nil)
      }
    }
    var response = try await next(request, context)
    response.headers[.connection] = "close"
    return response
  }
}

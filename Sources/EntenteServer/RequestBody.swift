internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore

/// What a request is read with: the connection beside what Hummingbird needs, to end it where a client
/// takes too long.
struct ServerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let connection: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    connection = source.channel
  }
}

/// The body of a request, read up to a limit of bytes and of time.
enum RequestBody {
  case whole([UInt8])
  case tooLong

  /// Reads it; a client that has not sent all of it in time is hung up on.
  ///
  /// Without a limit on the whole, a byte a second would hold a connection for days.
  static func read(
    _ request: Request, _ context: ServerContext, limitBytes: Int, timeoutSeconds: Int64
  ) async throws -> RequestBody {
    let connection = context.connection
    let alarm = connection.eventLoop.scheduleTask(in: .seconds(timeoutSeconds)) {
      connection.close(promise: nil)
    }
    defer { alarm.cancel() }
    var bytes: [UInt8] = []
    for try await part in request.body {
      guard bytes.count + part.readableBytes <= limitBytes else { return .tooLong }
      bytes += part.readableBytesView
    }
    return .whole(bytes)
  }
}

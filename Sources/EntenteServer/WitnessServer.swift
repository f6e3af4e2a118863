internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix
public import Transparency
public import Witness

/// A witness reached by HTTP (C2SP tlog-witness): `POST /add-checkpoint`, and nothing else.
public struct WitnessServer: Sendable {
  /// What a server tells while it runs.
  public enum Event: Sendable {
    /// It takes requests at that address.
    case listening(ListenAddress)
    /// It cosigned a head.
    case cosigned(Checkpoint)
    /// It cosigned nothing; where a fork was met, its evidence is in the file at the path.
    case refused(Int, what: String, evidence: String?)
    /// It could not answer.
    case failed(WitnessError)
  }

  /// Who answers.
  public let witness: WitnessFolder
  /// Where it listens.
  public let address: ListenAddress
  /// How long a client has to send a request, in seconds.
  public var timeoutSeconds: Int64 = 30

  /// How many clients are served at once; others wait.
  private static let mostConnections = 64
  /// What a request and its proof may take.
  private static let longestHeadBytes = 16_384

  /// How long a connection may stay after its answer.
  private static let longestLingerSeconds: Int64 = 5

  private let report: @Sendable (Event) -> Void

  /// A server that tells what it does.
  public init(
    _ witness: WitnessFolder, on address: ListenAddress,
    report: @escaping @Sendable (Event) -> Void
  ) {
    self.witness = witness
    self.address = address
    self.report = report
  }

  /// Serves until SIGTERM or SIGINT, then ends the answers it has begun and returns.
  public func run() async throws(ServerError) {
    let router = Router(context: ServerContext.self)
    router.add(
      middleware: OneAnswer(
        lingerSeconds: min(timeoutSeconds, WitnessServer.longestLingerSeconds)))
    router.post("add-checkpoint") { request, context in
      try await respond(to: request, context)
    }
    var logger = Logger(label: "entente")
    // What is worth telling is told by `report`, in the language of whoever looks on.
    logger.logLevel = .critical
    let application = Application(
      router: router,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(timeoutSeconds),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: WitnessServer.longestHeadBytes,
            maxHeaderListSize: WitnessServer.longestHeadBytes, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(WitnessServer.mostConnections)),
      onServerRunning: { channel in
        report(
          .listening(
            ListenAddress(
              host: address.host, port: channel.localAddress?.port ?? address.port)))
      }, logger: logger)
    do {
      try await application.runService()
    } catch let error as IOError {
      throw .cannotListen(address, what: "\(error)")
    } catch {
      throw .stopped(what: "\(error)")
    }
  }

  private func respond(to request: Request, _ context: ServerContext) async throws -> Response {
    let body: [UInt8]
    switch try await RequestBody.read(
      request, context, limitBytes: WitnessRequest.longest, timeoutSeconds: timeoutSeconds)
    {
    case .whole(let bytes): body = bytes
    case .tooLong:
      return refusal(.contentTooLarge, "the limit is \(WitnessRequest.longest) bytes")
    }
    let parsed: WitnessRequest
    do throws(TransparencyError) {
      parsed = try WitnessRequest(body)
    } catch {
      return refusal(.badRequest, error.description)
    }
    // The lock and the disk may keep a thread waiting; those that serve connections never wait.
    let outcome: Result<WitnessAnswer, WitnessError> = try await NIOThreadPool.singleton
      .runIfActive {
        do throws(WitnessError) {
          return .success(try witness.answer(to: parsed))
        } catch {
          return .failure(error)
        }
      }
    switch outcome {
    case .success(.cosigned(let checkpoint, let signature)):
      report(.cosigned(checkpoint))
      return text(.ok, signature.line)
    case .success(.refused(let verdict, let evidence)): return refusal(verdict, evidence)
    case .failure(.malformed(let error)): return refusal(.badRequest, error.description)
    case .failure(let error):
      report(.failed(error))
      // What it is about is for whoever keeps the witness, not for whoever asks.
      return text(.internalServerError, Array("the witness cannot answer now\n".utf8))
    }
  }
}

// MARK: - Refusals

extension WitnessServer {
  /// The status of each verdict, as the specification gives it.
  private func refusal(_ verdict: WitnessVerdict, _ evidence: String?) -> Response {
    switch verdict {
    case .consistent:
      // A verdict that is no refusal.
      return text(.internalServerError, Array("the witness cannot answer now\n".utf8))
    case .unknownLog: return refusal(.notFound, "the witness does not know this log", evidence)
    case .untrusted(let error): return refusal(.forbidden, error.description, evidence)
    case .sizesOutOfOrder:
      return refusal(.badRequest, "the checkpoint is smaller than the old size", evidence)
    case .conflict(let seen):
      report(.refused(409, what: "the witness has seen size \(seen)", evidence: evidence))
      return text(.conflict, Array("\(seen)\n".utf8), type: "text/x.tlog.size")
    case .inconsistent(let error):
      return refusal(.unprocessableContent, error.description, evidence)
    }
  }

  private func refusal(
    _ status: HTTPResponse.Status, _ what: String, _ evidence: String? = nil
  ) -> Response {
    report(.refused(status.code, what: what, evidence: evidence))
    return text(status, Array("\(what)\n".utf8))
  }

  private func text(
    _ status: HTTPResponse.Status, _ bytes: [UInt8], type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

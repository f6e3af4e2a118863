internal import NIOCore
internal import NIOPosix
internal import Transparency

/// An agent that holds keys and signs with them, so that no program that asks ever has one
/// (draft-ietf-sshm-ssh-agent; `ssh-agent`, `gpg-agent`, and those of keyrings and cards).
///
/// ```swift
/// let agent = try SSHAgent(environment: environment)
/// let key = try AgentKeyName("agent:sign@cnrs").choose(among: await agent.identities())
/// let signature = try await agent.signature(over: bytes, by: key)
/// ```
public struct SSHAgent: Sendable, Hashable {
  /// The path of its socket.
  public let path: String
  /// How long it has to answer, in seconds: it may have to ask whoever sits there.
  public var timeoutSeconds: Int64 = 60

  /// The agent at a socket.
  public init(path: String) {
    self.path = path
  }

  /// The agent that the environment names (`SSH_AUTH_SOCK`).
  ///
  /// - Throws: `.notRunning` where it names none.
  public init(environment: [String: String]) throws(AgentError) {
    guard let path = environment["SSH_AUTH_SOCK"], !path.isEmpty else { throw .notRunning }
    self.init(path: path)
  }

  /// The keys that it holds, in its own order.
  public func identities() async throws(AgentError) -> [AgentIdentity] {
    let answer = try await ask(AgentMessage.requestIdentities)
    var reader = AgentReader(answer.dropFirst())
    guard answer.first == AgentMessage.identitiesAnswer, let count = reader.number(),
      count <= AgentMessage.mostKeys
    else { throw unreadable("no list of keys") }
    var keys: [AgentIdentity] = []
    for _ in 0..<count {
      guard let blob = reader.string(), let comment = reader.string(),
        let key = AgentIdentity(
          blob: blob, comment: String(decoding: comment, as: UTF8.self))
      else { throw unreadable("a list of keys that ends too early") }
      keys.append(key)
    }
    guard reader.isAtEnd else { throw unreadable("more than a list of keys") }
    return keys
  }

  /// The signature of a key over exactly these bytes, checked before it is given away.
  public func signature(
    over bytes: [UInt8], by key: AgentIdentity
  ) async throws(AgentError) -> [UInt8] {
    guard let publicKey = key.publicKey else {
      throw .unsuitable(
        key: key.description, type: key.type, why: key.unsuitable ?? .otherType)
    }
    let request = AgentMessage.signRequest(key.blob, bytes)
    guard request.count <= AgentMessage.longest else {
      throw .tooLarge(limit: AgentMessage.longest)
    }
    let answer = try await ask(request)
    if answer.first == AgentMessage.failure { throw .refused(key: key.description) }
    var reader = AgentReader(answer.dropFirst())
    guard answer.first == AgentMessage.signAnswer, let signature = reader.string(), reader.isAtEnd
    else { throw unreadable("no signature") }
    var parts = AgentReader(signature)
    guard parts.string() == Array(AgentIdentity.ed25519.utf8), let value = parts.string(),
      parts.isAtEnd
    else { throw unreadable("a signature of another type") }
    do throws(TransparencyError) {
      try publicKey.check(value, over: bytes)
    } catch {
      throw .wrongSignature(key: key.description)
    }
    return value
  }

  private func unreadable(_ what: String) -> AgentError { .unreadable(path: path, what: what) }

  /// One question and its answer, each over a connection of its own.
  private func ask(_ request: [UInt8]) async throws(AgentError) -> [UInt8] {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let answer = loop.makePromise(of: [UInt8].self)
    let deadline = loop.scheduleTask(in: .seconds(timeoutSeconds)) { answer.fail(Silence()) }
    defer { deadline.cancel() }
    do {
      do {
        // The whole exchange runs on the loop: an agent is not called silent for what else is busy.
        _ = try await ClientBootstrap(group: loop)
          .connectTimeout(.seconds(timeoutSeconds))
          .channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
              try channel.pipeline.syncOperations.addHandler(
                Exchange(asking: AgentMessage.string(request), answer))
            }
          }
          .connect(unixDomainSocketPath: path).get()
      } catch {
        // A promise is kept or broken, never left.
        answer.fail(error)
      }
      return try await answer.futureResult.get()
    } catch let error as Exchange.Unreadable {
      throw unreadable(error.what)
    } catch is Silence {
      throw .silent(path: path, seconds: timeoutSeconds)
    } catch let error as IOError {
      throw .unreachable(path: path, what: error.description)
    } catch {
      throw .unreachable(path: path, what: "\(error)")
    }
  }

  private struct Silence: Error {}
}

/// Sends one message to an agent and reads one of it, and no more than a message may have.
private final class Exchange: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  struct Unreadable: Error {
    let what: String
  }

  private let request: [UInt8]
  private let answer: EventLoopPromise<[UInt8]>
  private var received = ByteBuffer()

  init(asking request: [UInt8], _ answer: EventLoopPromise<[UInt8]>) {
    self.request = request
    self.answer = answer
  }

  func channelActive(context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: request)), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var part = unwrapInboundIn(data)
    received.writeBuffer(&part)
    guard
      let length = received.getInteger(at: received.readerIndex, as: UInt32.self)
    else { return }
    guard length > 0, length <= UInt32(AgentMessage.longest) else {
      answer.fail(Unreadable(what: "a message of \(length) bytes"))
      return context.close(promise: nil)
    }
    guard received.readableBytes >= 4 + Int(length) else { return }
    guard received.readableBytes == 4 + Int(length),
      let bytes = received.getBytes(at: received.readerIndex + 4, length: Int(length))
    else {
      answer.fail(Unreadable(what: "more than one message"))
      return context.close(promise: nil)
    }
    answer.succeed(bytes)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    answer.fail(Unreadable(what: "it hung up"))
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    answer.fail(error)
    context.close(promise: nil)
  }
}

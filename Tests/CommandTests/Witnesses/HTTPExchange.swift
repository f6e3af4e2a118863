import Foundation
import Glibc

/// A connection to a server of this machine, byte by byte, so that a client can be slow or stop.
final class HTTPExchange: Sendable {
  private let socketDescriptor: Int32

  /// What came back.
  struct Answer {
    let status: Int
    let type: String
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  init(port: Int) throws {
    socketDescriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socketDescriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw NotConnected(port: port, code: errno) }
  }

  deinit { close(socketDescriptor) }

  /// Sends bytes; whether the server still takes them.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Glibc.send(socketDescriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// Everything until the server hangs up.
  func receive() -> [UInt8] {
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socketDescriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return received }
      received += buffer[..<count]
    }
  }

  /// One request on a connection of its own.
  static func post(
    _ body: [UInt8], to path: String = "/add-checkpoint", port: Int, method: String = "POST"
  ) throws -> Answer {
    let exchange = try HTTPExchange(port: port)
    exchange.send(head(body.count, path, method) + body)
    return try exchange.answer()
  }

  static func head(_ length: Int, _ path: String = "/add-checkpoint", _ method: String = "POST")
    -> [UInt8]
  {
    Array(
      "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: \(length)\r\n\r\n"
        .utf8)
  }

  func answer() throws -> Answer {
    let bytes = receive()
    let separator = Array("\r\n\r\n".utf8)
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: separator) }) else {
      throw NoAnswer(bytes: bytes.count)
    }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    let type = lines.first { $0.lowercased().hasPrefix("content-type: ") }
    return Answer(
      status: lines.first.flatMap { $0.split(separator: " ").dropFirst().first }
        .flatMap { Int($0) } ?? 0,
      type: type.map { String($0.dropFirst("content-type: ".count)) } ?? "",
      body: Array(bytes[(end + 4)...]))
  }
}

/// Does what waits for a server of this very process.
///
/// The tasks of all tests share as many threads as there are processors: a test that waits on one of
/// them may wait for what its server can only do there.
func onItsOwnThread<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
  }
}

struct NotConnected: Error {
  let port: Int
  let code: Int32
}

struct NoAnswer: Error {
  let bytes: Int
}

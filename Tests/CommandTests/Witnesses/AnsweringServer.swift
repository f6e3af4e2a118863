import Foundation
import Glibc

/// A server of HTTP inside the test: each request is answered by a function of its path and body.
///
/// What the test starts meanwhile does not inherit its sockets, and a connection is ended for all who
/// hold it.
final class AnsweringServer {
  struct Answer {
    var status = "200 OK"
    var type = "application/octet-stream"
    var body: [UInt8]
    /// Whether it says, before the answer and without end, that there is one to come.
    var isPutOff = false
    /// How long it waits after each byte of the body; nil when it sends all at once.
    var secondsAByte: Double?

    fileprivate var pieces: [[UInt8]] {
      let head =
        "HTTP/1.1 \(status)\r\ncontent-type: \(type)\r\ncontent-length: \(body.count)\r\n"
        + "connection: close\r\n\r\n"
      return secondsAByte == nil
        ? [Array(head.utf8) + body] : [Array(head.utf8)] + body.map { [$0] }
    }
  }

  let port: Int
  private let descriptor: Int32

  init(_ answer: @escaping @Sendable (_ path: String, _ body: [UInt8]) -> Answer) throws {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    self.descriptor = descriptor
    port = Int(address.sin_port.bigEndian)
    guard isListening else { throw NotConnected(port: port, code: errno) }
    Thread.detachNewThread {
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        let (path, body) = AnsweringServer.request(from: client)
        let answer = answer(path, body)
        while answer.isPutOff,
          AnsweringServer.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), to: client)
        {
          Thread.sleep(forTimeInterval: 0.05)
        }
        for piece in answer.pieces {
          guard AnsweringServer.send(piece, to: client) else { break }
          if let seconds = answer.secondsAByte { Thread.sleep(forTimeInterval: seconds) }
        }
        shutdown(client, Int32(SHUT_RDWR))
        close(client)
      }
    }
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// Whether the client took all of it.
  private static func send(_ bytes: [UInt8], to client: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = Glibc.send(client, Array(rest), rest.count, Int32(MSG_NOSIGNAL))
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  private static func request(from client: Int32) -> (path: String, body: [UInt8]) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var end: Int?
    var expected = 0
    while end.map({ bytes.count < $0 + expected }) ?? true {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
      if end == nil, let found = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
        end = found.upperBound
        let head = String(decoding: bytes[..<found.lowerBound], as: UTF8.self).lowercased()
        expected =
          head.firstMatch(of: /content-length: *([0-9]+)/).flatMap { Int($0.output.1) } ?? 0
      }
    }
    let line = String(decoding: bytes.prefix { $0 != 0x0D }, as: UTF8.self).split(separator: " ")
    return (line.count > 1 ? String(line[1]) : "", Array(bytes.dropFirst(end ?? bytes.count)))
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }
}

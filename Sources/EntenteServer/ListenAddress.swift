/// Where a server listens: `127.0.0.1:8787`, `[::1]:8787` or `localhost:8787`.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
  /// A name, or an address without brackets.
  public let host: String
  /// The port; 0 for any that is free.
  public let port: Int

  /// An address of those parts.
  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `host:port`; nil for anything else.
  public init?(_ text: String) {
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return nil }
    var host = text[..<colon]
    let digits = text[text.utf8.index(after: colon)...]
    guard let port = UInt16(digits), String(port) == digits else { return nil }
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    let isReadable = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    guard !host.isEmpty, isReadable else { return nil }
    self.init(host: String(host), port: Int(port))
  }

  /// Whether only programs of this machine reach it.
  public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  /// The address as it is written.
  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

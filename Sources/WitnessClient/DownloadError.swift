internal import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix

/// Why a file was not fetched.
public enum DownloadError: Error, Sendable, CustomStringConvertible {
  /// The address was not reached, or the connection did not last.
  case unreachable(url: String, NetworkFault)
  /// Another status than 200.
  case refused(url: String, status: Int)
  /// More bytes than are taken.
  case tooLong(url: String, limitBytes: Int)
  /// It does not begin as the file that is asked for does.
  case otherBeginning(url: String)
  /// A line has more bytes than are taken, or never ends.
  case longLine(url: String, line: Int, limitBytes: Int)
  /// The whole of it lasted too long.
  case tooSlow(url: String, seconds: Int64)
  /// What came could not be kept here, which says nothing about the address.
  case notKept(any Error)

  /// What, where, what now.
  public var description: String {
    switch self {
    case .unreachable(let url, let fault): "\(url) was not reached (\(fault)); try again later"
    case .refused(let url, let status):
      "\(url) answers \(status); ask whoever publishes it for the address"
    case .tooLong(let url, let limit): "\(url) sends more than \(limit) bytes; check the address"
    case .otherBeginning(let url):
      "\(url) sends something else; check the address"
    case .longLine(let url, let line, let limit):
      "\(url) sends more than \(limit) bytes in line \(line); check the address"
    case .tooSlow(let url, let seconds):
      "\(url) did not send all of it within \(seconds) s; try again later"
    case .notKept(let error): "what was fetched could not be kept: \(error)"
    }
  }
}

/// What keeps a connection from being made, or from lasting.
public enum NetworkFault: String, Sendable, Hashable, CaseIterable {
  /// The address names no machine, or is none.
  case badAddress = "bad_address"
  /// No machine of that name is known.
  case unknownName = "unknown_name"
  /// The machine is there, and nobody listens.
  case nobodyListens = "nobody_listens"
  /// No way leads there.
  case noWay = "no_way"
  /// Nothing came for too long.
  case silence
  /// The other side hung up before the end.
  case hungUp = "hung_up"
  /// Anything else: an answer that is not of HTTP, a certificate that does not hold.
  case other

  init(_ error: any Error) {
    switch error {
    case let error as IOError: self = NetworkFault(systemError: error.errnoCode)
    case let error as NIOConnectionError:
      let failures = error.connectionErrors.compactMap { $0.error as? IOError }
      self = failures.first.map { NetworkFault(systemError: $0.errnoCode) } ?? .unknownName
    case let error as HTTPClientError:
      self =
        switch error {
        case .emptyHost, .emptyScheme, .invalidURL: .badAddress
        case .connectTimeout, .readTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout:
          .silence
        case .remoteConnectionClosed: .hungUp
        default: .other
        }
    default: self = .other
    }
  }

  /// By the numbers that Linux gives them.
  private init(systemError number: CInt) {
    switch number {
    case 101, 113: self = .noWay
    case 104, 32: self = .hungUp
    case 110: self = .silence
    case 111: self = .nobodyListens
    default: self = .other
    }
  }
}

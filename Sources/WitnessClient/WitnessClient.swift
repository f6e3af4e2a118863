public import Transparency

/// A witness that is asked by HTTP (C2SP tlog-witness).
public struct WitnessClient: Sendable, Hashable {
  /// The address before `/add-checkpoint`.
  public let url: String
  /// How long it has to answer, in seconds, its name looked up and its answer read.
  public var timeoutSeconds: Int64 = 20

  /// The most bytes of an answer that are read.
  public static let longestAnswer = 65_536

  /// What a witness answers.
  public enum Reply: Sendable, Hashable {
    /// It cosigned: the lines as they came, which are still to be checked.
    case cosigned([UInt8])
    /// The last head it saw has another size than it was told, or another root.
    case conflict(seen: UInt64)
    /// It does not cosign; its status, and its words in one line.
    case refused(status: Int, words: String)
  }

  /// A witness at an address of HTTP; refuses anything else.
  public init(_ url: String) throws(WitnessClientError) {
    let scheme = ["http://", "https://"].first { url.lowercased().hasPrefix($0) }
    let isReadable = url.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#")
    }
    guard let scheme, isReadable, url.count > scheme.count else { throw .badAddress(url) }
    self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
  }

  /// Sends a request, and reads the answer.
  public func add(_ request: WitnessRequest) async throws(WitnessClientError) -> Reply {
    var question = HTTPQuestion(
      address: "\(url)/add-checkpoint", shown: url, limitBytes: WitnessClient.longestAnswer)
    question.timeoutSeconds = timeoutSeconds
    let answer = try await question.ask(request.bytes)
    let (status, bytes) = (answer.status, answer.body)
    switch status {
    case 200: return .cosigned(bytes)
    case 409 where answer.type == "text/x.tlog.size":
      let digits = String(decoding: bytes, as: UTF8.self)
      guard digits.last == "\n", let seen = UInt64(digits.dropLast()),
        "\(seen)\n" == digits, seen <= MerkleTree.maximumSize
      else { throw .unreadable(url: url, what: "409 with no size") }
      return .conflict(seen: seen)
    default: return .refused(status: status, words: WitnessClient.line(of: bytes))
    }
  }

  /// The first line of what was said, as it can be shown.
  private static func line(of bytes: [UInt8]) -> String {
    let line = bytes.prefix { $0 != 0x0A }.prefix(500)
    return String(decoding: line, as: UTF8.self)
  }
}

/// What is said to an agent and back, in bytes: draft-ietf-sshm-ssh-agent §3 and RFC 4251 §5.
enum AgentMessage {
  /// The longest message that agents take and that is read from them, in bytes (OpenSSH's own limit).
  static let longest = 256 << 10
  /// More keys than are read from an agent.
  static let mostKeys = 2_048

  static let failure: UInt8 = 5
  static let identitiesAnswer: UInt8 = 12
  static let signAnswer: UInt8 = 14

  /// Asks for the keys there are.
  static let requestIdentities: [UInt8] = [11]

  /// Asks for a signature by a key over bytes as they are: no flag is set.
  static func signRequest(_ key: [UInt8], _ data: [UInt8]) -> [UInt8] {
    [13] + string(key) + string(data) + number(0)
  }

  static func number(_ number: UInt32) -> [UInt8] {
    [
      UInt8(truncatingIfNeeded: number >> 24), UInt8(truncatingIfNeeded: number >> 16),
      UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number),
    ]
  }

  static func string(_ bytes: [UInt8]) -> [UInt8] {
    number(UInt32(clamping: bytes.count)) + bytes
  }
}

/// Reads the parts of a message; every read is nil once the bytes end too early.
struct AgentReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) {
    rest = ArraySlice(bytes)
  }

  /// Whether all was read.
  var isAtEnd: Bool { rest.isEmpty }

  mutating func number() -> UInt32? {
    guard rest.count >= 4 else { return nil }
    let number = rest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    rest = rest.dropFirst(4)
    return number
  }

  mutating func string() -> [UInt8]? {
    guard let length = number(), length <= UInt32(clamping: rest.count) else { return nil }
    let string = Array(rest.prefix(Int(length)))
    rest = rest.dropFirst(Int(length))
    return string
  }
}

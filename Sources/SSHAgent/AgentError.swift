/// Why an agent did not sign.
public enum AgentError: Error, Equatable, Sendable, CustomStringConvertible {
  /// SSH_AUTH_SOCK names no agent.
  case notRunning
  /// Nobody answers at the socket.
  case unreachable(path: String, what: String)
  /// It did not answer in time, in seconds.
  case silent(path: String, seconds: Int64)
  /// It answered what no agent answers.
  case unreadable(path: String, what: String)
  /// It will not sign with that key: it is locked, or whoever was asked said no.
  case refused(key: String)
  /// It holds no key of that name.
  case noKey(String)
  /// It holds several that might be meant.
  case severalKeys(String, those: [String])
  /// The key is of a type that does not sign bytes as they are.
  case unsuitable(key: String, type: String, why: UnsuitableKey)
  /// What it signed with is not the key that was asked for, or not what was asked to be signed.
  case wrongSignature(key: String)
  /// What is to be signed is longer than an agent takes, in bytes.
  case tooLarge(limit: Int)

  /// What, where, what now.
  public var description: String {
    switch self {
    case .notRunning:
      "SSH_AUTH_SOCK names no agent; start one (eval \"$(ssh-agent)\") and add the key with ssh-add"
    case .unreachable(let path, let what):
      "no agent answers at \(path): \(what); start one and add the key with ssh-add"
    case .silent(let path, let seconds):
      "the agent at \(path) did not answer within \(seconds) s; confirm on it, or unlock it, and "
        + "try again"
    case .unreadable(let path, let what):
      "\(path) does not answer as an agent does: \(what)"
    case .refused(let key):
      "the agent did not sign with \(key); unlock it (ssh-add -X), or confirm when it asks"
    case .noKey(let name):
      "the agent holds no key called \(name); see what it holds with ssh-add -l"
    case .severalKeys(let name, let those):
      "the agent holds several keys called \(name): \(those.joined(separator: ", ")); name one by "
        + "its fingerprint"
    case .unsuitable(let key, let type, .securityKey):
      "\(key) is of type \(type), which signs what the device adds and not these bytes alone; use "
        + "a key of type ssh-ed25519"
    case .unsuitable(let key, let type, .otherType):
      "\(key) is of type \(type); use a key of type ssh-ed25519"
    case .wrongSignature(let key):
      "the agent's signature is not by \(key) over what it was asked to sign; nothing was signed"
    case .tooLarge(let limit): "an agent signs no more than \(limit) bytes; use a key file"
    }
  }
}

/// Why a key of an agent does not sign bytes as they are.
public enum UnsuitableKey: Sendable, Hashable {
  /// A security key signs a hash of them with what the device adds: an application, flags, a counter.
  case securityKey
  /// It is not Ed25519.
  case otherType
}

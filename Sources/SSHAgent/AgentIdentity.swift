internal import Crypto
public import Transparency

/// A key that an agent holds.
public struct AgentIdentity: Sendable, Hashable {
  /// The type: `ssh-ed25519`.
  public static let ed25519 = "ssh-ed25519"

  /// The public key as the agent gives it, in the form of its type.
  public let blob: [UInt8]
  /// What whoever added it calls it.
  public let comment: String
  /// The name of its type.
  public let type: String
  /// The public key, where it is one that signs bytes as they are.
  public let publicKey: Ed25519PublicKey?

  /// A key by its blob; nil when that names no type.
  public init?(blob: [UInt8], comment: String) {
    var reader = AgentReader(blob)
    guard let type = reader.string(), let name = String(validating: type, as: UTF8.self) else {
      return nil
    }
    self.blob = blob
    self.comment = comment
    self.type = name
    // A key that nobody could hold a signature against is not one to sign with.
    publicKey =
      name == AgentIdentity.ed25519
      ? reader.string().flatMap { reader.isAtEnd ? try? Ed25519PublicKey($0) : nil } : nil
  }

  /// The fingerprint as `ssh-add -l` prints it: `SHA256:` and base64 without padding.
  public var fingerprint: String {
    let hash = Base64.encode(Array(SHA256.hash(data: blob))).filter { $0 != UInt8(ascii: "=") }
    return "SHA256:" + String(decoding: hash, as: UTF8.self)
  }

  /// Why it does not sign bytes as they are; nil when it does.
  public var unsuitable: UnsuitableKey? {
    if publicKey != nil { return nil }
    return type.hasPrefix("sk-") ? .securityKey : .otherType
  }

  /// The fingerprint, with the comment where there is one.
  public var description: String { comment.isEmpty ? fingerprint : "\(fingerprint) (\(comment))" }
}

/// How somebody names a key of an agent: `agent`, `agent:SHA256:…`, or `agent:` and its comment.
public struct AgentKeyName: Sendable, Hashable {
  /// What follows the colon; nil for the only key there is.
  public let name: String?

  /// Reads it; nil for what names no key of an agent: a file called `agent` is named `./agent`.
  public init?(_ text: String) {
    if text == "agent" {
      name = nil
      return
    }
    guard text.hasPrefix("agent:"), text.count > 6 else { return nil }
    name = String(text.dropFirst(6))
  }

  /// As it was written.
  public var text: String { name.map { "agent:\($0)" } ?? "agent" }

  /// The one that is meant among those an agent holds.
  ///
  /// - Throws: `.noKey`, `.severalKeys`, or `.unsuitable` for one that does not sign bytes as they are.
  public func choose(among keys: [AgentIdentity]) throws(AgentError) -> AgentIdentity {
    let named = keys.filter { key in
      guard let name else { return true }
      return key.fingerprint == name || key.comment == name
    }
    let usable = named.filter { $0.publicKey != nil }
    if usable.count == 1 { return usable[0] }
    guard usable.isEmpty else {
      throw .severalKeys(text, those: usable.map(\.description))
    }
    guard let first = named.first, let why = first.unsuitable else { throw .noKey(text) }
    throw .unsuitable(key: first.description, type: first.type, why: why)
  }
}

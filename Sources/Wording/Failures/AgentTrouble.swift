/// Why an SSH agent did not sign.
public enum AgentTrouble: Sendable, Hashable {
  /// The environment names none.
  case notRunning
  /// Nobody answers at its socket.
  case unreachable(_ path: String, _ what: String)
  /// It did not answer in time.
  case silent(_ path: String, seconds: Int)
  /// It answered what no agent answers.
  case unreadable(_ path: String, _ what: String)
  /// It will not sign with the key.
  case refused(_ key: String)
  /// It holds no key of that name.
  case noKey(_ name: String)
  /// It holds several that might be meant.
  case severalKeys(_ name: String, those: [String])
  /// The key is of a device, which signs more than what it is given.
  case securityKey(_ key: String, type: String)
  /// The key is of another type.
  case otherType(_ key: String, type: String)
  /// What came back is not by the key over what was to be signed.
  case wrongSignature(_ key: String)
  /// What is to be signed is longer than an agent takes.
  case tooLarge(limit: Int)

  /// The stable name, for programs.
  public var name: String {
    switch self {
    case .notRunning: "agent_not_running"
    case .unreachable: "agent_unreachable"
    case .silent: "agent_silent"
    case .unreadable: "agent_unreadable"
    case .refused: "agent_refused"
    case .noKey: "agent_no_key"
    case .severalKeys: "agent_several_keys"
    case .securityKey, .otherType: "agent_unsuitable_key"
    case .wrongSignature: "agent_wrong_signature"
    case .tooLarge: "agent_too_large"
    }
  }

  /// What it names, by the part it plays, for programs.
  public var texts: [(role: String, text: String)] {
    switch self {
    case .notRunning: []
    case .unreachable(let path, let what), .unreadable(let path, let what):
      [("path", path), ("what", what)]
    case .silent(let path, let seconds): [("path", path), ("seconds", String(seconds))]
    case .refused(let key), .wrongSignature(let key): [("key", key)]
    case .noKey(let name): [("key", name)]
    case .severalKeys(let name, let those): [("key", name)] + those.map { ("near", $0) }
    case .securityKey(let key, let type), .otherType(let key, let type):
      [("key", key), ("type", type)]
    case .tooLarge(let limit): [("limit", String(limit))]
    }
  }
}

extension Wording {
  /// What a trouble with an agent says: what, where, what now.
  func sentence(for trouble: AgentTrouble) -> String {
    switch trouble {
    case .notRunning:
      say(
        fr: "SSH_AUTH_SOCK ne nomme aucun agent. Lancez-en un (ssh-agent), puis ajoutez la clé"
          + " (ssh-add).",
        en: "SSH_AUTH_SOCK names no agent. Start one (ssh-agent), then add the key (ssh-add).")
    case .unreachable(let path, let what):
      say(
        fr:
          "Aucun agent ne répond à \(path) (\(said(inStore: what))). Lancez-en un, puis ajoutez la"
          + " clé (ssh-add).",
        en: "No agent answers at \(path) (\(said(inStore: what))). Start one, then add the key"
          + " (ssh-add).")
    case .silent(let path, let seconds):
      say(
        fr:
          "L'agent de \(path) n'a pas répondu en \(String(seconds)) s. Confirmez auprès de lui, ou"
          + " déverrouillez-le, et recommencez.",
        en: "The agent at \(path) did not answer within \(String(seconds)) s. Confirm with it, or"
          + " unlock it, and try again.")
    case .unreadable(let path, let what):
      say(
        fr: "\(path) ne répond pas comme un agent (\(said(inStore: what))). Vérifiez"
          + " SSH_AUTH_SOCK.",
        en: "\(path) does not answer as an agent does (\(said(inStore: what))). Check"
          + " SSH_AUTH_SOCK.")
    case .refused(let key):
      say(
        fr:
          "L'agent n'a pas signé avec \(key). Déverrouillez-le (ssh-add -X), ou confirmez quand il"
          + " le demande.",
        en: "The agent did not sign with \(key). Unlock it (ssh-add -X), or confirm when it asks.")
    case .noKey(let name):
      say(
        fr: "L'agent n'a aucune clé pour \(name). Voyez ce qu'il a : ssh-add -l",
        en: "The agent holds no key for \(name). See what it holds: ssh-add -l")
    case .severalKeys(let name, let those):
      say(
        fr:
          "L'agent a plusieurs clés pour \(name) : \(those.joined(separator: ", ")). Nommez-en une"
          + " par son empreinte : agent:SHA256:…",
        en:
          "The agent holds several keys for \(name): \(those.joined(separator: ", ")). Name one by"
          + " its fingerprint: agent:SHA256:…")
    case .securityKey(let key, let type):
      say(
        fr:
          "\(key) est de type \(type) : son appareil signe avec ce qu'il ajoute, et pas ces octets"
          + " seuls. Prenez une clé de type ssh-ed25519.",
        en: "\(key) is of type \(type): its device signs with what it adds, and not these bytes"
          + " alone. Take a key of type ssh-ed25519.")
    case .otherType(let key, let type):
      say(
        fr: "\(key) est de type \(type). Prenez une clé de type ssh-ed25519.",
        en: "\(key) is of type \(type). Take a key of type ssh-ed25519.")
    case .wrongSignature(let key):
      say(
        fr:
          "La signature de l'agent n'est pas celle de \(key) sur ce qu'il fallait signer. Rien n'a"
          + " été signé : vérifiez quel agent répond à SSH_AUTH_SOCK.",
        en: "The agent's signature is not by \(key) over what was to be signed. Nothing was signed:"
          + " check which agent answers at SSH_AUTH_SOCK.")
    case .tooLarge(let limit):
      say(
        fr: "Un agent ne signe pas plus de \(bytes(limit)). Prenez un fichier de clé.",
        en: "An agent signs no more than \(bytes(limit)). Take a key file.")
    }
  }
}

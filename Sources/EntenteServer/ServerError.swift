/// Why a server does not run.
public enum ServerError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The address is taken, not this machine's, or not for this user.
  case cannotListen(ListenAddress, what: String)
  /// It stopped without having been asked to.
  case stopped(what: String)

  /// What, where, what now.
  public var description: String {
    switch self {
    case .cannotListen(let address, let what):
      "cannot listen on \(address): \(what); choose another address or port"
    case .stopped(let what): "the server stopped: \(what); start it again"
    }
  }
}

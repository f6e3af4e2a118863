/// Why a witness gave no answer.
public enum WitnessClientError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The address is none of HTTP.
  case badAddress(String)
  /// It was not reached, or did not answer in time.
  case unreachable(url: String, what: String)
  /// It answered what no witness answers.
  case unreadable(url: String, what: String)

  /// What, where, what now.
  public var description: String {
    switch self {
    case .badAddress(let url):
      "\(url.debugDescription) is no address of a witness; write https://witness.example.org"
    case .unreachable(let url, let what): "\(url) did not answer: \(what); try again later"
    case .unreadable(let url, let what): "\(url) did not answer as a witness does: \(what)"
    }
  }
}

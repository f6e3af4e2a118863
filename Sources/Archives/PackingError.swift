/// Why an archive was not written.
public enum PackingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The operating system refuses something, by number (`errno`) and in its words.
  case system(number: Int32, what: String)
  /// The library refuses something, in its words.
  case library(what: String)

  /// What happened.
  public var description: String {
    switch self {
    case .system(_, let what): what
    case .library(let what): what
    }
  }
}

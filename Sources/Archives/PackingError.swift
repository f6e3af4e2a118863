/// Why an archive was not written.
public enum PackingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The operating system refuses something, by number (`errno`) and in its words.
  case system(number: Int32, what: String)
  /// What was given has no place in the archive, or the library refuses it, in these words.
  case refused(what: String)

  /// What happened.
  public var description: String {
    switch self {
    case .system(_, let what): what
    case .refused(let what): what
    }
  }
}

/// Why an archive, or one of its parts, is not read any further.
public enum ArchiveError: Error, Equatable, Sendable, CustomStringConvertible {
  /// It is no zip archive, or not all of one.
  case damaged(what: String)
  /// It holds no part of that name.
  case missing(part: String)
  /// A part is encrypted.
  case encrypted(part: String)
  /// A part unpacks to more than is read.
  case tooLarge(part: String, limitBytes: Int)
  /// A part unpacks to so many times its packed size that it was made to fill the memory.
  case tooDense(part: String, limit: Int)
  /// A part declares a document type, where entities may be defined that grow without end.
  case documentType(part: String)
  /// A part is not in UTF-8.
  case encoding(part: String)

  /// What, where, what now.
  public var description: String {
    switch self {
    case .damaged(let what): "the archive cannot be read (\(what)); save the file again"
    case .missing(let part): "the archive has no part \(part)"
    case .encrypted(let part): "\(part) is encrypted; save the file without a password"
    case .tooLarge(let part, let limit): "\(part) unpacks to over \(limit) bytes"
    case .tooDense(let part, let limit): "\(part) unpacks to over \(limit) times its packed size"
    case .documentType(let part): "\(part) declares a document type"
    case .encoding(let part): "\(part) is not in UTF-8"
    }
  }
}

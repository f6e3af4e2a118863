/// Why a workbook was not written.
public enum WorkbookError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The operating system refuses something, by number and in its words.
  case system(number: Int32, what: String)
  /// The library refuses something, by number and in its words.
  case library(number: UInt32, what: String)

  /// What happened.
  public var description: String {
    switch self {
    case .system(_, let what): what
    case .library(_, let what): "libxlsxwriter: \(what)"
    }
  }
}

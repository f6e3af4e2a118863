/// A value of a view of an agreement: `axis:A3/stage`.
public struct ViewPath: Sendable, Hashable {
  /// The view.
  public let subject: ViewSubject
  /// The way from the view down, as ``ViewValues`` has it.
  public let path: String

  /// A value of a view.
  public init(_ subject: ViewSubject, _ path: String) {
    self.subject = subject
    self.path = path
  }

  /// Reads a path; one that begins with no subject is of the board.
  public init(_ text: String) {
    if let slash = text.firstIndex(of: "/"), let subject = ViewSubject(String(text[..<slash])) {
      self.init(subject, String(text[text.index(after: slash)...]))
    } else {
      self.init(.board, text)
    }
  }
}

extension ViewPath: CustomStringConvertible {
  /// The path as ``init(_:)`` reads it.
  public var description: String { "\(subject)/\(path)" }
}

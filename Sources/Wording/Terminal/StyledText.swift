/// A run of text and what it means, which colour may underline and never replaces: the words and
/// the icon say it alone.
public struct StyledText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// What a text means.
  public enum Style: Sendable, Hashable, CaseIterable {
    case plain, heading, good, warning, bad, faint

    /// The parameter of SGR (ECMA-48 §8.3.117) that shows it; nil for none.
    fileprivate var code: Int? {
      switch self {
      case .plain: nil
      case .heading: 1
      case .good: 32
      case .warning: 33
      case .bad: 31
      case .faint: 2
      }
    }
  }

  /// The text, safe to show on a terminal.
  public let text: String
  /// What it means.
  public let style: Style
  /// The language it is in where that is not the reader's, `fr` or `en`.
  public let languageKey: String?

  /// A text made safe, with its meaning.
  public init(_ text: String, _ style: Style = .plain, languageKey: String? = nil) {
    self.text = terminalSafe(text)
    self.style = style
    self.languageKey = languageKey
  }

  /// A text that means nothing more than it says.
  public init(stringLiteral text: String) { self.init(text) }

  /// The text as a terminal takes it, in colour when asked.
  public func shown(inColour: Bool) -> String { StyledText.shown(text, style, inColour: inColour) }

  static func shown(_ text: String, _ style: Style, inColour: Bool) -> String {
    guard inColour, let code = style.code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

internal import Wording

/// A piece of HTML of which no word of somebody else can be a tag: whatever is said goes through ``text(_:)``
/// or an attribute, and both write `&`, `<`, `>` and quotation marks as references.
///
/// Written here and not taken from a library, which may write the same page as other bytes one day: whoever
/// makes a report again compares bytes.
struct Markup: ExpressibleByArrayLiteral {
  private(set) var html: String

  private init(html: String) { self.html = html }

  /// One piece after the other.
  init(arrayLiteral pieces: Markup...) { self.init(pieces) }

  /// One piece after the other.
  init(_ pieces: [Markup]) { html = pieces.map(\.html).joined() }

  /// Words, as they are.
  static func text(_ text: String) -> Markup { Markup(html: escaped(text)) }

  /// An element with what it contains.
  static func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ content: Markup = [],
    onLines isOnLines: Bool = false
  ) -> Markup {
    let end = isOnLines ? "\n" : ""
    // Words stand right behind the beginning of their element.
    let begin = content.html.hasPrefix("<") ? end : ""
    return Markup(
      html: "<\(name)\(text(of: attributes))>\(begin)\(content.html)</\(name)>\(end)")
  }

  /// An element that contains nothing and has no end.
  static func void(_ name: StaticString, _ attributes: [Attribute] = []) -> Markup {
    Markup(html: "<\(name)\(text(of: attributes))>\n")
  }

  /// A style sheet, which has no reference in it: text of our own, and of it none that ends it.
  static func style(_ sheet: String) -> Markup {
    precondition(!sheet.contains("</"), "a style sheet that ends itself")
    return Markup(html: "<style>\(sheet)</style>\n")
  }

  /// Where a line may break within a word.
  static let wordBreak = Markup(html: "<wbr>")

  /// The end of a line, where it keeps the file readable.
  static let lineEnd = Markup(html: "\n")

  /// The first line of a page.
  static let doctype = Markup(html: "<!DOCTYPE html>\n")

  /// A name of our own with a value.
  struct Attribute {
    fileprivate let name: StaticString
    fileprivate let value: String

    init(_ name: StaticString, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  static func + (one: Markup, other: Markup) -> Markup { Markup(html: one.html + other.html) }

  private static func text(of attributes: [Attribute]) -> String {
    attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in terminalSafe(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// One line of an iCalendar (RFC 5545 §3.1), escaped and folded.
public struct ContentLine: Sendable, Hashable {
  /// The line without its end, as long as it is.
  let whole: String

  /// A property whose value is written as it is: a date, a number, a word of the standard.
  public init(_ property: String, _ value: String) { whole = "\(property):\(value)" }

  /// A property of one text, or of several between commas.
  public init(_ property: String, texts: [String]) {
    whole = "\(property):" + texts.map(ContentLine.escaped).joined(separator: ",")
  }

  /// A text as a value (RFC 5545 §3.3.11): `\`, `;`, `,` and line ends are escaped, and whatever else
  /// is no character of a text is written out, as on a terminal.
  static func escaped(_ text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return safeLines(lines).map { line in
      line.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
    }.joined(separator: "\\n")
  }

  /// The line as lines of at most 75 octets, each behind the first beginning with a space, and the end
  /// of each; no character of UTF-8 is split.
  public var folded: String {
    var folded = ""
    var octets = 0
    for scalar in whole.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        folded += "\r\n "
        octets = 1
      }
      folded.unicodeScalars.append(scalar)
      octets += width
    }
    return folded + "\r\n"
  }
}

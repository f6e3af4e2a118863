/// A Swift file without its comments and without what its strings say, line by line: enough to look
/// for words of the language and not for words of its authors.
struct SwiftText {
  /// The lines of code; a string is left as two quotation marks.
  let lines: [String]

  init(_ source: String) {
    var lines: [String] = []
    var line = ""
    var commentDepth = 0
    var isInLongString = false
    var rest = Substring(source)
    func begins(_ prefix: String) -> Bool { rest.hasPrefix(prefix) }
    while let next = rest.first {
      if next.isNewline {
        lines.append(line)
        line = ""
        rest.removeFirst()
      } else if commentDepth > 0 {
        if begins("*/") {
          commentDepth -= 1
          rest.removeFirst(2)
        } else if begins("/*") {
          commentDepth += 1
          rest.removeFirst(2)
        } else {
          rest.removeFirst()
        }
      } else if isInLongString {
        if begins(#"""""#) {
          isInLongString = false
          line += "\""
          rest.removeFirst(3)
        } else {
          rest.removeFirst()
        }
      } else if begins(#"""""#) {
        isInLongString = true
        line += "\""
        rest.removeFirst(3)
      } else if begins("//") {
        rest = rest.drop { !$0.isNewline }
      } else if begins("/*") {
        commentDepth = 1
        rest.removeFirst(2)
      } else if next == "\"" {
        rest.removeFirst()
        SwiftText.skipString(&rest)
        line += "\"\""
      } else {
        line.append(next)
        rest.removeFirst()
      }
    }
    lines.append(line)
    self.lines = lines
  }

  /// Skips to the end of a string, over its escapes and the strings inside its interpolations.
  private static func skipString(_ rest: inout Substring) {
    var depth = 0
    while let next = rest.popFirst(), !next.isNewline {
      switch (next, depth) {
      case ("\\", 0):
        if rest.popFirst() == "(" { depth = 1 }
      case ("\"", 0): return
      case ("\"", _): skipString(&rest)
      case ("(", 1...): depth += 1
      case (")", 1...): depth -= 1
      default: break
      }
    }
  }

  /// The modules it imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split { $0 == " " }
      guard let place = words.firstIndex(of: "import"),
        words[..<place].allSatisfy({
          ["public", "package", "internal", "fileprivate", "private"].contains($0)
            || $0.hasPrefix("@")
        }),
        let module = words.dropFirst(place + 1).first(where: {
          !["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"].contains($0)
        })
      else { return nil }
      return String(module.prefix { $0 != "." })
    }
  }
}

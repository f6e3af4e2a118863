import Wording

/// A command line as people type it, and as the parser takes it.
///
/// The parser knows commands and options by names without accents, and the language only behind the
/// command that speaks it; whoever types `état`, `--jusqu-à` or `--lang fr etat` means what is there.
struct TypedLine {
  /// What the parser takes.
  let arguments: [String]
  /// Where a command stands, the word as it was typed and without accents; in `help état`, its
  /// subject.
  private(set) var command: (typed: String, read: String)?

  init(_ typed: [String]) {
    var rest = typed
    let language = TypedLine.takeLanguage(from: &rest)
    guard let first = rest.first, !first.hasPrefix("-") else {
      // Help and the version are in the language found already; the parser says what is wrong.
      arguments = TypedLine.isRead(language) ? TypedLine.withoutAccents(rest) : typed
      return
    }
    let word = Search.fold(first)
    // The parser's own command has no names but its own.
    let name = word == "aide" ? "help" : word
    command = (first, name)
    guard name == "help" else {
      var words = Array(rest.dropFirst())
      if let next = words.first, RootCommand.isNested(Search.fold(next), in: name) {
        words[0] = Search.fold(next)
      }
      arguments = [name] + language + TypedLine.withoutAccents(words)
      return
    }
    var subject: [String] = []
    var words = Array(rest.dropFirst())
    while !words.isEmpty {
      if TypedLine.takeLanguage(from: &words).isEmpty { subject.append(words.removeFirst()) }
    }
    if let first = subject.first, !first.hasPrefix("-") {
      subject[0] = Search.fold(first)
      command = (first, subject[0])
    }
    arguments = [name] + subject
  }

  /// Takes the languages that stand first, with their values.
  private static func takeLanguage(from words: inout [String]) -> [String] {
    var taken: [String] = []
    while let first = words.first {
      if ["--lang", "--langue"].contains(first), words.count > 1 {
        taken += words.prefix(2)
        words.removeFirst(2)
      } else if ["--lang=", "--langue="].contains(where: first.hasPrefix) {
        taken.append(words.removeFirst())
      } else {
        break
      }
    }
    return taken
  }

  /// Whether every language of those options is one of ours.
  private static func isRead(_ options: [String]) -> Bool {
    options.allSatisfy { option in
      let value = option.split(separator: "=").last.map(String.init) ?? ""
      return ["--lang", "--langue"].contains(option) || Language(tag: value) != nil
    }
  }

  /// The names of long options without accents; values, and what stands after `--`, as they are.
  private static func withoutAccents(_ words: some Collection<String>) -> [String] {
    let options = words.prefix { $0 != "--" }.map { word in
      guard word.hasPrefix("--") else { return word }
      let name = word.prefix { $0 != "=" }
      guard name.utf8.contains(where: { $0 > 0x7F }) else { return word }
      return Search.fold(String(name)) + word.dropFirst(name.count)
    }
    return options + words.dropFirst(options.count)
  }
}

/// Text in the characters that XML 1.0 has (§2.2): any other is shown replaced, since a document with one
/// of them is none that a reader takes.
struct XMLCharacters {
  /// The text as it may stand.
  let text: String
  /// How many characters were replaced.
  let replaced: Int

  init(_ text: String) {
    guard text.unicodeScalars.contains(where: { !XMLCharacters.stands($0) }) else {
      self.text = text
      replaced = 0
      return
    }
    var kept = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      if XMLCharacters.stands(scalar) {
        kept.append(scalar)
      } else {
        kept.append("\u{FFFD}")
        count += 1
      }
    }
    self.text = String(kept)
    replaced = count
  }

  private static func stands(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": true
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": false
    default: true
    }
  }
}

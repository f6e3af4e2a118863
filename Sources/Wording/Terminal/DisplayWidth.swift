/// How many columns of a terminal a text takes: none for combining marks, two for East Asian wide
/// characters (UAX #11) and emoji, one for everything else, no-break spaces included.
public func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// The columns of one character: those of its widest scalar, because marks and joiners stand on or
/// behind another.
func displayWidth(_ character: Character) -> Int {
  var width = 0
  for scalar in character.unicodeScalars {
    if scalar.value == 0xFE0F { return 2 }
    width = max(width, displayWidth(scalar))
  }
  return width
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return scalar.value < 0x20 ? 0 : 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: break
  }
  return isWide(scalar) ? 2 : 1
}

/// The blocks whose characters are wide, and every emoji shown as a picture.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.properties.isEmojiPresentation { return true }
  return switch scalar.value {
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FB,
    0x1F200...0x1F265, 0x20000...0x3FFFD:
    true
  default: false
  }
}

/// A text cut to a number of columns, its end an ellipsis when anything is left out.
public func cut(_ text: String, toWidth width: Int) -> String {
  guard displayWidth(text) > width else { return text }
  guard width > 0 else { return "" }
  var kept = ""
  var used = 0
  for character in text {
    let next = displayWidth(character)
    if used + next > width - 1 { break }
    kept.append(character)
    used += next
  }
  while kept.last == " " { kept.removeLast() }
  return kept + "…"
}

/// A line as lines of at most a number of columns, each with the spaces the line begins with.
public func wrapIndented(_ line: String, toWidth width: Int) -> [String] {
  let indent = String(line.prefix { $0 == " " })
  return wrap(line, toWidth: width - indent.count).map { indent + $0 }
}

/// A text as lines of at most a number of columns, broken at plain spaces; a longer word is broken
/// behind a hyphen, or where the line ends.
public func wrap(_ text: String, toWidth width: Int) -> [String] {
  let width = max(width, 2)
  var lines: [String] = []
  var line = ""
  for word in unbroken(text) {
    let isFirst = line.isEmpty
    if displayWidth(line) + (isFirst ? 0 : 1) + displayWidth(word) <= width {
      line += isFirst ? word : " \(word)"
      continue
    }
    if !isFirst { lines.append(line) }
    line = ""
    for character in word {
      if displayWidth(line) + displayWidth(character) > width {
        // Behind a hyphen, where there is one.
        let end = line.lastIndex(of: "-").map { line.index(after: $0) } ?? line.endIndex
        lines.append(String(line[..<end]))
        line = String(line[end...])
      }
      line.append(character)
    }
  }
  if !line.isEmpty || lines.isEmpty { lines.append(line) }
  return lines
}

/// The parts of a text that stay on one line: its words, and a sign with the word it stands before,
/// as in `✓ active` and `≤ 2022-05-05`.
func unbroken(_ text: String) -> [String] {
  var parts: [String] = []
  var sign = ""
  for word in text.split(separator: " ") {
    if word.count == 1, let first = word.first, !first.isLetter, !first.isNumber, first != "·" {
      sign += "\(word) "
    } else {
      parts.append(sign + word)
      sign = ""
    }
  }
  if !sign.isEmpty { parts.append(String(sign.dropLast())) }
  return parts
}

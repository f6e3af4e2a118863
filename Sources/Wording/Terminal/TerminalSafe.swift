/// A text that moves no cursor, hides nothing and turns no line around: control characters, line
/// separators, tags and the signs that reorder text (UAX #9) are written out as `\u{1B}`.
///
/// For every word somebody else wrote, before it is shown on a terminal. Lines are for the caller
/// to cut first, as ``safeLines(_:)`` does.
public func terminalSafe(_ text: String) -> String { writtenOut(text, isUnsafe) }

/// A text that reads in the order it is written: the signs that reorder it (UAX #9) are written out.
///
/// For tables that people read in other programs, where line ends and tabulations do no harm.
public func withoutReordering(_ text: String) -> String { writtenOut(text, isReordering) }

private func writtenOut(_ text: String, _ isUnsafe: (Unicode.Scalar) -> Bool) -> String {
  guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
  var safe = ""
  for scalar in text.unicodeScalars {
    if isUnsafe(scalar) {
      safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    } else {
      safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}

/// The lines of a text of several, each safe to show; a tabulation becomes a space.
public func safeLines(_ text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    terminalSafe(String(line.map { $0 == "\t" ? " " : $0 }))
  }
}

private func isReordering(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  if isReordering(scalar) { return true }
  return switch scalar.value {
  case 0...0x1F, 0x7F...0x9F: true
  case 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
  default: false
  }
}

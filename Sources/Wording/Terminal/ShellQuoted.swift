/// A word as a shell takes it back: in quotes where a character of it means something to a shell.
public func shellQuoted(_ word: String) -> String {
  func isPlain(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_-./+@%,:".contains(character)
  }
  guard word.isEmpty || !word.allSatisfy(isPlain) else { return word }
  return "'" + word.replacing("'", with: #"'\''"#) + "'"
}

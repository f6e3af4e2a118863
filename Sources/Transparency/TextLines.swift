/// The head of a C2SP text: lines up to the first empty one, and what follows it.
struct TextHead {
  /// The lines before the empty one, without their line feeds.
  let lines: [ArraySlice<UInt8>]
  /// Everything after the empty line.
  let rest: [UInt8]

  /// Nil where no empty line ends the head.
  init?(_ bytes: [UInt8]) {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: SignedNote.newline) {
      if end == start {
        self.lines = lines
        rest = Array(bytes[(end + 1)...])
        return
      }
      lines.append(bytes[start..<end])
      start = end + 1
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// What follows a word and a space; nil when the line begins otherwise.
  func after(_ word: String) -> ArraySlice<UInt8>? {
    let opening = Array("\(word) ".utf8)
    return starts(with: opening) ? dropFirst(opening.count) : nil
  }
}

extension Digest {
  /// Reads a hash as C2SP texts write it, the canonical base64 of 32 bytes.
  init?(base64 line: ArraySlice<UInt8>) {
    guard let bytes = Base64.decode(Array(line)) else { return nil }
    self.init(bytes)
  }

  /// The line, with its line feed.
  var base64Line: [UInt8] { Base64.encode(bytes) + [SignedNote.newline] }
}

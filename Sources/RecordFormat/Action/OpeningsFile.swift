internal import CanonicalJSON

/// What the files of one record have in common: one canonical object
/// `{facts, facts_salt, header, words?, words_salt?}`, split into its parts and no further.
struct OpeningsFile {
  /// The most bytes of such a file: its parts at their largest, and the keys around them.
  static let maximumBytes =
    Header.maximumBytes + FactsFormat.maximumBytes + WordsFormat.maximumBytes + 256

  /// The bytes of the header.
  let header: [UInt8]
  /// The opening of the facts; nil when they are not there.
  let facts: Opening?
  /// The opening of the words; nil when they are not there.
  let words: Opening?

  init(header: [UInt8], facts: Opening?, words: Opening?) {
    self.header = header
    self.facts = facts
    self.words = words
  }

  /// Takes the file apart.
  ///
  /// - Parameter withholdsFacts: Whether the header may stand alone.
  init(
    _ bytes: [UInt8], of part: RecordPart, withholdsFacts: Bool
  ) throws(RecordFormatError) {
    var reader = try PartReader(bytes.span, of: part, limit: OpeningsFile.maximumBytes)
    func opening(_ range: Range<Int>, _ salt: Salt) -> Opening {
      Opening(salt: salt, bytes: Array(bytes[range]))
    }
    try reader.enterObject()
    var facts: Opening?
    if withholdsFacts ? try reader.has(Keys.facts) : try reader.requires(Keys.facts) {
      let range = try reader.valueBytes()
      try reader.require(Keys.factsSalt)
      facts = opening(range, try reader.hash(Salt.self))
    }
    try reader.require(Keys.header)
    let header = Array(bytes[try reader.valueBytes()])
    var words: Opening?
    // Words without facts would show what nothing says is there.
    if facts != nil, try reader.has(Keys.words) {
      let range = try reader.valueBytes()
      try reader.require(Keys.wordsSalt)
      words = opening(range, try reader.hash(Salt.self))
    }
    try reader.leaveObject()
    try reader.finish()
    self.init(header: header, facts: facts, words: words)
  }

  /// The canonical bytes of the file.
  var bytes: [UInt8] {
    var bytes = Array("{".utf8)
    if let facts {
      bytes += Array(#""facts":"#.utf8) + facts.bytes
      bytes += Array(#","facts_salt":"\#(facts.salt.hex)","#.utf8)
    }
    bytes += Array(#""header":"#.utf8) + header
    if let words {
      bytes += Array(#","words":"#.utf8) + words.bytes
      bytes += Array(#","words_salt":"\#(words.salt.hex)""#.utf8)
    }
    return bytes + Array("}".utf8)
  }
}

extension PartReader {
  /// Moves to the value of a key that has to be there: always true.
  fileprivate mutating func requires(_ key: PackedName) throws(RecordFormatError) -> Bool {
    try require(key)
    return true
  }
}

private enum Keys {
  static let facts: PackedName = "facts"
  static let factsSalt: PackedName = "facts_salt"
  static let header: PackedName = "header"
  static let words: PackedName = "words"
  static let wordsSalt: PackedName = "words_salt"
}

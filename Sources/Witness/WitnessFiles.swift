internal import LMDB

/// The names of what stands in the folder of a witness, and how its text files are read.
enum WitnessFiles {
  /// Who it is: made last, so that a folder with it is whole.
  static let identity = "witness"
  /// The private key, unless it is kept elsewhere.
  static let key = "witness.key"
  /// Locked around every answer; never renamed.
  static let lock = "witness.lock"
  /// The logs it cosigns.
  static let logs = "logs"
  /// The last head of each log, by the SHA-256 of its origin.
  static let heads = "heads"
  /// The evidence it has met, by log and size.
  static let forks = "forks"
}

extension Folder {
  /// The lines of a text file behind its first, which is its title; nil when there is no file.
  func lines(of name: String, title: String, limitBytes: Int) throws(WitnessError) -> [Substring]? {
    let exists = try inStorage { () throws(LMDBError) in try lengthBytes(of: name) } != nil
    guard exists else { return nil }
    let bytes = try inStorage { () throws(LMDBError) in
      try read(name, limitBytes: limitBytes)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    // Bytes are compared: a carriage return and a line feed are one Character.
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard let first = lines.first, first == title[...], lines.last?.isEmpty == true else {
      throw .damaged(path: path(of: name), what: "it is not a file of a witness")
    }
    return Array(lines.dropFirst().dropLast())
  }
}

extension Substring {
  /// What follows a word and a space; nil when the line begins otherwise.
  func after(_ word: String) -> String? {
    hasPrefix("\(word) ") ? String(dropFirst(word.count + 1)) : nil
  }
}

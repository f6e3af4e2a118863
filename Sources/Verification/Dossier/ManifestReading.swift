internal import LMDB
internal import Partnership

/// One list of a bag, `DIGEST  PATH` a line, ascending by path, gone through together with the files.
struct ManifestReading {
  /// The most bytes of a line: a SHA-512, two spaces and a path.
  static let longestLine = 4_352

  private let name: String
  private let isLong: Bool
  private var lines: Lines
  private var line: (digest: Substring, path: Substring)?
  private var number = 0
  private var isBroken = false

  /// What a struct can keep of a reading that is none to be copied.
  private final class Lines {
    var reading: LineReading
    init(_ file: consuming DataFile) throws(LMDBError) {
      reading = try LineReading(file, limitBytes: ManifestReading.longestLine)
    }
  }

  init(_ name: String, in folder: FileTree) throws(LMDBError) {
    self.name = name
    isLong = name.contains("sha512")
    lines = try Lines(folder.open(name))
  }

  /// Holds the next file, in order of paths, against the list.
  ///
  /// - Parameter digests: Nil for a file that was not read, and is told of already.
  mutating func take(
    _ path: String, _ digests: FileDigests?, _ findings: inout Findings
  ) throws(LMDBError) {
    if number == 0 { try advance(&findings) }
    while let line, precedes(String(line.path), path) {
      findings.add(Fault(.bagFileMissing, parameters: [.name(String(line.path))]))
      try advance(&findings)
    }
    guard !isBroken else { return }
    guard let line, line.path == path else {
      return findings.add(Fault(.bagFileSurplus, parameters: [.name(path)]))
    }
    if let digests, line.digest != (isLong ? digests.sha512 : digests.sha256) {
      findings.add(Fault(.bagFileAltered, parameters: [.name(path)]))
    }
    try advance(&findings)
  }

  /// Says of what is left in the list that it is not there.
  mutating func finish(_ findings: inout Findings) throws(LMDBError) {
    if number == 0 { try advance(&findings) }
    while let line {
      findings.add(Fault(.bagFileMissing, parameters: [.name(String(line.path))]))
      try advance(&findings)
    }
  }

  private mutating func advance(_ findings: inout Findings) throws(LMDBError) {
    let before = line?.path
    line = nil
    guard !isBroken, let next = try lines.reading.next() else { return }
    number += 1
    guard case .whole(let bytes) = next, let text = String(validating: bytes, as: UTF8.self),
      let gap = text.firstRange(of: "  "),
      text[..<gap.lowerBound].utf8.count == (isLong ? 128 : 64)
    else { return refuse("no line of a list", &findings) }
    let path = text[gap.upperBound...]
    if let before, !precedes(String(before), String(path)) {
      return refuse("out of order", &findings)
    }
    line = (text[..<gap.lowerBound], path)
  }

  private mutating func refuse(_ what: String, _ findings: inout Findings) {
    isBroken = true
    findings.add(
      Fault(.bagUnreadable, parameters: [.name("\(name):\(number)"), .said(what)]))
  }

  private func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }
}

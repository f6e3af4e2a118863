internal import CanonicalJSON
public import LMDB
internal import Partnership
public import RecordFormat
internal import Synchronization
internal import Transparency

/// Reads the file of a bundle, line by line, strictly: what is not canonical is refused at its line.
///
/// ```swift
/// let reader = try BundleReader(path)
/// while let record = try reader.record() { … }
/// ```
///
/// Goes from hand to hand: whoever stores the records reads them where the store is written.
public final class BundleReader: Sendable {
  /// The most bytes of a line, without its line feed.
  public static let longestLineBytes = RecordFile.maximumBytes

  /// What the bundle says of itself.
  public let head: BundleHead
  private let place: Mutex<Place>

  private struct Place: ~Copyable {
    var lines: FileLines
    var next: UInt64
    var isAtEnd = false
  }

  /// Opens the file, and reads it up to its records.
  public init(_ path: String) throws(BundleReadingError) {
    var lines = try FileLines(path)
    head = try BundleHead(reading: &lines)
    place = Mutex(Place(lines: lines, next: head.from))
  }

  /// The next record; nil after the last, once the bundle has been found to end there.
  public func record() throws(BundleReadingError) -> RecordFile? {
    try place.withLock { place throws(BundleReadingError) in
      if place.isAtEnd { return nil }
      let line = try place.lines.required()
      let number = place.lines.number
      guard place.next < head.to else {
        guard try line == head.ending, try place.lines.line() == nil else {
          throw .bundle(.malformed(line: number, .end))
        }
        place.isAtEnd = true
        return nil
      }
      let file: RecordFile
      do throws(RecordFormatError) {
        file = try RecordFile(canonical: line)
      } catch {
        throw .bundle(.malformed(line: number, .record, said: error.description))
      }
      guard file.header.sequence.index == place.next, file.header.ledger == head.ledger else {
        throw .bundle(.malformed(line: number, .record))
      }
      place.next += 1
      return file
    }
  }
}

/// Why a bundle could not be read.
public enum BundleReadingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file is no bundle.
  case bundle(BundleError)
  /// The disk failed.
  case storage(LMDBError)

  /// What, where, what now.
  public var description: String {
    switch self {
    case .bundle(let error): error.description
    case .storage(let error): error.description
    }
  }
}

extension BundleHead {
  /// The last line, without its line feed.
  fileprivate var ending: [UInt8] {
    get throws(BundleReadingError) {
      do throws(BundleError) {
        return Array(try lastLine().dropLast())
      } catch {
        throw .bundle(error)
      }
    }
  }

  fileprivate init(reading lines: inout FileLines) throws(BundleReadingError) {
    let opening = try lines.object(.opening)
    guard opening.count == 4, opening["bundle"]?.integerValue == Int64(BundleHead.version),
      let from = opening["from"]?.integerValue.flatMap({ UInt64(exactly: $0) }),
      let to = opening["to"]?.integerValue.flatMap({ UInt64(exactly: $0) }),
      let ledger = opening["ledger"]?.stringValue.flatMap({ LedgerName($0) })
    else { throw lines.malformed(.opening) }
    var notes: [SignedNote] = []
    var bytes = 0
    while true {
      let object = try lines.object(.checkpoint)
      guard object.count == 1 else { throw lines.malformed(.checkpoint) }
      if let text = object["checkpoint"]?.stringValue {
        do throws(TransparencyError) {
          notes.append(try SignedNote(Array(text.utf8)))
        } catch {
          throw lines.malformed(.checkpoint, said: error.description)
        }
        bytes += text.utf8.count
        guard bytes <= BundleHead.longestHeadsBytes else {
          throw .bundle(
            .tooLong(line: lines.number, limit: BundleHead.longestHeadsBytes))
        }
        guard notes.count <= to else { throw lines.malformed(.consistency) }
        continue
      }
      guard let hashes = object["consistency"]?.arrayValue,
        hashes.count <= WitnessRequest.mostHashes
      else { throw lines.malformed(.consistency) }
      var path: [Digest] = []
      for hash in hashes {
        guard let digest = hash.stringValue.flatMap({ Digest(hex: $0) }) else {
          throw lines.malformed(.consistency)
        }
        path.append(digest)
      }
      do throws(BundleError) {
        try self.init(from: from, ledger: ledger, to: to, checkpoints: notes, path: path)
      } catch {
        throw .bundle(error)
      }
      return
    }
  }
}

/// The lines of a file, each ended by a line feed, read in pieces.
private struct FileLines: ~Copyable {
  private static let pieceBytes = 1 << 20

  private let file: DataFile
  private let length: Int
  private var offset = 0
  private var buffer: [UInt8] = []
  private var start = 0
  /// The number of the line read last, from 1.
  private(set) var number = 0

  init(_ path: String) throws(BundleReadingError) {
    let opened = try inStorage { () throws(LMDBError) in
      try DataFile(opening: path, access: .reading)
    }
    length = try FileLines.length(of: opened)
    file = opened
  }

  private static func length(of file: borrowing DataFile) throws(BundleReadingError) -> Int {
    do throws(LMDBError) {
      return try file.lengthBytes()
    } catch {
      throw .storage(error)
    }
  }

  /// The next line; nil at the end of the file.
  mutating func line() throws(BundleReadingError) -> [UInt8]? {
    number += 1
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        guard end - start <= BundleReader.longestLineBytes else { throw tooLong }
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      guard buffer.count - start <= BundleReader.longestLineBytes else { throw tooLong }
      guard offset < length else {
        guard start == buffer.count else { throw .bundle(.cutShort(line: number)) }
        return nil
      }
      searched = buffer.count - start
      buffer.removeFirst(start)
      start = 0
      let count = min(FileLines.pieceBytes, length - offset)
      do throws(LMDBError) {
        buffer += try file.read(at: offset, count: count)
      } catch {
        throw .storage(error)
      }
      offset += count
    }
  }

  private var tooLong: BundleReadingError {
    .bundle(.tooLong(line: number, limit: BundleReader.longestLineBytes))
  }

  /// The next line, which has to be there.
  mutating func required() throws(BundleReadingError) -> [UInt8] {
    guard let line = try line() else { throw .bundle(.cutShort(line: number)) }
    return line
  }

  /// The next line as an object in its canonical form.
  mutating func object(_ expected: BundleLine) throws(BundleReadingError) -> JSONObject {
    let line = try required()
    let json: JSON
    do throws(CanonicalJSONError) {
      json = try JSON(canonical: line, limits: JSONLimits(bytes: BundleReader.longestLineBytes))
    } catch {
      throw malformed(expected)
    }
    guard let object = json.objectValue else { throw malformed(expected) }
    return object
  }

  func malformed(_ expected: BundleLine, said: String = "") -> BundleReadingError {
    .bundle(.malformed(line: number, expected, said: said))
  }
}

private func inStorage<Result: ~Copyable>(
  _ work: () throws(LMDBError) -> Result
) throws(BundleReadingError) -> Result {
  do throws(LMDBError) {
    return try work()
  } catch {
    throw .storage(error)
  }
}

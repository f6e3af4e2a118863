internal import CanonicalJSON
public import RecordFormat
public import Transparency

/// What a bundle says of itself before its records: `Docs/Formats/Bundle.md`.
///
/// A bundle is how one partner sends another what is new: canonical JSON lines, the first
/// `{"bundle":1,"from":m,"ledger":…,"to":n}`; then every signed head that was kept of a size over m, up
/// to n; then the consistency proof from m to n; then one line a record; then `{"end":n-m}`.
public struct BundleHead: Sendable, Hashable {
  /// The version of the format.
  public static let version = 1
  /// The bytes that every bundle begins with.
  public static let opening = Array(#"{"bundle":1,"#.utf8)
  /// The most bytes that the signed heads of one bundle have together: they are held while the records
  /// are read.
  public static let longestHeadsBytes = 64 << 20

  /// How many records whoever receives it has already.
  public let from: UInt64
  /// The ledger.
  public let ledger: LedgerName
  /// How many records there are with those of the bundle.
  public let to: UInt64
  /// The signed heads, ascending; the last is of size ``to``.
  public let checkpoints: [SignedNote]
  /// That the later log continues the earlier; nil where the earlier is empty.
  public let consistency: ConsistencyProof?

  /// The head of a bundle; refused unless its parts fit each other.
  ///
  /// What the heads and the proof say is for whoever knows keys and roots to check.
  public init(
    from: UInt64, ledger: LedgerName, to: UInt64, checkpoints: [SignedNote], path: [Digest]
  ) throws(BundleError) {
    guard from < to, to <= MerkleTree.maximumSize else {
      throw .malformed(line: 1, .opening)
    }
    var last = from
    for (index, note) in checkpoints.enumerated() {
      let head: Checkpoint
      do throws(TransparencyError) {
        head = try Checkpoint(text: note.text)
      } catch {
        throw .malformed(line: index + 2, .checkpoint, said: error.description)
      }
      guard head.origin.text == ledger.text, head.size > last, head.size <= to else {
        throw .malformed(line: index + 2, .checkpoint)
      }
      last = head.size
    }
    guard last == to else {
      throw .malformed(line: checkpoints.count + 2, .checkpoint)
    }
    do throws(TransparencyError) {
      consistency =
        from == 0
        ? nil : ConsistencyProof(growth: try TreeGrowth(from: from, to: to), path: path)
    } catch {
      throw .malformed(line: checkpoints.count + 2, .consistency, said: error.description)
    }
    guard from > 0 || path.isEmpty else {
      throw .malformed(line: checkpoints.count + 2, .consistency)
    }
    self.from = from
    self.ledger = ledger
    self.to = to
    self.checkpoints = checkpoints
  }

  /// Of heads that were kept, ascending, the newest that one bundle has room for.
  public static func fitting(
    _ kept: [SignedNote], limitBytes: Int = longestHeadsBytes
  ) -> [SignedNote] {
    var bytes = 0
    let left = kept.reversed().prefix { note in
      bytes += note.bytes.count
      return bytes <= limitBytes
    }
    return Array(left.reversed())
  }

  /// The lines before the records, each ended by a line feed.
  public func lines() throws(BundleError) -> [UInt8] {
    var bytes: [UInt8] = []
    let opening: JSON = [
      "bundle": .integer(Int64(BundleHead.version)), "from": .integer(Int64(clamping: from)),
      "ledger": .string(ledger.text), "to": .integer(Int64(clamping: to)),
    ]
    try bytes.appendLine(opening)
    for note in checkpoints {
      try bytes.appendLine(["checkpoint": .string(String(decoding: note.bytes, as: UTF8.self))])
    }
    try bytes.appendLine([
      "consistency": .array((consistency?.path ?? []).map { .string($0.hex) })
    ])
    return bytes
  }

  /// The last line: how many records there were.
  public func lastLine() throws(BundleError) -> [UInt8] {
    var bytes: [UInt8] = []
    try bytes.appendLine(["end": .integer(Int64(clamping: to - from))])
    return bytes
  }

  /// The head that the bundle ends at.
  public var newest: SignedNote { checkpoints[checkpoints.count - 1] }
}

/// What stands on a line of a bundle, in their order.
public enum BundleLine: String, Sendable, Hashable, CaseIterable {
  /// `{"bundle":1,"from":m,"ledger":…,"to":n}`, m less than n.
  case opening
  /// `{"checkpoint":…}`: a signed head of the ledger of a size over that before it; the last of size n.
  case checkpoint
  /// `{"consistency":[…]}`: the hashes of the proof, none where m is 0.
  case consistency
  /// A record with what is shown of it, at its place.
  case record
  /// `{"end":n-m}`, and nothing after it.
  case end
}

/// Why a bundle could not be written or read.
public enum BundleError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A line is not what the format has there; beside it what the reader of its part says.
  case malformed(line: Int, BundleLine, said: String = "")
  /// A line is longer than any there may be, in bytes.
  case tooLong(line: Int, limit: Int)
  /// The file ends before the bundle does.
  case cutShort(line: Int)

  /// What, where.
  public var description: String {
    switch self {
    case .malformed(let line, let expected, let said):
      "line \(line) is no \(expected.rawValue) of a bundle" + (said.isEmpty ? "" : ": \(said)")
    case .tooLong(let line, let limit): "line \(line) is longer than \(limit) bytes"
    case .cutShort(let line): "line \(line): the bundle ends before its end"
    }
  }
}

extension [UInt8] {
  fileprivate mutating func appendLine(_ json: JSON) throws(BundleError) {
    do throws(CanonicalJSONError) {
      self += try json.canonical(limits: JSONLimits(bytes: BundleReader.longestLineBytes))
    } catch {
      throw .malformed(line: 1, .opening, said: "\(error)")
    }
    append(0x0A)
  }
}

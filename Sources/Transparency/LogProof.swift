/// The evidence that a record is in a log, as one file that can be checked without the log (C2SP
/// tlog-proof).
///
/// It says nothing until it is checked, against the record and a key that came another way.
public struct LogProof: Sendable, Hashable {
  /// The most bytes that are read.
  public static let longest = SignedNote.longest + 16_384

  /// Where the record stands.
  public let index: UInt64
  /// The hashes beside its way up to the root.
  public let path: [Digest]
  /// The head it is under, with whatever signatures it carries.
  public let checkpoint: SignedNote
  /// What else the file carries, which is nowhere signed; nil for nothing.
  public let extra: [UInt8]?

  /// The proof that a record stands under a head.
  public init(_ proof: InclusionProof, under checkpoint: SignedNote, extra: [UInt8]? = nil) {
    index = proof.position.index
    path = proof.path
    self.checkpoint = checkpoint
    self.extra = extra
  }

  /// The proof that a record stands under a head, with the key of the log beside it.
  ///
  /// The key lets a reader check that the file is consistent in itself, and shows in full what has to
  /// be compared with what came another way; it proves nothing.
  public init(_ proof: InclusionProof, under checkpoint: SignedNote, stating key: VerifierKey) {
    self.init(proof, under: checkpoint, extra: Array(key.text.utf8))
  }

  /// The key that the file itself says is the log's; nil when it says none.
  ///
  /// - Throws: `.malformedProof` for something else in its place.
  public var statedKey: VerifierKey? {
    get throws(TransparencyError) {
      guard let extra else { return nil }
      guard let text = String(validating: extra, as: UTF8.self) else {
        throw .malformedProof(line: 2)
      }
      do throws(TransparencyError) {
        return try VerifierKey(text)
      } catch {
        throw .malformedProof(line: 2)
      }
    }
  }

  /// Reads the bytes of a `.tlog-proof`.
  public init(_ bytes: [UInt8]) throws(TransparencyError) {
    guard bytes.count <= LogProof.longest else {
      throw .noteTooLong(limit: LogProof.longest, found: bytes.count)
    }
    guard let head = TextHead(bytes) else { throw .malformedProof(line: 1) }
    var lines = head.lines[...]
    var number = 0
    func next() -> ArraySlice<UInt8> {
      number += 1
      return lines.popFirst() ?? []
    }
    guard next() == LogProof.opening[...] else { throw .malformedProof(line: number) }
    if let written = lines.first?.after("extra") {
      _ = next()
      guard let extra = Base64.decode(Array(written)), !extra.isEmpty else {
        throw .malformedProof(line: number)
      }
      self.extra = extra
    } else {
      extra = nil
    }
    guard let index = next().after("index").flatMap({ Decimal.read($0) }) else {
      throw .malformedProof(line: number)
    }
    self.index = index
    var path: [Digest] = []
    while !lines.isEmpty {
      guard let hash = Digest(base64: next()), path.count < 63 else {
        throw .malformedProof(line: number)
      }
      path.append(hash)
    }
    self.path = path
    checkpoint = try SignedNote(head.rest)
  }

  /// The bytes of the file.
  public var bytes: [UInt8] {
    var bytes = LogProof.opening + [SignedNote.newline]
    if let extra {
      bytes += Array("extra ".utf8) + Base64.encode(extra) + [SignedNote.newline]
    }
    bytes += Array("index \(index)\n".utf8)
    for hash in path { bytes += hash.base64Line }
    return bytes + [SignedNote.newline] + checkpoint.bytes
  }

  /// Checks that a record of this leaf hash stands at the index, under a head signed by the log.
  ///
  /// - Returns: That head.
  public func check(
    leafHash: Digest, signedBy key: VerifierKey
  ) throws(TransparencyError) -> Checkpoint {
    let head = try Checkpoint(checkpoint, signedBy: key)
    let position = try LeafPosition(index: index, size: head.size)
    try InclusionProof(position: position, path: path).check(leafHash: leafHash, root: head.root)
    return head
  }

  private static let opening = Array("c2sp.org/tlog-proof@v1".utf8)
}

/// The evidence that whoever holds a key has signed two histories: it convinces a stranger alone.
///
/// Two heads of one log signed by one key, of which one cannot continue the other: of one size with
/// two roots, or with a proof that the tree of the later had another root at the size of the
/// earlier.
public struct ForkEvidence: Sendable, Hashable {
  /// The most bytes that are read.
  public static let longest = 2 * SignedNote.longest + 16_384
  /// How the names of the files begin in which a mirror keeps what it met.
  public static let filePrefix = "fork-"

  /// The key under which both were signed.
  public let key: VerifierKey
  /// The head of the smaller size.
  public let earlier: SignedNote
  /// The head of the larger size.
  public let later: SignedNote
  /// The root that the tree of the later head had at the size of the earlier, and the proof of it; nil
  /// for two heads of one size.
  public let other: OtherBeginning?

  /// How the tree of the later head begins.
  public struct OtherBeginning: Sendable, Hashable {
    /// Its root at the size of the earlier head.
    public let root: Digest
    /// The hashes of the consistency proof from there.
    public let path: [Digest]

    /// A beginning, which says nothing until it is checked.
    public init(root: Digest, path: [Digest]) {
      self.root = root
      self.path = path
    }
  }

  /// Takes evidence that holds, and refuses anything else.
  ///
  /// - Throws: `.noFork` where both heads may be of one history.
  public init(
    key: VerifierKey, earlier: SignedNote, later: SignedNote, other: OtherBeginning?
  ) throws(TransparencyError) {
    let first = try Checkpoint(earlier, signedBy: key)
    let second = try Checkpoint(later, signedBy: key)
    guard first.origin == second.origin else {
      throw .originMismatch(origin: second.origin.text, keyName: first.origin.text)
    }
    if let other {
      let growth = try TreeGrowth(from: first.size, to: second.size)
      guard first.size < second.size, other.root != first.root else { throw .noFork }
      try ConsistencyProof(growth: growth, path: other.path)
        .check(earlierRoot: other.root, laterRoot: second.root)
    } else {
      guard first.size == second.size, first.root != second.root else { throw .noFork }
    }
    self.key = key
    self.earlier = earlier
    self.later = later
    self.other = other
  }
}

// MARK: - The file

extension ForkEvidence {
  /// The file: the name of the format and the key, for two sizes the root at the earlier and the hashes
  /// of the proof, an empty line, then both heads with an empty line between them.
  public var bytes: [UInt8] {
    var bytes = ForkEvidence.opening + Array("\nkey \(key)\n".utf8)
    if let other {
      bytes += Array("root ".utf8) + other.root.base64Line
      for hash in other.path { bytes += hash.base64Line }
    }
    return bytes + [SignedNote.newline] + earlier.bytes + [SignedNote.newline] + later.bytes
  }

  /// Reads a file, and checks what it claims.
  public init(_ bytes: [UInt8]) throws(TransparencyError) {
    guard bytes.count <= ForkEvidence.longest else {
      throw .noteTooLong(limit: ForkEvidence.longest, found: bytes.count)
    }
    guard let head = TextHead(bytes), head.lines.first == ForkEvidence.opening[...],
      head.lines.count >= 2, let key = head.lines[1].after("key")
    else { throw .malformedFork(line: 1) }
    var other: OtherBeginning?
    if head.lines.count > 2 {
      guard let root = head.lines[2].after("root").flatMap({ Digest(base64: $0) }) else {
        throw .malformedFork(line: 3)
      }
      var path: [Digest] = []
      for (number, line) in head.lines.enumerated().dropFirst(3) {
        guard let hash = Digest(base64: line), path.count < WitnessRequest.mostHashes else {
          throw .malformedFork(line: number + 1)
        }
        path.append(hash)
      }
      other = OtherBeginning(root: root, path: path)
    }
    // A checkpoint has no empty line of its own: text, signatures, text, signatures.
    guard let text = TextHead(head.rest), let signatures = TextHead(text.rest) else {
      throw .malformedFork(line: head.lines.count + 2)
    }
    let first = head.rest.count - signatures.rest.count - 1
    try self.init(
      key: try VerifierKey(String(decoding: key, as: UTF8.self)),
      earlier: try SignedNote(Array(head.rest.prefix(first))),
      later: try SignedNote(signatures.rest), other: other)
  }

  private static let opening = Array("entente/fork/v1".utf8)
}

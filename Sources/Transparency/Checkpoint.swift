/// The head of a ledger at one size (C2SP tlog-checkpoint): what partners sign, keep and compare.
///
/// Its text is exactly three lines, without the extensions the specification would allow:
///
///     ledger.example.org/quebec-france
///     8
///     XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=
public struct Checkpoint: Sendable, Hashable {
  /// The ledger it is of.
  public let origin: Origin
  /// The number of records, at least 1.
  public let size: UInt64
  /// The root of the tree of that many leaves.
  public let root: Digest

  /// Names the root at a size; refuses size 0, which nobody signs.
  public init(origin: Origin, size: UInt64, root: Digest) throws(TransparencyError) {
    guard size > 0 else { throw .emptyTree }
    guard size <= MerkleTree.maximumSize else { throw .sizeTooLarge(size) }
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads the text of a checkpoint, the part of the note that is signed.
  public init(text: [UInt8]) throws(TransparencyError) {
    let lines = text.split(separator: SignedNote.newline, omittingEmptySubsequences: false)
    // After the last line feed follows an empty piece, which is not a line.
    guard lines.count == 4, lines[3].isEmpty else {
      throw .wrongLineCount(found: lines.last?.isEmpty == true ? lines.count - 1 : lines.count)
    }
    guard let root = Base64.decode(Array(lines[2])).flatMap({ Digest($0) }) else {
      throw .malformedRoot(String(decoding: lines[2], as: UTF8.self))
    }
    try self.init(
      origin: try Origin(String(decoding: lines[0], as: UTF8.self)),
      size: try Self.size(lines[1]), root: root)
  }

  /// The three lines, each with its line feed.
  public var text: [UInt8] {
    let root = String(decoding: Base64.encode(root.bytes), as: UTF8.self)
    return Array("\(origin)\n\(size)\n\(root)\n".utf8)
  }

  /// Signs the checkpoint as its ledger; refuses a key of another name than the origin.
  public func signed(by key: SignerKey) throws(TransparencyError) -> SignedNote {
    try checkName(of: key.verifierKey)
    return try SignedNote(text: text, signatures: [try key.sign(text)])
  }

  /// Reads the checkpoint out of a note that the ledger's own key has signed.
  ///
  /// Other signature lines are neither needed nor looked at; see ``SignedNote/verified(by:)``.
  public init(_ note: SignedNote, signedBy key: VerifierKey) throws(TransparencyError) {
    _ = try note.verified(by: [key])
    try self.init(text: note.text)
    try checkName(of: key)
  }

  private func checkName(of key: VerifierKey) throws(TransparencyError) {
    guard key.type == .note else { throw .notALog(key.name.text) }
    guard key.name == origin.keyName else {
      throw .originMismatch(origin: origin.text, keyName: key.name.text)
    }
  }

  private static func size(_ digits: ArraySlice<UInt8>) throws(TransparencyError) -> UInt64 {
    guard let size = Decimal.read(digits) else {
      throw .malformedSize(String(decoding: digits, as: UTF8.self))
    }
    return size
  }
}

/// What a log sends a witness: a new head, and the proof that it continues the one the witness has seen
/// (C2SP tlog-witness, `add-checkpoint`).
public struct WitnessRequest: Sendable, Hashable {
  /// The most bytes that are read.
  public static let longest = SignedNote.longest + 4_096
  /// The most hashes a consistency proof of less than 2⁶³ leaves has.
  public static let mostHashes = 63

  /// The size of the head that the log believes the witness has seen; 0 for none.
  public let earlierSize: UInt64
  /// The hashes of the consistency proof from there.
  public let path: [Digest]
  /// The new head.
  public let checkpoint: SignedNote

  /// A request of those parts; refuses more hashes than a witness reads.
  public init(
    earlierSize: UInt64, path: [Digest], checkpoint: SignedNote
  ) throws(TransparencyError) {
    guard path.count <= WitnessRequest.mostHashes else {
      throw .wrongProofLength(expected: WitnessRequest.mostHashes, found: path.count)
    }
    self.earlierSize = earlierSize
    self.path = path
    self.checkpoint = checkpoint
  }

  /// Reads the body of a request.
  public init(_ bytes: [UInt8]) throws(TransparencyError) {
    guard bytes.count <= WitnessRequest.longest else {
      throw .noteTooLong(limit: WitnessRequest.longest, found: bytes.count)
    }
    guard let head = TextHead(bytes),
      let size = head.lines.first?.after("old").flatMap({ Decimal.read($0) })
    else { throw .malformedRequest(line: 1) }
    var path: [Digest] = []
    for (number, line) in head.lines.enumerated().dropFirst() {
      guard let hash = Digest(base64: line) else { throw .malformedRequest(line: number + 1) }
      path.append(hash)
    }
    try self.init(earlierSize: size, path: path, checkpoint: try SignedNote(head.rest))
  }

  /// The body of the request.
  public var bytes: [UInt8] {
    path.reduce(Array("old \(earlierSize)\n".utf8)) { $0 + $1.base64Line }
      + [SignedNote.newline] + checkpoint.bytes
  }
}

/// What a witness makes of a request.
public enum WitnessVerdict: Sendable, Hashable {
  /// It continues what was seen: the head is to be kept, then cosigned, in one step.
  case consistent(Checkpoint)
  /// The witness does not know the log.
  case unknownLog
  /// No key that the witness trusts for the log has signed the head.
  case untrusted(TransparencyError)
  /// The head is smaller than what it is said to continue.
  case sizesOutOfOrder
  /// The witness has seen a head of another size, or another head of this size.
  case conflict(seen: UInt64)
  /// The proof does not lead from the head that was seen to the new one: it may be evidence of a fork.
  case inconsistent(TransparencyError)
}

extension WitnessRequest {
  /// Judges the request, in the order of the specification.
  ///
  /// - Parameters:
  ///   - keys: Which keys sign for a log; none for one that is unknown.
  ///   - seen: The last head of a log that was cosigned; nil for none.
  /// - Throws: where the head is no checkpoint.
  public func judged(
    trusting keys: (Origin) -> [VerifierKey], seen: (Origin) -> Checkpoint?
  ) throws(TransparencyError) -> WitnessVerdict {
    let head = try Checkpoint(text: checkpoint.text)
    let trusted = keys(head.origin).filter { $0.type == .note && $0.name == head.origin.keyName }
    guard !trusted.isEmpty else { return .unknownLog }
    do throws(TransparencyError) {
      _ = try checkpoint.verified(by: trusted)
    } catch {
      return .untrusted(error)
    }
    guard earlierSize <= head.size else { return .sizesOutOfOrder }
    let last = seen(head.origin)
    guard earlierSize == last?.size ?? 0 else { return .conflict(seen: last?.size ?? 0) }
    guard let last else {
      return path.isEmpty
        ? .consistent(head)
        : .inconsistent(.wrongProofLength(expected: 0, found: path.count))
    }
    if last.size == head.size, last.root != head.root { return .conflict(seen: last.size) }
    do throws(TransparencyError) {
      let growth = try TreeGrowth(from: last.size, to: head.size)
      try ConsistencyProof(growth: growth, path: path)
        .check(earlierRoot: last.root, laterRoot: head.root)
    } catch {
      return .inconsistent(error)
    }
    return .consistent(head)
  }
}

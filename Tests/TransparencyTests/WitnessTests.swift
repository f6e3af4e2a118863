import EntenteTesting
import Testing

@testable import Transparency

@Suite struct `A witness` {
  private let origin = WorkedExample.origin

  /// A tree of eight reference leaves, the head at a size, and the request that continues another.
  private func head(_ size: UInt64, root: Digest? = nil) throws -> Checkpoint {
    try Checkpoint(
      origin: Origin(origin), size: size, root: root ?? ReferenceTree.roots[Int(size)])
  }

  private func request(
    from earlier: UInt64, to head: Checkpoint, signedBy key: SignerKey? = nil
  ) throws -> WitnessRequest {
    let tree = StoredTree(leaves: ReferenceTree.leaves)
    var path: [Digest] = []
    if earlier > 0, earlier < head.size {
      path =
        try ConsistencyProof(
          of: TreeGrowth(from: earlier, to: head.size), reading: tree.reader(atSize: 8)
        ).path
    }
    return try WitnessRequest(
      earlierSize: earlier, path: path,
      checkpoint: try head.signed(by: key ?? WorkedExample.key()))
  }

  private func verdict(
    _ request: WitnessRequest, seen: Checkpoint? = nil, knowing: Bool = true
  ) throws -> WitnessVerdict {
    let read = try WitnessRequest(request.bytes)
    #expect(read == request)
    let key = try WorkedExample.key().verifierKey
    return try read.judged(trusting: { _ in knowing ? [key] : [] }, seen: { _ in seen })
  }

  @Test func `cosigns every head that continues the one it has seen`() throws {
    for earlier in 0...8 as ClosedRange<UInt64> {
      for later in max(1, earlier)...8 {
        let seen = earlier == 0 ? nil : try head(earlier)
        let head = try head(later)
        #expect(try verdict(request(from: earlier, to: head), seen: seen) == .consistent(head))
      }
    }
  }

  @Test func `answers with the size it has seen when the request starts elsewhere`() throws {
    let request = try request(from: 2, to: head(8))
    #expect(try verdict(request, seen: head(5)) == .conflict(seen: 5))
    #expect(try verdict(request) == .conflict(seen: 0))
    // A log that was set back.
    #expect(try verdict(self.request(from: 3, to: head(4)), seen: head(8)) == .conflict(seen: 8))
  }

  @Test func `does not cosign two heads of one size`() throws {
    let other = try head(5, root: ReferenceTree.roots[4])
    #expect(
      try verdict(request(from: 5, to: other), seen: head(5)) == .conflict(seen: 5))
  }

  @Test func `does not cosign a head whose tree begins otherwise`() throws {
    let forked = try head(8, root: ReferenceTree.roots[7])
    guard case .inconsistent = try verdict(request(from: 3, to: forked), seen: head(3)) else {
      Issue.record("a fork was taken")
      return
    }
    let withoutProof = try WitnessRequest(
      earlierSize: 3, path: [], checkpoint: try head(8).signed(by: WorkedExample.key()))
    guard case .inconsistent = try verdict(withoutProof, seen: head(3)) else {
      Issue.record("a head without a proof was taken")
      return
    }
    let withProof = try WitnessRequest(
      earlierSize: 0, path: [ReferenceTree.roots[1]],
      checkpoint: try head(8).signed(by: WorkedExample.key()))
    guard case .inconsistent = try verdict(withProof) else {
      Issue.record("a proof from nothing was taken")
      return
    }
  }

  @Test func `knows neither other logs nor other keys`() throws {
    let request = try request(from: 0, to: head(8))
    #expect(try verdict(request, knowing: false) == .unknownLog)
    let stranger = try SignerKey(
      name: KeyName(origin), seed: [UInt8](repeating: 3, count: 32))
    let forged = try self.request(from: 0, to: head(8), signedBy: stranger)
    #expect(try verdict(forged) == .untrusted(.noKnownSignature))
    let behind = try self.request(from: 8, to: head(5))
    #expect(try verdict(behind, seen: head(8)) == .sizesOutOfOrder)
  }

  @Test(arguments: [
    ("old 3\n", "old 03\n", 1), ("old 3\n", "old +3\n", 1), ("old 3\n", "old\n", 1),
    ("old 3\n", "", 1), ("old 3\n", "old 3 \n", 1), ("old 3\n", "old 3\nAAAA\n", 2),
    ("old 3\n", "old 3\r\n", 1),
  ])
  func `refuses a request spelled otherwise`(
    line: String, instead: String, number: Int
  ) throws {
    let text = String(decoding: try request(from: 3, to: head(8)).bytes, as: UTF8.self)
      .replacing(line, with: instead, maxReplacements: 1)
    #expect(throws: TransparencyError.malformedRequest(line: number)) {
      try WitnessRequest(Array(text.utf8))
    }
  }

  @Test func `refuses more hashes than any proof has`() throws {
    let hashes = [Digest](repeating: MerkleTree.emptyRoot, count: 64)
    #expect(throws: TransparencyError.wrongProofLength(expected: 63, found: 64)) {
      try WitnessRequest(
        earlierSize: 1, path: hashes, checkpoint: try head(8).signed(by: WorkedExample.key()))
    }
  }
}

@Suite(PublishedVectors.condition) struct `The published requests to a witness` {
  private struct Requests: Decodable {
    struct Request: Decodable {
      let method: String
      let path: String
      let body: String?
      let status: Int
    }
    let requests: [Request]
  }

  /// In order, against a witness that knows one log: what it has seen grows as it cosigns.
  @Test func `are answered as its own program answered`() throws {
    let requests = try PublishedVectors.read("witness_http.json", as: Requests.self).requests
      .filter { $0.path == "/add-checkpoint" }
    try #require(requests.count > 4)
    let publicKey = try Ed25519PublicKey(
      bytes(hex: "ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f"))
    let first = try WitnessRequest(Array((requests[0].body ?? "").utf8))
    let known = try Checkpoint(text: first.checkpoint.text).origin
    let key = VerifierKey(name: known.keyName, publicKey: publicKey)
    var seen: Checkpoint?
    for request in requests {
      let status: Int
      do {
        let read = try WitnessRequest(Array((request.body ?? "").utf8))
        let verdict = try read.judged(
          trusting: { $0 == known ? [key] : [] }, seen: { _ in seen })
        switch verdict {
        case .consistent(let head):
          seen = head
          status = 200
        // Their program of June 2025 answered 403 where tlog-witness 1.0.0 asks for 404.
        case .unknownLog, .untrusted: status = 403
        case .sizesOutOfOrder: status = 400
        case .conflict: status = 409
        case .inconsistent: status = 422
        }
      } catch TransparencyError.malformedSignatureLine {
        // One of their forged signatures is base64 of a second spelling, which we do not read.
        status = 403
      } catch {
        status = 400
      }
      #expect(status == request.status, "\(request.body ?? "")")
    }
  }
}

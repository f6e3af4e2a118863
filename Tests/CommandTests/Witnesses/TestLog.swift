import Transparency

/// A log in memory whose key is known, so that it can be made to tell two stories.
struct TestLog: Sendable {
  static let origin = "log.example.org/test"

  let key: SignerKey
  private let leaves: [Digest]

  /// A log of so many leaves; two of one seed and story are one log.
  init(_ size: Int, story: String = "", from change: Int = 0, seed: UInt8 = 7) throws {
    key = try SignerKey(
      name: try Origin(TestLog.origin).keyName, seed: [UInt8](repeating: seed, count: 32))
    leaves = (0..<size).map { number in
      MerkleTree.leafHash(of: Array("\(number)\(number >= change ? story : "")".utf8))
    }
  }

  func checkpoint(_ size: Int) throws -> Checkpoint {
    try Checkpoint(
      origin: try Origin(TestLog.origin), size: UInt64(size),
      root: MerkleTree.root(of: Array(leaves[..<size])))
  }

  /// The head at a size, signed.
  func head(_ size: Int) throws -> SignedNote { try checkpoint(size).signed(by: key) }

  /// What the log sends a witness that has seen a size.
  func request(_ size: Int, since earlier: Int) throws -> WitnessRequest {
    try WitnessRequest(
      earlierSize: UInt64(earlier), path: try path(from: earlier, to: size),
      checkpoint: try head(size))
  }

  func path(from earlier: Int, to size: Int) throws -> [Digest] {
    guard earlier > 0 else { return [] }
    let growth = try TreeGrowth(from: UInt64(earlier), to: UInt64(size))
    return ConsistencyProof(of: growth) { node in
      let start = Int(node.index) << node.level
      return MerkleTree.root(of: Array(leaves[start..<start + (1 << node.level)]))
    }.path
  }
}

extension WitnessRequest {
  /// The request with another size as the one that was seen.
  func claiming(_ size: UInt64) throws -> WitnessRequest {
    try WitnessRequest(earlierSize: size, path: path, checkpoint: checkpoint)
  }
}

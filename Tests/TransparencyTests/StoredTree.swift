@testable import Transparency

/// A tree as a ledger stores it: the bytes of one row a record, and nothing else.
struct StoredTree {
  private(set) var rows: [[UInt8]] = []
  private(set) var leaves: [Digest] = []
  private(set) var frontier = TreeFrontier()

  init(leaves: [Digest] = []) {
    for leaf in leaves {
      append(leaf)
    }
  }

  mutating func append(_ leaf: Digest) {
    rows.append(frontier.append(leaf).bytes)
    leaves.append(leaf)
  }

  /// Reads a hash as a store does, and refuses to look beyond the size a question is about.
  func reader(atSize size: UInt64) -> (TreeNode) throws -> Digest {
    { node in
      guard node.row < size else { throw ReadBeyondSize(node: node, size: size) }
      let row = rows[Int(node.row)]
      return try node.hash(inRow: row.span)
    }
  }

  struct ReadBeyondSize: Error {
    let node: TreeNode
    let size: UInt64
  }
}

/// The eight leaves of the Certificate Transparency reference tests, and the root at each size from
/// 0 to 8.
enum ReferenceTree {
  static let inputs: [[UInt8]] = [
    [],
    [0x00],
    [0x10],
    [0x20, 0x21],
    [0x30, 0x31],
    [0x40, 0x41, 0x42, 0x43],
    [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    [
      0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e,
      0x6f,
    ],
  ]

  static let leaves = inputs.map { MerkleTree.leafHash(of: $0) }

  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ].compactMap { Digest(hex: $0) }
}

import Glibc

extension ReadTransaction {
  /// Throws `unfit` with the first page that is not what its place in its tree wants: its own number,
  /// a leaf or a branch and nothing else, with keys that ascend between those of the branch above; and
  /// where a tree has not as many rows as the store counts.
  ///
  /// liblmdb trusts all this. It goes from leaf to leaf without looking what a page says it is, and
  /// seeks by the keys of branches: without this check one reader would find what another does not.
  ///
  /// - Parameter progress: Called after each page of branches.
  public func checkPages(progress: () -> Void = {}) throws(LMDBError) {
    // Closing it drops no lock: liblmdb's are on the lock file.
    let file = try DataFile(opening: environment.path + "/data.mdb", access: .reading)
    // A meta page may be read while it is being written, and then says what no commit did: damage is
    // what is found again.
    for isLast in [false, true] {
      do throws(Unfit) {
        return try PageWalk.check(file, progress)
      } catch {
        if isLast { throw LMDBError(.unfit(error.verdict), "read", environment.path) }
      }
    }
  }
}

/// A walk over the pages of trees, read as a file.
private struct PageWalk {
  private let meta: Meta
  /// A damaged tree can lead in circles: no sound one has more pages than the file.
  private var pagesLeft: UInt64

  /// A tree being walked.
  private struct Walked {
    let tree: Meta.Tree
    /// Whether its rows name other trees.
    let namesTrees: Bool
    var rows: UInt64 = 0
  }

  /// The keys between which those of a page lie: from the lower one to below the upper one.
  private struct Bounds {
    var lower: [UInt8]?
    var upper: [UInt8]?
  }

  /// Checks the trees of the newest commit, which may be later than the caller's transaction: that
  /// keeps its pages as they are.
  static func check(_ file: borrowing DataFile, _ progress: () -> Void) throws(Unfit) {
    let first = try Meta(readFrom: file, page: 0, pageBytes: nil)
    let second = try Meta(readFrom: file, page: 1, pageBytes: first.pageBytes)
    let meta = try Meta.newest(of: first, second, in: file)
    var walk = PageWalk(meta: meta, pagesLeft: meta.lastPage)
    try walk.check(meta.trees[0], in: file, namesTrees: false, progress)
    try walk.check(meta.trees[1], in: file, namesTrees: true, progress)
  }

  private mutating func check(
    _ tree: Meta.Tree, in file: borrowing DataFile, namesTrees: Bool, _ progress: () -> Void
  ) throws(Unfit) {
    try tree.checkRoot(in: file, meta)
    guard let root = tree.root else {
      if tree.rows > 0 { throw Unfit(.damagedMeta(page: meta.page)) }
      return
    }
    var walked = Walked(tree: tree, namesTrees: namesTrees)
    try check(root, levels: Int(tree.depth), Bounds(), &walked, in: file, progress)
    guard walked.rows == tree.rows else { throw Unfit(.damagedPage(page: root)) }
  }

  private mutating func check(
    _ number: UInt64, levels: Int, _ bounds: Bounds, _ walked: inout Walked,
    in file: borrowing DataFile, _ progress: () -> Void
  ) throws(Unfit) {
    guard pagesLeft > 0, (2...max(2, meta.lastPage)).contains(number) else {
      throw Unfit(.damagedPage(page: number))
    }
    pagesLeft -= 1
    let page = StorePage(
      try file.check(at: number * meta.pageBytes, count: Int(meta.pageBytes)))
    guard page.number == number,
      page.flags == (levels > 1 ? PageFlags.branch : PageFlags.leaf),
      let nodes = page.nodes, page.ascends(nodes, from: bounds.lower, to: bounds.upper, walked.tree)
    else { throw Unfit(.damagedPage(page: number)) }
    if levels > 1 {
      for index in nodes.indices {
        var below = bounds
        if index > 0 { below.lower = page.key(of: nodes[index]) }
        if index + 1 < nodes.count { below.upper = page.key(of: nodes[index + 1]) }
        try check(
          page.child(of: nodes[index]), levels: levels - 1, below, &walked, in: file, progress)
      }
      progress()
    } else {
      walked.rows += UInt64(nodes.count)
      guard walked.namesTrees else { return }
      for node in nodes {
        guard let tree = page.tree(of: node) else { throw Unfit(.damagedPage(page: number)) }
        try check(tree, in: file, namesTrees: false, progress)
      }
    }
  }
}

/// A page of a tree: 16 bytes of header, the offsets of its nodes, and the nodes (liblmdb 0.9, `mdb.c`,
/// `MDB_page` and `MDB_node`).
private struct StorePage {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var number: UInt64 { bytes.number(at: 0, as: UInt64.self) }
  var flags: UInt16 { bytes.number(at: 10, as: UInt16.self) }

  /// Where its nodes stand in it; nil when one would not be within it, header and key.
  var nodes: [Int]? {
    let end = Int(bytes.number(at: 12, as: UInt16.self))
    guard (16...bytes.count).contains(end), end.isMultiple(of: 2) else { return nil }
    var nodes: [Int] = []
    nodes.reserveCapacity((end - 16) / 2)
    for offset in stride(from: 16, to: end, by: 2) {
      let node = Int(bytes.number(at: offset, as: UInt16.self))
      guard node >= end, node + 8 <= bytes.count, keyRange(of: node).upperBound <= bytes.count
      else { return nil }
      nodes.append(node)
    }
    return nodes
  }

  private func keyRange(of node: Int) -> Range<Int> {
    let length = Int(bytes.number(at: node + 6, as: UInt16.self))
    return node + 8..<node + 8 + length
  }

  /// The key of a node.
  func key(of node: Int) -> [UInt8] { Array(bytes[keyRange(of: node)]) }

  /// The page below a node of a branch: 48 bits.
  func child(of node: Int) -> UInt64 {
    bytes.number(at: node, as: UInt64.self) & 0xFFFF_FFFF_FFFF
  }

  /// The tree that a node of the tree of names holds (`MDB_db`); nil when it holds none.
  func tree(of node: Int) -> Meta.Tree? {
    let holdsTree = bytes.number(at: node + 4, as: UInt16.self) == 0x02
    let start = keyRange(of: node).upperBound
    guard holdsTree, bytes.number(at: node, as: UInt32.self) == 48, start + 48 <= bytes.count
    else { return nil }
    return Meta.Tree(in: bytes, at: start)
  }

  /// Whether the keys ascend without repeats, from one on and below another.
  ///
  /// The first key of a branch says nothing and is not looked at.
  func ascends(
    _ nodes: [Int], from lower: [UInt8]?, to upper: [UInt8]?, _ tree: Meta.Tree
  ) -> Bool {
    let keyed = flags == PageFlags.branch ? nodes.dropFirst() : nodes[...]
    guard let first = keyed.first, let last = keyed.last else { return !nodes.isEmpty }
    func precedes(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
      tree.hasNumberKeys
        ? number(one) < number(other)
        : bytes[one].lexicographicallyPrecedes(bytes[other])
    }
    for (one, other) in zip(keyed, keyed.dropFirst())
    where !precedes(keyRange(of: one), keyRange(of: other)) {
      return false
    }
    if let lower, tree.precedes(key(of: first), lower) { return false }
    if let upper, !tree.precedes(key(of: last), upper) { return false }
    return true
  }

  private func number(_ key: Range<Int>) -> UInt64 {
    key.count == 8 ? bytes.number(at: key.lowerBound, as: UInt64.self) : 0
  }
}

extension Meta.Tree {
  /// Whether its keys are numbers of the machine (`MDB_INTEGERKEY`), as those of the free pages are.
  fileprivate var hasNumberKeys: Bool { flags & 0x08 != 0 }

  fileprivate func precedes(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard hasNumberKeys, one.count == 8, other.count == 8 else {
      return one.lexicographicallyPrecedes(other)
    }
    return one.number(at: 0, as: UInt64.self) < other.number(at: 0, as: UInt64.self)
  }
}

import CLMDB
import Glibc

extension ReadTransaction {
  /// Throws `unfit` with the first page that is not what its place in its tree wants: its own number,
  /// and a leaf, a branch or the first of a long value and nothing else.
  ///
  /// liblmdb goes from leaf to leaf without looking what a page says it is, and looks where it seeks a
  /// key: without this check one reader would read a store that another cannot.
  ///
  /// - Parameter progress: Called after each page of branches.
  public func checkPages(progress: () -> Void = {}) throws(LMDBError) {
    let file = try environment.storeFile()
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

extension Environment {
  /// The file of the store, read beside the map.
  ///
  /// Closing it drops no lock: liblmdb's are on the lock file.
  fileprivate func storeFile() throws(LMDBError) -> DataFile {
    try DataFile(opening: path + "/data.mdb", access: .reading)
  }
}

/// A walk over the pages of trees, which reads branches whole and of leaves only what they say they are.
private struct PageWalk {
  private let meta: Meta
  /// A damaged tree can lead in circles: no sound one has more pages than the file.
  private var pagesLeft: UInt64

  /// Checks the trees of the newest commit, which may be later than the caller's transaction: that
  /// keeps its pages as they are.
  static func check(_ file: borrowing DataFile, _ progress: () -> Void) throws(Unfit) {
    let first = try Meta(readFrom: file, page: 0, pageBytes: nil)
    let second = try Meta(readFrom: file, page: 1, pageBytes: first.pageBytes)
    let meta = second.transaction > first.transaction ? second : first
    var walk = PageWalk(meta: meta, pagesLeft: meta.lastPage)
    try walk.check(meta.trees[0], in: file, namesTrees: false, progress)
    try walk.check(meta.trees[1], in: file, namesTrees: true, progress)
  }

  private mutating func check(
    _ tree: Meta.Tree, in file: borrowing DataFile, namesTrees: Bool, _ progress: () -> Void
  ) throws(Unfit) {
    try tree.checkRoot(in: file, meta)
    guard let root = tree.root else { return }
    try check(root, levels: Int(tree.depth), in: file, namesTrees: namesTrees, progress)
  }

  private mutating func check(
    _ page: UInt64, levels: Int, in file: borrowing DataFile, namesTrees: Bool,
    _ progress: () -> Void
  ) throws(Unfit) {
    guard pagesLeft > 0, (2...max(2, meta.lastPage)).contains(page) else {
      throw Unfit(.damagedPage(page: page))
    }
    pagesLeft -= 1
    let isWanted = levels > 1 || namesTrees
    let bytes = try file.check(
      at: page * meta.pageBytes, count: isWanted ? Int(meta.pageBytes) : 16)
    guard bytes.number(at: 0, as: UInt64.self) == page,
      bytes.number(at: 10, as: UInt16.self) == (levels > 1 ? PageFlags.branch : PageFlags.leaf)
    else { throw Unfit(.damagedPage(page: page)) }
    guard isWanted else { return }
    for node in try nodes(of: bytes, page) {
      if levels > 1 {
        try check(
          bytes.number(at: node, as: UInt64.self) & 0xFFFF_FFFF_FFFF, levels: levels - 1, in: file,
          namesTrees: namesTrees, progress)
      } else {
        try check(
          Meta.Tree(ofNode: node, in: bytes, page), in: file, namesTrees: false, progress)
      }
    }
    progress()
  }

  /// Where the nodes of a page stand in it.
  private func nodes(of bytes: [UInt8], _ page: UInt64) throws(Unfit) -> [Int] {
    let end = Int(bytes.number(at: 12, as: UInt16.self))
    guard (16...bytes.count).contains(end) else { throw Unfit(.damagedPage(page: page)) }
    let nodes = stride(from: 16, to: end - 1, by: 2).map {
      Int(bytes.number(at: $0, as: UInt16.self))
    }
    guard nodes.allSatisfy({ $0 + 8 <= bytes.count }) else {
      throw Unfit(.damagedPage(page: page))
    }
    return nodes
  }
}

extension Meta.Tree {
  /// The tree that a leaf of the tree of names says under one name: eight bytes of the node's header,
  /// the name, then the tree (`MDB_db`).
  fileprivate init(ofNode node: Int, in bytes: [UInt8], _ page: UInt64) throws(Unfit) {
    let isTree = bytes.number(at: node + 4, as: UInt16.self) == 0x02
    let tree = node + 8 + Int(bytes.number(at: node + 6, as: UInt16.self))
    guard isTree, bytes.number(at: node, as: UInt32.self) == 48, tree + 48 <= bytes.count else {
      throw Unfit(.damagedPage(page: page))
    }
    self.init(in: bytes, at: tree)
  }
}

/// The numbers of free pages from some page on, read from the tree of free pages with plain reads.
///
/// A sound store can be shorter than its last page: a page that was allocated and freed within one
/// transaction is never written. So a short file is truncated only if a missing page is not free.
/// (liblmdb 0.9, `mdb.c`: a page is a header of 16 bytes, offsets of nodes, and nodes; each node of
/// the tree's leaves lists pages freed by one transaction, after their count.)
struct FreePages {
  private(set) var numbers: Set<UInt64> = []
  private let first: UInt64
  private let meta: Meta
  /// A damaged tree can lead in circles: no sound one has more pages than the file.
  private var pagesLeft: UInt64

  init(from first: UInt64, in file: borrowing DataFile, _ meta: Meta) throws(Unfit) {
    self.first = first
    self.meta = meta
    pagesLeft = meta.lastPage
    if let root = meta.trees[0].root {
      try collect(from: root, in: file)
    }
  }

  private mutating func collect(from page: UInt64, in file: borrowing DataFile) throws(Unfit) {
    let size = Int(meta.pageBytes)
    guard pagesLeft > 0, page <= meta.lastPage else { throw Unfit(.damagedPage(page: page)) }
    pagesLeft -= 1
    let bytes = try file.check(at: page * meta.pageBytes, count: size)
    let flags = bytes.number(at: 10, as: UInt16.self)
    let nodesEnd = Int(bytes.number(at: 12, as: UInt16.self))
    guard nodesEnd <= size, flags == PageFlags.branch || flags == PageFlags.leaf else {
      throw Unfit(.damagedPage(page: page))
    }
    for offset in stride(from: 16, to: nodesEnd - 1, by: 2) {
      let node = Int(bytes.number(at: offset, as: UInt16.self))
      // A node has eight bytes of header, which on a branch is all there may be; on a leaf follow
      // a key of eight bytes and a list, or the page where the list is.
      guard node + (flags == PageFlags.branch ? 8 : 24) <= size else {
        throw Unfit(.damagedPage(page: page))
      }
      if flags == PageFlags.branch {
        try collect(from: bytes.number(at: node, as: UInt64.self) & 0xFFFF_FFFF_FFFF, in: file)
      } else {
        try collectList(of: bytes, at: node, in: file)
      }
    }
  }

  private mutating func collectList(
    of bytes: [UInt8], at node: Int, in file: borrowing DataFile
  ) throws(Unfit) {
    let length = Int(bytes.number(at: node, as: UInt32.self))
    let isElsewhere = bytes.number(at: node + 4, as: UInt16.self) & 0x01 != 0
    let list: [UInt8]
    if isElsewhere {
      let page = bytes.number(at: node + 16, as: UInt64.self)
      guard page <= meta.lastPage, length <= Int(meta.lastPage + 2) * 8 else {
        throw Unfit(.damagedPage(page: page))
      }
      list = try file.check(at: page * meta.pageBytes + 16, count: length)
    } else {
      list = Array(bytes[(node + 16)...].prefix(length))
    }
    guard list.count >= 8 else { return }
    let count = list.number(at: 0, as: UInt64.self)
    for offset in stride(from: 8, through: list.count - 8, by: 8).prefix(Int(clamping: count)) {
      let page = list.number(at: offset, as: UInt64.self)
      if page >= first { numbers.insert(page) }
    }
  }
}

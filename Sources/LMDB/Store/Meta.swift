/// A reason to stop checking: the verdict it leads to.
struct Unfit: Error {
  let verdict: StoreFile.Verdict

  init(_ verdict: StoreFile.Verdict) {
    self.verdict = verdict
  }
}

/// One of the two meta pages of `data.mdb`, format version 1 (liblmdb 0.9, `mdb.c`, `MDB_meta`),
/// of machines with 64-bit words and the least significant byte first; a store of other machines
/// is foreign to these.
struct Meta {
  static let magic: UInt32 = 0xBEEF_C0DE
  static let version: UInt32 = 1

  let pageBytes: UInt64
  /// The tree of free pages, then the tree of table names.
  let trees: [Tree]
  let lastPage: UInt64
  let transaction: UInt64

  /// Reads and checks the meta page; the first one says itself how long its pages are.
  init(
    readFrom file: borrowing DataFile, page: UInt64, pageBytes knownPageBytes: UInt64?
  ) throws(Unfit) {
    let start = page * (knownPageBytes ?? 0)
    let lengthBytes = try file.checkedLength()
    guard lengthBytes >= start + Layout.end else {
      // Too short for meta pages: foreign if even the first is not there.
      guard page > 0 else { throw Unfit(.foreign) }
      throw Unfit(
        .truncated(expectedBytes: start + Layout.end, foundBytes: lengthBytes))
    }
    let bytes = try file.check(at: start, count: Int(Layout.end))
    let isMeta = bytes.number(at: Layout.pageFlags, as: UInt16.self) == PageFlags.meta
    guard isMeta, bytes.number(at: Layout.magic, as: UInt32.self) == Self.magic else {
      throw Unfit(page == 0 ? .foreign : .damagedMeta(page: 1))
    }
    let version = bytes.number(at: Layout.version, as: UInt32.self)
    guard version == Self.version else { throw Unfit(.otherVersion(version)) }
    pageBytes = UInt64(bytes.number(at: Layout.pageSize, as: UInt32.self))
    trees = [Layout.freePages, Layout.tableNames].map { Tree(in: bytes, at: $0) }
    lastPage = bytes.number(at: Layout.lastPage, as: UInt64.self)
    transaction = bytes.number(at: Layout.transaction, as: UInt64.self)
    // liblmdb writes pages of 512 bytes to 64 KiB, powers of two. A page past 2⁴⁸ bytes cannot be
    // in the map, and keeping it out keeps the arithmetic that follows from overflowing.
    guard
      bytes.number(at: 0, as: UInt64.self) == page,
      (512...65536).contains(pageBytes), pageBytes.nonzeroBitCount == 1,
      lastPage >= 1, lastPage < 1 << 36
    else { throw Unfit(.damagedMeta(page: Int(page))) }
  }

  /// That of the newest commit, whose trees lie in front of its last page.
  ///
  /// Those of the older one lie in the file: where its write failed, liblmdb has put the earlier
  /// commit's number and last page back, and not its trees, whose pages were written before.
  static func newest(
    of first: Meta, _ second: Meta, in file: borrowing DataFile
  ) throws(Unfit) -> Meta {
    let isSecond = second.transaction > first.transaction
    let (newest, older) = isSecond ? (second, first) : (first, second)
    try newest.checkRoots(upTo: newest.lastPage)
    let pages = try file.checkedLength() / older.pageBytes
    try older.checkRoots(upTo: max(older.lastPage, pages))
    return newest
  }

  private func checkRoots(upTo last: UInt64) throws(Unfit) {
    let roots = trees.compactMap(\.root)
    guard roots.allSatisfy({ (2...max(2, last)).contains($0) }) else {
      throw Unfit(.damagedMeta(page: page))
    }
  }

  /// Offsets inside a meta page: 16 bytes of page header, then `MDB_meta`.
  private enum Layout {
    static let pageFlags = 10
    static let magic = 16
    static let version = 20
    static let freePages = 40
    static let pageSize = 40
    static let tableNames = 88
    static let lastPage = 136
    static let transaction = 144
    static let end: UInt64 = 152
  }
}

/// The bits of a page's header that say what it is (`P_BRANCH`, `P_LEAF`, `P_META`).
enum PageFlags {
  static let branch: UInt16 = 0x01
  static let leaf: UInt16 = 0x02
  static let meta: UInt16 = 0x08
}

extension Meta {
  /// What a meta page says of a tree (`MDB_db`).
  struct Tree {
    let flags: UInt16
    let depth: UInt16
    let rows: UInt64
    /// Nil for a tree without a page.
    let root: UInt64?

    init(in bytes: [UInt8], at offset: Int) {
      flags = bytes.number(at: offset + 4, as: UInt16.self)
      depth = bytes.number(at: offset + 6, as: UInt16.self)
      rows = bytes.number(at: offset + 32, as: UInt64.self)
      let root = bytes.number(at: offset + 40, as: UInt64.self)
      self.root = root == .max ? nil : root
    }

    /// Whether the root is there, says its own number, and is of the kind the depth wants.
    func checkRoot(in file: borrowing DataFile, _ meta: Meta) throws(Unfit) {
      guard let root else {
        guard depth == 0 else { throw Unfit(.damagedMeta(page: meta.page)) }
        return
      }
      let header = try file.check(at: root * meta.pageBytes, count: 16)
      let wanted = depth == 1 ? PageFlags.leaf : PageFlags.branch
      guard
        (1...32).contains(depth),
        header.number(at: 0, as: UInt64.self) == root,
        header.number(at: 10, as: UInt16.self) == wanted
      else { throw Unfit(.damagedPage(page: root)) }
    }
  }

  /// Which of the two meta pages this is.
  var page: Int { Int(transaction % 2) }
}

extension DataFile {
  /// The length of the file.
  func checkedLength() throws(Unfit) -> UInt64 {
    do throws(LMDBError) {
      return UInt64(try lengthBytes())
    } catch {
      throw Unfit(.unreadable(error.reason))
    }
  }

  /// Reads bytes a fit file has.
  func check(at offset: UInt64, count: Int) throws(Unfit) -> [UInt8] {
    do throws(LMDBError) {
      return try read(at: Int(offset), count: count)
    } catch {
      guard error.reason == .endOfFile else { throw Unfit(.unreadable(error.reason)) }
      let expected = offset + UInt64(count)
      throw Unfit(.truncated(expectedBytes: expected, foundBytes: try checkedLength()))
    }
  }
}

extension [UInt8] {
  /// The number at an offset, least significant byte first.
  func number<Number: FixedWidthInteger & UnsignedInteger>(
    at offset: Int, as type: Number.Type
  ) -> Number {
    var number: Number = 0
    for index in (0..<MemoryLayout<Number>.size).reversed() {
      number = number << 8 | Number(self[offset + index])
    }
    return number
  }
}

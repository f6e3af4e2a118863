extension StoreFile {
  /// The checks themselves, for a caller that knows the file is not open in this process.
  static func verdict(inFolder path: String) -> Verdict {
    do throws(LMDBError) {
      let file = try DataFile(opening: path + "/data.mdb", access: .reading)
      guard try file.lengthBytes() > 0 else { return .empty }
      while true {
        let before = try metaBytes(of: file)
        let verdict = try verdict(of: file)
        if case .fit = verdict { return verdict }
        // Another process may have committed between two of the reads; then they say nothing.
        if try metaBytes(of: file) == before { return verdict }
      }
    } catch {
      return error.reason == .missing ? .absent : .unreadable(error.reason)
    }
  }

  /// The beginning of the file, where both meta pages are whatever the size of a page.
  private static func metaBytes(of file: borrowing DataFile) throws(LMDBError) -> [UInt8] {
    try file.read(at: 0, count: min(file.lengthBytes(), 2 * 65536))
  }

  private static func verdict(of file: borrowing DataFile) throws(LMDBError) -> Verdict {
    do throws(Unfit) {
      return .fit(try figures(of: file))
    } catch {
      return error.verdict
    }
  }

  private static func figures(of file: borrowing DataFile) throws(Unfit) -> Figures {
    let first = try Meta(readFrom: file, page: 0, pageBytes: nil)
    let second = try Meta(readFrom: file, page: 1, pageBytes: first.pageBytes)
    try checkAlternation(first, second)
    let newest = try Meta.newest(of: first, second, in: file)
    for tree in newest.trees {
      try tree.checkRoot(in: file, newest)
    }
    // The length comes last: a file that grows meanwhile is not taken for a truncated one.
    return Figures(
      lengthBytes: try checkLength(of: file, newest), pageBytes: newest.pageBytes,
      lastPage: newest.lastPage, lastTransaction: newest.transaction)
  }

  /// Commit n goes to meta page n mod 2, so the two differ by one, or are both those of a store in
  /// which nothing was committed yet.
  private static func checkAlternation(_ first: Meta, _ second: Meta) throws(Unfit) {
    guard first.transaction.isMultiple(of: 2) else { throw Unfit(.damagedMeta(page: 0)) }
    guard second.transaction == 0 || !second.transaction.isMultiple(of: 2) else {
      throw Unfit(.damagedMeta(page: 1))
    }
    let areNew = first.transaction == 0 && second.transaction == 0
    let distance =
      max(first.transaction, second.transaction) - min(first.transaction, second.transaction)
    guard areNew || distance == 1 else {
      throw Unfit(.damagedMeta(page: first.transaction > second.transaction ? 0 : 1))
    }
    guard first.pageBytes == second.pageBytes else { throw Unfit(.damagedMeta(page: 1)) }
  }

  /// The file's length, which leaves out no page in use.
  private static func checkLength(
    of file: borrowing DataFile, _ meta: Meta
  ) throws(Unfit) -> UInt64 {
    let length = try file.checkedLength()
    let wholePages = length / meta.pageBytes
    guard wholePages <= meta.lastPage else { return length }
    let free = try FreePages(from: wholePages, in: file, meta)
    guard let missing = (wholePages...meta.lastPage).last(where: { !free.numbers.contains($0) })
    else { return length }
    throw Unfit(
      .truncated(expectedBytes: (missing + 1) * meta.pageBytes, foundBytes: length))
  }
}

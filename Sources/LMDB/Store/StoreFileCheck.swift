extension StoreFile {
  /// The checks themselves, for a caller that knows the file is not open in this process.
  static func verdict(inFolder path: String) -> Verdict {
    do throws(LMDBError) {
      let file = try DataFile(opening: path + "/data.mdb", access: .reading)
      let length = try file.lengthBytes()
      guard length > 0 else { return .empty }
      do throws(Unfit) {
        return .fit(try figures(of: file, lengthBytes: UInt64(length)))
      } catch {
        return error.verdict
      }
    } catch {
      return error.reason == .missing ? .absent : .unreadable(error.reason)
    }
  }

  private static func figures(
    of file: borrowing DataFile, lengthBytes: UInt64
  ) throws(Unfit) -> Figures {
    let first = try Meta(readFrom: file, lengthBytes: lengthBytes, page: 0, pageBytes: nil)
    let second = try Meta(
      readFrom: file, lengthBytes: lengthBytes, page: 1, pageBytes: first.pageBytes)
    try checkAlternation(first, second)
    let newest = second.transaction > first.transaction ? second : first
    let expected = (newest.lastPage + 1) * newest.pageBytes
    guard lengthBytes >= expected else {
      throw Unfit(.truncated(expectedBytes: expected, foundBytes: lengthBytes))
    }
    for tree in newest.trees {
      try tree.checkRoot(in: file, newest)
    }
    return Figures(
      lengthBytes: lengthBytes, pageBytes: newest.pageBytes, lastPage: newest.lastPage,
      lastTransaction: newest.transaction)
  }

  /// Commit n goes to meta page n mod 2, so the two differ by one, or are both those of a store in
  /// which nothing was committed yet.
  private static func checkAlternation(_ first: Meta, _ second: Meta) throws(Unfit) {
    guard first.transaction.isMultiple(of: 2) else { throw Unfit(.damagedMeta(page: 0)) }
    guard second.transaction == 0 || !second.transaction.isMultiple(of: 2) else {
      throw Unfit(.damagedMeta(page: 1))
    }
    guard
      first.transaction == 0 && second.transaction <= 1
        || second.transaction != 0
          && first.transaction.distance(to: second.transaction).magnitude == 1
    else { throw Unfit(.damagedMeta(page: first.transaction > second.transaction ? 0 : 1)) }
    guard first.pageBytes == second.pageBytes else { throw Unfit(.damagedMeta(page: 1)) }
  }
}

internal import LMDB
internal import LedgerTables
internal import Transparency

/// Time stamps beside published heads: the bytes, which others have checked.
extension LedgerStore {
  /// The time stamp beside the head of a size; nil where there is none.
  ///
  /// - Parameter limitBytes: More than this is not read.
  public func stamp(
    ofSize size: UInt64, limitBytes: Int
  ) throws(LedgerStoreError) -> [UInt8]? {
    let published = Folder(folder.path(of: LedgerFiles.published))
    let name = LedgerFiles.stamp(ofSize: size)
    return try inStorage { () throws(LMDBError) in
      guard try published.exists(), try published.lengthBytes(of: name) != nil else { return nil }
      return try published.read(name, limitBytes: limitBytes)
    }
  }

  private func stampLengthBytes(ofSize size: UInt64) throws(LedgerStoreError) -> Int? {
    let published = Folder(folder.path(of: LedgerFiles.published))
    return try inStorage { () throws(LMDBError) in
      guard try published.exists() else { return nil }
      return try published.lengthBytes(of: LedgerFiles.stamp(ofSize: size))
    }
  }

  /// Keeps a time stamp beside a head that was signed here; one that is there already stays.
  ///
  /// - Returns: Whether it is this one that is there now.
  /// - Throws: `.noCheckpoint` when no head of that size was signed here.
  public func keep(stamp: [UInt8], ofSize size: UInt64) throws(LedgerStoreError) -> Bool {
    try mustBeWriting("keep a time stamp")
    return try checkpointLock(in: folder).whileHeld { () throws(LedgerStoreError) in
      guard let note = try storedCheckpoint(ofSize: size) else { throw .noCheckpoint(size: size) }
      if let lengthBytes = try stampLengthBytes(ofSize: size) {
        // One of another length is another stamp, however long it says that it is.
        guard lengthBytes == stamp.count else { return false }
        return try self.stamp(ofSize: size, limitBytes: stamp.count) == stamp
      }
      // Beside it, whoever was stopped before it was.
      try publish(note, size: size)
      try inStorage { () throws(LMDBError) in
        try Folder(folder.path(of: LedgerFiles.published))
          .replace(LedgerFiles.stamp(ofSize: size), stamp)
      }
      return true
    }
  }
}

internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import TimeStamps
public import Transparency

/// A head with the time stamp that is kept beside it.
public struct StampedHead: Sendable, Hashable {
  /// The head.
  public let note: SignedNote
  /// Its size.
  public let size: UInt64
  /// The stamp, which is over its text.
  public let stamp: TimeStamp
}

extension Ledger {
  /// Keeps a time stamp beside the head that it is over, whose signatures may change, its text never.
  ///
  /// One stamp a head: the first stays. What is checked is that the stamp is over the head; who signed it
  /// is not.
  ///
  /// - Parameter query: The question it has to answer, when it is known.
  /// - Throws: `.timeStamp(.otherImprint)` where it is over no head that was signed here;
  ///   `.stampThere` where the head has another stamp.
  public func keep(
    _ stamp: TimeStamp, answering query: TimeStampQuery? = nil
  ) throws(LedgerError) -> StampedHead {
    let note = try checkpoints().last { Digest(hashing: $0.text) == stamp.imprint }
    guard let note else { throw .timeStamp(.otherImprint) }
    let size = try sizeOfHead(note)
    do throws(TimeStampError) {
      try stamp.check(over: note.text, answering: query)
    } catch {
      throw .timeStamp(error)
    }
    let isKept = try inStore { () throws(LedgerStoreError) in
      try store.keep(stamp: stamp.bytes, ofSize: size)
    }
    guard isKept else {
      let name = "\(LedgerFiles.published)/\(LedgerFiles.stamp(ofSize: size))"
      throw .stampThere(path: store.folder.path(of: name))
    }
    return StampedHead(note: note, size: size, stamp: stamp)
  }

  /// The time stamp beside a head; nil where there is none.
  ///
  /// - Throws: `.timeStamp` where what is there does not read, or is over something else.
  public func stamp(of note: SignedNote) throws(LedgerError) -> TimeStamp? {
    let size = try sizeOfHead(note)
    let bytes = try inStore { () throws(LedgerStoreError) in
      try store.stamp(ofSize: size, limitBytes: TimeStamp.longest)
    }
    guard let bytes else { return nil }
    do throws(TimeStampError) {
      let stamp = try TimeStamp(bytes)
      try stamp.check(over: note.text)
      return stamp
    } catch {
      throw .timeStamp(error)
    }
  }

  private func sizeOfHead(_ note: SignedNote) throws(LedgerError) -> UInt64 {
    do throws(TransparencyError) {
      return try Checkpoint(text: note.text).size
    } catch {
      throw .store(.transparency(error))
    }
  }
}

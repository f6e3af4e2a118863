import CLMDB
import Glibc

extension Environment {
  /// Frees the reader slots of processes that were killed, and says how many there were.
  ///
  /// Each pins the pages it was reading. Done at open; do it again from time to time in a process
  /// that stays.
  @discardableResult
  public func clearStaleReaders() throws(LMDBError) -> Int {
    guard holdsReaderSlots else { return 0 }
    var cleared: CInt = 0
    try check(unsafe mdb_reader_check(handle, &cleared), "clear stale readers of the store")
    return Int(cleared)
  }

  /// Copies the store as last committed into an empty folder, durably, while others read and write.
  ///
  /// The copy holds one read open: pages freed meanwhile are reused after it only. Waits for the
  /// write under way; called inside one of this environment, it stops the program.
  public func copy(to folder: String) throws(LMDBError) {
    // liblmdb takes the writer's lock for a moment and would wait for the caller's own write.
    waitForWriter()
    let destination = Folder(folder)
    guard try destination.names().isEmpty else {
      throw LMDBError(.init(code: ENOTEMPTY), "copy the store", folder)
    }
    let before = lastTransaction
    // Into a file of ours: liblmdb would make one that others may read.
    try destination.writeNew("data.mdb") { file throws(LMDBError) in
      let code = unsafe mdb_env_copyfd2(handle, file.descriptor, 0)
      guard code == MDB_SUCCESS else {
        throw LMDBError(.init(code: code), "copy the store", folder)
      }
      // Without a reader slot nothing keeps the pages that are being copied.
      guard holdsReaderSlots || lastTransaction == before else {
        throw error(.writtenMeanwhile, "copy")
      }
    }
    try destination.synchronize()
  }

  /// Asks the disk for what commits have already asked: that everything is there.
  public func synchronize() throws(LMDBError) {
    try check(unsafe mdb_env_sync(handle, 1), "synchronize the store")
  }
}

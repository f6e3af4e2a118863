import CanonicalJSON
import Entente
import Foundation
import LMDB
import LedgerStore
import LedgerTables
import Partnership
import RecordFormat
import Transparency
import Wording

/// What can be told of a ledger's store without verifying it.
struct Health {
  let path: String
  let ledger: String
  let clock: LedgerClock
  let format: UInt64
  let records: UInt64
  let derived: DerivedPosition
  let figures: StoreFigures
  /// How many records the checkpoint key has signed; nil without a guard.
  let signed: UInt64?
  let hasCheckpointKey: Bool
  /// Where the key that signs heads is expected.
  let checkpointKey: String
  /// How often heads are signed without being asked for; nil for never.
  let rhythm: CheckpointRhythm?
  /// How many records the file of the words' keys has room for; nil without the file.
  let wordsKeys: UInt64?
  let documents: Int
  /// How many other processes have the ledger open; nil when the system does not tell.
  let otherProcesses: Int?
  let freeBytes: Int?
  let isWritable: Bool
  /// The key of the log whose mirror it is; nil for a ledger of its own.
  let mirrored: String?

  init(of ledger: Ledger, at path: String) throws(CommandError) {
    let store = ledger.store
    self.path = path
    self.ledger = ledger.name.text
    clock = ledger.clock
    do throws(LedgerStoreError) {
      (format, records, derived) = try store.read { transaction, view throws(LedgerTablesError) in
        (
          try transaction.formatStamp()?.format ?? 0, view.size, try transaction.derivedPosition()
        )
      }
      figures = try store.figures()
      signed = try store.signedSize()
      hasCheckpointKey = try store.hasCheckpointKey()
      checkpointKey = try store.checkpointKeyPath()
      rhythm = try store.checkpointRhythm()
    } catch {
      throw CommandError(error, at: path)
    }
    let folder = store.folder
    do throws(LMDBError) {
      wordsKeys = try folder.lengthBytes(of: WordsKeysFile.name).map { length in
        UInt64(max(0, length / WordsKeysFile.slotBytes - 1))
      }
      let kept = Folder(folder.path(of: LedgerFiles.documents))
      documents =
        try kept.exists()
        ? Set(try kept.names().compactMap { DocumentFile(name: $0)?.sha256 }).count : 0
    } catch {
      throw CommandError(error, at: path)
    }
    otherProcesses = Health.otherProcesses(holding: folder.path(of: LedgerFiles.presence))
    freeBytes = Health.freeBytes(at: path)
    isWritable = folder.isWritable
    mirrored = ledger.mirrored?.key.text
  }

  private static func freeBytes(at path: String) -> Int? {
    do {
      let attributes = try FileManager.default.attributesOfFileSystem(forPath: path)
      return (attributes[.systemFreeSize] as? NSNumber)?.intValue
    } catch {
      // Not every file system tells; then nothing is said of it.
      return nil
    }
  }

  /// How many other processes hold a lock on a file, by the kernel's own list: to try the lock
  /// would keep others from opening the ledger meanwhile.
  private static func otherProcesses(holding path: String) -> Int? {
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      guard let inode = (attributes[.systemFileNumber] as? NSNumber)?.stringValue else {
        return nil
      }
      let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
      let own = String(ProcessInfo.processInfo.processIdentifier)
      let holders = locks.split(separator: "\n").compactMap { line -> Substring? in
        let parts = line.split(separator: " ")
        guard parts.count >= 6, parts[1] == "FLOCK", parts[5].hasSuffix(":\(inode)") else {
          return nil
        }
        return parts[4]
      }
      return Set(holders).subtracting([own[...]]).count
    } catch {
      // No `presence` yet, or no /proc: then nothing is said of it.
      return nil
    }
  }
}

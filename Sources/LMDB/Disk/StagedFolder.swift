internal import CLMDB
import Glibc

/// A folder that is filled under another name and takes its own in one step, whole and durable: stopped
/// before, nothing is there under its name.
///
/// Its files are made durable together at the end, not one by one: there may be a hundred thousand.
public struct StagedFolder: ~Copyable {
  /// The folder as it is being filled.
  public let folder: Folder
  private let path: String
  private let lock: FileLock
  private var made: Set<String> = []
  private var isFinished = false

  /// `RENAME_NOREPLACE` of Linux.
  private static let noReplace: CUnsignedInt = 1

  /// Begins to fill a folder; what a run that was stopped left of it makes room.
  ///
  /// - Throws: `exists` where there is anything at the path, `locked` while another run fills it.
  public init(_ path: String, for readers: Readers) throws(LMDBError) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    let folder = Folder("\(path).new", for: readers)
    var status = stat()
    guard unsafe lstat(path, &status) != 0 else { throw LMDBError(.exists, "make", path) }
    if try folder.exists() {
      // Whoever fills it holds the lock; one that nobody holds was left behind.
      let left = try FileLock(.exclusive, on: folder.path, waiting: false)
      try left.whileHeld { () throws(LMDBError) in try folder.removeTree() }
    }
    try folder.make()
    lock = try FileLock(.exclusive, on: folder.path, waiting: false)
    self.folder = folder
  }

  /// Makes the folders that a name leads through.
  public mutating func makeFolders(for name: String) throws(LMDBError) {
    guard let slash = name.lastIndex(of: "/"),
      made.insert(String(name[..<slash])).inserted
    else { return }
    try folder.makeFolders(for: name)
  }

  /// Writes a new file of that name.
  public mutating func write(_ name: String, _ bytes: [UInt8]) throws(LMDBError) {
    let file = try begin(name)
    try file.write(bytes, at: 0)
  }

  /// Makes a new file of that name, to be written into.
  public mutating func begin(_ name: String) throws(LMDBError) -> DataFile {
    try makeFolders(for: name)
    return try DataFile(
      opening: folder.path(of: name), access: .creatingExclusively, readers: folder.readers)
  }

  /// Makes everything durable and gives the folder its name.
  ///
  /// - Throws: `exists` where something has come to be at the path meanwhile.
  public consuming func finish() throws(LMDBError) {
    do throws(LMDBError) {
      try folder.synchronizeFileSystem()
      guard
        unsafe renameat2(AT_FDCWD, folder.path, AT_FDCWD, path, StagedFolder.noReplace) == 0
      else { throw LMDBError(.init(code: errno), "rename", folder.path) }
      try Folder(path, for: folder.readers).synchronizeParent()
    } catch {
      discard()
      throw error
    }
    isFinished = true
  }

  /// Makes one of its files durable and gives it the folder's name, in place of the folder; nothing else is left.
  ///
  /// - Throws: `exists` where something has come to be at the path meanwhile.
  public consuming func finish(as name: String) throws(LMDBError) {
    do throws(LMDBError) {
      // Before it has its name: what a loss of power leaves then makes room for the next run.
      for other in try folder.names() where other != name {
        if try folder.ownFolderExists(other) {
          try Folder(folder.path(of: other), for: folder.readers).removeTree()
        } else {
          try folder.remove(other)
        }
      }
      let whole = folder.path(of: name)
      try DataFile(opening: whole, access: .writing).synchronize()
      guard unsafe renameat2(AT_FDCWD, whole, AT_FDCWD, path, StagedFolder.noReplace) == 0 else {
        throw LMDBError(.init(code: errno), "rename", whole)
      }
      discard()
      try folder.synchronizeParent()
    } catch {
      discard()
      throw error
    }
    isFinished = true
  }

  deinit {
    if !isFinished { discard() }
  }

  /// What is half filled is not left behind; that the disk refuses this too changes nothing.
  private func discard() { try? folder.removeTree() }
}

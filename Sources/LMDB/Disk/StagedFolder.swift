internal import CLMDB
import Glibc

/// A folder that is filled under another name and takes its own in one step, whole and durable: stopped
/// before, nothing is there under its name.
///
/// It is filled inside a folder of ours beside it, which bears a mark: what a run left that was stopped is
/// known by that, and nothing of anybody else's is ever removed. Only its owner may enter that folder: what is
/// left may be words, and nobody has been given them yet. What is inside has from the start the modes it keeps.
///
/// Its files are made durable together at the end, not one by one: there may be a hundred thousand.
public struct StagedFolder: ~Copyable {
  /// The folder as it is being filled.
  public let folder: Folder
  private let path: String
  /// What it lies in until it has its name.
  private let outer: Folder
  private let lock: FileLock
  private var made: Set<String> = []
  private var isFinished = false

  /// `RENAME_NOREPLACE` of Linux.
  private static let noReplace: CUnsignedInt = 1
  /// The file by which a folder is known for one of ours.
  private static let mark = ".entente-staged"

  /// Begins to fill a folder; what a run that was stopped left of it makes room.
  ///
  /// - Throws: `exists` where there is anything at the path, or something that is not ours where it would be
  ///   filled; `locked` while another run fills it.
  public init(_ path: String, for readers: Readers) throws(LMDBError) {
    let path = FilePlace.trimmed(path)
    self.path = path
    let outer = Folder("\(path).new", for: .owner)
    var status = stat()
    // What a run left goes first, whole or not: it may be words.
    if unsafe lstat(outer.path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw LMDBError(.exists, "make", outer.path)
      }
      // Whoever fills it holds the lock; one that nobody holds was left behind.
      let left = try FileLock(.exclusive, on: outer.path, waiting: false)
      try left.whileHeld { () throws(LMDBError) in
        let isOurs = try outer.ownLengthBytes(of: StagedFolder.mark) == 0
        let names = try outer.names()
        guard isOurs || names.isEmpty else { throw LMDBError(.exists, "make", outer.path) }
        try StagedFolder.remove(outer)
      }
    }
    guard unsafe lstat(path, &status) != 0 else { throw LMDBError(.exists, "make", path) }
    try outer.make()
    let held = try FileLock(.exclusive, on: outer.path, waiting: false)
    try outer.create(StagedFolder.mark, [])
    let folder = Folder(outer.path(of: FilePlace(path).name), for: readers)
    try folder.make()
    lock = held
    self.folder = folder
    self.outer = outer
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
      discard()
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
      let whole = folder.path(of: name)
      try DataFile(opening: whole, access: .writing).synchronize()
      guard unsafe renameat2(AT_FDCWD, whole, AT_FDCWD, path, StagedFolder.noReplace) == 0 else {
        throw LMDBError(.init(code: errno), "rename", whole)
      }
      discard()
      try outer.synchronizeParent()
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
  private func discard() { try? StagedFolder.remove(outer) }

  /// Stopped on the way, what is left is still known for one of ours.
  private static func remove(_ outer: Folder) throws(LMDBError) {
    try outer.removeTree(last: mark)
  }
}

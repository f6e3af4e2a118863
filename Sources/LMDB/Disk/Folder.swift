internal import CLMDB
import Glibc

/// Who may read a file or a folder that is made.
public enum Readers: Hashable, Sendable {
  /// Its owner alone.
  case owner
  /// Everybody whom the process's mask lets: what is made to be published.
  case all

  var fileMode: mode_t { self == .owner ? 0o600 : 0o666 }
  var folderMode: mode_t { self == .owner ? 0o700 : 0o777 }
}

/// A folder and the small files in it, written so that they survive a loss of power.
///
/// Names may lead into folders below (`"tile/0/000"`), which must exist.
public struct Folder: Hashable, Sendable {
  /// The folder's path.
  public let path: String
  /// Who may read what is made in it.
  public let readers: Readers

  /// Names the folder, which need not exist yet.
  public init(_ path: String, for readers: Readers = .owner) {
    self.path = path
    self.readers = readers
  }

  /// Whether another path leads to the same folder; none is the same that is not there.
  public func isSame(asFolderAt path: String) -> Bool {
    guard let this = FileIdentity(ofFile: self.path) else { return false }
    return this == FileIdentity(ofFile: path)
  }

  /// The path of a file or folder inside this one.
  public func path(of name: String) -> String {
    "\(path)/\(name)"
  }
}

// MARK: - Files

extension Folder {
  /// Writes a new file, durable when this returns; throws `exists` when there is one of that name.
  public func create(_ name: String, _ bytes: some RowBytes) throws(LMDBError) {
    try writeNew(name) { file throws(LMDBError) in try file.write(bytes, at: 0) }
    try synchronize(parentOf: name)
  }

  /// Writes the file whole in place of the one there, if any: after a crash there is the old one
  /// or the new one, never a part.
  public func replace(_ name: String, _ bytes: some RowBytes) throws(LMDBError) {
    try replace(name) { file throws(LMDBError) in try file.write(bytes, at: 0) }
  }

  /// Copies a file of another folder, written as `replace` does, in pieces; throws `tooLong` rather
  /// than copying one over the limit.
  public func copy(
    _ name: String, from source: Folder, limitBytes: Int
  ) throws(LMDBError) {
    let original = try DataFile(opening: source.path(of: name), access: .reading)
    let length = try original.lengthBytes()
    guard length <= limitBytes else {
      throw LMDBError(.tooLong(limitBytes: limitBytes), "copy", original.path)
    }
    try copy(name, from: original, lengthBytes: length)
  }

  /// Copies the beginning of a file of another folder, or all of it if it is shorter: as long as it
  /// is when it is opened.
  public func copy(
    _ name: String, from source: Folder, firstBytes: Int
  ) throws(LMDBError) {
    let original = try DataFile(opening: source.path(of: name), access: .reading)
    try copy(name, from: original, lengthBytes: min(firstBytes, try original.lengthBytes()))
  }

  private func copy(
    _ name: String, from original: borrowing DataFile, lengthBytes: Int
  ) throws(LMDBError) {
    try replace(name) { file throws(LMDBError) in
      // A file may say that it is longer than all memory: a hole costs its owner nothing.
      for start in stride(from: 0, to: lengthBytes, by: Folder.pieceBytes) {
        let count = min(Folder.pieceBytes, lengthBytes - start)
        try file.write(try original.read(at: start, count: count), at: start)
      }
    }
  }

  private static let pieceBytes = 4 << 20

  private func replace(
    _ name: String, filling fill: (borrowing DataFile) throws(LMDBError) -> Void
  ) throws(LMDBError) {
    let temporary = "\(name).new"
    // What a crash left of an earlier attempt.
    try remove(temporary)
    try writeNew(temporary, filling: fill)
    guard unsafe rename(path(of: temporary), path(of: name)) == 0 else {
      throw failure("rename", temporary)
    }
    try synchronize(parentOf: name)
  }

  /// Reads the file whole; throws `tooLong` rather than reading more than the limit.
  public func read(_ name: String, limitBytes: Int) throws(LMDBError) -> [UInt8] {
    let file = try DataFile(opening: path(of: name), access: .reading)
    let length = try file.lengthBytes()
    guard length <= limitBytes else {
      throw LMDBError(.tooLong(limitBytes: limitBytes), "read", path(of: name))
    }
    return try file.read(at: 0, count: Int(length))
  }

  /// The length of the file; nil when there is none.
  public func lengthBytes(of name: String) throws(LMDBError) -> Int? {
    var status = stat()
    guard unsafe stat(path(of: name), &status) == 0 else {
      if errno == ENOENT { return nil }
      throw failure("look at", name)
    }
    return Int(status.st_size)
  }

  /// The length of a file that lies in the folder itself or in folders below it; nil when there is none,
  /// and where a link or anything else that is no file stands on the way: what strangers bring may lead
  /// anywhere.
  public func ownLengthBytes(of name: String) throws(LMDBError) -> Int? {
    var below = ""
    var status = stat()
    for part in name.split(separator: "/") {
      if !below.isEmpty {
        guard status.st_mode & S_IFMT == S_IFDIR else { return nil }
        below += "/"
      }
      below += part
      guard unsafe lstat(path(of: below), &status) == 0 else {
        if Folder.isNothing(errno, below: part.utf8.count) { return nil }
        throw failure("look at", below)
      }
    }
    return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// Whether a file of that name has another name too, in this folder or elsewhere: a hard link, by which what
  /// is written here is written there.
  public func hasOtherName(_ name: String) throws(LMDBError) -> Bool {
    guard let status = try ownStatus(of: name) else { return false }
    return status.st_mode & S_IFMT == S_IFREG && status.st_nlink > 1
  }

  /// Whether a folder of that name lies in this one, and not behind a link.
  public func ownFolderExists(_ name: String) throws(LMDBError) -> Bool {
    guard let status = try ownStatus(of: name) else { return false }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// What a name is itself, and not what it leads to; nil where there is nothing.
  private func ownStatus(of name: String) throws(LMDBError) -> stat? {
    var status = stat()
    guard unsafe lstat(path(of: name), &status) == 0 else {
      if Folder.isNothing(errno, below: name.utf8.count) { return nil }
      throw failure("look at", name)
    }
    return status
  }

  /// Whether a failed look says that there is nothing of a name: one that is longer than any can be is of
  /// nothing, as one may be that `names` has repaired.
  private static func isNothing(_ code: Int32, below nameBytes: Int) -> Bool {
    code == ENOENT || (code == ENAMETOOLONG && nameBytes > Int(NAME_MAX))
  }

  /// Removes the file; false when there was none.
  @discardableResult
  public func remove(_ name: String) throws(LMDBError) -> Bool {
    guard unsafe unlink(path(of: name)) == 0 else {
      if errno == ENOENT { return false }
      throw failure("remove", name)
    }
    return true
  }

  /// Makes a file, durably; none is left where filling it fails.
  func writeNew(
    _ name: String, filling fill: (borrowing DataFile) throws(LMDBError) -> Void
  ) throws(LMDBError) {
    let file = try DataFile(
      opening: path(of: name), access: .creatingExclusively, readers: readers)
    do throws(LMDBError) {
      try fill(file)
      try file.synchronize()
    } catch {
      // What is half written is not left behind; that the disk refuses this too changes nothing.
      unsafe unlink(path(of: name))
      throw error
    }
  }
}

// MARK: - The folder itself

extension Folder {
  /// Makes the folder, durably; throws `exists` when it is there.
  public func make() throws(LMDBError) {
    guard unsafe mkdir(path, readers.folderMode) == 0 else { throw failure("make the folder") }
    try synchronize(path)
    try synchronize(parent(of: path))
  }

  /// Makes the folder where there is none yet.
  public func makeIfMissing() throws(LMDBError) {
    if try exists() { return }
    do throws(LMDBError) {
      try make()
    } catch  where error.reason == .exists {
      // Another task has just made it.
      guard try exists() else { throw error }
    }
  }

  /// Makes the folders below that a name leads through, where there are none yet; a link is none of
  /// them, since it would lead what is written to another place.
  public func makeFolders(for name: String) throws(LMDBError) {
    var below = self
    for part in name.split(separator: "/").dropLast() {
      below = Folder(below.path(of: String(part)), for: readers)
      try below.makeIfMissing()
      var status = stat()
      guard unsafe lstat(below.path, &status) == 0 else { throw below.failure("look at") }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw LMDBError(.init(code: ENOTDIR), "make the folder", below.path)
      }
    }
  }

  /// Moves a file to another name in the same file system, durably, in place of what is there.
  public func move(_ name: String, to newName: String) throws(LMDBError) {
    guard unsafe rename(path(of: name), path(of: newName)) == 0 else {
      throw failure("rename", name)
    }
    try synchronize(parentOf: newName)
  }

  /// Whether there is a folder at the path.
  public func exists() throws(LMDBError) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw failure("look at")
    }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is a file at the path, or anything else that is no folder.
  public func isFile() throws(LMDBError) -> Bool {
    guard FileIdentity(ofFile: path) != nil else { return false }
    return try !exists()
  }

  /// The names of what is in the folder, in order of their bytes.
  ///
  /// One that is not in UTF-8 is repaired, so that it can be shown; there is nothing of the repaired name.
  public func names() throws(LMDBError) -> [String] {
    guard let stream = unsafe opendir(path) else { throw failure("list") }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let length = unsafe MemoryLayout.size(ofValue: pointer.pointee)
        return unsafe pointer.withMemoryRebound(to: CChar.self, capacity: length) {
          unsafe String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw failure("list") }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether this process may make and change files in the folder: by mode, owner and mount.
  public var isWritable: Bool {
    unsafe faccessat(AT_FDCWD, path, W_OK | X_OK, AT_EACCESS) == 0
  }

  /// Removes the folder, which must be empty.
  public func removeIfEmpty() throws(LMDBError) {
    guard unsafe rmdir(path) == 0 else { throw failure("remove the folder") }
  }

  /// Removes the folder with everything in it; links are removed, and not what they lead to.
  ///
  /// - Parameter last: What goes after everything else.
  public func removeTree(last: String? = nil) throws(LMDBError) {
    let names = try names()
    for name in names.filter({ $0 != last }) + names.filter({ $0 == last }) {
      if try ownFolderExists(name) {
        try Folder(path(of: name), for: readers).removeTree()
      } else {
        try remove(name)
      }
    }
    try removeIfEmpty()
  }

  /// Makes durable everything that was written into the file system the folder is in.
  func synchronizeFileSystem() throws(LMDBError) {
    let file = try DataFile(opening: path, access: .reading)
    guard syncfs(file.descriptor) == 0 else { throw failure("synchronize") }
  }

  /// Makes durable that the folder is there under its name.
  func synchronizeParent() throws(LMDBError) { try synchronize(parent(of: path)) }

  /// Makes durable which names the folder holds.
  public func synchronize() throws(LMDBError) {
    try synchronize(path)
  }

  private func synchronize(parentOf name: String) throws(LMDBError) {
    try synchronize(parent(of: path(of: name)))
  }

  private func synchronize(_ path: String) throws(LMDBError) {
    let file = try DataFile(opening: path, access: .reading)
    try file.synchronize()
  }

  private func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func failure(_ operation: String, _ name: String? = nil) -> LMDBError {
    LMDBError(.init(code: errno), operation, name.map(path(of:)) ?? path)
  }
}
